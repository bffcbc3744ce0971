package org.fusionflow.symbolic.algebra;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.fusionflow.symbolic.algebra.Expr.Log;
import org.fusionflow.symbolic.algebra.Expr.Num;
import org.fusionflow.symbolic.algebra.Expr.Power;
import org.fusionflow.symbolic.algebra.Expr.Product;
import org.fusionflow.symbolic.algebra.Expr.Sum;

/** Expands products over sums and puts terms in a fixed order, so that equal polynomials have the same form. */
public final class Expansion {
    /** Powers of sums with a larger exponent are not expanded, because they would have too many terms. */
    private static final int LARGEST_POWER = 12;

    private Expansion() {}

    /** The expanded expression, which has the same value. */
    public static Expr of(Expr expr) {
        Expr sum = Expr.sum(terms(expr).stream().map(Expansion::ordered).toList());
        if (!(sum instanceof Sum collected)) {
            return sum;
        }
        return new Sum(collected.terms().stream()
                .sorted(Comparator.comparing(Expr::text))
                .toList());
    }

    private static Expr ordered(Expr term) {
        if (!(term instanceof Product p)) {
            return term;
        }
        return new Product(p.factors().stream()
                .sorted(Comparator.<Expr, Boolean>comparing(f -> !(f instanceof Num))
                        .thenComparing(Expr::text))
                .toList());
    }

    private static List<Expr> terms(Expr expr) {
        if (expr instanceof Sum s) {
            return s.terms().stream().flatMap(t -> terms(t).stream()).toList();
        }
        if (expr instanceof Product p) {
            List<Expr> result = List.of(Constant.ONE);
            for (Expr factor : p.factors()) {
                result = distributed(result, terms(factor));
            }
            return result;
        }
        if (expr instanceof Power p
                && p.base() instanceof Sum
                && p.exponent() instanceof Num n
                && n.value().isSmallInteger()
                && n.value().signum() > 0
                && n.value().intValue() <= LARGEST_POWER) {
            List<Expr> base = terms(p.base());
            List<Expr> result = List.of(Constant.ONE);
            for (int i = 0; i < n.value().intValue(); i++) {
                result = distributed(result, base);
            }
            return result;
        }
        Expr canonical = inside(expr);
        boolean opened = !canonical.equals(expr) && (canonical instanceof Sum || canonical instanceof Product);
        return opened ? terms(canonical) : List.of(canonical);
    }

    /** A power or logarithm with its argument expanded: {@code Sqrt(c+b)} and {@code Sqrt(b+c)} get the same form. */
    private static Expr inside(Expr expr) {
        if (expr instanceof Power p) {
            return Expr.power(of(p.base()), of(p.exponent()));
        }
        return expr instanceof Log l ? Expr.log(of(l.argument())) : expr;
    }

    private static List<Expr> distributed(List<Expr> left, List<Expr> right) {
        List<Expr> result = new ArrayList<>();
        for (Expr l : left) {
            for (Expr r : right) {
                result.add(Expr.product(l, r));
            }
        }
        return result;
    }
}
