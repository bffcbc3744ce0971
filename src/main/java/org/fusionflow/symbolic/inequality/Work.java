package org.fusionflow.symbolic.inequality;

import org.fusionflow.symbolic.algebra.Interruption;

/** The work that one search has done. */
final class Work {
    /** Thrown when the limit is reached. */
    static final class Spent extends RuntimeException {
        private static final long serialVersionUID = 1L;

        Spent() {
            super("work limit reached", null, false, false);
        }
    }

    /** Adding a term of exact polynomials costs about as much as so many multiplications of doubles. */
    static final long EXACT_TERM = 500;

    private final long limit;
    private long done;

    Work(WorkLimit limit) {
        this.limit = limit.units();
    }

    /**
     * Counts work that is about to be done.
     *
     * @throws Spent if it is beyond the limit
     */
    void spend(long units) {
        Interruption.check();
        done += units;
        if (done > limit) {
            throw new Spent();
        }
    }

    long done() {
        return done;
    }
}
