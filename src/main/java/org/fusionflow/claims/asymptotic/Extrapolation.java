package org.fusionflow.claims.asymptotic;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The limit of a sequence of values at smaller and smaller starts, with an estimate of its error.
 *
 * <p>Three families of extrapolations are tried on the last 1, 2, 3, ... values: polynomials in 1/ln(1/u0) (Neville),
 * rational functions in it (Bulirsch and Stoer), and the epsilon algorithm (Wynn), which is exact for sums of
 * geometric sequences, thus of powers of u0 at starts in geometric progression. The error is estimated by what the
 * last two values of a family differ by, and by what the errors of the values do to it. That is pessimistic: the
 * difference to the value before belongs to that one, and shrinks with every value that is added.
 *
 * @param value the limit
 * @param error estimated error of the limit
 */
record Extrapolation(double value, double error) {
    /** Two values agree by accident more often than three. */
    private static final int LEAST_VALUES = 3;

    /** Fewest of the moderate starts, from the largest on: two powers of u0 and a constant, and as many again. */
    private static final int FEWEST_MODERATE = 8;

    /** In rational extrapolation, in place of a difference of 0, as usual for Bulirsch and Stoer's table. */
    private static final double TINY = 1e-280;

    /**
     * The most certain extrapolation.
     *
     * @param values in the order of falling starts
     * @param errors of the values
     * @param window the starts
     * @return empty if no family has a finite limit
     */
    static Optional<Extrapolation> of(double[] values, double[] errors, StartWindow window) {
        double[] x = window.inverseLogarithms();
        List<Extrapolation> candidates = new ArrayList<>();
        if (window.tiny()) {
            candidates.addAll(tails(values, errors, part -> polynomial(tail(x, part.length), part)));
            candidates.addAll(tails(values, errors, part -> rational(tail(x, part.length), part)));
        } else {
            // The times of the smallest moderate starts are the longest, and least certain in absolute terms.
            for (int count = FEWEST_MODERATE; count <= values.length; count++) {
                candidates.addAll(
                        tails(Arrays.copyOf(values, count), Arrays.copyOf(errors, count), Extrapolation::epsilon));
            }
        }
        return candidates.stream()
                .filter(c -> Double.isFinite(c.value()) && Double.isFinite(c.error()))
                .min((a, b) -> Double.compare(a.error(), b.error()));
    }

    /** A family: the limit by the last m values, for every m. */
    private static List<Extrapolation> tails(double[] values, double[] errors, Family family) {
        int n = values.length;
        double[] limits = new double[n + 1];
        List<Extrapolation> found = new ArrayList<>();
        for (int m = 1; m <= n; m++) {
            double[] part = tail(values, m);
            limits[m] = family.limit(part);
            if (m >= LEAST_VALUES) {
                double change = Math.max(Math.abs(limits[m] - limits[m - 1]), Math.abs(limits[m] - limits[m - 2]));
                found.add(new Extrapolation(limits[m], change + spread(part, tail(errors, m), family, limits[m])));
            }
        }
        return found;
    }

    /**
     * What the errors of the values do to a limit: the sum over the values, one moved at a time. A limit is never better
     * known than the values: rational functions through values smaller than their errors would pretend it.
     */
    private static double spread(double[] part, double[] errors, Family family, double limit) {
        double sum = Arrays.stream(errors).max().orElse(0);
        for (int i = 0; i < part.length; i++) {
            double[] moved = part.clone();
            moved[i] += errors[i];
            sum += Math.abs(family.limit(moved) - limit);
        }
        return sum;
    }

    private static double[] tail(double[] all, int count) {
        return Arrays.copyOfRange(all, all.length - count, all.length);
    }

    @FunctionalInterface
    private interface Family {
        double limit(double[] values);
    }

    /** Value at 0 of the polynomial through all points. */
    private static double polynomial(double[] x, double[] y) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            double weight = 1;
            for (int j = 0; j < x.length; j++) {
                weight *= j == i ? 1 : x[j] / (x[j] - x[i]);
            }
            sum += weight * y[i];
        }
        return sum;
    }

    /** Value at 0 of the rational function through all points whose degrees differ by at most one. */
    private static double rational(double[] x, double[] y) {
        int n = x.length;
        double[] c = y.clone();
        double[] d = new double[n];
        for (int i = 0; i < n; i++) {
            d[i] = y[i] + TINY;
        }
        double value = y[n - 1];
        for (int m = 1; m < n; m++) {
            for (int i = 0; i < n - m; i++) {
                double left = c[i + 1] - d[i];
                double scaled = x[i] * d[i] / x[i + m];
                double below = scaled - c[i + 1];
                if (left == 0) {
                    c[i] = 0;
                    d[i] = 0;
                    continue;
                }
                if (below == 0) {
                    return Double.NaN;
                }
                d[i] = c[i + 1] * left / below;
                c[i] = scaled * left / below;
            }
            value += d[n - m - 1];
        }
        return value;
    }

    /** The last entry of an even column of the epsilon table. */
    private static double epsilon(double[] y) {
        double[] before = new double[y.length + 1];
        double[] column = y.clone();
        double value = y[y.length - 1];
        for (int k = 1; k < y.length; k++) {
            double[] next = new double[y.length - k];
            for (int i = 0; i < next.length; i++) {
                double difference = column[i + 1] - column[i];
                if (difference == 0) {
                    // The column has settled: deeper ones are made of rounding.
                    return k % 2 == 1 ? column[i + 1] : value;
                }
                next[i] = before[i + 1] + 1 / difference;
            }
            before = column;
            column = next;
            if (k % 2 == 0) {
                value = column[column.length - 1];
            }
        }
        return value;
    }
}
