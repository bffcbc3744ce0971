package org.fusionflow.claims.proof;

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
     * The point with another value of one symbol, at which the expression is 0; empty if it does not depend on the symbol along a straight line, as far as
     * three points tell. What the claim says there is checked apart.
     */
    static Optional<Map<String, Rational>> at(Expr expr, String symbol, Map<String, Rational> point) {
        Rational here = point.get(symbol);
        if (here == null) {
            return Optional.empty();
        }
        Optional<Rational> first = value(expr, symbol, here, point);
        Optional<Rational> second = value(expr, symbol, here.plus(Rational.ONE), point);
        Optional<Rational> third = value(expr, symbol, here.plus(Rational.of(2)), point);
        if (first.isEmpty() || second.isEmpty() || third.isEmpty()) {
            return Optional.empty();
        }
        Rational slope = second.get().plus(first.get().negate());
        boolean straight = third.get().equals(second.get().plus(slope));
        if (!straight || slope.signum() == 0) {
            return Optional.empty();
        }
        Map<String, Rational> moved = new HashMap<>(point);
        moved.put(symbol, here.plus(first.get().times(slope.inverse()).negate()));
        return Optional.of(moved);
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
