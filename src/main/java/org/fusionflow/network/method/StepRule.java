package org.fusionflow.network.method;

import java.util.Map;
import java.util.OptionalDouble;
import org.fusionflow.network.model.Objective;

/** A rule that computes a step from the gradient and from earlier steps. A new rule is a new class. */
public interface StepRule {
    /** The rule in words, for output. */
    String description();

    /** True if its steps are linear combinations of gradients and weights whose factors do not depend on single entries. Adam's steps are not. */
    default boolean commutesWithRotations() {
        return false;
    }

    /**
     * The largest product of learning rate and curvature (&lambda;, an eigenvalue of the Hessian) at which steps on a parabola of that curvature
     * do not grow: 2 for plain steps. Empty for a rule whose step size is not proportional to gradient times rate, so that the Hessian alone
     * sets no limit.
     */
    default OptionalDouble largestStableProduct() {
        return OptionalDouble.empty();
    }

    /** Starts the rule for a network with this number of weights. */
    Stepper start(int weights);

    /** The rule during one run, with its memory of earlier steps. */
    interface Stepper {
        /**
         * Makes one step.
         *
         * @param objective evaluated at these weights by {@link Objective#respond}
         * @param weights changed in place
         * @param rate learning rate of this step, &gt; 0
         */
        void step(Objective objective, double[] weights, double rate);

        /** Everything besides the weights on which the next step depends, by name. The arrays are live, not copies. */
        default Map<String, double[]> memory() {
            return Map.of();
        }
    }
}
