package org.fusionflow.network.method;

import java.util.Map;
import java.util.OptionalDouble;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.network.model.Objective;

/**
 * The heavy-ball momentum step (Polyak 1964) in the convention of the common libraries: {@code V = momentum * V + gradient},
 * {@code W -= rate * V}, with V = 0 at the start. After many steps, one step has the effect of {@code 1 / (1 - momentum)} plain steps.
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
     * {@code 2 (1 + momentum)}. An error obeys {@code e'' = (1 + momentum - rate curvature) e' - momentum e}, whose growth factor reaches -1 at
     * this product.
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
            // Without momentum there is no memory. Plain steps also give the same bits as gradient descent, which
            // rounds differently.
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
