package org.fusionflow.linear.dense;

import java.util.Optional;

/**
 * The factor U of a positive definite matrix, {@code A = U'U} with U upper triangular, block row by block row (Golub and Van Loan, Matrix Computations,
 * section 4.2). A factor exists only if the matrix is positive definite to rounding: of {@code A - c 1} it shows that all eigenvalues of A are above c.
 */
public final class Cholesky {
    /** Rows of a block: a strip of them stays in the second-level cache. */
    private static final int BLOCK = 64;

    /** Smallest number of columns that one thread takes. */
    private static final int STRIP = 128;

    /** Right sides that one thread takes. */
    private static final int SIDES = 24;

    /** The entries of the matrix on and above its diagonal. */
    @FunctionalInterface
    public interface Entries {
        /** Writes the entries of a row from its diagonal entry on, at their columns. */
        void write(int row, double[] into);
    }

    private final int n;
    /** Row k holds the columns from k on. */
    private final double[][] upper;

    private Cholesky(int n, double[][] upper) {
        this.n = n;
        this.upper = upper;
    }

    /**
     * Factors a matrix.
     *
     * @param n rows
     * @return empty if the matrix is not positive definite to rounding
     */
    public static Optional<Cholesky> of(int n, Entries entries) {
        double[][] upper = new double[n][];
        int parts = (n + STRIP - 1) / STRIP;
        Cores.each(parts, (double) n * n, part -> {
            for (int i = part * STRIP; i < Math.min(n, (part + 1) * STRIP); i++) {
                upper[i] = new double[n];
                entries.write(i, upper[i]);
            }
        });
        Cholesky factor = new Cholesky(n, upper);
        return factor.factor() ? Optional.of(factor) : Optional.empty();
    }

    private boolean factor() {
        for (int from = 0; from < n; from += BLOCK) {
            int to = Math.min(n, from + BLOCK);
            // Column of the factor above the block, one row of factors for each row of the block.
            double[][] above = new double[to - from][from];
            for (int k = 0; k < from; k++) {
                for (int i = from; i < to; i++) {
                    above[i - from][k] = -upper[k][i];
                }
            }
            update(from, to, above, from, to);
            if (!diagonal(from, to)) {
                return false;
            }
            double[][] inside = new double[to - from][to - from];
            for (int i = from; i < to; i++) {
                for (int k = from; k < i; k++) {
                    inside[i - from][k - from] = -upper[k][i];
                }
            }
            int parts = (n - to + STRIP - 1) / STRIP;
            int first = from;
            Cores.each(parts, 2.0 * to * (to - from) * (n - to), part -> {
                int left = to + part * STRIP;
                int right = Math.min(n, left + STRIP);
                update(first, to, above, left, right);
                for (int i = first; i < to; i++) {
                    RowSums.add(upper[i], left, right, upper, first, i - first, inside[i - first], 0);
                    double inverse = 1 / upper[i][i];
                    for (int j = left; j < right; j++) {
                        upper[i][j] *= inverse;
                    }
                }
            });
        }
        return true;
    }

    /** Subtracts what the rows above the block contribute to its columns {@code left} up to {@code right}. */
    private void update(int from, int to, double[][] above, int left, int right) {
        for (int first = 0; first < from; first += BLOCK) {
            int count = Math.min(BLOCK, from - first);
            for (int i = from; i < to; i++) {
                RowSums.add(upper[i], left, right, upper, first, count, above[i - from], first);
            }
        }
    }

    /** Factors the block on the diagonal. */
    private boolean diagonal(int from, int to) {
        for (int i = from; i < to; i++) {
            double[] row = upper[i];
            for (int k = from; k < i; k++) {
                RowSums.addOne(row, i, to, upper[k], -upper[k][i]);
            }
            if (!(row[i] > 0) || Double.isInfinite(row[i])) {
                return false;
            }
            double root = Math.sqrt(row[i]);
            for (int j = i; j < to; j++) {
                row[j] /= root;
            }
        }
        return true;
    }

    public int size() {
        return n;
    }

    /** Overwrites {@code right} with the solution x of {@code A x = right}. */
    public void solve(double[] right) {
        for (int k = 0; k < n; k++) {
            right[k] /= upper[k][k];
            RowSums.addOne(right, k + 1, n, upper[k], -right[k]);
        }
        for (int k = n - 1; k >= 0; k--) {
            right[k] = (right[k] - RowSums.dot(upper[k], right, k + 1, n)) / upper[k][k];
        }
    }

    /**
     * Overwrites right sides with the solutions X of {@code A X = right}.
     *
     * @param right n rows, one number for each right side
     */
    public void solve(double[][] right) {
        int sides = right[0].length;
        int parts = (sides + SIDES - 1) / SIDES;
        Cores.each(parts, 2.0 * n * n * sides, part -> {
            int left = part * SIDES;
            solve(right, left, Math.min(sides, left + SIDES));
        });
    }

    private void solve(double[][] right, int left, int end) {
        double[] factors = new double[n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                factors[k] = -upper[k][i];
            }
            RowSums.add(right[i], left, end, right, 0, i, factors, 0);
            scale(right[i], left, end, 1 / upper[i][i]);
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                factors[k] = -upper[i][k];
            }
            RowSums.add(right[i], left, end, right, i + 1, n - i - 1, factors, i + 1);
            scale(right[i], left, end, 1 / upper[i][i]);
        }
    }

    private static void scale(double[] row, int left, int end, double factor) {
        for (int j = left; j < end; j++) {
            row[j] *= factor;
        }
    }
}
