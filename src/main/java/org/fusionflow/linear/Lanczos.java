package org.fusionflow.linear;

import java.util.Arrays;
import java.util.Optional;
import org.hipparchus.linear.EigenDecompositionSymmetric;

/**
 * The top of a spectrum by the method of Lanczos with full reorthogonalization: products {@code A v, A^2 v, ...} span a space in which the
 * matrix is tridiagonal, and its largest eigenvalue there comes to that of the matrix from below. Without reorthogonalization rounding
 * would bring back vectors that were found already. A space that has grown too large is given up for its best vector, from which the
 * next one starts.
 */
public final class Lanczos {
    /** Dimension of a space; loss Hessians have their top eigenvalue well above the rest, and need some twenty. */
    private static final int LARGEST_SPACE = 100;

    /** Entries of all vectors of a space together: 64 MB, so that large networks leave room for themselves. */
    private static final int LARGEST_BASIS = 1 << 23;

    private static final int SMALLEST_SPACE = 4;

    /** Spaces that start anew gain a factor even where two eigenvalues differ by 1 %; this bounds the time for those that do not. */
    private static final int MOST_PRODUCTS = 2000;

    /** What is left of a product, over its own size, when it lies in the space: ten times the noise of differences. */
    private static final double IN_THE_SPACE = 1e-9;

    /**
     * What was found.
     *
     * @param value Rayleigh quotient of the best vector
     * @param residual {@code |A y - value y|} for that unit vector y
     * @param converged true if the residual is within the tolerance
     * @param products of the matrix with a vector that it took
     */
    public record Top(double value, double residual, boolean converged, int products) {}

    private final SymmetricOperator matrix;
    private final double tolerance;
    private final int largest;
    private final double[][] basis;
    private final double[] diagonal;
    private final double[] beside;
    private int products;
    private double largestSeen;

    private Lanczos(SymmetricOperator matrix, double tolerance) {
        this.matrix = matrix;
        this.tolerance = tolerance;
        int room = Math.max(SMALLEST_SPACE, Math.min(LARGEST_SPACE, LARGEST_BASIS / matrix.size()));
        largest = Math.min(matrix.size(), room);
        basis = new double[largest][];
        diagonal = new double[largest];
        beside = new double[largest];
    }

    /**
     * @param start not 0; is normalized in place
     * @param tolerance of the residual, over the largest absolute eigenvalue that was seen
     * @return empty if a product is not finite
     */
    public static Optional<Top> top(SymmetricOperator matrix, double[] start, double tolerance) {
        return new Lanczos(matrix, tolerance).search(start);
    }

    private Optional<Top> search(double[] start) {
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
            if (converged || products >= MOST_PRODUCTS || largest == matrix.size()) {
                return Optional.of(new Top(value, residual, converged, products));
            }
        }
    }

    /** Spans a space from the vector on and leaves the best vector of it there; false if a product is not finite. */
    private boolean span(double[] vector, double[] product) {
        for (int k = 0; k < largest; k++) {
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
            // Tighter than the check on the vector itself, which so succeeds at the first attempt.
            boolean found = beside[k] * Math.abs(share) <= 0.1 * tolerance * largestSeen;
            if (closed || found || k + 1 == largest) {
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
