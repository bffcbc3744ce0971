package org.fusionflow.symbolic.algebra;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.Expr.Symbol;

/** Searches for rational values at which two expressions certainly differ. */
public final class Counterexample {
    private static final int TRIES = 40;

    private Counterexample() {}

    /** Refuted, with values at which the expression is not 0, or undecided. */
    static Verdict to(Expr expr) {
        Set<Symbol> symbols = expr.symbols();
        Random random = new Random(20231);
        return search(expr, Constant.ZERO, i -> Optional.of(point(symbols, random)), TRIES, Set.of());
    }

    private static Map<String, Rational> point(Set<Symbol> symbols, Random random) {
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
        return point;
    }

    /**
     * Tries points until both sides certainly differ at one.
     *
     * @param points the i-th point to try; empty if it is not admissible
     * @param tries largest number of points
     * @param also names whose values are reported even if they do not occur in the expressions
     * @return refuted, with the values of the symbols that occur, or undecided
     */
    public static Verdict search(
            Expr left,
            Expr right,
            Function<Integer, Optional<Map<String, Rational>>> points,
            int tries,
            Set<String> also) {
        int evaluated = 0;
        for (int i = 0; i < tries; i++) {
            Interruption.check();
            Optional<Map<String, Rational>> point = points.apply(i);
            if (point.isEmpty()) {
                continue;
            }
            try {
                Optional<String> difference = difference(left, right, point.get());
                evaluated++;
                if (difference.isPresent()) {
                    Map<String, Rational> shown = new HashMap<>(point.get());
                    shown.keySet().retainAll(names(left, right, also));
                    return new Verdict.Refuted(shown, difference.get());
                }
            } catch (ArithmeticException notHere) {
                // A pole, or a function without a real value or rigorous enclosure at this point: try the next one.
            }
        }
        return new Verdict.Undecided(
                "does not reduce to 0, and the sides do not certainly differ at " + evaluated + " exact points");
    }

    private static Set<String> names(Expr left, Expr right, Set<String> also) {
        Set<String> names = new HashSet<>(also);
        left.symbols().forEach(s -> names.add(s.name()));
        right.symbols().forEach(s -> names.add(s.name()));
        return names;
    }

    /** True if both sides certainly have a value at the point. */
    public static boolean isDefined(Expr left, Expr right, Map<String, Rational> point) {
        try {
            difference(left, right, point);
            return true;
        } catch (ArithmeticException none) {
            return false;
        }
    }

    /** Left minus right if it is certainly not 0: an exact rational number, or 12 digits of an enclosure. */
    private static Optional<String> difference(Expr left, Expr right, Map<String, Rational> point) {
        Optional<Rational> exactLeft = ExactValue.of(left, point);
        Optional<Rational> exactRight = ExactValue.of(right, point);
        if (exactLeft.isPresent() && exactRight.isPresent()) {
            Rational difference = exactLeft.get().plus(exactRight.get().negate());
            return difference.signum() == 0 ? Optional.empty() : Optional.of(shown(difference));
        }
        Enclosure enclosure = Enclosure.of(left.minus(right), point);
        return enclosure.excludesZero() ? Optional.of(enclosure.toString()) : Optional.empty();
    }

    /** The value of an expression at a point, as text: an exact rational number, or 12 digits of an enclosure. */
    public static String value(Expr expr, Map<String, Rational> point) {
        return ExactValue.of(expr, point)
                .map(Counterexample::shown)
                .orElseGet(() -> Enclosure.of(expr, point).toString());
    }

    /** A rational number as text: exact up to about 20 digits, else as a decimal. */
    private static String shown(Rational value) {
        String exact = value.toString();
        return exact.length() <= 24
                ? exact
                : Enclosure.of(Expr.number(value), Map.of()).toString();
    }
}
