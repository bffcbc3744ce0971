package org.fusionflow.network.method;

import java.util.Map;
import java.util.OptionalDouble;
import org.fusionflow.network.model.Objective;

/** How one step follows from a gradient and what came before. A new rule is a new class. */
public interface StepRule {
    /** For people. */
    String description();

    /** True if its steps are sums of gradients and weights with factors that no single entry decides: not Adam's. */
    default boolean commutesWithRotations() {
        return false;
    }

    /**
     * The largest product of learning rate and curvature, &lambda; of the Hessian, at which steps on a parabola of that curvature do not grow:
     * 2 for plain steps. Empty for a rule whose steps have another size than gradient times rate, so that the Hessian alone sets no limit.
     */
    default OptionalDouble largestStableProduct() {
        return OptionalDouble.empty();
    }

    /** The rule at work on a network of so many weights, at its beginning. */
    Stepper start(int weights);

    /** Has a memory of the steps it took. */
    interface Stepper {
        /**
         * @param objective has responded to these weights
         * @param weights changed in place
         * @param rate learning rate of this step, &gt; 0
         */
        void step(Objective objective, double[] weights, double rate);

        /** All that the next step depends on besides the weights, by name; the arrays are the live ones. */
        default Map<String, double[]> memory() {
            return Map.of();
        }
    }
}
