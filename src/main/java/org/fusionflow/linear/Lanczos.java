package org.fusionflow.linear;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * The largest eigenvalue of a symmetric matrix by Lanczos' method with full reorthogonalization and restarts (Golub and Van Loan, Matrix
 * Computations, chapter 10). The products {@code A v, A^2 v, ...} span a Krylov space in which the matrix is tridiagonal; the largest
 * eigenvalue there, a Ritz value, approaches that of the matrix from below. Without reorthogonalization round-off would bring back vectors that
 * were already found. When the space is full, the method restarts from its best vector.
 *
 * <p>Usage: {@code Lanczos.largest(hessian, start, 1e-6)}.
 */
public final class Lanczos {
    /** Largest dimension of a Krylov space. The top eigenvalue of a loss Hessian is well separated and needs about twenty. */
    private static final int LARGEST_SPACE = 100;

    /** Largest number of entries of all basis vectors together: 64 MB. */
    private static final int LARGEST_BASIS = 1 << 23;

    private static final int SMALLEST_SPACE = 4;

    /** Bounds the time where restarts converge slowly; they converge well if the two largest eigenvalues differ by 1 %. */
    private static final int MAX_PRODUCTS = 2000;

    /** A product lies in the space if its remainder is below this fraction of it: ten times the error of products by differences. */
    private static final double IN_THE_SPACE = 1e-9;

    /**
     * The largest Ritz value.
     *
     * @param value Rayleigh quotient of the best unit vector y
     * @param residual {@code |A y - value y|}
     * @param converged true if the residual is within the tolerance
     * @param products number of products of the matrix with a vector
     */
    public record RitzValue(double value, double residual, boolean converged, int products) {}

    private final SymmetricOperator matrix;
    private final double tolerance;
    private final int dimension;
    private final double[][] basis;
    private final double[] diagonal;
    private final double[] beside;
    private int products;
    private double largestSeen;

    private Lanczos(SymmetricOperator matrix, double tolerance) {
        this.matrix = matrix;
        this.tolerance = tolerance;
        int room = Math.max(SMALLEST_SPACE, Math.min(LARGEST_SPACE, LARGEST_BASIS / matrix.size()));
        dimension = Math.min(matrix.size(), room);
        basis = new double[dimension][];
        diagonal = new double[dimension];
        beside = new double[dimension];
    }

    /**
     * The largest eigenvalue.
     *
     * @param start not 0; is overwritten by the eigenvector
     * @param tolerance of the residual relative to the largest absolute Ritz value
     * @return empty if a product is not finite
     */
    public static Optional<RitzValue> largest(SymmetricOperator matrix, double[] start, double tolerance) {
        return new Lanczos(matrix, tolerance).search(start);
    }

    private Optional<RitzValue> search(double[] start) {
        double[] vector = start;
        double[] product = new double[vector.length];
        while (true) {
            normalize(vector);
            if (!span(vector, product)) {
                return Optional.empty();
            }
            if (!matrix.multiply(vector, product)) {
                return Optional.empty();
            }
            products++;
            double value = dot(vector, product);
            add(-value, vector, product);
            double residual = Math.sqrt(dot(product, product));
            boolean converged = residual <= tolerance * Math.max(largestSeen, Math.abs(value));
            if (converged || products >= MAX_PRODUCTS || dimension == matrix.size()) {
                return Optional.of(new RitzValue(value, residual, converged, products));
            }
        }
    }

    /** Builds a Krylov space from the vector and overwrites it with the best vector of the space; false if a product is not finite. */
    private boolean span(double[] vector, double[] product) {
        for (int k = 0; k < dimension; k++) {
            basis[k] = vector.clone();
            if (!matrix.multiply(basis[k], product)) {
                return false;
            }
            products++;
            diagonal[k] = dot(basis[k], product);
            double length = Math.sqrt(dot(product, product));
            // Once is not enough where nearly all of the product lies in the space (Kahan and Parlett: twice is).
            for (int pass = 0; pass < 2; pass++) {
                for (int j = k; j >= 0; j--) {
                    add(-dot(basis[j], product), basis[j], product);
                }
            }
            beside[k] = Math.sqrt(dot(product, product));
            EigenDecompositionSymmetric inSpace = decompose(k + 1);
            int best = largestIndex(inSpace.getEigenvalues());
            double share = inSpace.getEigenvector(best).getEntry(k);
            boolean closed = !(beside[k] > IN_THE_SPACE * length);
            // Tighter than the check of the vector itself, so that this check succeeds at once.
            boolean found = beside[k] * Math.abs(share) <= 0.1 * tolerance * largestSeen;
            if (closed || found || k + 1 == dimension) {
                Arrays.fill(vector, 0);
                for (int j = 0; j <= k; j++) {
                    add(inSpace.getEigenvector(best).getEntry(j), basis[j], vector);
                }
                return true;
            }
            System.arraycopy(product, 0, vector, 0, product.length);
            normalize(vector);
        }
        throw new IllegalStateException("a space of dimension 0");
    }

    private EigenDecompositionSymmetric decompose(int size) {
        EigenDecompositionSymmetric inSpace =
                new EigenDecompositionSymmetric(Arrays.copyOf(diagonal, size), Arrays.copyOf(beside, size - 1));
        for (double value : inSpace.getEigenvalues()) {
            largestSeen = Math.max(largestSeen, Math.abs(value));
        }
        return inSpace;
    }

    private static int largestIndex(double[] values) {
        int best = 0;
        for (int i = 1; i < values.length; i++) {
            best = values[i] > values[best] ? i : best;
        }
        return best;
    }

    private static void normalize(double[] vector) {
        double length = Math.sqrt(dot(vector, vector));
        for (int i = 0; i < vector.length; i++) {
            vector[i] /= length;
        }
    }

    private static double dot(double[] left, double[] right) {
        double sum = 0;
        for (int i = 0; i < left.length; i++) {
            sum += left[i] * right[i];
        }
        return sum;
    }

    private static void add(double factor, double[] from, double[] to) {
        for (int i = 0; i < to.length; i++) {
            to[i] += factor * from[i];
        }
    }
}
