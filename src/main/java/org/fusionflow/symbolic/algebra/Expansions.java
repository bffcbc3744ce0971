package org.fusionflow.symbolic.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.Expr.Symbol;

/**
 * Limits and series of an expression in one variable, from its expansion in rational powers of the distance to the point. They are valid where the
 * leading coefficients that the expansion divides by are not 0, and those under roots and logarithms are positive.
 */
public final class Expansions {
    /** Orders to which powers are expanded in turn: what cancels to the last of these is given up. */
    private static final List<Integer> DEPTHS = List.of(2, 5, 12, 24);

    private final Symbol variable;
    private final Optional<Expr> point;
    private final List<Expr> nonzero = new ArrayList<>();
    private final List<Expr> positive = new ArrayList<>();

    /**
     * @param point where the variable goes; empty for infinity
     */
    public Expansions(Symbol variable, Optional<Expr> point) {
        this.variable = variable;
        this.point = point;
    }

    /** Coefficients that must not be 0, so that the results are valid. */
    public List<Expr> nonzero() {
        return nonzero;
    }

    /** Coefficients that must be positive. */
    public List<Expr> positive() {
        return positive;
    }

    /**
     * The limit from both sides; from above at 0 if the variable is positive, and at infinity.
     *
     * @throws ArithmeticException if there is none, or none was found
     */
    public Expr limit(Expr expr) {
        Expr above = limit(expr, 1);
        if (isOneSided()) {
            return above;
        }
        Expr below = limit(expr, -1);
        if (!NormalForm.equal(above, below).isProved()) {
            throw new ArithmeticException(
                    "the limits from both sides are not the same: " + above.text() + " and " + below.text());
        }
        return above;
    }

    private boolean isOneSided() {
        return point.isEmpty() || (variable.positive() && point.get().isZero());
    }

    private Expr limit(Expr expr, int side) {
        for (int depth : DEPTHS) {
            PuiseuxSeries series = series(expr, side, depth);
            Optional<Rational> first = series.valuation();
            if (first.isEmpty() || first.get().signum() > 0) {
                return Constant.ZERO;
            }
            if (!series.terms().isEmpty()) {
                if (first.get().signum() < 0) {
                    nonzero.add(series.terms().firstEntry().getValue());
                    throw new ArithmeticException(expr.text() + " has no finite limit");
                }
                return series.terms().firstEntry().getValue();
            }
        }
        throw new ArithmeticException("no limit of " + expr.text() + " was found: all terms cancel");
    }

    /**
     * The terms up to an order: in powers of the distance of the variable from the point, or of 1/variable at infinity. Fractional powers are those of a
     * variable above the point.
     *
     * @throws ArithmeticException if it has no such series, or none was found
     */
    public Expr series(Expr expr, int order) {
        for (int depth : DEPTHS) {
            PuiseuxSeries series = series(expr, 1, depth + order);
            if (series.bound().isEmpty() || series.bound().get().compareTo(Rational.of(order)) > 0) {
                List<Expr> terms = new ArrayList<>();
                for (Map.Entry<Rational, Expr> term : series.terms().entrySet()) {
                    if (term.getKey().compareTo(Rational.of(order)) <= 0) {
                        terms.add(term.getValue().times(Expr.power(distance(), Expr.number(term.getKey()))));
                    }
                }
                return Expr.sum(terms);
            }
        }
        throw new ArithmeticException("no series of " + expr.text() + " to order " + order + " was found");
    }

    /** The small quantity in terms of the variable. */
    private Expr distance() {
        return point.isPresent() ? variable.minus(point.get()) : Expr.power(variable, -1);
    }

    private PuiseuxSeries series(Expr expr, int side, int depth) {
        PuiseuxSeries value = point.isPresent()
                ? PuiseuxSeries.of(point.get()).plus(PuiseuxSeries.term(Rational.ONE, Expr.number(side)))
                : PuiseuxSeries.term(Rational.of(-1), Constant.ONE);
        return PuiseuxSeries.of(expr, variable, value, Rational.of(depth), new PuiseuxSeries.Requirements() {
            @Override
            public void nonzero(Expr coefficient) {
                if (!coefficient.isPositive() && !coefficient.negate().isPositive()) {
                    nonzero.add(coefficient);
                }
            }

            @Override
            public void positive(Expr coefficient) {
                if (coefficient.negate().isPositive()) {
                    throw new ArithmeticException("a root or logarithm has no real value next to the point");
                }
                if (!coefficient.isPositive()) {
                    positive.add(coefficient);
                }
            }
        });
    }
}
