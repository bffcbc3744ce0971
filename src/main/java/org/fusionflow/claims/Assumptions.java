package org.fusionflow.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.Expr.Symbol;

/**
 * Uses the conditions of a claim in its proof. If a condition is {@code d > 0} with {@code d = c x + r} linear in a
 * symbol x and a coefficient c of known sign, x is replaced by {@code (d - r)/c} with a positive symbol d:
 * {@code sA > sB} gives {@code sA = p + sB}, p &gt; 0. The signs of expressions can then be read from their form. A
 * condition that has no such form is ignored; a proof may then not be found, but no false statement can be proved.
 */
final class Assumptions {
    /** A condition {@code value > 0}, or {@code value >= 0} with {@code orEqual}. */
    record Excess(Expr value, boolean orEqual) {}

    private Assumptions() {}

    /** The expressions, with one symbol eliminated for each strict condition that allows it. */
    static List<Expr> eliminated(List<Expr> expressions, List<Excess> conditions) {
        List<Expr> current = new ArrayList<>(expressions);
        List<Excess> pending = new ArrayList<>(conditions);
        // Lower bounds first, because they show that the symbol is positive; upper bounds do not.
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

    /**
     * A symbol in terms of {@code excess}, the positive value of the condition; empty if no symbol can be eliminated.
     */
    private static Map<String, Expr> substitution(Excess condition, int number, boolean positiveOnly) {
        if (condition.orEqual()) {
            return Map.of();
        }
        // No user can write a name with an apostrophe.
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

    /** Solves {@code value = excess} for the symbol; returns the symbol itself if that is not possible. */
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
