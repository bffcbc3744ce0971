package org.fusionflow.network.method;

import org.fusionflow.architecture.InvalidInput;

/**
 * A schedule that decays from the first learning rate to a last one along half a cosine (Loshchilov and Hutter 2017, without restarts) and stays
 * there: step {@code s} of {@code S} has {@code last + (first - last) (1 + cos(pi s / S)) / 2}.
 *
 * @param learningRate of the first step, &gt; 0
 * @param over number of steps of the decay, S &ge; 1
 * @param last rate after the decay, at least 0, at most the first
 */
public record CosineDecay(double learningRate, long over, double last) implements Schedule {
    public CosineDecay {
        ConstantRate.require(learningRate);
        if (over < 1) {
            throw new InvalidInput("schedule cosine, steps " + over + ": expected at least 1");
        }
        if (!(last >= 0 && last <= learningRate)) {
            throw new InvalidInput(
                    "schedule cosine, last " + last + ": expected a number of at least 0, at most " + learningRate);
        }
    }

    @Override
    public double rate(long step) {
        return step >= over
                ? last
                : last + (learningRate - last) * 0.5 * (1 + Math.cos(Math.PI * ((double) step / over)));
    }

    /** The cosines of n steps sum to {@code sin(n h) / (2 tan(h/2))} plus {@code (1 - cos(n h)) / 2} with h = pi / S. */
    @Override
    public double time(long steps) {
        long falling = Math.min(steps, over);
        double angle = Math.PI / over;
        double turned = Math.PI * ((double) falling / over);
        double cosines = 0.5 * (Math.sin(turned) / Math.tan(0.5 * angle) + (1 - Math.cos(turned)));
        return last * steps + (learningRate - last) * 0.5 * (falling + cosines);
    }

    @Override
    public Schedule times(double factor) {
        return new CosineDecay(learningRate * factor, over, last * factor);
    }

    @Override
    public String description() {
        return "learning rate " + learningRate + ", half a cosine down to " + last + " over " + over + " steps";
    }
}
