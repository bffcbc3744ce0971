package org.fusionflow.data.moments;

/** Whether a number that was computed in double precision is 0. */
public enum ZeroVerdict {
    /** It is larger than the rounding of the data and of the computation. */
    NO("no"),
    /** It is 0 by an exact argument. */
    EXACTLY("exactly"),
    /** It is within rounding of 0, and no exact argument is known: it may be 0 or merely small. */
    WITHIN_ROUNDING("within rounding");

    private final String label;

    ZeroVerdict(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }

    /** True unless it certainly differs from 0. */
    public boolean isZero() {
        return this != NO;
    }
}
