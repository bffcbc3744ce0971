package org.fusionflow.symbolic.algebra;

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
            return enclosure.excludesZero() ? Optional.of(enclosure.low().signum() > 0 ? 1 : -1) : Optional.empty();
        } catch (ArithmeticException none) {
            return Optional.empty();
        }
    }
}
