package org.fusionflow.symbolic.algebra;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.Expr.Log;
import org.fusionflow.symbolic.algebra.Expr.Num;
import org.fusionflow.symbolic.algebra.Expr.Power;
import org.fusionflow.symbolic.algebra.Expr.Product;
import org.fusionflow.symbolic.algebra.Expr.Sum;
import org.fusionflow.symbolic.algebra.Expr.Symbol;

/**
 * Reorders an expression for printing: numbers before symbols and positive before negative terms in a sum, and
 * {@code Log(1/u0)} instead of {@code -Log(u0)}. The result is for printing only; {@link Rules} would not keep its
 * form.
 */
final class Presentation {
    private Presentation() {}

    static Expr of(Expr expr) {
        if (expr instanceof Sum s) {
            List<Expr> terms = s.terms().stream().map(Presentation::of).toList();
            List<Expr> ordered = new ArrayList<>();
            terms.stream().filter(t -> t instanceof Num && !isNegative(t)).forEach(ordered::add);
            terms.stream().filter(t -> !(t instanceof Num) && !isNegative(t)).forEach(ordered::add);
            terms.stream().filter(Presentation::isNegative).forEach(ordered::add);
            return new Sum(List.copyOf(ordered));
        }
        if (expr instanceof Product p) {
            return product(p);
        }
        if (expr instanceof Power p) {
            return new Power(of(p.base()), of(p.exponent()));
        }
        if (expr instanceof Log l) {
            return new Log(of(l.argument()));
        }
        return expr;
    }

    private static boolean isNegative(Expr term) {
        return Rules.factor(term).signum() < 0;
    }

    private static Expr product(Product product) {
        List<Expr> factors =
                new ArrayList<>(product.factors().stream().map(Presentation::of).toList());
        if (factors.get(0) instanceof Num n && n.value().signum() < 0) {
            for (int i = 1; i < factors.size(); i++) {
                if (factors.get(i) instanceof Log l && l.argument() instanceof Symbol) {
                    factors.set(i, new Log(new Power(l.argument(), Expr.number(-1))));
                    if (n.value().equals(Rational.of(-1))) {
                        factors.remove(0);
                    } else {
                        factors.set(0, Expr.number(n.value().negate()));
                    }
                    break;
                }
            }
        }
        return factors.size() == 1 ? factors.get(0) : new Product(List.copyOf(factors));
    }
}
