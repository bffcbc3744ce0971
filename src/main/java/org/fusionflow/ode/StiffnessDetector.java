package org.fusionflow.ode;

import java.util.Arrays;

/**
 * Decides when the implicit method should continue in place of the explicit one: when stability limits the steps, or after very many steps.
 * Stability limits them if the step times the largest eigenvalue of the Jacobian stays above 1; where accuracy limits them, at the
 * tolerances used here, that product is smaller.
 */
final class StiffnessDetector {
    /**
     * DOP853 is stable up to 6. At a tolerance of 1e-13 round-off in the fast unknowns limits the product to 1 to 3 on a plateau, while growth and
     * relaxation are followed at 0.2 to 0.7.
     */
    private static final double NEAR_BORDER = 1;

    /** Steps between two estimates of the eigenvalue, which changes little over a few steps. */
    private static final int EVERY = 8;

    /** Relative size of the central differences: the cube root of the rounding unit. */
    private static final double SHIFT = 6e-6;

    /** Iterations of the power method in each estimate, starting from the vector of the last one. */
    private static final int ITERATIONS = 3;

    private final Flow flow;
    private final int n;
    private final double[] direction;
    private final double[] at;
    private final double[] ahead;
    /** Number of limited steps that cost as much as the implicit method would need for the rest of a plateau. */
    private final int patience;

    /**
     * Steps after which the implicit method continues in any case. Growth over many decades and relaxation take some hundred steps. More are needed
     * where the spectrum is so wide that one mode after the other relaxes: round-off in the fast modes then keeps the product just below the bound
     * above while the slow ones relax.
     */
    private final int most;

    private int steps;
    private int sinceEstimate;
    private int limited;

    StiffnessDetector(Flow flow) {
        this.flow = flow;
        n = flow.size();
        direction = new double[n];
        at = new double[n];
        ahead = new double[n];
        Arrays.fill(direction, 1);
        // An implicit step costs about 0.3 n explicit ones, and a plateau takes about a hundred of them.
        patience = 16 + 30 * n;
        most = 500 + 10 * n;
    }

    /** Takes note of a step. True if the implicit method should continue. */
    boolean limits(double[] state, double length) {
        if (++steps >= most) {
            return true;
        }
        if (++sinceEstimate < EVERY) {
            return false;
        }
        sinceEstimate = 0;
        boolean near = length * spectralRadius(state) > NEAR_BORDER;
        limited = Math.max(0, near ? limited + EVERY : limited - EVERY);
        return limited >= patience;
    }

    /** Spectral radius by the power method; a product of the Jacobian with a vector is a central difference of two rates. */
    private double spectralRadius(double[] state) {
        double size = norm(state);
        double radius = 0;
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            double length = norm(direction);
            if (!(length > 0) || Double.isInfinite(length) || !(size > 0)) {
                Arrays.fill(direction, 1);
                return 0;
            }
            double shift = SHIFT * size / length;
            for (int i = 0; i < n; i++) {
                at[i] = state[i] + shift * direction[i];
            }
            flow.rate(at, ahead);
            for (int i = 0; i < n; i++) {
                at[i] = state[i] - shift * direction[i];
            }
            flow.rate(at, direction);
            for (int i = 0; i < n; i++) {
                direction[i] = (ahead[i] - direction[i]) / (2 * shift * length);
            }
            radius = norm(direction);
        }
        return radius;
    }

    private static double norm(double[] vector) {
        double squares = 0;
        for (double entry : vector) {
            squares += entry * entry;
        }
        return Math.sqrt(squares);
    }
}
