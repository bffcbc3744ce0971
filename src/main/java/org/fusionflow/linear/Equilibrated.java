package org.fusionflow.linear;

/**
 * A symmetric matrix scaled to unit diagonal, {@code C = S^-1 Sigma S^-1} with S the square roots of the diagonal. Its
 * eigenvalues do not depend on the units of the rows (van der Sluis, Numer. Math. 14, 1969: among diagonal scalings this
 * one is within a factor n of the best conditioned).
 */
final class Equilibrated {
    private final Symmetric matrix;
    private final double[] scales;
    private final SymmetricEigen eigen;

    Equilibrated(Symmetric matrix) {
        this.matrix = matrix;
        int n = matrix.size();
        scales = new double[n];
        for (int i = 0; i < n; i++) {
            // A row of 0 has no unit; any scale keeps it 0.
            scales[i] = matrix.at(i, i) > 0 ? Math.sqrt(matrix.at(i, i)) : 1;
        }
        double[][] scaled = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                scaled[i][j] = matrix.at(i, j) / scales[i] / scales[j];
            }
        }
        eigen = new SymmetricEigen(scaled);
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

    /** Eigenvalues and eigenvectors of C. */
    SymmetricEigen eigen() {
        return eigen;
    }
}
