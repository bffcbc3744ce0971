package org.fusionflow.ode;

import java.util.function.BiConsumer;

/**
 * A flow of two unknowns.
 *
 * @param oneBlock whether the error is measured against their norm, and not against each of them
 * @param function writes the rates of a state
 */
record PairFlow(boolean oneBlock, BiConsumer<double[], double[]> function) implements Flow {
    @Override
    public int size() {
        return 2;
    }

    @Override
    public int[] blocks() {
        return oneBlock ? new int[] {0, 2} : new int[] {0, 1, 2};
    }

    @Override
    public void rate(double[] state, double[] rate) {
        function.accept(state, rate);
    }
}
