package org.fusionflow.study.experiment;

import java.util.Arrays;
import java.util.Locale;
import org.hipparchus.stat.descriptive.StreamingStatistics;

/**
 * Numbers of several runs in short.
 *
 * @param mean NaN if there are none
 * @param deviation sample standard deviation, 0 for fewer than two
 * @param count of the numbers
 */
public record Spread(double mean, double deviation, int count) {
    /** Numbers that do not exist (NaN) are left out. */
    public static Spread of(double... values) {
        StreamingStatistics statistics = new StreamingStatistics();
        for (double value : values) {
            if (!Double.isNaN(value)) {
                statistics.addValue(value);
            }
        }
        int count = (int) statistics.getN();
        return new Spread(
                count == 0 ? Double.NaN : statistics.getMean(),
                count > 1 ? statistics.getStandardDeviation() : 0,
                count);
    }

    /** The mean of numbers that must all exist; NaN if one does not. */
    public static double meanOfAll(double... values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /** Standard error of the mean; 0 for a single number. */
    public double error() {
        return count > 0 ? deviation / Math.sqrt(count) : Double.NaN;
    }

    /** Mean and standard error, for people. */
    public String text() {
        return count == 0
                ? "none"
                : StudyFinding.number(mean) + (count > 1 ? String.format(Locale.ROOT, " ± %.2g", error()) : "");
    }
}
