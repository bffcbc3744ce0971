package org.fusionflow.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.Expr.Symbol;

/**
 * Conditions of a claim at work in its proof. From {@code d > 0} with d linear in a symbol x, {@code d = c x + r} and c of one
 * sign, x is eliminated in favour of the positive number d: {@code sA > sB} makes {@code sA = p + sB}. Then forms show their
 * signs. A condition that cannot be used so is left out, which can hide a proof, never make one.
 */
final class Assumptions {
    /** A condition {@code excess > 0}, or {@code >= 0}. */
    record Excess(Expr value, boolean orEqual) {}

    private Assumptions() {}

    /** The expressions with symbols eliminated by the strict conditions among these. */
    static List<Expr> eliminated(List<Expr> expressions, List<Excess> conditions) {
        List<Expr> current = new ArrayList<>(expressions);
        List<Excess> pending = new ArrayList<>(conditions);
        // Bounds from below first: they show that the symbol is positive, which one from above does not.
        for (boolean positiveOnly : new boolean[] {true, false}) {
            for (int i = 0; i < pending.size(); i++) {
                Map<String, Expr> substitution = substitution(pending.get(i), i, positiveOnly);
                if (!substitution.isEmpty()) {
                    current.replaceAll(e -> e.with(substitution));
                    pending.replaceAll(later -> new Excess(later.value().with(substitution), later.orEqual()));
                }
            }
        }
        return current;
    }

    /** A symbol in terms of the excess of a condition; empty if none comes out, or the condition is used up. */
    private static Map<String, Expr> substitution(Excess condition, int number, boolean positiveOnly) {
        if (condition.orEqual()) {
            return Map.of();
        }
        // A name that no user can write.
        Symbol excess = Expr.positive("excess'" + number);
        for (Symbol symbol : condition.value().symbols()) {
            Expr value = solved(condition.value(), symbol, excess);
            boolean loses = (symbol.positive() || positiveOnly) && !value.isPositive();
            if (!symbol.equals(excess) && !value.equals(symbol) && !loses) {
                return Map.of(symbol.name(), value);
            }
        }
        return Map.of();
    }

    /** The symbol from {@code value = excess}; the symbol itself if it does not come out. */
    private static Expr solved(Expr value, Symbol symbol, Symbol excess) {
        try {
            Expr slope = value.derivative(symbol);
            boolean oneSign = slope.isPositive() || slope.negate().isPositive();
            if (!oneSign || slope.symbols().contains(symbol)) {
                return symbol;
            }
            Expr rest = value.with(Map.of(symbol.name(), Expr.number(0)));
            return excess.minus(rest).over(slope);
        } catch (ArithmeticException pole) {
            return symbol;
        }
    }
}
