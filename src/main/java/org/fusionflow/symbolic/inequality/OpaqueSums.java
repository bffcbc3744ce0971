package org.fusionflow.symbolic.inequality;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.Expr.Log;
import org.fusionflow.symbolic.algebra.Expr.Power;
import org.fusionflow.symbolic.algebra.Expr.Product;
import org.fusionflow.symbolic.algebra.Expr.Sum;

/**
 * Replaces sums that are factors, divisors or bases of powers by symbols: {@code N^2} for {@code uA^2 + uB^2}, or a
 * residual for {@code sA - vA wA}; positive sums by positive symbols. What holds whatever value such a sum has holds for
 * its own, and without its terms a quadratic form in residuals stays as short as it is written.
 */
final class OpaqueSums {
    /** No name of a claim or an architecture begins so. */
    private static final String PREFIX = "#";

    private final Map<Set<Expr>, Expr> symbols = new HashMap<>();
    private final Map<String, Expr> meanings = new HashMap<>();
    private final boolean ofAnySign;

    /**
     * @param ofAnySign also sums of unknown sign, if no such sum is a factor within them
     */
    OpaqueSums(List<Expr> exprs, boolean ofAnySign) {
        this.ofAnySign = ofAnySign;
        exprs.forEach(this::collect);
    }

    /** True if a sum of unknown sign is a factor somewhere in the expression. */
    private boolean collect(Expr expr) {
        boolean found = false;
        if (expr instanceof Sum s) {
            for (Expr term : s.terms()) {
                found |= collect(term);
            }
        } else if (expr instanceof Product p) {
            for (Expr factor : p.factors()) {
                found |= hide(factor);
            }
        } else if (expr instanceof Log l) {
            found = collect(l.argument());
        } else if (expr instanceof Power p) {
            found = hide(p.base());
            found |= collect(p.exponent());
        }
        return found;
    }

    private boolean hide(Expr factor) {
        boolean within = collect(factor);
        if (!(factor instanceof Sum s)) {
            return within;
        }
        boolean positive = s.isPositive();
        if (positive || (ofAnySign && !within)) {
            String name = PREFIX + symbols.size();
            Expr symbol = positive ? Expr.positive(name) : Expr.real(name);
            if (symbols.putIfAbsent(new HashSet<>(s.terms()), symbol) == null) {
                meanings.put(name, s);
            }
        }
        return within || !positive;
    }

    /** The expression with symbols for these sums wherever they are factors or bases of powers. */
    Expr hidden(Expr expr) {
        if (expr instanceof Sum s) {
            return Expr.sum(s.terms().stream().map(this::hidden).toList());
        }
        if (expr instanceof Product p) {
            return Expr.product(p.factors().stream().map(this::factor).toList());
        }
        if (expr instanceof Power p) {
            return Expr.power(factor(p.base()), hidden(p.exponent()));
        }
        return expr instanceof Log l ? Expr.log(hidden(l.argument())) : expr;
    }

    private Expr factor(Expr expr) {
        Expr symbol = expr instanceof Sum s ? symbols.get(new HashSet<>(s.terms())) : null;
        return symbol == null ? hidden(expr) : symbol;
    }

    /** The opposite of {@link #hidden}. */
    Expr shown(Expr expr) {
        return expr.with(meanings);
    }
}
