package org.fusionflow.claims.random;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;

/**
 * A quantity along the flow: its Taylor coefficients in time, lowest first. Derivatives by time are read off and never
 * written out, which is what makes them independent of symbolic differentiation.
 */
record Jet(List<SmallSeries> coefficients) {
    Jet {
        coefficients = List.copyOf(coefficients);
    }

    static Jet constant(Bounds value, int order) {
        return of(order, k -> k == 0 ? SmallSeries.constant(value) : SmallSeries.ZERO);
    }

    private static Jet of(int order, IntFunction<SmallSeries> coefficient) {
        List<SmallSeries> result = new ArrayList<>();
        for (int k = 0; k <= order; k++) {
            result.add(coefficient.apply(k));
        }
        return new Jet(result);
    }

    SmallSeries at(int k) {
        return coefficients.get(k);
    }

    int order() {
        return coefficients.size() - 1;
    }

    Jet plus(Jet other) {
        return of(order(), k -> at(k).plus(other.at(k)));
    }

    Jet negate() {
        return of(order(), k -> at(k).negate());
    }

    Jet times(Jet other) {
        return of(order(), k -> {
            SmallSeries sum = SmallSeries.ZERO;
            for (int j = 0; j <= k; j++) {
                sum = sum.plus(at(j).times(other.at(k - j)));
            }
            return sum;
        });
    }

    /** Rate of change, one order shorter. */
    Jet rate() {
        return of(order() - 1, k -> at(k + 1).times(SmallSeries.number(k + 1L)));
    }

    /** From {@code y = x^p}: {@code n x_0 y_n = sum over k of (k p - (n - k)) x_k y_(n-k)}. */
    Jet power(Fraction exponent) {
        if (exponent.isWhole() && exponent.signum() >= 0) {
            Jet result = constant(Bounds.ONE, order());
            for (int i = exponent.intValue(); i > 0; i--) {
                result = result.times(this);
            }
            return result;
        }
        List<SmallSeries> y = new ArrayList<>(List.of(at(0).power(exponent)));
        for (int n = 1; n <= order(); n++) {
            SmallSeries sum = SmallSeries.ZERO;
            for (int k = 1; k <= n; k++) {
                Fraction factor = exponent.times(Fraction.of(k)).minus(Fraction.of((long) n - k));
                sum = sum.plus(at(k).times(y.get(n - k)).times(SmallSeries.constant(Bounds.exactly(factor))));
            }
            y.add(sum.times(at(0).times(SmallSeries.number(n)).power(Fraction.of(-1))));
        }
        return new Jet(y);
    }

    Jet inverse() {
        return power(Fraction.of(-1));
    }

    /** From {@code y = ln x}: {@code n x_0 y_n = n x_n - sum over 0 < k < n of k y_k x_(n-k)}. */
    Jet log() {
        List<SmallSeries> y = new ArrayList<>(List.of(at(0).log()));
        for (int n = 1; n <= order(); n++) {
            SmallSeries sum = at(n).times(SmallSeries.number(n));
            for (int k = 1; k < n; k++) {
                sum = sum.plus(y.get(k).times(at(n - k)).times(SmallSeries.number(-k)));
            }
            y.add(sum.times(at(0).times(SmallSeries.number(n)).power(Fraction.of(-1))));
        }
        return new Jet(y);
    }

    /** The quantity without its sign, where the sign is certain. */
    Jet abs() {
        return at(0).sign() < 0 ? negate() : this;
    }
}
