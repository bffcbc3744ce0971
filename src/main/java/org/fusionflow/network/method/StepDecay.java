package org.fusionflow.network.method;

import org.fusionflow.architecture.InvalidInput;

/**
 * A rate that is multiplied by a factor after every so many steps.
 *
 * @param learningRate of the first steps, &gt; 0
 * @param every steps between two changes, &ge; 1
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
        return learningRate * Math.pow(factor, step / every);
    }

    @Override
    public double time(long steps) {
        long whole = steps / every;
        double stretches = factor == 1 ? whole : (1 - Math.pow(factor, whole)) / (1 - factor);
        return learningRate * (every * stretches + (steps % every) * Math.pow(factor, whole));
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
