package org.fusionflow.network.model;

/**
 * The loss of a network that is an affine map of its inputs, {@code y^_o = w_o x + c_o} for each output o. The training of a linear network
 * needs nothing else of its data.
 */
public interface MapLoss {
    /** Number of inputs, D. */
    int inputs();

    /** Number of outputs, r. */
    int outputs();

    /**
     * Computes the loss and writes its negative gradient with respect to the map and the constants, {@code -dLoss/dw_o} and {@code -dLoss/dc_o}.
     *
     * @param map r arrays, {@code w_o} in the first D entries of each
     * @param constants {@code c_o}, r numbers
     * @param pull r arrays; the first D entries of each are written
     * @param constantPull r numbers, written
     * @return the loss
     */
    double respond(double[][] map, double[] constants, double[][] pull, double[] constantPull);

    /**
     * True if the negative gradient that {@link #respond} wrote is no larger than the rounding of the terms that cancel in it; false as well if
     * this loss does not know.
     *
     * @param map as given to {@link #respond}
     * @param pull that it wrote
     * @param from first input to look at
     * @param to input after the last one
     * @param factors of which the map is a product, each rounded
     */
    default boolean isRounding(double[][] map, double[][] pull, int from, int to, int factors) {
        return false;
    }

    /**
     * A loss as it is reported: 0 where it is no larger than the rounding of the terms that cancel in it, and so can also be negative.
     *
     * @param loss that {@link #respond} returned
     */
    default double reported(double loss) {
        return loss;
    }

    /**
     * The loss at a time between two steps.
     *
     * @param map interpolated between the steps, r rows of D one after the other, of a network without constants
     * @param interpolated loss interpolated between the steps, which is returned where the map does not give the loss at little cost
     */
    default double lossBetween(double[] map, double interpolated) {
        return interpolated;
    }

    /**
     * What is minimized, as {@link #respond} found it: the loss itself unless something else is minimized.
     *
     * @param loss that {@link #respond} returned
     */
    default double minimized(double loss) {
        return loss;
    }

    /** Number of parts of what is minimized that steps follow in turn; 1 if they follow the whole. */
    default int turns() {
        return 1;
    }

    /**
     * Chooses the part whose gradient {@link #respond} computes.
     *
     * @param turn from 0 on; {@link Objective#WHOLE} for the sum of all
     */
    default void turn(int turn) {}
}
