package org.fusionflow.ode;

/**
 * The linear system {@code (I - h A (x) J) x = r} of the stages of {@link RadauTableau}. In the basis of eigenvectors of A it separates into one
 * real and two complex systems of the size of the flow (Hairer and Wanner, section IV.8). That takes a ninth of the work of the full system
 * for two unknowns and a fourteenth for many.
 */
final class StageSystem {
    private static final int STAGES = RadauTableau.STAGES;
    private static final StageModes MODES = new StageModes(new RadauTableau());

    private final int n;
    private final LinearSystem real;
    private final double[] realMatrix;
    private final ComplexLinearSystem[] pairs = new ComplexLinearSystem[StageModes.PAIRS];
    private final double[][] pairMatrices;
    private final double[] part;
    private final double[][] pairParts;

    StageSystem(int n) {
        this.n = n;
        real = new LinearSystem(n);
        realMatrix = new double[n * n];
        pairMatrices = new double[StageModes.PAIRS][2 * n * n];
        pairParts = new double[StageModes.PAIRS][2 * n];
        for (int p = 0; p < StageModes.PAIRS; p++) {
            pairs[p] = new ComplexLinearSystem(n);
        }
        part = new double[n];
    }

    /**
     * @param jacobian J, row by row
     * @return false if one of the systems is singular or not finite
     */
    boolean factor(double[] jacobian, double h) {
        double gamma = h * MODES.real();
        for (int i = 0; i < n * n; i++) {
            realMatrix[i] = -gamma * jacobian[i];
        }
        for (int k = 0; k < n; k++) {
            realMatrix[k * n + k] += 1;
        }
        boolean regular = real.factor(realMatrix);
        for (int p = 0; p < StageModes.PAIRS; p++) {
            double[] matrix = pairMatrices[p];
            for (int i = 0; i < n * n; i++) {
                matrix[2 * i] = -h * MODES.re(p) * jacobian[i];
                matrix[2 * i + 1] = -h * MODES.im(p) * jacobian[i];
            }
            for (int k = 0; k < n; k++) {
                matrix[2 * (k * n + k)] += 1;
            }
            regular &= pairs[p].factor(matrix);
        }
        return regular;
    }

    /** Overwrites {@code right}, stage by stage, with the solution. */
    void solve(double[] right) {
        for (int k = 0; k < n; k++) {
            part[k] = 0;
            for (int s = 0; s < STAGES; s++) {
                part[k] += MODES.toReal(s) * right[s * n + k];
            }
            for (int p = 0; p < StageModes.PAIRS; p++) {
                double re = 0;
                double im = 0;
                for (int s = 0; s < STAGES; s++) {
                    re += MODES.toPairRe(p, s) * right[s * n + k];
                    im += MODES.toPairIm(p, s) * right[s * n + k];
                }
                pairParts[p][2 * k] = re;
                pairParts[p][2 * k + 1] = im;
            }
        }
        real.solve(part);
        for (int p = 0; p < StageModes.PAIRS; p++) {
            pairs[p].solve(pairParts[p]);
        }
        for (int s = 0; s < STAGES; s++) {
            for (int k = 0; k < n; k++) {
                double sum = MODES.fromReal(s) * part[k];
                for (int p = 0; p < StageModes.PAIRS; p++) {
                    // A pair contributes a number and its conjugate: twice the real part.
                    sum += 2
                            * (MODES.fromPairRe(p, s) * pairParts[p][2 * k]
                                    - MODES.fromPairIm(p, s) * pairParts[p][2 * k + 1]);
                }
                right[s * n + k] = sum;
            }
        }
    }
}
