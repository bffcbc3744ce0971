package org.fusionflow.linear;

import java.util.Arrays;
import org.hipparchus.random.RandomGenerator;

/**
 * Vectors at right angles to each other, of length 1. A vector that lies among those that are there already gives no direction; a random
 * one takes its place, so that as many come in as are asked for.
 */
final class GramSchmidt {
    /** Two passes do (Kahan and Parlett: twice is enough), but for remainders that are rounding themselves. */
    private static final int MOST_PASSES = 5;

    /** What is left over what was there: below it, a remainder has no digit that is more than rounding. */
    private static final double NOTHING_LEFT = 0x1p-52;

    private final RowVectors vectors;
    private final RandomGenerator random;

    /**
     * @param room for so many vectors, not more than {@code length}
     * @param random of its normal numbers are the vectors that replace others
     */
    GramSchmidt(int length, int room, RandomGenerator random) {
        this.vectors = new RowVectors(length, room);
        this.random = random;
    }

    RowVectors vectors() {
        return vectors;
    }

    /** Appends a vector of which it is known that it belongs to an orthonormal basis with the others. */
    void append(double[] vector) {
        vectors.append(vector, 0, 1);
    }

    void appendRandom() {
        double[] vector = new double[vectors.length()];
        Arrays.setAll(vector, i -> random.nextGaussian());
        appendDirection(vector);
    }

    /**
     * Appends the direction that the vector adds.
     *
     * @param vector is changed
     * @return the vector in the basis with the new direction as the last; ends with 0 where a random direction was taken
     */
    double[] appendDirection(double[] vector) {
        double[] coefficients = new double[vectors.count() + 1];
        double whole = norm(vector);
        double before = whole;
        double after = whole;
        for (int pass = 0; pass < MOST_PASSES; pass++) {
            double[] inside = vectors.dots(vector);
            for (int k = 0; k < inside.length; k++) {
                coefficients[k] += inside[k];
                inside[k] = -inside[k];
            }
            vectors.add(new double[][] {inside}, new double[][] {vector});
            before = after;
            after = norm(vector);
            if (after > 0.5 * before || !(after > NOTHING_LEFT * whole)) {
                break;
            }
        }
        if (after > NOTHING_LEFT * whole) {
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
