package org.fusionflow.data.result;

/**
 * A flow time that was located on a trajectory, with an interval that contains it.
 *
 * @param time best estimate
 * @param earliest lower end of the interval
 * @param latest upper end of the interval
 */
public record LocatedTime(double time, double earliest, double latest) {
    public LocatedTime {
        if (!(earliest <= time && time <= latest)) {
            throw new IllegalArgumentException(
                    "located time " + time + " outside its bracket [" + earliest + ", " + latest + "]");
        }
    }
}
