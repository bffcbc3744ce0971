package org.fusionflow.claims.proof;

import java.math.BigInteger;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.ExactValue;
import org.fusionflow.symbolic.algebra.Expr;

/** Changes one coordinate of an exact point so that an expression becomes 0 there. */
final class Ties {
    private Ties() {}

    /**
     * The point with another value of one symbol, at which the expression is 0; empty if along the symbol it is no polynomial of degree 1 or 2 with a rational
     * root, as far as four points tell. What the claim says there is checked apart.
     */
    static Optional<Map<String, Rational>> at(Expr expr, String symbol, Map<String, Rational> point) {
        Rational here = point.get(symbol);
        if (here == null) {
            return Optional.empty();
        }
        Rational[] values = new Rational[4];
        for (int i = 0; i < values.length; i++) {
            Optional<Rational> value = value(expr, symbol, here.plus(Rational.of(i)), point);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values[i] = value.get();
        }
        Rational first = minus(values[1], values[0]);
        Rational second = minus(minus(values[2], values[1]), first);
        Rational third = minus(minus(minus(values[3], values[2]), minus(values[2], values[1])), second);
        if (third.signum() != 0) {
            return Optional.empty();
        }
        // values[0] + (first - second/2) t + (second/2) t^2
        Rational half = second.times(Rational.of(1, 2));
        return root(half, minus(first, half), values[0]).map(distance -> {
            Map<String, Rational> moved = new HashMap<>(point);
            moved.put(symbol, here.plus(distance));
            return moved;
        });
    }

    private static Rational minus(Rational a, Rational b) {
        return a.plus(b.negate());
    }

    /** A root of {@code a t^2 + b t + c}. */
    private static Optional<Rational> root(Rational a, Rational b, Rational c) {
        if (a.signum() == 0) {
            return b.signum() == 0
                    ? Optional.empty()
                    : Optional.of(c.times(b.inverse()).negate());
        }
        Rational discriminant = minus(b.times(b), a.times(c).times(Rational.of(4)));
        if (discriminant.signum() < 0) {
            return Optional.empty();
        }
        BigInteger above = discriminant.numerator().sqrt();
        BigInteger below = discriminant.denominator().sqrt();
        boolean square = above.multiply(above).equals(discriminant.numerator())
                && below.multiply(below).equals(discriminant.denominator());
        return square
                ? Optional.of(minus(new Rational(above, below), b)
                        .times(a.times(Rational.of(2)).inverse()))
                : Optional.empty();
    }

    private static Optional<Rational> value(Expr expr, String symbol, Rational at, Map<String, Rational> point) {
        Map<String, Rational> moved = new HashMap<>(point);
        moved.put(symbol, at);
        try {
            return ExactValue.of(expr, moved);
        } catch (ArithmeticException none) {
            return Optional.empty();
        }
    }
}
