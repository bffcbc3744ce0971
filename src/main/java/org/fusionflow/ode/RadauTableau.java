package org.fusionflow.ode;

/**
 * Butcher tableau of the collocation method Radau IIA with five stages, order 9, stiffly accurate and L-stable, computed from its definition
 * (Hairer and Wanner, Solving Ordinary Differential Equations II, sections IV.5 and IV.8).
 *
 * <pre>
 *   nodes c_i | weights a_ij      the last row of a is also the row of weights b of the method
 * </pre>
 */
final class RadauTableau {
    static final int STAGES = 5;

    /** Nodes in (0, 1], the last one 1. */
    final double[] nodes = new double[STAGES];

    /** {@code a_ij}, integral of the Lagrange polynomial j from 0 to node i. */
    final double[][] weights = new double[STAGES][STAGES];

    /** The real eigenvalue of {@link #weights}. */
    final double realEigenvalue;

    /** Weights of the stages in the error estimate: those of the embedded method of order 5 minus those of the method. */
    final double[] error;

    RadauTableau() {
        findNodes();
        GaussRule rule = new GaussRule(STAGES);
        for (int i = 0; i < STAGES; i++) {
            for (int j = 0; j < STAGES; j++) {
                int stage = j;
                weights[i][j] = rule.integral(x -> lagrange(stage, x), 0, nodes[i]);
            }
        }
        realEigenvalue = 1 / realPole();
        error = errorWeights();
    }

    /** Roots of {@code P_s - P_(s-1)} on [-1, 1], mapped to [0, 1]: one between neighbouring points of a fine grid, and 1. */
    private void findNodes() {
        int found = 0;
        int grid = 1000;
        for (int i = 0; i < grid && found < STAGES - 1; i++) {
            double low = -1 + 2.0 * i / grid;
            double high = -1 + 2.0 * (i + 1) / grid;
            if (radau(low) == 0 || radau(low) * radau(high) < 0) {
                nodes[found++] = 0.5 * (1 + bisect(low, high));
            }
        }
        nodes[STAGES - 1] = 1;
    }

    private static double bisect(double from, double to) {
        double low = from;
        double high = to;
        boolean rising = radau(high) > 0;
        while (true) {
            double middle = 0.5 * (low + high);
            if (!(middle > low && middle < high)) {
                return middle;
            }
            if (radau(middle) > 0 == rising) {
                high = middle;
            } else {
                low = middle;
            }
        }
    }

    private static double radau(double x) {
        double before = 1;
        double now = x;
        for (int k = 1; k < STAGES; k++) {
            double next = ((2 * k + 1) * x * now - k * before) / (k + 1);
            before = now;
            now = next;
        }
        return now - before;
    }

    private double lagrange(int j, double x) {
        double product = 1;
        for (int k = 0; k < STAGES; k++) {
            if (k != j) {
                product *= (x - nodes[k]) / (nodes[j] - nodes[k]);
            }
        }
        return product;
    }

    /** The positive root of the denominator of the stability function, the Pade approximation (s-1, s) of exp. */
    private static double realPole() {
        double low = 1;
        double high = 20;
        while (true) {
            double middle = 0.5 * (low + high);
            if (!(middle > low && middle < high)) {
                return middle;
            }
            // The denominator is 1 at 0 and, being of odd degree with one real root, negative beyond that root.
            if (denominator(middle) > 0) {
                low = middle;
            } else {
                high = middle;
            }
        }
    }

    private static double denominator(double z) {
        double sum = 0;
        double term = 1;
        for (int m = 0; m <= STAGES; m++) {
            sum += term;
            term *= -z * (STAGES - m) / ((m + 1.0) * (2 * STAGES - 1 - m));
        }
        return sum;
    }

    /** The embedded weights integrate {@code x^(k-1)}, k = 1..s, exactly together with {@code realEigenvalue f(0)}. */
    private double[] errorWeights() {
        double[] matrix = new double[STAGES * STAGES];
        double[] right = new double[STAGES];
        for (int k = 0; k < STAGES; k++) {
            for (int i = 0; i < STAGES; i++) {
                matrix[k * STAGES + i] = Math.pow(nodes[i], k);
            }
            right[k] = 1.0 / (k + 1) - (k == 0 ? realEigenvalue : 0);
        }
        LinearSystem system = new LinearSystem(STAGES);
        system.factor(matrix);
        system.solve(right);
        for (int i = 0; i < STAGES; i++) {
            right[i] -= weights[STAGES - 1][i];
        }
        return right;
    }
}
