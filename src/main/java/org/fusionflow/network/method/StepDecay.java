package org.fusionflow.network.method;

import org.fusionflow.architecture.InvalidInput;

/**
 * A schedule whose learning rate is multiplied by a factor after every fixed number of steps.
 *
 * @param learningRate of the first steps, &gt; 0
 * @param every number of steps between two changes, &ge; 1
 * @param factor above 0, at most 1
 */
public record StepDecay(double learningRate, long every, double factor) implements Schedule {
    public StepDecay {
        ConstantRate.require(learningRate);
        if (every < 1) {
            throw new InvalidInput("schedule step, every " + every + ": expected at least 1");
        }
        if (!(factor > 0 && factor <= 1)) {
            throw new InvalidInput("schedule step, factor " + factor + ": expected a number above 0, at most 1");
        }
    }

    @Override
    public double rate(long step) {
        return learningRate * Math.pow(factor, (double) whole(step));
    }

    /** Number of changes of the rate before this step. */
    private long whole(long step) {
        return step / every;
    }

    @Override
    public double time(long steps) {
        long whole = whole(steps);
        double power = Math.pow(factor, (double) whole);
        double stretches = factor == 1 ? (double) whole : (1 - power) / (1 - factor);
        return learningRate * ((double) every * stretches + (double) (steps % every) * power);
    }

    @Override
    public Schedule times(double scale) {
        return new StepDecay(learningRate * scale, every, factor);
    }

    @Override
    public String description() {
        return "learning rate " + learningRate + ", times " + factor + " after every " + every + " steps";
    }
}
