package org.fusionflow.network.method;

import org.fusionflow.architecture.InvalidInput;

/**
 * A schedule with the same learning rate at every step.
 *
 * @param learningRate &gt; 0
 */
public record ConstantRate(double learningRate) implements Schedule {
    public ConstantRate {
        require(learningRate);
    }

    /**
     * Checks a learning rate.
     *
     * @throws InvalidInput unless it is a finite number above 0
     */
    static void require(double learningRate) {
        if (!(learningRate > 0) || Double.isInfinite(learningRate)) {
            throw new InvalidInput("learning rate " + learningRate + ": expected a finite number above 0");
        }
    }

    @Override
    public double rate(long step) {
        return learningRate;
    }

    @Override
    public double time(long steps) {
        return learningRate * steps;
    }

    @Override
    public Schedule times(double factor) {
        return new ConstantRate(learningRate * factor);
    }

    @Override
    public String description() {
        return "learning rate " + learningRate;
    }
}
