package org.fusionflow.network.method;

import java.util.Map;
import java.util.OptionalDouble;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.network.model.Objective;

/**
 * Heavy-ball momentum in the convention of the common libraries: {@code V = momentum * V + gradient}, {@code W -= rate * V}, with V = 0 at
 * first. In the long run a step counts as {@code 1 / (1 - momentum)} plain ones.
 *
 * @param momentum from 0 to below 1
 */
public record MomentumStep(double momentum) implements StepRule {
    public MomentumStep {
        if (!(momentum >= 0 && momentum < 1)) {
            throw new InvalidInput("momentum " + momentum + ": expected a number from 0 to below 1");
        }
    }

    @Override
    public String description() {
        return "momentum " + momentum;
    }

    /**
     * {@code 2 (1 + momentum)}: errors obey {@code e'' = (1 + momentum - rate curvature) e' - momentum e}, whose growth factor passes -1
     * there.
     */
    @Override
    public OptionalDouble largestStableProduct() {
        return OptionalDouble.of(2 * (1 + momentum));
    }

    @Override
    public boolean commutesWithRotations() {
        return true;
    }

    @Override
    public Stepper start(int weights) {
        if (momentum == 0) {
            // Nothing to remember, and the same bits as plain steps, which round in another order.
            return new PlainStep().start(weights);
        }
        double[] fall = new double[weights];
        double[] memory = new double[weights];
        return new Stepper() {
            @Override
            public void step(Objective objective, double[] at, double rate) {
                objective.velocity(at, fall);
                for (int i = 0; i < fall.length; i++) {
                    memory[i] = momentum * memory[i] + fall[i];
                    at[i] += rate * memory[i];
                }
            }

            @Override
            public Map<String, double[]> memory() {
                return Map.of("momentum", memory);
            }
        };
    }
}
