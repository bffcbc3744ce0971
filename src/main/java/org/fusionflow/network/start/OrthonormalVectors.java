package org.fusionflow.network.start;

import org.hipparchus.random.RandomGenerator;

/** Draws random unit vectors, each orthogonal to the previous ones. */
final class OrthonormalVectors {
    private OrthonormalVectors() {}

    /**
     * Draws entries from a standard normal distribution, vector by vector, and makes the vectors orthonormal.
     *
     * @param count number of vectors, at most their size
     */
    static double[][] draw(int count, int size, RandomGenerator random) {
        double[][] vectors = new double[count][];
        for (int k = 0; k < count; k++) {
            vectors[k] = next(vectors, k, size, random);
        }
        return vectors;
    }

    private static double[] next(double[][] before, int count, int size, RandomGenerator random) {
        double[] vector = new double[size];
        double drawn = 0;
        double left = 0;
        // A vector with almost no component orthogonal to the others is drawn again: that component would be
        // round-off.
        while (!(left > 1e-6 * drawn)) {
            for (int i = 0; i < size; i++) {
                vector[i] = random.nextGaussian();
            }
            drawn = Math.sqrt(dot(vector, vector));
            // Two passes: the second removes the round-off of the first.
            for (int pass = 0; pass < 2; pass++) {
                for (int k = 0; k < count; k++) {
                    double along = dot(before[k], vector);
                    for (int i = 0; i < size; i++) {
                        vector[i] -= along * before[k][i];
                    }
                }
            }
            left = Math.sqrt(dot(vector, vector));
        }
        for (int i = 0; i < size; i++) {
            vector[i] /= left;
        }
        return vector;
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
