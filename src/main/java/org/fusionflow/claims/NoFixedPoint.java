package org.fusionflow.claims;

import java.util.List;
import java.util.Set;

/** Signals that a claim refers to a fixed point that the architecture does not have. */
final class NoFixedPoint extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Set<Integer> learned;
    private final transient List<int[]> depths;

    /**
     * @param learned indices of the modalities that no fixed point has as its learned set
     * @param depths the values of L and Lf that the claim is about; empty for numeric depths
     */
    NoFixedPoint(Set<Integer> learned, List<int[]> depths) {
        super("no fixed point", null, false, false);
        this.learned = learned;
        this.depths = depths;
    }

    Set<Integer> learned() {
        return learned;
    }

    List<int[]> depths() {
        return depths;
    }
}
