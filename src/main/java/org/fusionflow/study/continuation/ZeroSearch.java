package org.fusionflow.study.continuation;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.DoubleFunction;
import org.fusionflow.linear.Vector;
import org.fusionflow.study.continuation.SpecialPoint.Status;

/**
 * Finds zeros of a continuous function between given values of its argument, with intervals that account for the rounding of the function: at
 * both ends of a crossing its sign is certain. With the turning points of the function among the arguments none is missed.
 */
final class ZeroSearch {
    /**
     * A value of the function with the scale of its terms.
     *
     * @param value of the function
     * @param scale sum of the absolute values of its terms
     */
    record Balance(double value, double scale) {
        /** Relative rounding error of the terms. Each has a few roundings of 2^-53; sixteen are more than any of our functions has. */
        private static final double ROUNDING = 16 * 0x1p-53;

        /** 1 or -1 if the sign is certain, else 0. */
        int sign() {
            return Math.abs(value) > rounding() ? (int) Math.signum(value) : 0;
        }

        /** Bound of the rounding error of the value. */
        double rounding() {
            return ROUNDING * scale;
        }

        /** The balance of a factor of the same sign times this. */
        Balance times(double factor) {
            return new Balance(value * factor, scale * Math.abs(factor));
        }
    }

    /**
     * A zero of the function.
     *
     * @param status how it was found
     * @param value best estimate of the argument
     * @param lower end of the interval that contains it
     * @param upper end of the interval that contains it
     */
    record Zero(Status status, double value, double lower, double upper) {}

    /** Most digits of a decimal that stands for all arguments of an interval; more than any study file gives. */
    private static final int DIGITS = 12;

    private final DoubleFunction<Balance> function;
    private final Set<Double> given;
    private final List<Double> arguments;

    private ZeroSearch(Vector values, List<Double> turning, DoubleFunction<Balance> function) {
        this.function = function;
        this.given = new TreeSet<>();
        for (int i = 0; i < values.size(); i++) {
            given.add(values.at(i) + 0.0);
        }
        TreeSet<Double> all = new TreeSet<>(given);
        turning.forEach(argument -> all.add(argument + 0.0));
        this.arguments = separated(new ArrayList<>(all));
    }

    /**
     * @param values of the argument, ascending
     * @param turning further arguments, among them all at which the function turns
     * @return zeros, ascending
     */
    static List<Zero> zeros(Vector values, List<Double> turning, DoubleFunction<Balance> function) {
        return new ZeroSearch(values, turning, function).zeros();
    }

    /** The arguments, with one more between two neighbouring zeros if the function does not vanish from one to the other. */
    private List<Double> separated(List<Double> all) {
        List<Double> more = new ArrayList<>();
        for (int i = 0; i < all.size(); i++) {
            if (i > 0 && sign(all.get(i - 1)) == 0 && sign(all.get(i)) == 0) {
                double middle = middle(all.get(i - 1), all.get(i));
                if (sign(middle) != 0) {
                    more.add(middle);
                }
            }
            more.add(all.get(i));
        }
        return more;
    }

    private int sign(double argument) {
        return function.apply(argument).sign();
    }

    private List<Zero> zeros() {
        List<Zero> zeros = new ArrayList<>();
        int before = -1;
        for (int i = 0; i < arguments.size(); i++) {
            int sign = sign(arguments.get(i));
            if (sign != 0) {
                if (before >= 0 && before == i - 1 && sign(arguments.get(before)) == -sign) {
                    zeros.add(crossing(arguments.get(before), arguments.get(i), sign));
                }
                before = i;
                continue;
            }
            int end = i;
            while (end + 1 < arguments.size() && sign(arguments.get(end + 1)) == 0) {
                end++;
            }
            zeros.add(zero(before, i, end));
            i = end;
        }
        return zeros;
    }

    /** The zero that a row of arguments is to rounding; {@code before} is the argument in front of it, or -1. */
    private Zero zero(int before, int start, int end) {
        List<Double> row = arguments.subList(start, end + 1);
        List<Double> values = row.stream().filter(given::contains).toList();
        if (values.size() > 1) {
            double first = values.get(0);
            return new Zero(Status.VANISHING, first, first, values.get(values.size() - 1));
        }
        double least = values.isEmpty()
                ? row.stream()
                        .min(Comparator.comparingDouble(
                                x -> Math.abs(function.apply(x).value())))
                        .orElseThrow()
                : values.get(0);
        boolean inside = before >= 0 && end + 1 < arguments.size();
        if (!inside) {
            return new Zero(Status.TOUCHING, least, least, least);
        }
        double below = arguments.get(before);
        double above = arguments.get(end + 1);
        if (sign(below) == -sign(above)) {
            return crossing(below, above, sign(above));
        }
        double lower = edge(below, least, sign(below));
        double upper = edge(above, least, sign(above));
        return new Zero(Status.TOUCHING, simple(least, lower, upper), lower, upper);
    }

    /** The shortest decimal of an interval if it has few digits, such as 0; else the value. */
    private static double simple(double value, double lower, double upper) {
        if (lower <= 0 && upper >= 0) {
            return 0;
        }
        for (int digits = 1; digits <= DIGITS; digits++) {
            double rounded = new BigDecimal(value)
                    .round(new MathContext(digits, RoundingMode.HALF_EVEN))
                    .doubleValue();
            if (lower <= rounded && rounded <= upper) {
                return rounded;
            }
        }
        return value;
    }

    /** The zero between two arguments with opposite certain signs; {@code signAtTo} is the sign at the upper one. */
    private Zero crossing(double from, double to, int signAtTo) {
        double below = from;
        double above = to;
        for (double middle = middle(below, above); middle > below && middle < above; middle = middle(below, above)) {
            double value = function.apply(middle).value();
            if (value == 0) {
                below = middle;
                above = middle;
            } else if (Math.signum(value) == signAtTo) {
                above = middle;
            } else {
                below = middle;
            }
        }
        double lower = edge(from, below, -signAtTo);
        double upper = edge(to, above, signAtTo);
        return new Zero(Status.CROSSING, simple(below, lower, upper), lower, upper);
    }

    /** The argument nearest to the zero at which the sign is certain, on the side of an argument where it is. */
    private double edge(double certain, double zero, int sign) {
        if (function.apply(zero).sign() == sign) {
            return zero;
        }
        double sure = certain;
        double unsure = zero;
        for (double middle = middle(sure, unsure); middle != sure && middle != unsure; middle = middle(sure, unsure)) {
            if (function.apply(middle).sign() == sign) {
                sure = middle;
            } else {
                unsure = middle;
            }
        }
        return sure;
    }

    /** The midpoint; between two neighbouring doubles, one of them. */
    private static double middle(double one, double other) {
        return one + (other - one) / 2;
    }
}
