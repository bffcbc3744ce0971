package org.fusionflow.linear;

import java.util.Arrays;
import java.util.Comparator;
import java.util.function.IntToDoubleFunction;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * Eigenvalues of a symmetric matrix in ascending order, with unit eigenvectors. EJML decomposes a copy of the matrix;
 * the outcome is checked and sorted.
 */
final class SymmetricEigen {
    private final double[] values;
    private final double[][] vectors;

    /**
     * @param rows symmetric and finite
     * @throws IllegalArgumentException if the decomposition fails
     */
    SymmetricEigen(double[][] rows) {
        int n = rows.length;
        double largest = 0;
        for (double[] row : rows) {
            for (double entry : row) {
                largest = Math.max(largest, Math.abs(entry));
            }
        }
        // The largest entry becomes 1: squares inside the decomposition neither overflow nor underflow.
        double scale = largest > 0 ? largest : 1;
        if (isDiagonal(rows)) {
            Integer[] order = ascending(n, i -> rows[i][i]);
            values = new double[n];
            vectors = new double[n][n];
            for (int k = 0; k < n; k++) {
                values[k] = scale * (rows[order[k]][order[k]] / scale);
                vectors[k][order[k]] = 1;
            }
            return;
        }
        DMatrixRMaj scaled = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                scaled.set(i, j, rows[i][j] / scale);
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
        if (!eigen.decompose(scaled)) {
            throw new IllegalArgumentException("no eigenvalue decomposition of a matrix of size " + n);
        }
        Integer[] order = ascending(n, i -> eigen.getEigenvalue(i).getReal());
        values = new double[n];
        vectors = new double[n][];
        for (int k = 0; k < n; k++) {
            values[k] = scale * eigen.getEigenvalue(order[k]).getReal();
            vectors[k] = eigen.getEigenVector(order[k]).getData().clone();
        }
    }

    private static Integer[] ascending(int n, IntToDoubleFunction value) {
        Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        Arrays.sort(order, Comparator.comparingDouble(value::applyAsDouble));
        return order;
    }

    private static boolean isDiagonal(double[][] rows) {
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows.length; j++) {
                if (i != j && rows[i][j] != 0) {
                    return false;
                }
            }
        }
        return true;
    }

    double value(int k) {
        return values[k];
    }

    /** Not to be changed; its sign is arbitrary. */
    double[] vector(int k) {
        return vectors[k];
    }
}
