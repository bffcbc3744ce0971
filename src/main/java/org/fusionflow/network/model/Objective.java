package org.fusionflow.network.model;

import java.util.Optional;
import org.fusionflow.network.shape.Layout;

/**
 * The function that training minimizes: the loss of a network on its data as a function of all weights, with its gradient.
 *
 * <p>Call {@link #respond} first, then the other methods for the same weights. Implementations use their own buffers and allocate nothing in a
 * call. They must not be used by two threads at once, but may use threads themselves, with results that do not depend on the number of threads.
 */
public interface Objective {
    /** The turn in which the gradient of the whole objective is computed. */
    int WHOLE = -1;

    Layout layout();

    /**
     * What is minimized at the weights of {@link #respond}, without weight decay: {@link #loss} unless something else is minimized in its place.
     */
    default double minimized() {
        return loss();
    }

    /** Number of parts that steps follow one after the other, such as the losses of single modalities; 1 if steps follow the whole. */
    default int turns() {
        return 1;
    }

    /**
     * Chooses the part of which {@link #respond} computes the gradient, until the next call.
     *
     * @param turn from 0 on; {@link #WHOLE} for the sum of all
     */
    default void turn(int turn) {}

    /**
     * A loss as it is reported: 0 where it is no larger than the rounding of the terms that cancel in it, and so can also be negative.
     *
     * @param loss computed by this objective
     */
    default double reported(double loss) {
        return loss;
    }

    /**
     * True if the gradient of the loss with respect to the inputs' part of the map is no larger than the rounding of the terms that cancel in it;
     * false as well if this objective does not know.
     *
     * @param from first input
     * @param to input after the last one
     */
    default boolean isPullRounding(int from, int to) {
        return false;
    }

    /** Computes map and loss at these weights. */
    void respond(double[] weights);

    /** Loss on the data, without any penalty on the weights. */
    double loss();

    /**
     * Copies the network's linear map {@code w}, r rows of D one after the other. For a nonlinear network it is the least-squares map
     * {@code <y^ x'> pinv(<x x'>)} of its output over the training inputs.
     */
    void copyMap(double[] map);

    /** Writes the negative gradient of the whole objective, penalties included: the velocity of the gradient flow. */
    void velocity(double[] weights, double[] velocity);

    /** Makes a gradient step: {@code weights += rate * velocity}. */
    void descend(double[] weights, double rate);

    /**
     * The loss at a time between two steps, for tables at given times.
     *
     * @param map interpolated between the steps
     * @param interpolated loss interpolated between the steps, which is returned for a network whose map does not determine its loss
     */
    default double lossBetween(double[] map, double interpolated) {
        return interpolated;
    }

    /**
     * The same objective with the slope of every hidden unit at every sample held, for methods that follow the flow through the kinks of its
     * activation; empty for linear networks, and where it is not built.
     */
    default Optional<PatternNetwork> pattern() {
        return Optional.empty();
    }

    /**
     * Writes {@code dw/dt} along the flow, in the order of {@link #copyMap}.
     *
     * @return false if this objective cannot compute it
     */
    default boolean mapRate(double[] weights, double[] rate) {
        return false;
    }
}
