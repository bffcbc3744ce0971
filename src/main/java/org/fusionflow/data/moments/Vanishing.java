package org.fusionflow.data.moments;

/** Whether a number that was computed in double precision is 0. */
public enum Vanishing {
    /** It is larger than the rounding of the data and of the computation. */
    NO,
    /** It is 0 by an exact argument. */
    EXACTLY,
    /** It is within rounding of 0, and no exact argument is known: it may be 0 or merely small. */
    WITHIN_ROUNDING;

    /** True unless it certainly differs from 0. */
    public boolean isZero() {
        return this != NO;
    }
}
