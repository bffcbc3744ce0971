package org.fusionflow.ode;

import java.util.function.ToDoubleFunction;

/** One accepted step with the solution inside it. Valid only during the call that hands it out. */
public interface DenseStep {
    /** Time at the beginning. */
    double start();

    /** Duration, &gt; 0. Kept apart from {@link #start}, of which it can be less than one rounding. */
    double length();

    /** Time at a fraction of the step. */
    default double time(double fraction) {
        return start() + fraction * length();
    }

    /**
     * Writes the state to the accuracy of the steps or nearly so.
     *
     * @param fraction from 0 to 1
     */
    void state(double fraction, double[] state);

    /** Writes the state cheaply, for looking where something happens; equal to {@link #state} at 0 and 1. */
    default void sketch(double fraction, double[] state) {
        state(fraction, state);
    }

    /** Time integral of a smooth function of the state over the step, to the accuracy of the steps. */
    double integral(ToDoubleFunction<double[]> function);

    /** Writes the time derivative of the interpolated solution of {@link #sketch}, whose defect is what it misses the flow by. */
    void slope(double fraction, double[] slope);
}
