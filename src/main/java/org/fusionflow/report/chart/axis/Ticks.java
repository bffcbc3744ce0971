package org.fusionflow.report.chart.axis;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/**
 * The ticks of an axis with their labels: at least three labels on every axis, so that a reader sees its scale, and unevenly spaced minor ticks on
 * every logarithmic one.
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

    /** Smallest number of labels: fewer do not show whether an axis is linear. */
    public static final int FEWEST = 3;

    /** Relative tolerance at the ends of an axis, so that rounding does not remove the last tick. */
    private static final double SLACK = 1e-9;
    /** Powers of ten up to this exponent are written as decimal numbers: 0.01, 100. */
    private static final int LARGEST_WRITTEN_OUT = 2;
    /** Labels between powers of ten are decimal numbers if the axis lies between these. */
    private static final double LEAST_DECIMAL = 5e-4;

    private static final double MOST_DECIMAL = 1e4;
    /** The digits of the labels between two powers of ten, from many to one; with few decades powers alone are too few. */
    private static final int[][] DIGITS = {{1, 2, 3, 4, 5, 6, 7, 8, 9}, {1, 2, 5}, {1, 3}, {1}};
    /** Decades for each label that fits, up to which the ticks between two powers of ten can be told apart. */
    private static final int DIVIDED = 3;

    /** Upper over lower end up to which round numbers with equal steps are the better labels of a logarithmic axis. */
    private static final double SHORT = 20;

    /** Steps of linear ticks, of which the next smaller is chosen until there are enough labels. */
    private static final int[] LEADING = {5, 2, 1};

    /**
     * Computes the ticks of an axis.
     *
     * @param axis with both ends set
     * @param most largest number of labels, where {@link #FEWEST} or more fit
     */
    public static Ticks of(Axis axis, int most) {
        if (!axis.logarithmic()) {
            return new Ticks(linear(axis.lower(), axis.upper(), most), List.of());
        }
        List<Tick> labels = logarithmic(axis, most);
        boolean fits = labels.size() >= FEWEST && labels.size() <= Math.max(most, FEWEST);
        // Less than about a decade: round numbers, unevenly spaced.
        List<Tick> major = fits || axis.upper() / axis.lower() > SHORT
                ? labels
                : positive(linear(axis.lower(), axis.upper(), most));
        List<Double> minor = between(axis, major, most);
        if (minor.size() < FEWEST && axis.upper() / axis.lower() <= SHORT) {
            minor = positive(linear(axis.lower(), axis.upper(), 4 * major.size())).stream()
                    .map(Tick::value)
                    .filter(value -> major.stream().noneMatch(tick -> same(tick.value(), value)))
                    .toList();
        }
        return new Ticks(major, minor);
    }

    private static List<Tick> positive(List<Tick> ticks) {
        return ticks.stream().filter(tick -> tick.value() > 0).toList();
    }

    private static boolean same(double a, double b) {
        return Math.abs(a - b) <= SLACK * Math.abs(a);
    }

    private static List<Tick> linear(double lower, double upper, int most) {
        // The coarsest step is that of the whole range; steps are refined as long as the labels are not too many.
        int power = (int) Math.floor(Math.log10(upper - lower)) + 1;
        List<Tick> ticks = List.of();
        for (int tries = 0; tries < 12; tries++) {
            int exponent = power - Math.floorDiv(tries, LEADING.length);
            BigDecimal step =
                    BigDecimal.valueOf(LEADING[tries % LEADING.length]).scaleByPowerOfTen(exponent);
            List<Tick> finer = multiples(lower, upper, step, exponent);
            if (ticks.size() >= FEWEST && finer.size() > most) {
                return ticks;
            }
            ticks = finer;
            if (ticks.size() >= FEWEST && ticks.size() >= most) {
                return ticks;
            }
        }
        return ticks;
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
        return minus(digits.equals("1") ? "10^{" + power + "}" : digits + "×10^{" + power + "}");
    }

    /** The densest of the usual sets of labels that are not too many; if all are, the smallest that has enough; empty if none has. */
    private static List<Tick> logarithmic(Axis axis, int most) {
        List<Tick> least = List.of();
        for (int[] digits : DIGITS) {
            List<Tick> labels = labels(axis, digits, 1);
            if (labels.size() >= FEWEST) {
                least = labels;
            }
            if (labels.size() >= FEWEST && labels.size() <= most) {
                return labels;
            }
        }
        for (int every = 2; every <= 400; every++) {
            List<Tick> labels = labels(axis, new int[] {1}, every);
            if (labels.size() < FEWEST) {
                return least;
            }
            least = labels;
            if (labels.size() <= most) {
                return labels;
            }
        }
        return least;
    }

    private static List<Tick> labels(Axis axis, int[] digits, int every) {
        // Between powers of ten, decimal numbers are easier to read; a few zeros are no longer than a power.
        boolean written = digits.length > 1 && axis.lower() >= LEAST_DECIMAL && axis.upper() < MOST_DECIMAL;
        List<Tick> labels = new ArrayList<>();
        for (int power = firstPower(axis); power <= lastPower(axis); power++) {
            for (int digit : digits) {
                BigDecimal value = BigDecimal.valueOf(digit).scaleByPowerOfTen(power);
                if (Math.floorMod(power, every) == 0 && axis.contains(value.doubleValue())) {
                    String label = written ? value.toPlainString() : logarithmicLabel(digit, power);
                    labels.add(new Tick(value.doubleValue(), label));
                }
            }
        }
        return labels;
    }

    private static int firstPower(Axis axis) {
        return (int) Math.floor(Math.log10(axis.lower()) - SLACK);
    }

    private static int lastPower(Axis axis) {
        return (int) Math.floor(Math.log10(axis.upper()) + SLACK);
    }

    private static List<Double> between(Axis axis, List<Tick> labels, int most) {
        boolean divided = lastPower(axis) - firstPower(axis) <= DIVIDED * Math.max(1, most);
        List<Double> minor = new ArrayList<>();
        for (int power = firstPower(axis); power <= lastPower(axis); power++) {
            for (int digit = 1; digit <= (divided ? 9 : 1); digit++) {
                double value =
                        BigDecimal.valueOf(digit).scaleByPowerOfTen(power).doubleValue();
                if (axis.contains(value) && labels.stream().noneMatch(tick -> same(tick.value(), value))) {
                    minor.add(value);
                }
            }
        }
        return minor;
    }

    private static String logarithmicLabel(int digit, int power) {
        if (Math.abs(power) <= LARGEST_WRITTEN_OUT) {
            return BigDecimal.valueOf(digit).scaleByPowerOfTen(power).toPlainString();
        }
        return minus((digit == 1 ? "" : digit + "×") + "10^{" + power + "}");
    }

    private static String minus(String number) {
        return number.replace('-', '−');
    }
}
