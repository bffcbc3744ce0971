package org.fusionflow.linear;

/**
 * The factorization {@code P S P' = L L'} of a positive semidefinite matrix with diagonal pivoting, which ends where nothing above rounding is left: its
 * length is the rank. It takes a sixth of the work of eigenvalues, or less (Higham, Accuracy and Stability of Numerical Algorithms, section
 * 10.3).
 */
public final class PivotedCholesky {
    private final double[][] factor;
    private final int[] order;
    private final int rank;

    private PivotedCholesky(double[][] factor, int[] order, int rank) {
        this.factor = factor;
        this.order = order;
        this.rank = rank;
    }

    /**
     * @param cut pivots below this fraction of the diagonal entry that they come from count as 0
     */
    public static PivotedCholesky of(Symmetric matrix, double cut) {
        int n = matrix.size();
        double[][] rest = matrix.toArray();
        double[] scale = new double[n];
        int[] order = new int[n];
        for (int i = 0; i < n; i++) {
            scale[i] = rest[i][i] > 0 ? Math.sqrt(rest[i][i]) : 1;
            order[i] = i;
        }
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                rest[i][j] /= scale[i] * scale[j];
            }
        }
        int rank = 0;
        for (; rank < n; rank++) {
            int pivot = rank;
            for (int i = rank + 1; i < n; i++) {
                pivot = rest[i][i] > rest[pivot][pivot] ? i : pivot;
            }
            if (!(rest[pivot][pivot] > cut)) {
                break;
            }
            swap(rest, order, rank, pivot);
            eliminate(rest, rank);
        }
        // Back to the units of the matrix.
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < Math.min(i + 1, rank); k++) {
                rest[i][k] *= scale[order[i]];
            }
        }
        return new PivotedCholesky(rest, order, rank);
    }

    private static void swap(double[][] rest, int[] order, int one, int other) {
        double[] row = rest[one];
        rest[one] = rest[other];
        rest[other] = row;
        for (double[] each : rest) {
            double held = each[one];
            each[one] = each[other];
            each[other] = held;
        }
        int place = order[one];
        order[one] = order[other];
        order[other] = place;
    }

    /** Column k of the factor, and what is left of the matrix after it. Whole rows are kept, so that the inner loop runs along them. */
    private static void eliminate(double[][] rest, int k) {
        int n = rest.length;
        double root = Math.sqrt(rest[k][k]);
        double[] column = new double[n];
        for (int i = k + 1; i < n; i++) {
            column[i] = rest[i][k] / root;
        }
        for (int i = k + 1; i < n; i++) {
            double[] row = rest[i];
            double factor = column[i];
            for (int j = k + 1; j < n; j++) {
                row[j] -= factor * column[j];
            }
            row[k] = factor;
        }
        rest[k][k] = root;
    }

    public int rank() {
        return rank;
    }

    /**
     * The largest eigenvalue of the inverse, to a relative error of 1e-6 where Lanczos' method converges.
     *
     * @throws IllegalStateException if the matrix is singular
     */
    public double largestOfInverse() {
        int n = order.length;
        if (rank < n) {
            throw new IllegalStateException("rank " + rank + " of " + n);
        }
        double[][] transposed = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k <= i; k++) {
                transposed[k][i] = factor[i][k];
            }
        }
        SymmetricOperator inverse = new SymmetricOperator() {
            @Override
            public int size() {
                return n;
            }

            @Override
            public boolean multiply(double[] vector, double[] product) {
                // The inverse of the permuted matrix has the same eigenvalues.
                for (int i = 0; i < n; i++) {
                    double sum = vector[i];
                    for (int k = 0; k < i; k++) {
                        sum -= factor[i][k] * product[k];
                    }
                    product[i] = sum / factor[i][i];
                }
                for (int i = n - 1; i >= 0; i--) {
                    double sum = product[i];
                    for (int k = i + 1; k < n; k++) {
                        sum -= transposed[i][k] * product[k];
                    }
                    product[i] = sum / factor[i][i];
                }
                return Double.isFinite(product[0]);
            }
        };
        double[] start = new double[n];
        for (int i = 0; i < n; i++) {
            start[i] = 1 + (i * 7 % 13) / 13.0;
        }
        return Lanczos.largest(inverse, start, 1e-6)
                .map(Lanczos.RitzValue::value)
                .orElse(Double.NaN);
    }
}
