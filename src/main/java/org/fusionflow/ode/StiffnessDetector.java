package org.fusionflow.ode;

import java.util.Arrays;

/**
 * Should another method go on than the explicit one? It should where stability limits the steps, and after very many of them. Stability does if the step times the largest eigenvalue of the Jacobian stays
 * above 1; where accuracy limits them at the tolerances used here, that product is below.
 */
final class StiffnessDetector {
    /**
     * DOP853 is stable up to 6. At a tolerance of 1e-13 rounding noise in the fast unknowns already holds the steps at 1 to 3 on a plateau, while growth
     * and relaxation are followed by steps of 0.2 to 0.7.
     */
    private static final double NEAR_BORDER = 1;

    /** The eigenvalue is looked at only so often: it changes little over some steps. */
    private static final int EVERY = 8;

    /** Stretch of the differences relative to the state: the cube root of the rounding unit. */
    private static final double SHIFT = 6e-6;

    /** Iterations of the power method each time, from the vector of the time before. */
    private static final int ITERATIONS = 3;

    private final Flow flow;
    private final int n;
    private final double[] direction;
    private final double[] at;
    private final double[] ahead;
    /** Limited steps that cost as much as the implicit method would take for the rest of a plateau. */
    private final int patience;

    /**
     * Steps after which it does not matter what limits them. Growth over many decades and relaxation take some hundred; more go to a spectrum so
     * wide that one mode after the other relaxes, where rounding noise in the fast ones holds the steps just below the border above for as long as the slow
     * ones take.
     */
    private final int most;

    private int steps;
    private int sinceLook;
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

    /** True if the steps so far show that another method is better. */
    boolean limits(double[] state, double length) {
        if (++steps >= most) {
            return true;
        }
        if (++sinceLook < EVERY) {
            return false;
        }
        sinceLook = 0;
        boolean near = length * spectralRadius(state) > NEAR_BORDER;
        limited = Math.max(0, near ? limited + EVERY : limited - EVERY);
        return limited >= patience;
    }

    /** By products of the Jacobian with vectors, as differences of rates along them: two rates each. */
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
