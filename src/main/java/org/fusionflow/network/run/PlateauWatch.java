package org.fusionflow.network.run;

import java.util.Optional;
import org.fusionflow.network.result.History;

/** Decides after every step whether the loss is on a {@link Plateau}. */
final class PlateauWatch {
    private final Optional<Plateau> rule;
    private double since = Double.NaN;
    private double lossThen;

    PlateauWatch(Optional<Plateau> rule) {
        this.rule = rule;
    }

    void goOn(History.LookBack from) {
        since = from.time();
        lossThen = from.loss();
    }

    Optional<History.LookBack> lookBack() {
        return Double.isNaN(since) ? Optional.empty() : Optional.of(new History.LookBack(since, lossThen));
    }

    /**
     * Must be called after every step. The comparison starts anew whenever the loss has decreased by the fraction. A loss of 0, or one that
     * rounding made negative, decreases no further.
     */
    boolean isOn(double time, double loss) {
        if (rule.isEmpty()) {
            return false;
        }
        if (Double.isNaN(since)
                || (lossThen > 0 && loss <= lossThen * (1 - rule.get().fraction()))) {
            since = time;
            lossThen = loss;
            return false;
        }
        return time - since >= rule.get().time();
    }
}
