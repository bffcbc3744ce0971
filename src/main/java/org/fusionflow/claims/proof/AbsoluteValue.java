package org.fusionflow.claims.proof;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.fusionflow.claims.statement.Proposition.Comparison;
import org.fusionflow.expression.ComparisonSign;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.Expr;

/**
 * An absolute value, which as the root of a square has twice the degree of what is within: with its sign known there is no root.
 *
 * @param root the root of the square
 * @param inside whose absolute value it is
 */
record AbsoluteValue(Expr root, Expr inside) {
    /** One in the comparisons, of the last of them first; empty if there is none. */
    static Optional<AbsoluteValue> in(List<Comparison> comparisons) {
        for (int i = comparisons.size() - 1; i >= 0; i--) {
            Optional<AbsoluteValue> found = Stream.of(
                            comparisons.get(i).left(), comparisons.get(i).right())
                    .flatMap(side -> in(side).stream())
                    .findFirst();
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }

    private static Optional<AbsoluteValue> in(Expr expr) {
        if (expr instanceof Expr.Power root
                && root.exponent().equals(Expr.number(Rational.of(1, 2)))
                && root.base() instanceof Expr.Power square
                && square.exponent().equals(Expr.number(2))) {
            return Optional.of(new AbsoluteValue(root, square.base()));
        }
        return parts(expr).stream()
                .map(AbsoluteValue::in)
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static List<Expr> parts(Expr expr) {
        if (expr instanceof Expr.Sum s) {
            return s.terms();
        }
        if (expr instanceof Expr.Product p) {
            return p.factors();
        }
        if (expr instanceof Expr.Power p) {
            return List.of(p.base(), p.exponent());
        }
        return expr instanceof Expr.Log l ? List.of(l.argument()) : List.of();
    }

    /** The comparisons in the case that what is within, times 1 or -1, is at least 0; this condition comes first. */
    List<Comparison> withSign(int sign, List<Comparison> comparisons) {
        Expr value = sign > 0 ? inside : inside.negate();
        List<Comparison> all = new ArrayList<>();
        all.add(new Comparison(value, ComparisonSign.AT_LEAST, Constant.ZERO));
        comparisons.forEach(c -> all.add((Comparison) c.map(side -> replaced(side, value))));
        return all;
    }

    private Expr replaced(Expr expr, Expr value) {
        if (expr.equals(root)) {
            return value;
        }
        List<Expr> parts = parts(expr);
        List<Expr> changed = parts.stream().map(part -> replaced(part, value)).toList();
        if (Objects.equals(parts, changed)) {
            return expr;
        }
        if (expr instanceof Expr.Sum) {
            return Expr.sum(changed);
        }
        if (expr instanceof Expr.Product) {
            return Expr.product(changed);
        }
        return expr instanceof Expr.Power ? Expr.power(changed.get(0), changed.get(1)) : Expr.log(changed.get(0));
    }
}
