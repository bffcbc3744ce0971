package org.fusionflow.data.moments;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import org.fusionflow.linear.ExactRank;
import org.fusionflow.linear.Semidefinite;
import org.fusionflow.linear.Vector;
import org.jspecify.annotations.Nullable;

/**
 * What rounding can make of a least-squares map and its residual. The moments are known to a few units of rounding, each
 * in its own unit, which is that of Cauchy and Schwarz's bound, so the residual of input i is uncertain by
 *
 * <pre>c (t_i + sum_j |z_ji| t_j),    t_i = sqrt(Sigma_yy Sigma_ii) + sum_j |w_j Sigma_ji|</pre>
 *
 * <p>with j over the inputs in S, z the regression of x_i on them, and c the rounding of an entry and of a sum of so many
 * terms. This is the first-order bound of the error of {@code Sigma_yxi - Sigma_yxS pinv(Sigma_SS) Sigma_Si} for errors
 * {@code c t} of the equations (Higham, Accuracy and Stability of Numerical Algorithms, section 7.2: componentwise). It
 * does not depend on units, and it is computed from the inputs that take part alone.
 */
final class Rounding {
    /**
     * A map that is a larger fraction of the whole prediction never counts as 0; where rounding is larger than this,
     * nothing is known of the map.
     */
    private static final double LARGEST = 1e-3;

    private static final double UNIT_ROUNDOFF = 0x1p-53;

    /** Up to so many inputs in S the sharper bounds take no time that counts. */
    private static final int FEW = 96;

    /** For the rounding of moments that are not quite those of any data. */
    private static final double SLACK = 1.01;

    private final LeastSquares point;
    private final Moments moments;
    private final int d;
    private final int[] inside;
    private final double factor;
    /** {@code t_i}, one row an output. */
    private final double[][] terms;
    /** Found when it is first asked for. */
    private double @Nullable [] scaled;

    Rounding(LeastSquares point) {
        this.point = point;
        moments = point.moments();
        d = moments.modalities().inputs();
        inside = point.learned();
        factor = moments.knowledge().rounding() + (inside.length + 4) * UNIT_ROUNDOFF;
        terms = new double[moments.outputs()][d];
        for (int o = 0; o < terms.length; o++) {
            Optional<Vector> teacher = moments.knowledge().teacher(o);
            Vector map = point.map().slice(o * d, (o + 1) * d);
            Vector factors = teacher.map(known -> known.minus(map)).orElse(map);
            for (int i = 0; i < d; i++) {
                double unit = Math.sqrt(moments.outputVariance())
                        * Math.sqrt(moments.inputCovariance().at(i, i));
                double sum = teacher.isPresent() ? 0 : unit;
                for (int j = 0; j < d; j++) {
                    // By rows, which are in the cache.
                    sum += Math.abs(factors.at(j) * moments.inputCovariance().at(i, j));
                }
                terms[o][i] = sum;
            }
        }
    }

    /**
     * Bounds for the inputs of a modality outside S, of the shape of the residual; 0 elsewhere. Of many inputs, one whose residual is above a cruder bound
     * gets that one, which takes no solution of equations.
     */
    double[] residualBounds(int modality) {
        double[] bounds = new double[point.residual().size()];
        Optional<Semidefinite> equations = point.equations();
        for (int i = moments.modalities().start(modality);
                i < moments.modalities().start(modality + 1);
                i++) {
            if (isCrudelyTold(i)) {
                for (int o = 0; o < terms.length; o++) {
                    bounds[o * d + i] = crude(o, i);
                }
                continue;
            }
            double[] crossed = new double[inside.length];
            for (int k = 0; k < crossed.length; k++) {
                crossed[k] = moments.inputCovariance().at(i, inside[k]);
            }
            Optional<Vector> regression = equations.map(solver -> solver.particular(Vector.of(crossed)));
            for (int o = 0; o < terms.length; o++) {
                double sum = terms[o][i];
                for (int k = 0; k < crossed.length; k++) {
                    sum += Math.abs(regression.orElseThrow().at(k)) * terms[o][inside[k]];
                }
                bounds[o * d + i] = factor * sum;
            }
        }
        return bounds;
    }

    private boolean isCrudelyTold(int i) {
        if (inside.length <= FEW) {
            return false;
        }
        for (int o = 0; o < terms.length; o++) {
            if (!(Math.abs(point.residual().at(o * d + i)) > crude(o, i))) {
                return false;
            }
        }
        return true;
    }

    /**
     * A bound above the one of input i. In units of standard deviations z solves {@code z C = c} with {@code z C z' <= 1}, because no part of an input
     * varies more than the whole; so {@code |z| <= 1/sqrt(lambda)} with the smallest eigenvalue, and Cauchy and Schwarz bound the sum.
     */
    private double crude(int o, int i) {
        double size = Math.sqrt(moments.inputCovariance().at(i, i) / smallest()) * scaledTerms()[o];
        return factor * (terms[o][i] + SLACK * size);
    }

    private double smallest() {
        return point.equations().orElseThrow().smallestEigenvalue();
    }

    /** Norm over the inputs in S of {@code t_j} in units of their standard deviations, for each output. */
    private double[] scaledTerms() {
        double[] known = scaled;
        if (known == null) {
            Semidefinite equations = point.equations().orElseThrow();
            known = new double[terms.length];
            for (int o = 0; o < terms.length; o++) {
                for (int k = 0; k < inside.length; k++) {
                    known[o] = Math.hypot(known[o], terms[o][inside[k]] / equations.scale(k));
                }
            }
            scaled = known;
        }
        return known;
    }

    ZeroVerdict residual(int modality) {
        double[] bounds = residualBounds(modality);
        for (int o = 0; o < terms.length; o++) {
            for (int i = moments.modalities().start(modality);
                    i < moments.modalities().start(modality + 1);
                    i++) {
                if (Math.abs(point.residual().at(o * d + i)) > bounds[o * d + i]) {
                    return ZeroVerdict.NO;
                }
            }
        }
        return isExactlyZero(modality) ? ZeroVerdict.EXACTLY : ZeroVerdict.WITHIN_ROUNDING;
    }

    /**
     * True if the residual is 0 by an exact argument: the inputs of S span all inputs, or elimination of the moments as
     * exact numbers leaves 0.
     *
     * <p>Spanning: eigenvalues far above rounding show that the rank of {@code Sigma_SS} is at least r, and no rank is
     * larger than what is known of the source. If the two agree, every input is a combination of those in S on all data.
     */
    private boolean isExactlyZero(int modality) {
        if (isUncorrelated(modality)) {
            return true;
        }
        if (point.equations().map(Semidefinite::rank).orElse(0) >= moments.mostRank()) {
            return true;
        }
        int[] own = moments.modalities().indices(Set.of(modality));
        int columns = inside.length + own.length;
        if (columns > Moments.MOST_EXACT || moments.knowledge().samples().isPresent()) {
            // Sums over samples are rounded, so their exact rank tells nothing.
            return false;
        }
        double[][] rows = new double[inside.length + moments.outputs()][columns];
        for (int k = 0; k < inside.length; k++) {
            for (int c = 0; c < columns; c++) {
                rows[k][c] = moments.inputCovariance().at(inside[k], column(own, c));
            }
        }
        for (int o = 0; o < moments.outputs(); o++) {
            for (int c = 0; c < columns; c++) {
                rows[inside.length + o][c] = moments.rows().get(o).at(column(own, c));
            }
        }
        // A row of correlations that is a combination of the rows of the covariance leaves no residual.
        double[][] above = Arrays.copyOf(rows, inside.length);
        return ExactRank.of(rows) == ExactRank.of(above);
    }

    private int column(int[] own, int c) {
        return c < inside.length ? inside[c] : own[c - inside.length];
    }

    /** True if the modality's inputs are uncorrelated with the outputs and with S, as exact numbers. */
    private boolean isUncorrelated(int modality) {
        for (int i = moments.modalities().start(modality);
                i < moments.modalities().start(modality + 1);
                i++) {
            for (Vector row : moments.rows()) {
                if (row.at(i) != 0) {
                    return false;
                }
            }
            for (int j : inside) {
                if (moments.inputCovariance().at(i, j) != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    /**
     * What is uncertain of entry w_k of output o, for the k-th input in S: {@code c sum_j |P_kj| t_j} with P the
     * pseudo-inverse of {@code Sigma_SS}. Where the map is one of many, it is projected to the one of least norm, which
     * rounds in its largest entries.
     */
    private double uncertain(int o, Vector row) {
        double sum = 0;
        for (int j = 0; j < inside.length; j++) {
            sum += Math.abs(row.at(j)) * terms[o][inside[j]];
        }
        boolean projected = point.equations().orElseThrow().rank() < inside.length;
        return factor * (projected ? sum + point.map().slice(o * d, (o + 1) * d).norm() : sum);
    }

    private Vector inverse(int k) {
        double[] unit = new double[inside.length];
        unit[k] = 1;
        return point.equations().orElseThrow().particular(Vector.of(unit));
    }

    /** The rounding of an entry of the map, given by output and input; 0 outside S. */
    double ofMap(int o, int input) {
        int k = Arrays.binarySearch(inside, input);
        return k < 0 ? 0 : uncertain(o, inverse(k));
    }

    /** True if the map of a modality in S is larger than what cruder bounds of its rounding allow, which take no solution of equations. */
    private boolean isCrudelyPresent(int modality, double whole) {
        Semidefinite equations = point.equations().orElseThrow();
        double own = 0;
        double uncertain = 0;
        for (int k = 0; k < inside.length; k++) {
            int i = inside[k];
            if (i < moments.modalities().start(modality)
                    || i >= moments.modalities().start(modality + 1)) {
                continue;
            }
            for (int o = 0; o < terms.length; o++) {
                own = Math.hypot(own, point.map().at(o * d + i) * equations.scale(k));
                uncertain = Math.hypot(uncertain, scaledTerms()[o]);
            }
        }
        // A row of the inverse of C is at most 1/lambda long.
        boolean unique = equations.rank() == inside.length;
        return own > LARGEST * whole || (unique && own > SLACK * factor * uncertain / equations.smallestEigenvalue());
    }

    /** True if the map of a modality in S is 0 to rounding. */
    boolean isWithout(int modality) {
        double explained = Math.max(0, point.map().dot(moments.correlation()));
        if (inside.length > FEW && isCrudelyPresent(modality, Math.sqrt(explained))) {
            return false;
        }
        double own = 0;
        double uncertain = 0;
        for (int k = 0; k < inside.length; k++) {
            int i = inside[k];
            if (i < moments.modalities().start(modality)
                    || i >= moments.modalities().start(modality + 1)) {
                continue;
            }
            Vector row = inverse(k);
            double scale = Math.sqrt(moments.inputCovariance().at(i, i));
            for (int o = 0; o < terms.length; o++) {
                own = Math.hypot(own, point.map().at(o * d + i) * scale);
                uncertain = Math.hypot(uncertain, uncertain(o, row) * scale);
            }
        }
        return own <= Math.min(uncertain, LARGEST * Math.sqrt(explained));
    }
}
