package org.fusionflow.symbolic.algebra;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Predicate;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.Expr.Symbol;

/**
 * Limits and series of an expression in one variable, from its expansion in rational powers of the distance to the point. They are valid where the
 * leading coefficients that the expansion divides by are not 0, and those under roots and logarithms are positive.
 */
public final class Expansions {
    /** Orders to which powers are expanded in turn: what cancels to the last of these is given up. */
    private static final List<Integer> DEPTHS = List.of(3, 6, 12, 24);

    private final Symbol variable;
    private final Optional<Expr> point;
    private final List<Expr> nonzero;
    private final List<Expr> positive;

    /** What grows more slowly than every power of the distance, and may be in coefficients; it tends to infinity. */
    private final Symbol slow;

    /** Minus the logarithm of the distance, in terms of {@link #slow}. */
    private final Expr logarithm;

    private final Function<Expr, List<Expr>> known;

    /**
     * @param point where the variable goes; empty for infinity
     */
    public Expansions(Symbol variable, Optional<Expr> point) {
        this(variable, point, List::of);
    }

    /**
     * @param known forms of an expression by what is known of the symbols: if one of them shows that it is positive, the expression is
     */
    public Expansions(Symbol variable, Optional<Expr> point, Function<Expr, List<Expr>> known) {
        this(variable, point, known, new ArrayList<>(), new ArrayList<>(), prime(variable), prime(variable));
    }

    private Expansions(
            Symbol variable,
            Optional<Expr> point,
            Function<Expr, List<Expr>> known,
            List<Expr> nonzero,
            List<Expr> positive,
            Symbol slow,
            Expr logarithm) {
        this.variable = variable;
        this.point = point;
        this.known = known;
        this.nonzero = nonzero;
        this.positive = positive;
        this.slow = slow;
        this.logarithm = logarithm;
    }

    /** A positive symbol whose name no user can write. */
    private static Symbol prime(Symbol symbol) {
        return Expr.positive(symbol.name() + "'");
    }

    /** What is left of a limit or condition where only the slow symbol remains. */
    private Expansions ofSlow() {
        return new Expansions(slow, Optional.empty(), known, nonzero, positive, prime(slow), prime(slow));
    }

    /** An expression in terms of {@code E^(-rate variable)}, and its expansions. */
    private record Scaled(Expr expr, Expansions expansions) {}

    private Optional<Scaled> scaled(Expr expr) {
        Symbol small = Expr.positive(variable.name() + "*");
        if (point.isPresent()) {
            return Optional.empty();
        }
        return ExponentialScale.of(expr, variable, small).map(scale -> {
            // At last it is positive, whatever else is known of it.
            Symbol time = Expr.positive(variable.name());
            Expr marked = scale.replaced(expr).with(Map.of(variable.name(), time));
            return new Scaled(
                    marked,
                    new Expansions(
                            small,
                            Optional.of(Constant.ZERO),
                            known,
                            nonzero,
                            positive,
                            time,
                            scale.rate().times(time)));
        });
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
        Optional<Scaled> scaled = scaled(expr);
        if (scaled.isPresent()) {
            return scaled.get().expansions().limit(scaled.get().expr());
        }
        boolean oneSided = isOneSided();
        Expr above;
        try {
            above = limit(expr, 1);
        } catch (ArithmeticException noSeries) {
            return byParts(expr, noSeries).orElseThrow(() -> noSeries);
        }
        if (oneSided) {
            return above;
        }
        Expr below = limit(expr, -1);
        if (!NormalForm.equal(above, below).isProved()) {
            throw new ArithmeticException(
                    "the limits from both sides are not the same: " + above.text() + " and " + below.text());
        }
        return above;
    }

    /** The limit found from those of the parts, empty if it is infinite; where none is found, the reason why there is no series is what helps. */
    private Optional<Expr> byParts(Expr expr, ArithmeticException noSeries) {
        if (!variable.positive() || !isOneSided()) {
            throw noSeries;
        }
        try {
            return parts().of(expr);
        } catch (ArithmeticException none) {
            throw noSeries;
        }
    }

    private LimitByParts parts() {
        return new LimitByParts(variable, point.isPresent(), this::isKnownPositive);
    }

    private boolean isKnownPositive(Expr expr) {
        return known.apply(expr).stream()
                .anyMatch(value -> value.isPositive()
                        || RationalForm.of(value)
                                .filter(form -> form.expr(form.above()).isPositive()
                                        && form.expr(form.below()).isPositive())
                                .isPresent());
    }

    /**
     * Requires that a value is at least 0 next to the point.
     *
     * @throws ArithmeticException if it is not, or that was not found
     */
    public void requireReal(Expr radicand) {
        if (isKnownPositive(radicand)) {
            return;
        }
        leading(radicand).forEach(requirements()::positive);
    }

    /**
     * Requires that a value is not 0 next to the point.
     *
     * @throws ArithmeticException if that was not found
     */
    public void requireNonzero(Expr divisor) {
        List<Expr> coefficients;
        try {
            coefficients = leading(divisor);
        } catch (ArithmeticException noSeries) {
            Optional<Expr> limit = byParts(divisor, noSeries);
            if (limit.isPresent() && !parts().isNonzero(limit.get())) {
                throw noSeries;
            }
            return;
        }
        coefficients.forEach(requirements()::nonzero);
    }

    /** The leading coefficients on the sides that count. */
    private List<Expr> leading(Expr expr) {
        Optional<Scaled> scaled = scaled(expr);
        if (scaled.isPresent()) {
            return scaled.get().expansions().leading(scaled.get().expr());
        }
        List<Expr> coefficients = new ArrayList<>();
        for (int side : isOneSided() ? new int[] {1} : new int[] {1, -1}) {
            PuiseuxSeries series = expanded(expr, side, found -> !found.terms().isEmpty());
            coefficients.add(series.terms().firstEntry().getValue());
        }
        return coefficients;
    }

    /**
     * True if the variable comes to the point from above only.
     *
     * @throws ArithmeticException if it cannot certainly come close to it
     */
    private boolean isOneSided() {
        if (point.isEmpty()) {
            return true;
        }
        boolean zero = point.get().isZero();
        if (variable.positive() && !zero && !point.get().isPositive()) {
            throw new ArithmeticException(variable.name() + " is positive and does not certainly come close to "
                    + point.get().text());
        }
        return variable.positive() && zero;
    }

    private Expr limit(Expr expr, int side) {
        PuiseuxSeries series = expanded(
                expr,
                side,
                found -> !found.terms().isEmpty()
                        || found.valuation().map(v -> v.signum() > 0).orElse(true));
        Optional<Rational> first = series.valuation();
        if (first.isEmpty() || first.get().signum() > 0) {
            return Constant.ZERO;
        }
        if (first.get().signum() < 0) {
            throw new ArithmeticException(expr.text() + " has no finite limit");
        }
        Expr value = series.terms().firstEntry().getValue();
        if (!value.symbols().contains(slow)) {
            return value;
        }
        try {
            return ofSlow().limit(value);
        } catch (ArithmeticException none) {
            throw new ArithmeticException("no finite limit of " + expr.text() + " was found");
        }
    }

    private Optional<PuiseuxSeries> attempt(Expr expr, int side, int depth) {
        try {
            return Optional.of(series(expr, side, depth));
        } catch (PuiseuxSeries.Cancelled deeper) {
            return Optional.empty();
        }
    }

    /** The first expansion, with more and more terms, that is good enough. */
    private PuiseuxSeries expanded(Expr expr, int side, Predicate<PuiseuxSeries> enough) {
        for (int depth : DEPTHS) {
            Optional<PuiseuxSeries> series = attempt(expr, side, depth).filter(enough);
            if (series.isPresent()) {
                return series.get();
            }
        }
        throw new ArithmeticException("no expansion of " + expr.text() + " was found: all terms cancel");
    }

    /**
     * The terms up to an order: in powers of the distance of the variable from the point, or of 1/variable at infinity. From both sides they have to be the
     * same; fractional powers are those of a variable that is above the point only.
     *
     * @throws ArithmeticException if it has no such series, or none was found
     */
    public Expr series(Expr expr, int order) {
        boolean oneSided = isOneSided();
        Expr above = terms(expr, order, 1);
        if (!oneSided && !NormalForm.equal(above, terms(expr, order, -1)).isProved()) {
            throw new ArithmeticException("the series from both sides are not the same");
        }
        return above;
    }

    private Expr terms(Expr expr, int order, int side) {
        Rational last = Rational.of(order);
        PuiseuxSeries series = expanded(
                expr,
                side,
                found -> found.bound().map(bound -> bound.compareTo(last) > 0).orElse(true));
        List<Expr> terms = new ArrayList<>();
        for (Map.Entry<Rational, Expr> term : series.terms().entrySet()) {
            if (term.getKey().compareTo(last) <= 0) {
                if (term.getValue().symbols().contains(slow)) {
                    throw new ArithmeticException("a logarithm of what tends to 0 or infinity");
                }
                Expr small = side > 0 ? distance() : distance().negate();
                terms.add(term.getValue().times(Expr.power(small, Expr.number(term.getKey()))));
            }
        }
        return Expr.sum(terms);
    }

    /** The small quantity in terms of the variable. */
    private Expr distance() {
        return point.isPresent() ? variable.minus(point.get()) : Expr.power(variable, -1);
    }

    private PuiseuxSeries series(Expr expr, int side, int depth) {
        PuiseuxSeries value = point.isPresent()
                ? PuiseuxSeries.of(point.get()).plus(PuiseuxSeries.term(Rational.ONE, Expr.number(side)))
                : PuiseuxSeries.term(Rational.of(-1), Constant.ONE);
        return PuiseuxSeries.of(expr, variable, value, Rational.of(depth), requirements());
    }

    private PuiseuxSeries.Requirements requirements() {
        return new PuiseuxSeries.Requirements() {
            @Override
            public Expr logarithm() {
                return logarithm;
            }

            @Override
            public boolean grows(Expr coefficient) {
                return coefficient.symbols().contains(slow);
            }

            @Override
            public void nonzero(Expr coefficient) {
                if (grows(coefficient)) {
                    ofSlow().requireNonzero(coefficient);
                    return;
                }
                if (!isKnownPositive(coefficient) && !isKnownPositive(coefficient.negate())) {
                    nonzero.add(coefficient);
                }
            }

            @Override
            public void positive(Expr coefficient) {
                if (grows(coefficient)) {
                    ofSlow().requireReal(coefficient);
                    return;
                }
                if (coefficient.negate().isPositive()) {
                    throw new ArithmeticException("a root or logarithm has no real value next to the point");
                }
                if (!isKnownPositive(coefficient)) {
                    positive.add(coefficient);
                }
            }
        };
    }
}
