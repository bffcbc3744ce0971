package org.fusionflow.expression;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fusionflow.expression.Datum.Kind;

/** Functions of all values of an expression over the parts of a scope: the seeds of a point, or the points of a table. */
enum Aggregate {
    MEAN,
    /** Sample standard deviation, 0 for a single value. */
    SD,
    /** Standard error of the mean, 0 for a single value. */
    SE,
    MEDIAN,
    SUM,
    MIN,
    MAX,
    /** Number of parts that satisfy a condition. */
    COUNT(1, Kind.TRUTH),
    /** Fraction of the parts that satisfy a condition, 0 to 1. */
    SHARE(1, Kind.TRUTH),
    /** {@code slope(y, x)}: slope of the least-squares line. */
    SLOPE(2, Kind.NUMBER),
    /** {@code r2(y, x)}: fraction of the variance of y that the prediction x explains, 1 - mean (y - x)^2 / variance of y. */
    R2(2, Kind.NUMBER);

    private final int arguments;
    private final Kind operand;

    Aggregate() {
        this(1, Kind.NUMBER);
    }

    Aggregate(int arguments, Kind operand) {
        this.arguments = arguments;
        this.operand = operand;
    }

    /** The name as it is written. */
    String title() {
        return name().toLowerCase(Locale.ROOT);
    }

    int arguments() {
        return arguments;
    }

    /** The kind of its arguments. */
    Kind operand() {
        return operand;
    }

    /** The kind of its values. */
    Kind kind() {
        return Kind.NUMBER;
    }

    /** The aggregate of a call; {@code min} and {@code max} of several arguments are not aggregates. */
    static Optional<Aggregate> of(Term.Call call) {
        boolean several = call.arguments().size() > 1;
        return Arrays.stream(values())
                .filter(a -> a.title().equals(call.function()))
                .filter(a -> !(several && (a == MIN || a == MAX)))
                .findFirst();
    }

    static List<String> names() {
        return Arrays.stream(values()).map(Aggregate::title).toList();
    }

    /**
     * The aggregate of one argument; NaN if there are no values or one of them does not exist.
     *
     * @param x values; 1 and 0 for true and false
     */
    double value(double[] x) {
        if (x.length == 0) {
            return this == COUNT ? 0 : Double.NaN;
        }
        double sum = Arrays.stream(x).sum();
        double mean = sum / x.length;
        return switch (this) {
            case MEAN, SHARE -> mean;
            case SUM, COUNT -> sum;
            case SD -> deviation(x, mean);
            case SE -> deviation(x, mean) / Math.sqrt(x.length);
            case MEDIAN -> median(x);
            case MIN -> Arrays.stream(x).reduce(Double.POSITIVE_INFINITY, Math::min);
            case MAX -> Arrays.stream(x).reduce(Double.NEGATIVE_INFINITY, Math::max);
            case SLOPE, R2 -> throw new IllegalArgumentException(title() + " takes two arguments");
        };
    }

    /** The aggregate of two arguments, given value by value. */
    double value(double[] y, double[] x) {
        double meanX = Arrays.stream(x).average().orElse(Double.NaN);
        double meanY = Arrays.stream(y).average().orElse(Double.NaN);
        double xx = 0;
        double xy = 0;
        double yy = 0;
        double off = 0;
        for (int i = 0; i < x.length; i++) {
            xx += (x[i] - meanX) * (x[i] - meanX);
            xy += (x[i] - meanX) * (y[i] - meanY);
            yy += (y[i] - meanY) * (y[i] - meanY);
            off += (y[i] - x[i]) * (y[i] - x[i]);
        }
        return this == SLOPE ? xy / xx : 1 - off / yy;
    }

    private static double deviation(double[] x, double mean) {
        double squares = 0;
        for (double value : x) {
            squares += (value - mean) * (value - mean);
        }
        return x.length < 2 ? squares : Math.sqrt(squares / (x.length - 1));
    }

    /** NaN if a value does not exist, because sorting puts NaN last. */
    private static double median(double[] x) {
        double[] sorted = x.clone();
        Arrays.sort(sorted);
        int half = sorted.length / 2;
        double middle = sorted.length % 2 == 1 ? sorted[half] : 0.5 * (sorted[half - 1] + sorted[half]);
        return Double.isNaN(sorted[sorted.length - 1]) ? Double.NaN : middle;
    }
}
