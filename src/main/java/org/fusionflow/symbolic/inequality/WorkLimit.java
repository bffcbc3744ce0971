package org.fusionflow.symbolic.inequality;

/**
 * How much a search may do. Work is counted, not timed, so that what is found does not depend on the machine or its
 * load: a unit is about one multiplication of doubles.
 *
 * @param units at least 1
 */
public record WorkLimit(long units) {
    /** Up to about ten seconds of one core of today; most statements take a hundredth of it. */
    public static final WorkLimit USUAL = new WorkLimit(6_000_000_000L);

    public WorkLimit {
        if (units < 1) {
            throw new IllegalArgumentException("work limit " + units + ": expected at least 1");
        }
    }
}
