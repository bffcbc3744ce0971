package org.fusionflow.claims;

import java.util.List;
import java.util.Set;

/** A claim speaks of a fixed point that the architecture does not have. */
final class NoFixedPoint extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Set<Integer> learned;
    private final transient List<int[]> depths;

    /**
     * @param learned the set that is no fixed point
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
