package org.fusionflow.network.model;

/**
 * Loss of a network that is an affine map of its inputs, {@code y^_o = w_o x + c_o} for each output o: all that a linear network's training
 * needs to know of its data.
 */
public interface MapLoss {
    /** D. */
    int inputs();

    /** r. */
    int outputs();

    /**
     * Writes how the loss falls with each entry of the map and each constant, {@code -dLoss/dw_o} and {@code -dLoss/dc_o}.
     *
     * @param map r arrays, {@code w_o} in the first D entries of each
     * @param constants {@code c_o}
     * @param pull r arrays; the first D entries of each are written
     * @param constantPull r numbers, written
     * @return the loss
     */
    double respond(double[][] map, double[] constants, double[][] pull, double[] constantPull);
}
