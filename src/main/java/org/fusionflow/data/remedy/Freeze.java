package org.fusionflow.data.remedy;

import java.util.OptionalDouble;
import org.fusionflow.architecture.InvalidInput;

/**
 * Stops the layers of a modality's own edge.
 *
 * @param modality whose layers stop
 * @param from flow time; empty for when it is learned: the residual of its inputs, {@code |e_m|}, has fallen to {@link #LEARNED} of what it was for the
 *     map 0
 */
public record Freeze(String modality, OptionalDouble from) {
    /** Fraction of {@code |Sigma_yxm|} at which a modality counts as learned. */
    public static final double LEARNED = 0.01;

    public Freeze {
        if (from.isPresent() && !(from.getAsDouble() >= 0 && Double.isFinite(from.getAsDouble()))) {
            throw new InvalidInput("freeze of " + modality + " from t = " + from.getAsDouble()
                    + ": expected a finite time of at least 0");
        }
    }
}
