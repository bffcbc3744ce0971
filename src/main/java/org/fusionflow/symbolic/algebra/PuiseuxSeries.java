package org.fusionflow.symbolic.algebra;

import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.Expr.Log;
import org.fusionflow.symbolic.algebra.Expr.Num;
import org.fusionflow.symbolic.algebra.Expr.Power;
import org.fusionflow.symbolic.algebra.Expr.Product;
import org.fusionflow.symbolic.algebra.Expr.Sum;
import org.fusionflow.symbolic.algebra.Expr.Symbol;

/**
 * A series in rational powers of a small t &gt; 0 with exact coefficients, up to an error of a known order: the sum of {@code c_k t^k} plus
 * {@code O(t^bound)}; without a bound it is the whole function. Terms whose coefficients reduce to 0 are left out.
 *
 * @param terms coefficients by exponent
 * @param bound order of the error; empty if there is none
 */
record PuiseuxSeries(TreeMap<Rational, Expr> terms, Optional<Rational> bound) {
    /** An order that no expansion reaches: what is smaller than every power, such as {@code E^(-1/t)}. */
    private static final Rational BEYOND_ALL = Rational.of(1_000_000);

    /** Powers up to this are multiplied out; larger ones are expanded as far as they are needed. */
    private static final Rational MOST_FACTORS = Rational.of(32);

    /** Thrown where all terms that were expanded cancel; a deeper expansion may find one. */
    static final class Cancelled extends ArithmeticException {
        private static final long serialVersionUID = 1L;

        Cancelled() {
            super("all terms that were expanded cancel");
        }
    }

    static PuiseuxSeries of(Expr constant) {
        return term(Rational.ZERO, constant);
    }

    static PuiseuxSeries term(Rational exponent, Expr coefficient) {
        TreeMap<Rational, Expr> terms = new TreeMap<>();
        if (!isZero(coefficient)) {
            terms.put(exponent, coefficient);
        }
        return new PuiseuxSeries(terms, Optional.empty());
    }

    /** What the leading coefficients have to be, so that an expansion is valid. */
    interface Requirements {
        void nonzero(Expr coefficient);

        void positive(Expr coefficient);

        /** {@code -ln t}, which grows without bound as t tends to 0, but slower than every power of 1/t. */
        Expr logarithm();

        /** True if the coefficient contains the logarithm. */
        boolean grows(Expr coefficient);
    }

    /**
     * Expands an expression.
     *
     * @param variable the symbol that is replaced
     * @param value what it is in terms of t, a series
     * @param depth order, relative to the leading term, to which powers and functions are expanded
     * @throws ArithmeticException if it has no such series, or none was found
     */
    static PuiseuxSeries of(
            Expr expr, Symbol variable, PuiseuxSeries value, Rational depth, Requirements requirements) {
        if (expr instanceof Symbol s && s.name().equals(variable.name())) {
            return value;
        }
        if (expr.symbols().stream().noneMatch(s -> s.name().equals(variable.name()))) {
            return of(expr);
        }
        if (expr instanceof Sum s) {
            PuiseuxSeries sum = of(Constant.ZERO);
            for (Expr term : s.terms()) {
                sum = sum.plus(of(term, variable, value, depth, requirements));
            }
            return sum;
        }
        if (expr instanceof Product p) {
            PuiseuxSeries product = of(Constant.ONE);
            for (Expr factor : p.factors()) {
                product = product.times(of(factor, variable, value, depth, requirements));
            }
            return product;
        }
        if (expr instanceof Log l) {
            return of(l.argument(), variable, value, depth, requirements).logarithm(depth, requirements);
        }
        Power power = (Power) expr;
        if (power.base().equals(Constant.E)) {
            return of(power.exponent(), variable, value, depth, requirements).exponential(depth, requirements);
        }
        if (power.exponent().symbols().stream().anyMatch(s -> s.name().equals(variable.name()))) {
            Expr logarithm = Expr.log(power.base()).times(power.exponent());
            return of(logarithm, variable, value, depth, requirements).exponential(depth, requirements);
        }
        return of(power.base(), variable, value, depth, requirements).power(power.exponent(), depth, requirements);
    }

    private static boolean isZero(Expr coefficient) {
        return coefficient.isZero() || NormalForm.reducesToZero(coefficient).isProved();
    }

    /** Exponent of the first term; if there is none, the bound. */
    Optional<Rational> valuation() {
        return terms.isEmpty() ? bound : Optional.of(terms.firstKey());
    }

    PuiseuxSeries plus(PuiseuxSeries other) {
        TreeMap<Rational, Expr> sum = new TreeMap<>(terms);
        other.terms.forEach((exponent, c) -> sum.merge(exponent, c, Expr::plus));
        return cut(sum, least(bound, other.bound));
    }

    PuiseuxSeries times(PuiseuxSeries other) {
        Optional<Rational> error = least(reach(this, other), reach(other, this));
        TreeMap<Rational, Expr> product = new TreeMap<>();
        for (Map.Entry<Rational, Expr> a : terms.entrySet()) {
            for (Map.Entry<Rational, Expr> b : other.terms.entrySet()) {
                Rational exponent = a.getKey().plus(b.getKey());
                if (error.isEmpty() || exponent.compareTo(error.get()) < 0) {
                    product.merge(exponent, a.getValue().times(b.getValue()), Expr::plus);
                }
            }
        }
        Interruption.check();
        return cut(product, error);
    }

    /** The order of the first's error times the second; none if the first has none, or the second is exactly 0. */
    private static Optional<Rational> reach(PuiseuxSeries first, PuiseuxSeries second) {
        return first.bound.flatMap(order -> second.valuation().map(order::plus));
    }

    private static Optional<Rational> least(Optional<Rational> a, Optional<Rational> b) {
        return a.isEmpty() ? b : b.isEmpty() || a.get().compareTo(b.get()) < 0 ? a : b;
    }

    private static PuiseuxSeries cut(TreeMap<Rational, Expr> terms, Optional<Rational> bound) {
        TreeMap<Rational, Expr> kept = new TreeMap<>();
        terms.forEach((exponent, c) -> {
            if ((bound.isEmpty() || exponent.compareTo(bound.get()) < 0) && !isZero(c)) {
                kept.put(exponent, c);
            }
        });
        return new PuiseuxSeries(kept, bound);
    }

    private PuiseuxSeries cut(Rational order) {
        return cut(terms, least(bound, Optional.of(order)));
    }

    private PuiseuxSeries scaled(Expr factor, Rational shift) {
        return times(term(shift, factor));
    }

    /** The first coefficient and exponent: the series is {@code first t^v (1 + rest)}. */
    private record Leading(Expr first, Rational exponent, PuiseuxSeries rest) {}

    private Leading leading(Requirements requirements) {
        if (terms.isEmpty()) {
            throw new Cancelled();
        }
        Rational exponent = terms.firstKey();
        Expr first = terms.firstEntry().getValue();
        requirements.nonzero(first);
        PuiseuxSeries one = scaled(Expr.power(first, -1), exponent.negate());
        TreeMap<Rational, Expr> rest = new TreeMap<>(one.terms);
        rest.remove(Rational.ZERO);
        return new Leading(first, exponent, new PuiseuxSeries(rest, one.bound));
    }

    private PuiseuxSeries power(Expr exponent, Rational depth, Requirements requirements) {
        boolean few = exponent instanceof Num n
                && n.value().isInteger()
                && n.value().signum() > 0
                && n.value().compareTo(MOST_FACTORS) <= 0;
        if (few) {
            PuiseuxSeries product = of(Constant.ONE);
            PuiseuxSeries square = this;
            for (int rest = ((Num) exponent).value().intValue(); rest > 0; rest >>= 1) {
                product = (rest & 1) == 1 ? product.times(square) : product;
                square = rest > 1 ? square.times(square) : square;
            }
            return product;
        }
        Leading leading = leading(requirements);
        if (!(exponent instanceof Num n && n.value().isInteger())) {
            requirements.positive(leading.first);
        }
        boolean number = exponent instanceof Num;
        if (leading.rest.isVague()) {
            Rational order = number ? leading.exponent.times(((Num) exponent).value()) : Rational.ZERO;
            return unknown(order);
        }
        if (!number && leading.exponent.signum() != 0) {
            throw new ArithmeticException("a power with a symbol in its exponent of what tends to 0 or infinity");
        }
        Rational shift = number ? leading.exponent.times(((Num) exponent).value()) : Rational.ZERO;
        Expr binomial = Constant.ONE;
        PuiseuxSeries sum = of(Constant.ONE);
        PuiseuxSeries powers = of(Constant.ONE);
        for (int k = 1; grows(powers, leading.rest, depth); k++) {
            powers = powers.times(leading.rest).cut(depth);
            binomial = binomial.times(exponent.minus(Expr.number(k - 1))).times(Expr.number(Rational.of(1, k)));
            sum = sum.plus(powers.scaled(binomial, Rational.ZERO));
        }
        return sum.scaled(Expr.power(leading.first, exponent), shift);
    }

    /** True if not even the constant term is known; a deeper expansion may know it. */
    private boolean isVague() {
        return bound.filter(order -> order.signum() <= 0).isPresent();
    }

    /** Only the order is known. */
    private static PuiseuxSeries unknown(Rational order) {
        return new PuiseuxSeries(new TreeMap<>(), Optional.of(order));
    }

    /** True as long as the next power of the rest has an order below the depth. */
    private static boolean grows(PuiseuxSeries powers, PuiseuxSeries rest, Rational depth) {
        return !rest.isNothing()
                && powers.valuation().filter(v -> v.compareTo(depth) < 0).isPresent();
    }

    /** True for exactly 0. */
    private boolean isNothing() {
        return terms.isEmpty() && bound.isEmpty();
    }

    private PuiseuxSeries logarithm(Rational depth, Requirements requirements) {
        Leading leading = leading(requirements);
        requirements.positive(leading.first);
        if (leading.rest.isVague()) {
            return unknown(Rational.ZERO);
        }
        Expr ofPower = requirements.logarithm().times(Expr.number(leading.exponent.negate()));
        PuiseuxSeries sum = of(Expr.log(leading.first).plus(ofPower));
        PuiseuxSeries powers = of(Constant.ONE);
        for (int k = 1; grows(powers, leading.rest, depth); k++) {
            powers = powers.times(leading.rest).cut(depth);
            sum = sum.plus(powers.scaled(Expr.number(Rational.of(k % 2 == 1 ? 1 : -1, k)), Rational.ZERO));
        }
        return sum;
    }

    private PuiseuxSeries exponential(Rational depth, Requirements requirements) {
        Rational first = valuation().orElse(Rational.ZERO);
        if (first.signum() < 0) {
            if (!terms.isEmpty() && terms.firstEntry().getValue().negate().isPositive()) {
                return new PuiseuxSeries(new TreeMap<>(), Optional.of(BEYOND_ALL));
            }
            throw new ArithmeticException("an exponential that does not certainly tend to 0");
        }
        if (isVague()) {
            return unknown(Rational.ZERO);
        }
        TreeMap<Rational, Expr> rest = new TreeMap<>(terms);
        Expr constant = rest.containsKey(Rational.ZERO) ? rest.remove(Rational.ZERO) : Constant.ZERO;
        if (requirements.grows(constant)) {
            throw new ArithmeticException("a power with a symbol in its exponent of what tends to 0 or infinity");
        }
        PuiseuxSeries small = new PuiseuxSeries(rest, bound);
        PuiseuxSeries sum = of(Constant.ONE);
        PuiseuxSeries powers = of(Constant.ONE);
        Rational factorial = Rational.ONE;
        for (int k = 1; grows(powers, small, depth); k++) {
            powers = powers.times(small).cut(depth);
            factorial = factorial.times(Rational.of(1, k));
            sum = sum.plus(powers.scaled(Expr.number(factorial), Rational.ZERO));
        }
        return sum.scaled(Expr.power(Constant.E, constant), Rational.ZERO);
    }
}
