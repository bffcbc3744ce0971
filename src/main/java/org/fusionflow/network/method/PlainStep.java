package org.fusionflow.network.method;

import java.util.OptionalDouble;
import org.fusionflow.network.model.Objective;

/** The plain gradient step {@code W -= rate * gradient}. */
public record PlainStep() implements StepRule {
    @Override
    public String description() {
        return "plain steps";
    }

    /** 2: a step turns an error e into {@code (1 - rate curvature) e}. */
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
