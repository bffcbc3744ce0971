package org.fusionflow.report.study.course;

import java.util.Arrays;
import java.util.stream.DoubleStream;
import org.fusionflow.report.chart.axis.Axis;

/**
 * The axis of time on which networks and theory can both be seen: linear, or logarithmic if one of them is so much faster that it would be
 * squeezed against the axis.
 *
 * @param logarithmic true for the logarithm of time
 * @param start first time shown, 0 on a linear axis
 * @param end last time shown
 */
record TimeScale(boolean logarithmic, double start, double end) {
    /** Ratio of the last half times from which time is logarithmic. */
    private static final double FAR_APART = 6;
    /** First time on a logarithmic axis, as a part of the first half time. */
    private static final double BEFORE = 0.15;

    /** End of a logarithmic axis in multiples of the last half time of theory, which networks may not have been trained for. */
    private static final double AFTER = 2;

    private static final double MARGIN = 0.025;
    private static final int POINTS = 241;

    /**
     * @param theory half times of the reduced flow that exist
     * @param networks half times of the seeds that exist
     * @param end last time
     */
    static TimeScale of(double[] theory, double[] networks, double end) {
        double lastOfTheory = Arrays.stream(theory).max().orElse(0);
        double lastOfNetworks = Arrays.stream(networks).max().orElse(0);
        double first = DoubleStream.concat(Arrays.stream(theory), Arrays.stream(networks))
                .min()
                .orElse(0);
        boolean apart = lastOfTheory > 0
                && lastOfNetworks > 0
                && Math.max(lastOfTheory / lastOfNetworks, lastOfNetworks / lastOfTheory) > FAR_APART;
        return apart && first > 0 && BEFORE * first < end
                ? new TimeScale(true, BEFORE * first, Math.max(end, AFTER * lastOfTheory))
                : new TimeScale(false, 0, end);
    }

    Axis axis(String label) {
        return logarithmic
                ? Axis.logarithmic(label).from(start, end).padded(MARGIN)
                : Axis.linear(label).from(0, end).padded(MARGIN);
    }

    /** Times for a smooth line, ascending from 0: at equal distances, on a logarithmic axis also at equal ratios. */
    double[] dense() {
        DoubleStream even = DoubleStream.iterate(0, i -> i + 1).limit(POINTS).map(i -> end * i / (POINTS - 1));
        DoubleStream ratios = DoubleStream.iterate(0, i -> i + 1)
                .limit(logarithmic ? POINTS : 0)
                .map(i -> start * Math.pow(end / start, i / (POINTS - 1)))
                .map(time -> Math.min(time, end));
        return DoubleStream.concat(even, ratios).distinct().sorted().toArray();
    }
}
