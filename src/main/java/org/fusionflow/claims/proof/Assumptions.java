package org.fusionflow.claims.proof;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.claims.statement.Proposition.Comparison;
import org.fusionflow.expression.ComparisonSign;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.Expr.Symbol;
import org.fusionflow.symbolic.algebra.NormalForm;

/**
 * Uses the conditions of a claim in its proof. An equation that is linear in a symbol, with a coefficient of known sign, gives the symbol. If a condition
 * is {@code d > 0} with {@code d = c x + r} linear in a symbol x and a coefficient c of known sign, x is replaced by {@code (d - r)/c} with a positive
 * symbol d: {@code sA > sB} gives {@code sA = p + sB}, p &gt; 0. The signs of expressions can then be read from their form. A condition that has no
 * such form is ignored here; a proof may then not be found, but no false statement can be proved.
 */
final class Assumptions {
    private final Map<String, Expr> solutions = new LinkedHashMap<>();
    private final List<Map<String, Expr>> substitutions = new ArrayList<>();

    /** Uses all conditions of a list that have a suitable form: equations first, then strict lower bounds, then other strict ones. */
    Assumptions(List<Comparison> conditions) {
        List<Comparison> pending = new ArrayList<>(conditions);
        for (int i = 0; i < pending.size(); i++) {
            if (pending.get(i).sign() == ComparisonSign.EQUAL) {
                Map<String, Expr> solution = solution(pending.get(i).difference());
                solutions.replaceAll((name, value) -> value.with(solution));
                solutions.putAll(solution);
                use(solution, pending);
            }
        }
        // Lower bounds before others, because they show that the symbol is positive; upper bounds do not.
        for (boolean positiveOnly : new boolean[] {true, false}) {
            for (int i = 0; i < pending.size(); i++) {
                use(substitution(pending.get(i), i, positiveOnly), pending);
            }
        }
    }

    private void use(Map<String, Expr> substitution, List<Comparison> pending) {
        if (!substitution.isEmpty()) {
            substitutions.add(substitution);
            pending.replaceAll(later -> (Comparison) later.map(side -> side.with(substitution)));
        }
    }

    /** An expression with the symbols eliminated. */
    Expr applied(Expr expr) {
        Expr current = expr;
        for (Map<String, Expr> substitution : substitutions) {
            current = current.with(substitution);
        }
        return current;
    }

    /** The symbols that equations give, in terms of the others. */
    Map<String, Expr> solutions() {
        return solutions;
    }

    /** A symbol from an equation {@code value == 0}; empty if there is none that is certainly given by it. */
    private static Map<String, Expr> solution(Expr value) {
        // A symbol of either sign before a positive one, whose mark would be lost.
        List<Symbol> order = new ArrayList<>(value.symbols());
        order.sort(Comparator.comparing(Symbol::positive));
        for (Symbol symbol : order) {
            Expr solved = solved(value, symbol, Expr.number(0));
            if (!solved.equals(symbol) && (!symbol.positive() || solved.isPositive())) {
                return Map.of(symbol.name(), solved);
            }
        }
        return Map.of();
    }

    /**
     * A symbol in terms of {@code excess}, the positive value of a strict condition; empty if no symbol can be eliminated.
     */
    private static Map<String, Expr> substitution(Comparison condition, int number, boolean positiveOnly) {
        boolean more = condition.sign() == ComparisonSign.MORE;
        if (!more && condition.sign() != ComparisonSign.LESS) {
            return Map.of();
        }
        Expr value = more ? condition.difference() : condition.difference().negate();
        // No user can write a name with an apostrophe.
        Symbol excess = Expr.positive("excess'" + number);
        for (Symbol symbol : value.symbols()) {
            Expr solved = solved(value, symbol, excess);
            boolean loses = (symbol.positive() || positiveOnly) && !solved.isPositive();
            if (!symbol.equals(excess) && !solved.equals(symbol) && !loses) {
                return Map.of(symbol.name(), solved);
            }
        }
        return Map.of();
    }

    /** Solves {@code value = excess} for the symbol; returns the symbol itself if that is not possible. */
    private static Expr solved(Expr value, Symbol symbol, Expr excess) {
        if (hasPower(value, symbol)) {
            return symbol;
        }
        try {
            Expr slope = value.derivative(symbol);
            boolean oneSign = slope.isPositive() || slope.negate().isPositive();
            if (!oneSign || slope.symbols().contains(symbol)) {
                return symbol;
            }
            Expr rest = value.with(Map.of(symbol.name(), Expr.number(0)));
            if (!NormalForm.equal(value, slope.times(symbol).plus(rest)).isProved()) {
                return symbol;
            }
            return excess.minus(rest).over(slope);
        } catch (ArithmeticException pole) {
            return symbol;
        }
    }

    /**
     * True if a power of the symbol is written out, so that the value is hardly linear in it: the derivative of a long
     * expression by each of its symbols would take seconds.
     */
    private static boolean hasPower(Expr expr, Symbol symbol) {
        if (expr instanceof Expr.Sum s) {
            return s.terms().stream().anyMatch(term -> hasPower(term, symbol));
        }
        if (expr instanceof Expr.Product p) {
            return p.factors().stream().anyMatch(factor -> hasPower(factor, symbol));
        }
        if (expr instanceof Expr.Power p) {
            return p.base().equals(symbol)
                    || hasPower(p.base(), symbol)
                    || p.exponent().symbols().contains(symbol);
        }
        return false;
    }
}
