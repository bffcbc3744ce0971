package org.fusionflow.symbolic.flow;

import java.util.Optional;

/**
 * How a network is trained where it is not by the plain gradient flow of the squared error.
 *
 * @param rates of the edges
 * @param objective what gradient flow lowers; empty for the squared error
 */
public record Training(EdgeRates rates, Optional<EffectiveMoments> objective) {
    /** The plain gradient flow of the squared error. */
    public static final Training PLAIN = new Training(EdgeRates.ONE, Optional.empty());

    public boolean isPlain() {
        return rates.areOne() && objective.isEmpty();
    }
}
