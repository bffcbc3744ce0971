package org.fusionflow.symbolic.algebra;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.expression.Rational;

/** Computes the sign of an expression at a rational point, if it is certain. */
public final class CertainSign {
    private CertainSign() {}

    /** 1, 0 or -1; empty at a pole, where there is no real value, or where the enclosure contains 0. */
    public static Optional<Integer> of(Expr expr, Map<String, Rational> point) {
        try {
            Optional<Rational> exact = ExactValue.of(expr, point);
            if (exact.isPresent()) {
                return Optional.of(exact.get().signum());
            }
            Enclosure enclosure = Enclosure.of(expr, point);
            if (enclosure.excludesZero()) {
                return Optional.of(enclosure.low().signum() > 0 ? 1 : -1);
            }
            // Irrational numbers whose difference may be 0: that it is, only their normal form shows.
            return NormalForm.reducesToZero(expr.with(numbers(point))).isProved() ? Optional.of(0) : Optional.empty();
        } catch (ArithmeticException none) {
            return Optional.empty();
        }
    }

    private static Map<String, Expr> numbers(Map<String, Rational> point) {
        Map<String, Expr> numbers = new HashMap<>();
        point.forEach((name, value) -> numbers.put(name, Expr.number(value)));
        return numbers;
    }
}
