package org.fusionflow.network.method;

import java.util.OptionalDouble;
import org.fusionflow.network.model.Objective;

/** {@code W -= rate * gradient}. */
public record PlainStep() implements StepRule {
    @Override
    public String description() {
        return "plain steps";
    }

    /** An error e becomes {@code (1 - rate curvature) e}. */
    @Override
    public OptionalDouble largestStableProduct() {
        return OptionalDouble.of(2);
    }

    @Override
    public boolean commutesWithRotations() {
        return true;
    }

    @Override
    public Stepper start(int weights) {
        return Objective::descend;
    }
}
