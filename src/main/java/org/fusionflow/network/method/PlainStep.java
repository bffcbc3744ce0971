package org.fusionflow.network.method;

import org.fusionflow.network.model.Objective;

/** {@code W -= rate * gradient}. */
public record PlainStep() implements StepRule {
    @Override
    public String description() {
        return "plain steps";
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
