package org.fusionflow.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.fusionflow.symbolic.Expr;
import org.fusionflow.symbolic.Expr.Symbol;

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
        for (int i = 0; i < pending.size(); i++) {
            Excess condition = pending.get(i);
            if (condition.orEqual()) {
                continue;
            }
            // A name that no user can write.
            Symbol excess = Expr.positive("excess'" + i);
            for (Symbol symbol : condition.value().symbols()) {
                Expr value = solved(condition.value(), symbol, excess);
                if (value.equals(symbol) || (symbol.positive() && !value.isPositive())) {
                    continue;
                }
                Map<String, Expr> substitution = Map.of(symbol.name(), value);
                current.replaceAll(e -> e.with(substitution));
                for (int j = i + 1; j < pending.size(); j++) {
                    Excess later = pending.get(j);
                    pending.set(j, new Excess(later.value().with(substitution), later.orEqual()));
                }
                break;
            }
        }
        return current;
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
