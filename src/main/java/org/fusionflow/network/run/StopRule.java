package org.fusionflow.network.run;

import java.util.Optional;
import java.util.OptionalDouble;
import org.fusionflow.architecture.InvalidInput;

/**
 * The rule for when a run ends. A run ends once all requested times have passed and the loss is small enough: at most {@code stopLoss} if that
 * is given; else all half times must be known, and the loss above least squares must be at most {@link #LEARNED} of its initial value. For
 * nonlinear networks, other losses than the mean squared error and weight decay there is no least-squares loss to subtract, so the loss itself
 * counts.
 *
 * @param maxSteps largest number of steps of the method, &ge; 1
 * @param maxTime largest flow time, &gt; 0; may be infinite for methods whose step limit also bounds the time
 * @param stopLoss &ge; 0, finite
 * @param plateau also ends the run; empty for a run that does not end at plateaus
 */
public record StopRule(long maxSteps, double maxTime, OptionalDouble stopLoss, Optional<Plateau> plateau) {
    /** Fraction of the initial excess loss at or below which the data count as learned: far below any plateau of interest. */
    public static final double LEARNED = 1e-3;

    public StopRule {
        if (maxSteps < 1) {
            throw new InvalidInput("max-steps " + maxSteps + ": expected at least 1");
        }
        if (!(maxTime > 0)) {
            throw new InvalidInput("max-time " + maxTime + ": expected a number above 0");
        }
        if (stopLoss.isPresent() && !(stopLoss.getAsDouble() >= 0 && Double.isFinite(stopLoss.getAsDouble()))) {
            throw new InvalidInput("stop-loss " + stopLoss.getAsDouble() + ": expected a finite number of at least 0");
        }
    }

    public StopRule(long maxSteps, double maxTime, OptionalDouble stopLoss) {
        this(maxSteps, maxTime, stopLoss, Optional.empty());
    }

    /** A rule with a limit on the steps only. */
    public static StopRule afterSteps(long maxSteps) {
        return new StopRule(maxSteps, Double.POSITIVE_INFINITY, OptionalDouble.empty());
    }

    /** A rule with a limit on the flow time; the limit on the steps is the method's {@linkplain TrainingMethod#defaultMaxSteps default}. */
    public static StopRule afterTime(double maxTime, TrainingMethod method) {
        return new StopRule(method.defaultMaxSteps(), maxTime, OptionalDouble.empty());
    }

    public StopRule withStopLoss(double loss) {
        return new StopRule(maxSteps, maxTime, OptionalDouble.of(loss), plateau);
    }

    public StopRule withPlateau(Plateau rule) {
        return new StopRule(maxSteps, maxTime, stopLoss, Optional.of(rule));
    }
}
