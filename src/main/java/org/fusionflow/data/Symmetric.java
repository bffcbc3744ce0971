package org.fusionflow.data;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * An immutable symmetric real matrix with its eigenvalues in ascending order. Wraps EJML's decomposition once: input copied,
 * outcome checked, values sorted.
 */
public final class Symmetric {
    private final double[][] rows;
    private final double[] eigenvalues;
    private final double[][] eigenvectors;

    /**
     * @param rows square and symmetric
     * @throws IllegalArgumentException if an entry is not finite or the decomposition fails
     */
    public Symmetric(double[][] rows) {
        int n = rows.length;
        this.rows = new double[n][];
        for (int i = 0; i < n; i++) {
            this.rows[i] = rows[i].clone();
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
        if (n == 0 || !eigen.decompose(new DMatrixRMaj(this.rows))) {
            throw new IllegalArgumentException("no eigenvalue decomposition of a matrix of size " + n);
        }
        Integer[] order = new Integer[n];
        Arrays.setAll(order, i -> i);
        Arrays.sort(
                order,
                (i, j) -> Double.compare(
                        eigen.getEigenvalue(i).getReal(), eigen.getEigenvalue(j).getReal()));
        eigenvalues = new double[n];
        eigenvectors = new double[n][];
        for (int k = 0; k < n; k++) {
            eigenvalues[k] = eigen.getEigenvalue(order[k]).getReal();
            eigenvectors[k] = eigen.getEigenVector(order[k]).getData().clone();
        }
    }

    public int size() {
        return rows.length;
    }

    public double at(int row, int column) {
        return rows[row][column];
    }

    public double[][] toArray() {
        return Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
    }

    public double smallestEigenvalue() {
        return eigenvalues[0];
    }

    public double largestEigenvalue() {
        return eigenvalues[eigenvalues.length - 1];
    }

    /** Row vector times this matrix, {@code 1 x size}. */
    public Vector leftTimes(Vector row) {
        double[] product = new double[size()];
        for (int i = 0; i < size(); i++) {
            double factor = row.at(i);
            for (int j = 0; j < size(); j++) {
                product[j] += factor * rows[i][j];
            }
        }
        return Vector.of(product);
    }

    /**
     * {@code row * pseudo-inverse(this)}: eigenvalues below {@code relativeCut} times the largest count as 0.
     */
    public Vector leftTimesPseudoInverse(Vector row, double relativeCut) {
        double[] product = new double[size()];
        double cut = relativeCut * Math.max(largestEigenvalue(), -smallestEigenvalue());
        for (int k = 0; k < size(); k++) {
            if (!(eigenvalues[k] > cut)) {
                continue;
            }
            double along = 0;
            for (int i = 0; i < size(); i++) {
                along += row.at(i) * eigenvectors[k][i];
            }
            for (int i = 0; i < size(); i++) {
                product[i] += along / eigenvalues[k] * eigenvectors[k][i];
            }
        }
        return Vector.of(product);
    }

    /** Rows and columns with these indices. */
    public Symmetric block(int[] indices) {
        double[][] part = new double[indices.length][indices.length];
        for (int i = 0; i < indices.length; i++) {
            for (int j = 0; j < indices.length; j++) {
                part[i][j] = rows[indices[i]][indices[j]];
            }
        }
        return new Symmetric(part);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Symmetric matrix && Arrays.deepEquals(rows, matrix.rows);
    }

    @Override
    public int hashCode() {
        return Arrays.deepHashCode(rows);
    }

    @Override
    public String toString() {
        return Arrays.deepToString(rows);
    }
}
