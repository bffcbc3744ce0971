package org.fusionflow.linear;

import java.util.Arrays;
import org.hipparchus.random.RandomGenerator;

/**
 * An orthonormal set of vectors that grows by Gram and Schmidt's process with reorthogonalization. A vector that lies in the span of those
 * before it gives no new direction; a random direction replaces it, so that the set always grows by one.
 */
final class GramSchmidt {
    /** Two passes suffice (Kahan and Parlett: twice is enough), except for remainders that are round-off themselves. */
    private static final int MAX_PASSES = 5;

    /** A remainder below this fraction of its vector is round-off. */
    private static final double DEPENDENT = 0x1p-52;

    private final RowVectors vectors;
    private final RandomGenerator random;

    /**
     * @param room largest number of vectors, at most {@code length}
     * @param random source of the directions that replace dependent vectors
     */
    GramSchmidt(int length, int room, RandomGenerator random) {
        this.vectors = new RowVectors(length, room);
        this.random = random;
    }

    RowVectors vectors() {
        return vectors;
    }

    /** Appends a unit vector that is known to be orthogonal to the others. */
    void append(double[] vector) {
        vectors.append(vector, 0, 1);
    }

    void appendRandom() {
        double[] vector = new double[vectors.length()];
        Arrays.setAll(vector, i -> random.nextGaussian());
        appendDirection(vector);
    }

    /**
     * Appends the component of the vector orthogonal to the others, normalized.
     *
     * @param vector is overwritten
     * @return coefficients of the vector in the set, the new direction last; the last one is 0 where a random direction was taken
     */
    double[] appendDirection(double[] vector) {
        double[] coefficients = new double[vectors.count() + 1];
        double whole = norm(vector);
        double before = whole;
        double after = whole;
        for (int pass = 0; pass < MAX_PASSES; pass++) {
            double[] inside = vectors.dots(vector);
            for (int k = 0; k < inside.length; k++) {
                coefficients[k] += inside[k];
                inside[k] = -inside[k];
            }
            vectors.add(new double[][] {inside}, new double[][] {vector});
            before = after;
            after = norm(vector);
            if (after > 0.5 * before || !(after > DEPENDENT * whole)) {
                break;
            }
        }
        if (after > DEPENDENT * whole) {
            coefficients[coefficients.length - 1] = after;
            vectors.append(vector, 0, 1 / after);
        } else {
            appendRandom();
        }
        return coefficients;
    }

    private static double norm(double[] vector) {
        double squares = 0;
        for (double entry : vector) {
            squares += entry * entry;
        }
        return Math.sqrt(squares);
    }
}
