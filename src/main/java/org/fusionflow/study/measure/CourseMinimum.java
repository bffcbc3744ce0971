package org.fusionflow.study.measure;

/**
 * The minimum of a quantity that is known at some times, interpolated by the parabola through three neighbours.
 *
 * @param time of the minimum; exactly the first or last time if the minimum is there
 * @param value at the minimum
 */
record CourseMinimum(double time, double value) {
    static CourseMinimum of(double[] times, double[] values) {
        int at = 0;
        for (int i = 1; i < values.length; i++) {
            at = values[i] < values[at] ? i : at;
        }
        if (at == 0 || at == values.length - 1) {
            return new CourseMinimum(times[at], values[at]);
        }
        double left = times[at - 1] - times[at];
        double right = times[at + 1] - times[at];
        double slopeLeft = (values[at - 1] - values[at]) / left;
        double slopeRight = (values[at + 1] - values[at]) / right;
        double curvature = (slopeRight - slopeLeft) / (right - left);
        double slope = slopeLeft - curvature * left;
        double shift = curvature > 0 ? -0.5 * slope / curvature : 0;
        return new CourseMinimum(times[at] + shift, values[at] + 0.5 * slope * shift);
    }
}
