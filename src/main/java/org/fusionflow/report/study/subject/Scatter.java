package org.fusionflow.report.study.subject;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import org.fusionflow.report.words.Rounded;
import org.fusionflow.study.measure.MeanInterval;

/** Writes what a number scatters by over seeds, with no more digits than its uncertainty allows. */
final class Scatter {
    /** Decimals beyond which a power of ten is clearer. */
    private static final int MOST_DECIMALS = 6;

    private static final double LARGEST = 1e5;
    /** Significant digits of a range whose ends are equal to rounding. */
    private static final int DIGITS = 5;

    /** Relative spread below which the five digits of a value do not show it. */
    private static final double NEGLIGIBLE = 1e-4;

    private Scatter() {}

    /** The smallest and the largest value; the width of the range has two digits. */
    static String range(double[] values) {
        double low = Arrays.stream(values).min().orElseThrow();
        double high = Arrays.stream(values).max().orElseThrow();
        int decimals = 1 - power(high - low);
        boolean differ = high - low > 1e-5 * Math.max(Math.abs(low), Math.abs(high));
        if (!differ) {
            return Rounded.value(0.5 * (low + high), DIGITS);
        }
        if (decimals > MOST_DECIMALS || Math.max(Math.abs(low), Math.abs(high)) >= LARGEST) {
            return Rounded.value(low) + " to " + Rounded.value(high);
        }
        int shown = Math.max(0, decimals);
        return fixed(low, shown) + "–" + fixed(high, shown);
    }

    /**
     * Mean and standard deviation, both rounded at the place to which the mean is known: that of the first digit of half its confidence interval, or
     * of the second if the first is 1 or 2, and never beyond the second digit of the standard deviation.
     *
     * @param count number of values, &ge; 2
     */
    static String mean(double mean, double spread, int count) {
        if (!(spread > NEGLIGIBLE * Math.abs(mean))) {
            return Rounded.value(mean);
        }
        double half = MeanInterval.half(spread, count);
        int place = Math.max(half < 3 * Math.pow(10, power(half)) ? power(half) - 1 : power(half), power(spread) - 1);
        int decimals = -place;
        if (decimals > MOST_DECIMALS || Math.abs(mean) >= LARGEST) {
            return Rounded.value(mean) + " ± " + Rounded.size(spread);
        }
        return fixed(mean, decimals) + " ± " + fixed(spread, decimals);
    }

    private static int power(double value) {
        return value > 0 ? (int) Math.floor(Math.log10(value) + 1e-12) : 0;
    }

    private static String fixed(double value, int decimals) {
        BigDecimal rounded = new BigDecimal(value).setScale(decimals, RoundingMode.HALF_EVEN);
        String text =
                rounded.setScale(Math.max(0, decimals), RoundingMode.HALF_EVEN).toPlainString();
        return text.startsWith("-") ? "−" + text.substring(1) : text;
    }
}
