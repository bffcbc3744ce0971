package org.fusionflow.study.continuation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.fusionflow.linear.Vector;
import org.fusionflow.study.continuation.SpecialPoint.Status;

/**
 * Finds zeros of a continuous function between given values of its argument, with intervals that account for the rounding of the function: at
 * both ends of a crossing its sign is certain. Two zeros between neighbouring values cancel in the sign and are not found.
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
            return Math.abs(value) > ROUNDING * scale ? (int) Math.signum(value) : 0;
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

    private final DoubleFunction<Balance> function;

    private ZeroSearch(DoubleFunction<Balance> function) {
        this.function = function;
    }

    /**
     * @param values of the argument, ascending
     * @return zeros, ascending
     */
    static List<Zero> zeros(Vector values, DoubleFunction<Balance> function) {
        return new ZeroSearch(function).between(values);
    }

    private List<Zero> between(Vector values) {
        int[] signs = new int[values.size()];
        for (int i = 0; i < signs.length; i++) {
            signs[i] = function.apply(values.at(i)).sign();
        }
        List<Zero> zeros = new ArrayList<>();
        for (int i = 0; i < signs.length; i++) {
            if (signs[i] != 0) {
                if (i > 0 && signs[i - 1] == -signs[i]) {
                    zeros.add(crossing(values.at(i - 1), values.at(i), signs[i]));
                }
                continue;
            }
            int end = i;
            while (end + 1 < signs.length && signs[end + 1] == 0) {
                end++;
            }
            boolean inside = i > 0 && end + 1 < signs.length;
            if (end > i) {
                zeros.add(new Zero(Status.VANISHING, values.at(i), values.at(i), values.at(end)));
            } else if (inside && signs[i - 1] == -signs[i + 1]) {
                zeros.add(crossing(values.at(i - 1), values.at(i + 1), signs[i + 1]));
            } else {
                zeros.add(new Zero(Status.TOUCHING, values.at(i), values.at(i), values.at(i)));
            }
            i = end;
        }
        return zeros;
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
        return new Zero(Status.CROSSING, below, edge(from, below, -signAtTo), edge(to, above, signAtTo));
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
