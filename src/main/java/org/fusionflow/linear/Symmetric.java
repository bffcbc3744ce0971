package org.fusionflow.linear;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.EigenDecomposition_F64;

/**
 * An immutable symmetric real matrix with its eigenvalues in ascending order. EJML decomposes a copy of the matrix; the outcome is
 * checked and the eigenvalues are sorted.
 */
public final class Symmetric {
    /** Asymmetry up to this fraction of the largest entry counts as round-off. */
    static final double ASYMMETRY = 1e-9;

    private final double[][] rows;
    private final double[] eigenvalues;
    private final double[][] eigenvectors;

    /**
     * @param rows square, and symmetric up to {@link #ASYMMETRY}, which is averaged away
     * @throws IllegalArgumentException if the rows are no such matrix, an entry is not finite or the decomposition fails
     */
    public Symmetric(double[][] rows) {
        int n = rows.length;
        double largest = largestEntry(rows);
        this.rows = symmetrized(rows, largest);
        // The largest entry becomes 1: squares inside the decomposition neither overflow nor underflow.
        double scale = largest > 0 ? largest : 1;
        DMatrixRMaj scaled = new DMatrixRMaj(n, n);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                scaled.set(i, j, this.rows[i][j] / scale);
            }
        }
        EigenDecomposition_F64<DMatrixRMaj> eigen = DecompositionFactory_DDRM.eig(n, true, true);
        if (!eigen.decompose(scaled)) {
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
            eigenvalues[k] = scale * eigen.getEigenvalue(order[k]).getReal();
            eigenvectors[k] = eigen.getEigenVector(order[k]).getData().clone();
        }
    }

    private static double largestEntry(double[][] rows) {
        if (rows.length == 0) {
            throw new IllegalArgumentException("matrix: expected at least one row");
        }
        double largest = 0;
        for (double[] row : rows) {
            if (row.length != rows.length) {
                throw new IllegalArgumentException(
                        "matrix: expected " + rows.length + " entries in every row, got " + row.length);
            }
            for (double entry : row) {
                if (!Double.isFinite(entry)) {
                    throw new IllegalArgumentException("matrix entry " + entry + ": expected a finite number");
                }
                largest = Math.max(largest, Math.abs(entry));
            }
        }
        return largest;
    }

    private static double[][] symmetrized(double[][] rows, double largest) {
        double[][] mean = new double[rows.length][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < rows.length; j++) {
                if (!agree(rows[i][j], rows[j][i], largest)) {
                    throw new IllegalArgumentException("matrix entries " + rows[i][j] + " and " + rows[j][i]
                            + " opposite the diagonal: expected a symmetric matrix");
                }
                // Halves first: the sum of two numbers near 1e308 would overflow.
                mean[i][j] = rows[i][j] == rows[j][i] ? rows[i][j] : 0.5 * rows[i][j] + 0.5 * rows[j][i];
            }
        }
        return mean;
    }

    /** True if two entries opposite the diagonal differ by no more than rounding in a matrix with this largest entry. */
    public static boolean agree(double entry, double mirror, double largest) {
        return Math.abs(entry / 2 - mirror / 2) <= ASYMMETRY / 2 * largest;
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

    /** Eigenvalue k in ascending order, k from 0. */
    public double eigenvalue(int k) {
        return eigenvalues[k];
    }

    /** Unit eigenvector of {@link #eigenvalue}; its sign is arbitrary. */
    public Vector eigenvector(int k) {
        return Vector.of(eigenvectors[k]);
    }

    /** Row vector times this matrix, {@code 1 x size}. */
    public Vector leftTimes(Vector row) {
        requireSize(row);
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
        requireSize(row);
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

    /** The symmetric square root; eigenvalues below 0, which are rounding in a positive semidefinite matrix, count as 0. */
    public Symmetric squareRoot() {
        return new Symmetric(squareRootRows());
    }

    /** Rows of {@link #squareRoot()}, without the cost of its eigenvalues. */
    public double[][] squareRootRows() {
        double[][] root = new double[size()][size()];
        for (int k = 0; k < size(); k++) {
            double factor = Math.sqrt(Math.max(0, eigenvalues[k]));
            for (int i = 0; i < size(); i++) {
                for (int j = 0; j <= i; j++) {
                    root[i][j] += factor * eigenvectors[k][i] * eigenvectors[k][j];
                    root[j][i] = root[i][j];
                }
            }
        }
        return root;
    }

    private void requireSize(Vector row) {
        if (row.size() != size()) {
            throw new IllegalArgumentException("row of size " + row.size() + " times a matrix of size " + size());
        }
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
