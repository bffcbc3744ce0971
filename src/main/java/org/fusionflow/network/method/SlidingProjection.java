package org.fusionflow.network.method;

import org.fusionflow.network.model.UnitGradient;

/**
 * Projects a velocity v onto what keeps some values at 0: with gradients G (one row a value) and factors F of the weights,
 * {@code v - F G' m} with {@code (G F G') m = G v}, solved by Cholesky's method.
 */
final class SlidingProjection {
    static final SlidingProjection NONE = new SlidingProjection(new UnitGradient[0], new double[0]);

    private final UnitGradient[] gradients;
    private final double[] factors;
    private final double[][] root;
    private final double[] multipliers;
    private final double[] dense;

    /**
     * Factors the matrix.
     *
     * @param gradients independent of each other
     * @param factors of all weights, &ge; 0
     */
    SlidingProjection(UnitGradient[] gradients, double[] factors) {
        this.gradients = gradients;
        this.factors = factors;
        int n = gradients.length;
        root = new double[n][n];
        multipliers = new double[n];
        dense = new double[factors.length];
        for (int i = 0; i < n; i++) {
            products(gradients[i], root[i], i + 1);
            for (int j = 0; j <= i; j++) {
                double sum = root[i][j];
                for (int k = 0; k < j; k++) {
                    sum -= root[i][k] * root[j][k];
                }
                root[i][j] = i == j ? Math.sqrt(Math.max(0, sum)) : root[j][j] > 0 ? sum / root[j][j] : 0;
            }
        }
    }

    /** {@code g_j F g} for the first rows j. */
    private void products(UnitGradient gradient, double[] written, int rows) {
        gradient.addTo(dense, 1, factors);
        for (int j = 0; j < rows; j++) {
            written[j] = gradients[j].dot(dense);
        }
        gradient.clear(dense);
    }

    /** {@code g F g}. */
    static double square(UnitGradient gradient, double[] factors) {
        double[] dense = new double[factors.length];
        gradient.addTo(dense, 1, factors);
        return gradient.dot(dense);
    }

    /** The part of the square of a gradient that lies across the rows: 1 if it is orthogonal to all, 0 if it depends on them. */
    double across(UnitGradient gradient) {
        int n = gradients.length;
        if (n == 0) {
            return 1;
        }
        double all = square(gradient, factors);
        double[] solved = new double[n];
        products(gradient, solved, n);
        forward(solved);
        double along = 0;
        for (double entry : solved) {
            along += entry * entry;
        }
        return all > 0 ? 1 - along / all : 0;
    }

    private void forward(double[] vector) {
        for (int i = 0; i < vector.length; i++) {
            double sum = vector[i];
            for (int k = 0; k < i; k++) {
                sum -= root[i][k] * vector[k];
            }
            vector[i] = root[i][i] > 0 ? sum / root[i][i] : 0;
        }
    }

    /** Projects a velocity, in which the factors already are. */
    void apply(double[] velocity) {
        int n = gradients.length;
        for (int i = 0; i < n; i++) {
            multipliers[i] = gradients[i].dot(velocity);
        }
        forward(multipliers);
        for (int i = n - 1; i >= 0; i--) {
            double sum = multipliers[i];
            for (int k = i + 1; k < n; k++) {
                sum -= root[k][i] * multipliers[k];
            }
            multipliers[i] = root[i][i] > 0 ? sum / root[i][i] : 0;
        }
        for (int i = 0; i < n; i++) {
            gradients[i].addTo(velocity, -multipliers[i], factors);
            multipliers[i] = -multipliers[i];
        }
    }

    /** What {@link #apply} added of gradient i: the change of its slope times its pull. */
    double multiplier(int i) {
        return multipliers[i];
    }

    /** Adds to {@link #multiplier}. */
    void shift(int i, double by) {
        multipliers[i] += by;
    }
}
