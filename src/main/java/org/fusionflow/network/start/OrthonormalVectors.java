package org.fusionflow.network.start;

import org.hipparchus.random.RandomGenerator;

/** Random vectors of length 1, each orthogonal to those before. */
final class OrthonormalVectors {
    private OrthonormalVectors() {}

    /**
     * Entries from a standard normal distribution, vector by vector, made orthogonal and normalized.
     *
     * @param count at most the size
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
        // Drawn again where hardly anything is left across the others: what is left would be rounding.
        while (!(left > 1e-6 * drawn)) {
            for (int i = 0; i < size; i++) {
                vector[i] = random.nextGaussian();
            }
            drawn = Math.sqrt(dot(vector, vector));
            // Twice: the second time takes off what rounding has left of the first.
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
