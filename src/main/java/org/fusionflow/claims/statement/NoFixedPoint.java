package org.fusionflow.claims.statement;

import java.util.Set;

/** Signals that a claim refers to a fixed point that a tree with numeric depths does not have. */
public final class NoFixedPoint extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final transient Set<Integer> learned;

    /**
     * @param learned indices of the modalities that no fixed point has as its learned set
     */
    NoFixedPoint(Set<Integer> learned) {
        super("no fixed point", null, false, false);
        this.learned = learned;
    }

    public Set<Integer> learned() {
        return learned;
    }
}
