package org.fusionflow.linear;

import java.util.Optional;
import org.fusionflow.linear.dense.Cholesky;

/**
 * Solves {@code w Sigma = r} for a matrix whose eigenvalues, scaled to unit diagonal, are all above a cut. One factor shows that and solves: that of
 * {@code C - s} with a shift s above the cut. What the shift changes is taken back by refinement, which gains a factor {@code (lambda - s)/s} a pass.
 */
final class DefiniteSolver {
    /** The shift in units of the cut: more than the rounding of the factorization, which is below the cut. */
    private static final double ABOVE_CUT = 4;

    /** Passes that halve the correction, to the last bit. */
    private static final int MOST_PASSES = 60;

    private static final double LAST_BIT = 0x1p-53;

    /** Corrections of this size that no longer shrink are the rounding of an ill-conditioned matrix. */
    private static final double ROUNDING = 1e-6;

    /** Difference of two estimates whose square is rounding. */
    private static final double CLOSE = 1e-8;

    private final Equilibrated matrix;
    private final double bound;
    private volatile Cholesky factor;

    private DefiniteSolver(Equilibrated matrix, Equilibrated.Shifted shifted) {
        this.matrix = matrix;
        bound = shifted.shift();
        factor = shifted.factor();
    }

    /**
     * @param relativeCut in units of the largest eigenvalue
     * @return empty if not all eigenvalues are above the cut
     */
    static Optional<DefiniteSolver> of(Equilibrated matrix, double relativeCut) {
        return matrix.above(ABOVE_CUT * relativeCut * matrix.largestBound())
                .map(shifted -> new DefiniteSolver(matrix, shifted));
    }

    /** All eigenvalues are above it. */
    double bound() {
        return bound;
    }

    Vector solve(Vector row) {
        Optional<Vector> solution = refined(row, factor);
        if (solution.isEmpty()) {
            // An eigenvalue within twice the shift.
            factor = matrix.factor(0).orElse(factor);
            solution = refined(row, factor);
        }
        return solution.orElseGet(() -> scaled(row, factor));
    }

    /**
     * {@code r pinv(Sigma) r'} by the stationary form {@code 2 x.r - x Sigma x'}, whose error is the square of that of the solution x: one that the factor
     * gives without refinement is enough.
     */
    double quadratic(Vector row) {
        Vector solution = scaled(row, factor);
        double along = solution.dot(row);
        double square = solution.dot(matrix.original().leftTimes(solution));
        return Math.abs(along - square) <= CLOSE * along
                ? 2 * along - square
                : solve(row).dot(row);
    }

    private Vector scaled(Vector row, Cholesky solver) {
        double[] part = new double[matrix.size()];
        for (int i = 0; i < part.length; i++) {
            part[i] = row.at(i) / matrix.scale(i);
        }
        solver.solve(part);
        for (int i = 0; i < part.length; i++) {
            part[i] /= matrix.scale(i);
        }
        return Vector.of(part);
    }

    /** Empty if the corrections do not become small. */
    private Optional<Vector> refined(Vector row, Cholesky solver) {
        Vector solution = scaled(row, solver);
        double last = size(solution);
        for (int pass = 0; pass < MOST_PASSES && last > 0; pass++) {
            Vector left = row.minus(matrix.original().leftTimes(solution));
            Vector correction = scaled(left, solver);
            double size = size(correction);
            if (!(size <= 0.5 * last)) {
                return size <= ROUNDING * size(solution) ? Optional.of(solution) : Optional.empty();
            }
            solution = solution.plus(correction);
            if (size <= LAST_BIT * size(solution)) {
                break;
            }
            last = size;
        }
        return Optional.of(solution);
    }

    private double size(Vector row) {
        double largest = 0;
        for (int i = 0; i < row.size(); i++) {
            largest = Math.max(largest, Math.abs(row.at(i) * matrix.scale(i)));
        }
        return largest;
    }
}
