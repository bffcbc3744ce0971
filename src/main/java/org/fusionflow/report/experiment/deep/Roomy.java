package org.fusionflow.report.experiment.deep;

import java.util.Arrays;
import org.fusionflow.report.chart.Axis;

/** Axes with room beyond the outermost points, which would be cut in half otherwise. */
final class Roomy {
    /** Of the range, on either side. */
    private static final double MARGIN = 0.04;

    private Roomy() {}

    static Axis linear(String label, double[] values) {
        double low = Arrays.stream(values).min().orElse(0);
        double high = Arrays.stream(values).max().orElse(1);
        double margin = MARGIN * (high - low);
        return high > low ? Axis.linear(label).from(low - margin, high + margin) : Axis.linear(label);
    }

    static Axis logarithmic(String label, double[] values) {
        double low = Arrays.stream(values).min().orElse(1);
        double high = Arrays.stream(values).max().orElse(10);
        double factor = Math.pow(high / low, MARGIN);
        return high > low ? Axis.logarithmic(label).from(low / factor, high * factor) : Axis.logarithmic(label);
    }
}
