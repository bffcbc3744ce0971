package org.fusionflow.linear;

import java.util.Optional;
import org.fusionflow.linear.dense.Cholesky;
import org.jspecify.annotations.Nullable;

/**
 * A symmetric matrix scaled to unit diagonal, {@code C = S^-1 Sigma S^-1} with S the square roots of the diagonal. Its
 * eigenvalues do not depend on the units of the rows (van der Sluis, Numer. Math. 14, 1969: among diagonal scalings this
 * one is within a factor n of the best conditioned).
 */
final class Equilibrated {
    private final Symmetric matrix;
    private final double[] scales;
    private @Nullable SymmetricEigen eigen;
    private @Nullable Shifted factor;
    private double refused = Double.POSITIVE_INFINITY;

    /** The factor of {@code C - shift}. */
    record Shifted(Cholesky factor, double shift) {}

    Equilibrated(Symmetric matrix) {
        this.matrix = matrix;
        int n = matrix.size();
        scales = new double[n];
        for (int i = 0; i < n; i++) {
            // A row of 0 has no unit; any scale keeps it 0.
            scales[i] = matrix.at(i, i) > 0 ? Math.sqrt(matrix.at(i, i)) : 1;
        }
    }

    private double scaled(int i, int j) {
        return matrix.at(i, j) / scales[i] / scales[j];
    }

    /** An upper bound of the largest eigenvalue of C: the largest sum of absolute values in a row. */
    double largestBound() {
        double largest = 0;
        for (int i = 0; i < scales.length; i++) {
            double sum = 0;
            for (int j = 0; j < scales.length; j++) {
                sum += Math.abs(scaled(i, j));
            }
            largest = Math.max(largest, sum);
        }
        return largest;
    }

    /**
     * The factor of {@code C - s} for some s of at least {@code shift}. It shows that all eigenvalues of C are above the shift.
     *
     * @return empty if they are not, or not by more than rounding
     */
    synchronized Optional<Shifted> above(double shift) {
        if ((factor == null || factor.shift() < shift) && shift < refused) {
            Shifted known = factor;
            factor = factor(shift).map(found -> new Shifted(found, shift)).orElse(null);
            if (factor == null) {
                factor = known;
                refused = shift;
            }
        }
        return Optional.ofNullable(factor).filter(known -> known.shift() >= shift);
    }

    /** The matrix in its own units. */
    Symmetric original() {
        return matrix;
    }

    int size() {
        return scales.length;
    }

    /** Square root of a diagonal entry; 1 for an entry of 0. */
    double scale(int i) {
        return scales[i];
    }

    /** The factor of {@code C - shift}. */
    Optional<Cholesky> factor(double shift) {
        return Cholesky.of(size(), (i, into) -> {
            for (int j = i; j < into.length; j++) {
                into[j] = scaled(i, j);
            }
            into[i] -= shift;
        });
    }

    /** Eigenvalues and eigenvectors of C; found when they are first asked for. */
    synchronized SymmetricEigen eigen() {
        SymmetricEigen known = eigen;
        if (known == null) {
            int n = size();
            double[][] entries = new double[n][n];
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    entries[i][j] = scaled(i, j);
                }
            }
            known = new SymmetricEigen(entries);
            eigen = known;
        }
        return known;
    }
}
