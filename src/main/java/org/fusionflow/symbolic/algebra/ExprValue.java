package org.fusionflow.symbolic.algebra;

import java.util.Map;
import org.fusionflow.symbolic.algebra.Expr.Log;
import org.fusionflow.symbolic.algebra.Expr.Num;
import org.fusionflow.symbolic.algebra.Expr.Power;
import org.fusionflow.symbolic.algebra.Expr.Product;
import org.fusionflow.symbolic.algebra.Expr.Sum;
import org.fusionflow.symbolic.algebra.Expr.Symbol;

/** Evaluates expressions in double precision by recursion over the tree; for single evaluations, not for loops. */
final class ExprValue {
    private ExprValue() {}

    /**
     * The value of an expression.
     *
     * @throws IllegalArgumentException if a symbol has no value
     */
    static double of(Expr expr, Map<String, Double> values) {
        if (expr instanceof Num n) {
            return n.value().doubleValue();
        }
        if (expr instanceof Symbol s) {
            Double value = s.equals(Constant.E)
                    ? (Double) Math.E
                    : s.equals(Constant.PI) ? (Double) Math.PI : values.get(s.name());
            if (value == null) {
                throw new IllegalArgumentException("no value for " + s.name());
            }
            return value;
        }
        if (expr instanceof Sum s) {
            return s.terms().stream().mapToDouble(t -> of(t, values)).sum();
        }
        if (expr instanceof Product p) {
            double product = 1;
            for (Expr factor : p.factors()) {
                product *= of(factor, values);
            }
            return product;
        }
        if (expr instanceof Power p) {
            return Math.pow(of(p.base(), values), of(p.exponent(), values));
        }
        return Math.log(of(((Log) expr).argument(), values));
    }
}
