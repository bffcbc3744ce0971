package org.fusionflow.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.fusionflow.linear.Vector;
import org.fusionflow.network.model.Objective;

/** An objective's gradient, step and rate of the map against differences of its own loss and map. For any network, loss and penalty. */
public final class GradientCheck {
    /** Central differences of a loss of order one are good to 1e-10 with this step, and to 1e-16 / 1e-5 in rounding. */
    private static final double STEP = 1e-5;

    private GradientCheck() {}

    /**
     * @param decay strength of the penalty {@code decay / 2 |W|^2} that the objective minimizes besides its loss
     * @param weights where a network with kinks has none within 1e-5
     * @return the largest difference of an entry, over 1 plus the norm of the gradient
     */
    public static double worst(Objective objective, double decay, double[] weights) {
        double[] velocity = velocity(objective, weights);
        double scale = 1 + Vector.of(velocity).norm();
        double[] moved = weights.clone();
        double worst = 0;
        for (int i = 0; i < moved.length; i++) {
            moved[i] = weights[i] + STEP;
            double above = minimized(objective, decay, moved);
            moved[i] = weights[i] - STEP;
            double below = minimized(objective, decay, moved);
            moved[i] = weights[i];
            worst = Math.max(worst, Math.abs((below - above) / (2 * STEP) - velocity[i]) / scale);
        }
        return worst;
    }

    /** The gradient to 1e-6, the step it makes to rounding, and the rate of the map where the objective knows it. */
    public static void assertExact(Objective objective, double decay, double[] weights, String name) {
        assertEquals(0, worst(objective, decay, weights), 1e-6, name);
        double[] velocity = velocity(objective, weights);
        double scale = 1 + Vector.of(velocity).norm() + Vector.of(weights).norm();
        double[] stepped = weights.clone();
        objective.respond(stepped);
        objective.descend(stepped, 0.25);
        for (int i = 0; i < stepped.length; i++) {
            assertEquals(weights[i] + 0.25 * velocity[i], stepped[i], 1e-13 * scale, name + ", step of weight " + i);
        }
        int entries = objective.layout().inputs() * objective.layout().outputs();
        double[] rate = new double[entries];
        objective.respond(weights);
        if (objective.mapRate(weights, rate)) {
            double time = 1e-6 / scale;
            Vector above = mapAt(objective, weights, velocity, time);
            Vector below = mapAt(objective, weights, velocity, -time);
            Vector difference = above.minus(below).times(0.5 / time);
            double size = 1e-3 + difference.norm();
            assertEquals(0, difference.minus(Vector.of(rate)).norm(), 1e-6 * size * scale, name + ", rate of the map");
        }
    }

    private static double[] velocity(Objective objective, double[] weights) {
        double[] velocity = new double[weights.length];
        // What is left from other calls must not matter.
        java.util.Arrays.fill(velocity, Double.NaN);
        objective.respond(weights);
        objective.velocity(weights, velocity);
        return velocity;
    }

    private static double minimized(Objective objective, double decay, double[] weights) {
        objective.respond(weights);
        double squares = 0;
        for (double weight : weights) {
            squares += weight * weight;
        }
        return objective.loss() + 0.5 * decay * squares;
    }

    private static Vector mapAt(Objective objective, double[] weights, double[] velocity, double time) {
        double[] moved = weights.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] += time * velocity[i];
        }
        double[] map =
                new double[objective.layout().inputs() * objective.layout().outputs()];
        objective.respond(moved);
        objective.copyMap(map);
        return Vector.of(map);
    }
}
