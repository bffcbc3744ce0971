package org.fusionflow.reduced.saddle.path;

import java.util.function.ToDoubleFunction;
import org.fusionflow.ode.DenseStep;

/** Locates the point within a step at which a function of the state rises through 0. */
final class FirstCrossing {
    private FirstCrossing() {}

    /**
     * The fraction of the step, by bisection to round-off.
     *
     * @param function below 0 at the start of the step and at least 0 at its end
     * @return from 0 to 1
     */
    static double fraction(DenseStep step, int size, ToDoubleFunction<double[]> function) {
        double[] state = new double[size];
        double low = 0;
        double high = 1;
        while (true) {
            double middle = 0.5 * (low + high);
            // Fractions near 0 need no relative accuracy: their error is relative to the length of the step.
            if (!(middle > low && middle < high) || high - low < 1e-15) {
                return high;
            }
            step.state(middle, state);
            if (function.applyAsDouble(state) >= 0) {
                high = middle;
            } else {
                low = middle;
            }
        }
    }
}
