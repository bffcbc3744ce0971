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
 * Replaces positive sums that are factors, divisors or bases of powers by positive symbols: {@code N^2} for
 * {@code uA^2 + uB^2}. What holds whatever positive value such a sum has holds for its own, and without the relation of
 * the sum to its terms a quadratic form in rates stays as short as it is written.
 */
final class OpaqueSums {
    /** No name of a claim or an architecture begins so. */
    private static final String PREFIX = "#";

    private final Map<Set<Expr>, Expr> symbols = new HashMap<>();
    private final Map<String, Expr> meanings = new HashMap<>();

    OpaqueSums(List<Expr> exprs) {
        exprs.forEach(this::collect);
    }

    private void collect(Expr expr) {
        if (expr instanceof Sum s) {
            s.terms().forEach(this::collect);
        } else if (expr instanceof Product p) {
            p.factors().forEach(this::hide);
        } else if (expr instanceof Log l) {
            collect(l.argument());
        } else if (expr instanceof Power p) {
            hide(p.base());
            collect(p.exponent());
        }
    }

    private void hide(Expr factor) {
        collect(factor);
        if (factor instanceof Sum s && s.isPositive()) {
            String name = PREFIX + symbols.size();
            if (symbols.putIfAbsent(new HashSet<>(s.terms()), Expr.positive(name)) == null) {
                meanings.put(name, s);
            }
        }
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
