package org.fusionflow.network.stability;

import java.util.Optional;
import java.util.OptionalDouble;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.method.StepRule;
import org.fusionflow.network.run.LayerRates;
import org.fusionflow.network.run.TrainingPlan;

/**
 * The largest learning rate at which a method can stay near given weights: {@code 2 / lambda} for plain steps, {@code 2 (1 + momentum) / lambda}
 * with momentum, where lambda is the largest eigenvalue of the Hessian there. This is a linear analysis: it holds at minima, to which a run with
 * a larger rate cannot converge; during training the curvature differs. Adam divides each step by the size of earlier gradients, so the Hessian
 * alone sets no limit for it. Where layers have rates of their own, lambda is the curvature in weights divided by the roots of their rates. Batches
 * have other Hessians than all data together and may need a smaller rate.
 *
 * @param product of rate and curvature at the limit, by {@link StepRule#largestStableProduct()}; empty if the rule has none
 * @param curvature largest eigenvalue of the Hessian
 */
public record StableStep(OptionalDouble product, TopEigenvalue curvature) {
    /**
     * The limit for a plan's method and objective at any weights of its network.
     *
     * @return empty if the method is not stepwise or a gradient near the weights is not finite
     */
    public static Optional<StableStep> at(TrainingPlan plan, double[] weights) {
        Optional<Descent> steps = Descent.of(plan.method());
        return steps.isEmpty()
                ? Optional.empty()
                : TopEigenvalue.ofHessian(
                                Simulator.objective(plan),
                                weights,
                                LayerRates.roots(plan.remedies(), Simulator.layout(plan)),
                                plan.seed())
                        .map(curvature -> new StableStep(steps.get().rule().largestStableProduct(), curvature));
    }

    /** The largest learning rate; empty if the rule has no limit or no direction has positive curvature. */
    public OptionalDouble rate() {
        return product.isPresent() && curvature.value() > 0
                ? OptionalDouble.of(product.getAsDouble() / curvature.value())
                : OptionalDouble.empty();
    }
}
