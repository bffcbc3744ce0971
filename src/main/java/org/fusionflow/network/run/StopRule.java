package org.fusionflow.network.run;

import java.util.Optional;
import java.util.OptionalDouble;
import org.fusionflow.architecture.InvalidInput;

/**
 * When a run ends. It stops by itself once all requested times are passed and, if there is a {@code stopLoss}, the loss is at
 * most that, else all half times are known and the loss above least squares is at most {@link #LEARNED} of what it was. Networks that are
 * not linear, other losses than the mean squared error and weight decay have no least squares to be compared with: there the loss itself counts.
 *
 * @param maxSteps limit on the steps of the method, &ge; 1
 * @param maxTime limit on the flow time, &gt; 0; may be infinite for methods that count their steps in time
 * @param stopLoss &ge; 0, finite
 * @param plateau ends the run as well; empty for a run that waits
 */
public record StopRule(long maxSteps, double maxTime, OptionalDouble stopLoss, Optional<Plateau> plateau) {
    /** Fraction of the initial excess loss below which the data count as learned: far below any plateau of interest. */
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

    /** No limit but the steps. */
    public static StopRule afterSteps(long maxSteps) {
        return new StopRule(maxSteps, Double.POSITIVE_INFINITY, OptionalDouble.empty());
    }

    /** No limit on the steps but the method's {@linkplain TrainingMethod#defaultMaxSteps own}. */
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
