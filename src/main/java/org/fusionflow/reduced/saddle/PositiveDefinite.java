package org.fusionflow.reduced.saddle;

/** Solves small linear systems with a symmetric positive definite matrix, by Cholesky decomposition. */
final class PositiveDefinite {
    private PositiveDefinite() {}

    /** Overwrites {@code right} by the solution and the lower triangle of {@code matrix} by its Cholesky factor. */
    static void solve(double[][] matrix, double[] right) {
        int n = right.length;
        for (int j = 0; j < n; j++) {
            for (int i = j; i < n; i++) {
                double sum = matrix[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= matrix[i][k] * matrix[j][k];
                }
                matrix[i][j] = i == j ? Math.sqrt(sum) : sum / matrix[j][j];
            }
        }
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < i; k++) {
                right[i] -= matrix[i][k] * right[k];
            }
            right[i] /= matrix[i][i];
        }
        for (int i = n - 1; i >= 0; i--) {
            for (int k = i + 1; k < n; k++) {
                right[i] -= matrix[k][i] * right[k];
            }
            right[i] /= matrix[i][i];
        }
    }
}
