package org.fusionflow.report.chart;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The ticks of an axis with their labels.
 *
 * @param major ticks with labels
 * @param minor ticks without labels
 */
public record Ticks(List<Tick> major, List<Double> minor) {
    /**
     * A tick with its label.
     *
     * @param value on the axis
     * @param label in the markup of {@link ChartText}
     */
    public record Tick(double value, String label) {}

    /** Relative tolerance at the ends of an axis, so that rounding does not remove the last tick. */
    private static final double SLACK = 1e-9;
    /** Powers of ten up to this exponent are written as decimal numbers: 0.01, 100. */
    private static final int LARGEST_WRITTEN_OUT = 2;

    /**
     * Computes the ticks of an axis.
     *
     * @param axis with both ends set
     * @param most approximate largest number of labels
     */
    public static Ticks of(Axis axis, int most) {
        if (!axis.logarithmic()) {
            return linear(axis.lower(), axis.upper(), most);
        }
        double decades = Math.log10(axis.upper() / axis.lower());
        return decades < 1.2 ? withinADecade(axis, most) : decades(axis, most);
    }

    /** Smallest number of labels: fewer do not show that an axis is linear. */
    private static final int FEWEST = 3;

    private static Ticks linear(double lower, double upper, int most) {
        double raw = (upper - lower) / Math.max(1, most);
        int exponent = (int) Math.floor(Math.log10(raw));
        BigDecimal step = BigDecimal.ONE.scaleByPowerOfTen(exponent + 1);
        for (int leading : new int[] {1, 2, 5}) {
            BigDecimal candidate = BigDecimal.valueOf(leading).scaleByPowerOfTen(exponent);
            if (candidate.doubleValue() >= raw * (1 - SLACK)) {
                step = candidate;
                break;
            }
        }
        List<Tick> major = multiples(lower, upper, step, exponent);
        if (major.size() < FEWEST) {
            // Steps are 1, 0.5, 0.2, 0.1: the next smaller step.
            String share = step.unscaledValue().intValueExact() == 5 ? "0.4" : "0.5";
            BigDecimal smaller = step.multiply(new BigDecimal(share)).stripTrailingZeros();
            major = multiples(lower, upper, smaller, -smaller.scale());
        }
        return new Ticks(major, List.of());
    }

    private static List<Tick> multiples(double lower, double upper, BigDecimal step, int exponent) {
        double size = step.doubleValue();
        long first = (long) Math.ceil(lower / size - SLACK * (upper - lower) / size);
        long last = (long) Math.floor(upper / size + SLACK * (upper - lower) / size);
        List<Tick> major = new ArrayList<>();
        for (long i = first; i <= last; i++) {
            BigDecimal value = step.multiply(BigDecimal.valueOf(i));
            major.add(new Tick(value.doubleValue(), label(value, exponent)));
        }
        return major;
    }

    private static String label(BigDecimal value, int exponent) {
        if (value.signum() == 0) {
            return "0";
        }
        double size = Math.abs(value.doubleValue());
        // Outside this range, digits with a power of ten are shorter than all the zeros.
        if (size < 1e5 && exponent >= -4) {
            return minus(value.setScale(Math.max(0, -exponent), RoundingMode.HALF_EVEN)
                    .toPlainString());
        }
        int power = (int) Math.floor(Math.log10(size) + SLACK);
        String digits = value.scaleByPowerOfTen(-power).stripTrailingZeros().toPlainString();
        return minus(digits + "·10^{" + power + "}");
    }

    private static Ticks decades(Axis axis, int most) {
        int first = (int) Math.ceil(Math.log10(axis.lower()) - SLACK);
        int last = (int) Math.floor(Math.log10(axis.upper()) + SLACK);
        int every = Math.max(1, (int) Math.ceil((last - first + 1) / (double) Math.max(1, most)));
        List<Tick> major = new ArrayList<>();
        List<Double> minor = new ArrayList<>();
        for (int power = first - 1; power <= last; power++) {
            if (power >= first && Math.floorMod(power, every) == 0) {
                major.add(new Tick(Math.pow(10, power), powerLabel(power)));
            } else if (power >= first) {
                minor.add(Math.pow(10, power));
            }
            for (int digit = 2; digit <= 9 && every == 1; digit++) {
                double value = digit * Math.pow(10, power);
                if (value >= axis.lower() && value <= axis.upper()) {
                    minor.add(value);
                }
            }
        }
        return new Ticks(major, minor);
    }

    private static String powerLabel(int power) {
        return Math.abs(power) <= LARGEST_WRITTEN_OUT
                ? BigDecimal.ONE.scaleByPowerOfTen(power).toPlainString()
                : minus("10^{" + power + "}");
    }

    /** Ticks of a logarithmic axis that is too short for powers of ten alone: round numbers, unevenly spaced. */
    private static Ticks withinADecade(Axis axis, int most) {
        Ticks even = linear(axis.lower(), axis.upper(), Math.max(2, most - 1));
        return new Ticks(even.major().stream().filter(tick -> tick.value() > 0).toList(), List.of());
    }

    private static String minus(String number) {
        return number.replace('-', '−');
    }
}
