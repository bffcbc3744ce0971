package org.fusionflow.network.model;

import org.fusionflow.network.shape.Layout;

/**
 * What training minimizes: the loss of a network on its data as a function of all weights, with its gradient.
 *
 * <p>{@link #respond} first, then the others for the same weights. Implementations work in buffers of their own and allocate nothing per
 * call; they are not for use by two threads at once, but may use threads themselves, with results that do not depend on how many.
 */
public interface Objective {
    Layout layout();

    /** Computes map and loss of these weights. */
    void respond(double[] weights);

    /** Loss on the data, without any penalty on the weights. */
    double loss();

    /**
     * The network's linear map {@code w}, r rows of D one after the other. Where the network is not linear it is the least-squares account
     * {@code <y^ x'> pinv(<x x'>)} of its output over the training inputs.
     */
    void copyMap(double[] map);

    /** Writes minus the gradient of all that is minimized: the velocity of the gradient flow. */
    void velocity(double[] weights, double[] velocity);

    /** A step: {@code weights += rate * velocity}. */
    void descend(double[] weights, double rate);

    /**
     * The loss of a map between two steps, for tables at given times.
     *
     * @param map interpolated between the steps
     * @param interpolated the losses of the steps interpolated as well, which is what a network answers whose map does not fix its loss
     */
    default double lossBetween(double[] map, double interpolated) {
        return interpolated;
    }

    /**
     * Writes {@code dw/dt} along the flow, laid out as in {@link #copyMap}.
     *
     * @return false if this objective cannot tell
     */
    default boolean mapRate(double[] weights, double[] rate) {
        return false;
    }
}
