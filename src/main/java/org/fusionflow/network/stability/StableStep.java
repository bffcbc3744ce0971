package org.fusionflow.network.stability;

import java.util.Optional;
import java.util.OptionalDouble;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.method.StepRule;
import org.fusionflow.network.run.TrainingPlan;

/**
 * The largest learning rate at which a method can stay near given weights: {@code 2 / lambda} for plain steps,
 * {@code 2 (1 + momentum) / lambda} with momentum, lambda being the largest eigenvalue of the Hessian there. A linear analysis: it decides
 * about minima, to which a larger rate cannot come; on the way there the curvature is another. Adam divides each step by the size of the
 * gradients it has seen, so the Hessian alone sets it no limit. Batches see other Hessians than all data together and may need less.
 *
 * @param product of rate and curvature at the limit, by {@link StepRule#largestStableProduct()}; empty where the rule has none
 * @param curvature largest eigenvalue of the Hessian
 */
public record StableStep(OptionalDouble product, TopEigenvalue curvature) {
    /**
     * Of a plan's method and all that it minimizes, at any weights of its network.
     *
     * @return empty if the method does not go in steps or a gradient near the weights is not finite
     */
    public static Optional<StableStep> at(TrainingPlan plan, double[] weights) {
        Optional<Descent> steps = Descent.of(plan.method());
        return steps.isEmpty()
                ? Optional.empty()
                : TopEigenvalue.ofHessian(Simulator.objective(plan), weights, plan.seed())
                        .map(curvature -> new StableStep(steps.get().rule().largestStableProduct(), curvature));
    }

    /** The rate; empty if the rule has no limit or the loss curves upward in no direction. */
    public OptionalDouble rate() {
        return product.isPresent() && curvature.value() > 0
                ? OptionalDouble.of(product.getAsDouble() / curvature.value())
                : OptionalDouble.empty();
    }
}
