package org.fusionflow.study.experiment.beyond;

import java.util.Arrays;
import java.util.Locale;
import org.fusionflow.study.experiment.Finding;

/**
 * A mean over runs.
 *
 * @param mean NaN if there are none
 * @param deviation sample standard deviation, 0 for fewer than two
 * @param count of the numbers
 */
public record Spread(double mean, double deviation, int count) {
    /** Numbers that do not exist (NaN) are left out. */
    public static Spread of(double... values) {
        double[] there = Arrays.stream(values).filter(v -> !Double.isNaN(v)).toArray();
        double mean = Arrays.stream(there).average().orElse(Double.NaN);
        double squares = Arrays.stream(there).map(v -> (v - mean) * (v - mean)).sum();
        return new Spread(mean, there.length > 1 ? Math.sqrt(squares / (there.length - 1)) : 0, there.length);
    }

    /** Standard error of the mean. */
    public double error() {
        return count > 0 ? deviation / Math.sqrt(count) : Double.NaN;
    }

    /** Mean and standard error, for people. */
    public String text() {
        return count == 0
                ? "none"
                : Finding.number(mean) + (count > 1 ? String.format(Locale.ROOT, " ± %.2g", error()) : "");
    }
}
