package org.fusionflow.reduced.ode;

import java.util.Arrays;

/**
 * Are the steps of the explicit method limited by stability? They are if the step times the largest eigenvalue of the Jacobian stays
 * near the border of the method's stability region; where accuracy limits them at the tolerances used here, that product is below 1.
 */
final class StiffnessTest {
    /** DOP853 is stable up to 6; limited by stability it swings between half of that and all. */
    private static final double NEAR_BORDER = 3;

    /** The eigenvalue is looked at only so often: it changes little over some steps. */
    private static final int EVERY = 8;

    /** Iterations of the power method each time, from the vector of the time before. */
    private static final int ITERATIONS = 3;

    private final Flow flow;
    private final int n;
    private final double[] jacobian;
    private double[] direction;
    private double[] image;
    /** Limited steps that cost as much as the implicit method would take for the rest of a plateau. */
    private final int patience;

    private int sinceLook;
    private int limited;

    StiffnessTest(Flow flow) {
        this.flow = flow;
        n = flow.size();
        jacobian = new double[n * n];
        direction = new double[n];
        image = new double[n];
        Arrays.fill(direction, 1);
        // An implicit step costs some n times as much as an explicit one, and a plateau takes about a hundred of them.
        patience = 16 + 100 * n;
    }

    /** True if the steps so far show that another method is better. */
    boolean limits(double[] state, double length) {
        if (++sinceLook < EVERY) {
            return false;
        }
        sinceLook = 0;
        limited = length * spectralRadius(state) > NEAR_BORDER ? limited + EVERY : 0;
        return limited >= patience;
    }

    private double spectralRadius(double[] state) {
        flow.jacobian(state, jacobian);
        double radius = 0;
        for (int iteration = 0; iteration < ITERATIONS; iteration++) {
            double squares = 0;
            double length = 0;
            for (int i = 0; i < n; i++) {
                double sum = 0;
                for (int j = 0; j < n; j++) {
                    sum += jacobian[i * n + j] * direction[j];
                }
                image[i] = sum;
                squares += sum * sum;
                length += direction[i] * direction[i];
            }
            if (!(squares > 0) || Double.isInfinite(squares)) {
                Arrays.fill(direction, 1);
                return 0;
            }
            radius = Math.sqrt(squares / length);
            double[] swap = direction;
            direction = image;
            image = swap;
            double norm = Math.sqrt(squares);
            for (int i = 0; i < n; i++) {
                direction[i] /= norm;
            }
        }
        return radius;
    }
}
