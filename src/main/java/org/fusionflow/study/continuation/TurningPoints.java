package org.fusionflow.study.continuation;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleFunction;
import org.fusionflow.study.continuation.ZeroSearch.Balance;

/**
 * Where a smooth function turns: between neighbouring turning points it has at most one zero. The function is approximated by polynomials, in
 * Chebyshev series on pieces of the interval, and each of them is tested at other arguments. The turning points of a polynomial are the sign
 * changes of its derivative, and these lie between the turning points of the derivative (Rolle), down to degree 1.
 *
 * @param points ascending
 * @param unresolved pieces on which no polynomial comes near the function, ascending; it may turn there unseen
 */
record TurningPoints(List<Double> points, List<Interval> unresolved) {
    /** An interval of the argument. */
    record Interval(double from, double to) {}

    /** Degree of the polynomials. The conditions on toy data have degree 4 at most in each parameter, 8 in the root of one. */
    private static final int DEGREE = 8;

    /** Largest number of halvings of a piece; then it is a millionth of the first one. */
    private static final int DEEPEST = 20;

    /** Largest difference from a polynomial, relative to its largest value: some hundred roundings, as the sum of a series has. */
    private static final double TOLERANCE = 0x1p-44;

    /** Ratio of the ends of a piece that is not next to 0, so that small arguments are resolved as well as large ones. */
    private static final double LARGEST_RATIO = 100;

    /** Length of the pieces next to 0, relative to the largest argument. */
    private static final double SMALLEST = 1e-4;

    /** Where a polynomial is compared with the function, in [-1, 1]; none of these is a Chebyshev point. */
    private static final double[] TESTS = {-0.96, -0.61, -0.17, 0.33, 0.78, 0.987};

    TurningPoints {
        points = List.copyOf(points);
        unresolved = List.copyOf(unresolved);
    }

    /**
     * @param function with NaN for arguments at which it has no value
     * @param from smaller argument
     * @param to larger argument
     */
    static TurningPoints of(DoubleFunction<Balance> function, double from, double to) {
        List<Double> points = new ArrayList<>();
        List<Interval> unresolved = new ArrayList<>();
        if (from == to) {
            return new TurningPoints(points, unresolved);
        }
        double least = SMALLEST * Math.max(Math.abs(from), Math.abs(to));
        double below = from;
        while (below < to) {
            double above = Math.min(to, end(below, least));
            piece(function, below, above, 0, points, unresolved);
            points.add(above);
            below = above;
        }
        points.remove(points.size() - 1);
        return new TurningPoints(points, unresolved);
    }

    /** The end of the piece that starts at an argument. */
    private static double end(double start, double least) {
        if (start < 0) {
            return start < -least ? Math.min(start / LARGEST_RATIO, -least) : 0;
        }
        return Math.max(least, start * LARGEST_RATIO);
    }

    private static void piece(
            DoubleFunction<Balance> function,
            double from,
            double to,
            int depth,
            List<Double> points,
            List<Interval> unresolved) {
        double half = (to - from) / 2;
        double centre = from + half;
        double[] series = series(function, centre, half);
        if (series.length > 0) {
            for (double root : signChanges(derivative(series))) {
                points.add(centre + half * root);
            }
        } else if (depth < DEEPEST && centre > from && centre < to) {
            piece(function, from, centre, depth + 1, points, unresolved);
            points.add(centre);
            piece(function, centre, to, depth + 1, points, unresolved);
        } else {
            int last = unresolved.size() - 1;
            if (last >= 0 && unresolved.get(last).to() == from) {
                unresolved.set(last, new Interval(unresolved.get(last).from(), to));
            } else {
                unresolved.add(new Interval(from, to));
            }
        }
    }

    /** The Chebyshev series on a piece; empty if it does not come near the function. */
    private static double[] series(DoubleFunction<Balance> function, double centre, double half) {
        double[] values = new double[DEGREE + 1];
        double largest = 0;
        double rounding = 0;
        for (int j = 0; j <= DEGREE; j++) {
            Balance balance = function.apply(centre + half * StrictMath.cos(Math.PI * j / DEGREE));
            values[j] = balance.value();
            largest = Math.max(largest, Math.abs(values[j]));
            rounding = Math.max(rounding, balance.rounding());
            if (!Double.isFinite(values[j])) {
                return new double[0];
            }
        }
        double tolerance = TOLERANCE * largest + rounding;
        double[] series = new double[DEGREE + 1];
        int length = 1;
        for (int k = 0; k <= DEGREE; k++) {
            double sum = 0;
            for (int j = 0; j <= DEGREE; j++) {
                double weight = j == 0 || j == DEGREE ? 0.5 : 1;
                sum += weight * values[j] * StrictMath.cos(Math.PI * j * k / DEGREE);
            }
            series[k] = sum * (k == 0 || k == DEGREE ? 1 : 2) / DEGREE;
            // What is rounding would only make turning points of its own.
            length = Math.abs(series[k]) > 0x1p-50 * largest ? k + 1 : length;
        }
        double[] kept = java.util.Arrays.copyOf(series, length);
        for (double test : TESTS) {
            double difference =
                    value(kept, test) - function.apply(centre + half * test).value();
            if (!(Math.abs(difference) <= tolerance)) {
                return new double[0];
            }
        }
        return kept;
    }

    /** The value of a series, by the recurrence of Clenshaw. */
    private static double value(double[] series, double z) {
        double next = 0;
        double afterNext = 0;
        for (int k = series.length - 1; k > 0; k--) {
            double here = series[k] + 2 * z * next - afterNext;
            afterNext = next;
            next = here;
        }
        return series[0] + z * next - afterNext;
    }

    private static double[] derivative(double[] series) {
        int n = series.length - 1;
        double[] derivative = new double[Math.max(1, n)];
        for (int k = n; k > 0; k--) {
            derivative[k - 1] = 2 * k * series[k] + (k + 1 < n ? derivative[k + 1] : 0);
        }
        derivative[0] /= 2;
        return derivative;
    }

    /** The arguments between -1 and 1 at which a series changes its sign, or is 0 where it turns. */
    private static List<Double> signChanges(double[] series) {
        List<Double> found = new ArrayList<>();
        if (series.length == 1) {
            return found;
        }
        List<Double> ends = new ArrayList<>(signChanges(derivative(series)));
        ends.add(1.0);
        double below = -1;
        for (double above : ends) {
            double start = value(series, below);
            double end = value(series, above);
            if (start * end < 0) {
                found.add(bisected(series, below, above, Math.signum(end)));
            } else if (end == 0) {
                found.add(above);
            }
            below = above;
        }
        return found;
    }

    private static double bisected(double[] series, double from, double to, double signAtTo) {
        double below = from;
        double above = to;
        for (double middle = (below + above) / 2; middle > below && middle < above; middle = (below + above) / 2) {
            if (value(series, middle) * signAtTo > 0) {
                above = middle;
            } else {
                below = middle;
            }
        }
        return below;
    }
}
