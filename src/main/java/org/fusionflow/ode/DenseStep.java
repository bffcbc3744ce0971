package org.fusionflow.ode;

import java.util.function.ToDoubleFunction;

/** One accepted step with the solution inside it. Valid only during the call of {@link StepWatcher#see} that receives it. */
public interface DenseStep {
    /** Time at the beginning. */
    double start();

    /** Duration, &gt; 0. It is separate from {@link #start} because it may be smaller than the rounding of the start. */
    double length();

    /** Time at a fraction of the step. */
    default double time(double fraction) {
        return start() + fraction * length();
    }

    /**
     * Writes the state at a fraction of the step, nearly as accurate as the step itself.
     *
     * @param fraction from 0 to 1
     */
    void state(double fraction, double[] state);

    /** Writes the interpolated state: cheaper than {@link #state} and equal to it at 0 and 1. For searching events. */
    default void interpolate(double fraction, double[] state) {
        state(fraction, state);
    }

    /** Integral of a smooth function of the state over the time of the step, as accurate as the step. */
    double integral(ToDoubleFunction<double[]> function);

    /** Writes the time derivative of {@link #interpolate}. */
    void slope(double fraction, double[] slope);
}
