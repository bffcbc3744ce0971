package org.fusionflow.data.result;

/**
 * A flow time that was located on a trajectory, with the interval that is sure to hold it.
 *
 * @param time best value
 * @param earliest lower end of the bracket
 * @param latest upper end of the bracket
 */
public record LocatedTime(double time, double earliest, double latest) {
    public LocatedTime {
        if (!(earliest <= time && time <= latest)) {
            throw new IllegalArgumentException(
                    "located time " + time + " outside its bracket [" + earliest + ", " + latest + "]");
        }
    }
}
