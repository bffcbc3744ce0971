package org.fusionflow.reduced.alignment.unit;

/** Gaussian elimination with partial pivoting for the few unknowns of active units. */
public final class SmallSystem {
    private SmallSystem() {}

    /**
     * Solves {@code matrix x = right}; both are overwritten. A pivot that vanishes gives the unknown 0.
     *
     * @return x, in the array {@code right}
     */
    public static double[] solve(double[][] matrix, double[] right) {
        int n = right.length;
        double largest = 0;
        for (double[] row : matrix) {
            for (double entry : row) {
                largest = Math.max(largest, Math.abs(entry));
            }
        }
        // Below this a pivot is what rounding leaves of 0.
        double least = 1e-15 * largest;
        for (int k = 0; k < n; k++) {
            int pivot = k;
            for (int i = k + 1; i < n; i++) {
                if (Math.abs(matrix[i][k]) > Math.abs(matrix[pivot][k])) {
                    pivot = i;
                }
            }
            double[] row = matrix[pivot];
            matrix[pivot] = matrix[k];
            matrix[k] = row;
            double value = right[pivot];
            right[pivot] = right[k];
            right[k] = value;
            for (int i = k + 1; i < n && Math.abs(row[k]) > least; i++) {
                double factor = matrix[i][k] / row[k];
                for (int j = k; j < n; j++) {
                    matrix[i][j] -= factor * row[j];
                }
                right[i] -= factor * right[k];
            }
        }
        for (int k = n - 1; k >= 0; k--) {
            for (int j = k + 1; j < n; j++) {
                right[k] -= matrix[k][j] * right[j];
            }
            right[k] = Math.abs(matrix[k][k]) > least ? right[k] / matrix[k][k] : 0;
        }
        return right;
    }
}
