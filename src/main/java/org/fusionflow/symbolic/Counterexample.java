package org.fusionflow.symbolic;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.fusionflow.symbolic.Expr.Symbol;

/** Looks for rational values at which an expression is certainly not 0. */
final class Counterexample {
    private static final int TRIES = 40;

    private Counterexample() {}

    /** Refuted with the values, or undecided. */
    static Verdict to(Expr expr) {
        Set<Symbol> symbols = expr.symbols();
        Random random = new Random(20231);
        for (int i = 0; i < TRIES; i++) {
            Map<String, Rational> point = new HashMap<>();
            for (Symbol symbol : symbols) {
                Rational size = Rational.of(1 + random.nextInt(19), 1 + random.nextInt(7));
                point.put(symbol.name(), symbol.positive() || random.nextBoolean() ? size : size.negate());
            }
            if (point.containsKey("L") || point.containsKey("Lf")) {
                int fusion = 1 + random.nextInt(4);
                point.put("Lf", Rational.of(fusion));
                point.put("L", Rational.of(Math.max(2, fusion + random.nextInt(3))));
            }
            try {
                Enclosure value = Enclosure.of(expr, point);
                if (value.excludesZero()) {
                    point.keySet().retainAll(symbols.stream().map(Symbol::name).toList());
                    return new Verdict.Refuted(point, value.toString());
                }
            } catch (ArithmeticException notHere) {
                // A pole, or a function that has no rigorous enclosure here: try another point.
            }
        }
        return new Verdict.Undecided("does not reduce to 0, and no counterexample was found at " + TRIES + " points");
    }
}
