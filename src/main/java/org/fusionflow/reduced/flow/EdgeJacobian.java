package org.fusionflow.reduced.flow;

import java.util.Arrays;

/**
 * The Jacobian of an {@link EdgeFlow}: derivatives of {@code kappa_m (g_m e_m - mu v_m)} and {@code kappa_e (pull_e - mu a_e)} by all coordinates. Factors of
 * rates count as constant, also under modulation.
 */
final class EdgeJacobian {
    private final EdgeState at;

    EdgeJacobian(EdgeState at) {
        this.at = at;
    }

    /**
     * Writes the derivatives at the state that {@link EdgeState#respond} saw last.
     *
     * @param factor kappa of the leaves' edges
     * @param innerFactor kappa of the inner edges
     * @param decay mu
     */
    void write(double[] state, double[] factor, double[] innerFactor, double decay, double[] jacobian) {
        int n = at.size();
        int d = at.map.length;
        Arrays.fill(jacobian, 0, n * n, 0);
        // de/dv_pj = -(g_p Sigma_pj + slope_p v_pj (v_p Sigma)) and de/da_f = -sum over q of d_f share_fq (v_q Sigma).
        double[][] images = new double[at.leaves()][d];
        double[] relative = new double[at.leaves()];
        for (int q = 0; q < images.length; q++) {
            for (int k = at.starts[q]; k < at.starts[q + 1]; k++) {
                at.regression.addImage(state[k], k, images[q]);
            }
            relative[q] = at.length[q] > 0 ? (at.leafDepths[q] - 1) / (at.length[q] * at.length[q]) : 0;
        }
        double[] change = new double[d];
        for (int p = 0; p < images.length; p++) {
            for (int j = at.starts[p]; j < at.starts[p + 1]; j++) {
                double turn = relative[p] * state[j];
                for (int i = 0; i < d; i++) {
                    change[i] = -at.gain[p] * (at.regression.covariance(j, i) + turn * images[p][i]);
                }
                addChange(state, factor, innerFactor, jacobian, j, change);
                for (int i = at.starts[p]; i < at.starts[p + 1]; i++) {
                    jacobian[i * n + j] += factor[p] * at.gain[p] * turn * at.residual[i];
                }
                for (int e = 0; e < innerFactor.length; e++) {
                    jacobian[(d + e) * n + j] +=
                            innerFactor[e] * at.share[e][p] * (turn * at.along[p] + at.residual[j]);
                }
            }
        }
        for (int f = 0; f < innerFactor.length; f++) {
            writeInner(state, factor, innerFactor, jacobian, f, images);
        }
        for (int m = 0; m < factor.length; m++) {
            for (int i = at.starts[m]; i < at.starts[m + 1]; i++) {
                jacobian[i * n + i] -= decay * factor[m];
            }
        }
        for (int e = 0; e < innerFactor.length; e++) {
            jacobian[(d + e) * (n + 1)] -= decay * innerFactor[e];
        }
    }

    private void writeInner(
            double[] state, double[] factor, double[] innerFactor, double[] jacobian, int f, double[][] images) {
        int n = at.size();
        int d = at.map.length;
        int depth = at.inner.get(f).depth();
        double[] change = new double[d];
        for (int q : at.inner.get(f).modalities()) {
            for (int i = 0; i < d; i++) {
                change[i] -= depth * at.share[f][q] * images[q][i];
            }
        }
        addChange(state, factor, innerFactor, jacobian, d + f, change);
        for (int m : at.inner.get(f).modalities()) {
            for (int i = at.starts[m]; i < at.starts[m + 1]; i++) {
                jacobian[i * n + d + f] += factor[m] * depth * at.share[f][m] * at.residual[i];
            }
            for (int e = 0; e < innerFactor.length; e++) {
                if (at.inner.get(e).modalities().contains(m)) {
                    jacobian[(d + e) * n + d + f] += innerFactor[e] * at.second(state, m, e, f) * at.along[m];
                }
            }
        }
    }

    /** Adds to a column what follows from a change of the residual. */
    private void addChange(
            double[] state, double[] factor, double[] innerFactor, double[] jacobian, int column, double[] change) {
        int n = at.size();
        for (int m = 0; m < factor.length; m++) {
            double inward = 0;
            for (int i = at.starts[m]; i < at.starts[m + 1]; i++) {
                jacobian[i * n + column] += factor[m] * at.gain[m] * change[i];
                inward += state[i] * change[i];
            }
            for (int e = 0; e < innerFactor.length; e++) {
                jacobian[(at.map.length + e) * n + column] += innerFactor[e] * at.share[e][m] * inward;
            }
        }
    }
}
