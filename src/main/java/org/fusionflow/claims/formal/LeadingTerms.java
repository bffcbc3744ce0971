package org.fusionflow.claims.formal;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.DepthSet;

/**
 * Arithmetic of leading terms. It is right also where a value happens to be 0, as long as no divisor is: a sum drops only terms of a strictly higher
 * order, and the value of an expression is taken at order 0 alone.
 */
final class LeadingTerms {
    private final DepthSet depths;
    private final Map<String, Map<String, Linear>> products = new HashMap<>();

    /**
     * @param depths the L and Lf for which the higher of two orders has to be the same
     */
    LeadingTerms(DepthSet depths) {
        this.depths = depths;
    }

    private boolean isPositive(Linear form) {
        return depths.isPositive(
                form.form().orElseThrow(() -> new NotExportable("a small power with such an exponent")));
    }

    /** From now on the text stands for a product of powers of positive names, as a sum of squares does for the norm squared. */
    void stands(String text, Map<String, Linear> product) {
        products.put(text, product);
    }

    static Leading number(Rational value) {
        Map<String, Linear> monomial = new TreeMap<>();
        if (value.signum() > 0) {
            factor(monomial, value.numerator().toString(), Rational.ONE);
            factor(monomial, value.denominator().toString(), Rational.of(-1));
        }
        return new Leading(
                Linear.ZERO,
                CoqName.number(value),
                value.signum() > 0,
                value.signum() > 0 ? Optional.of(monomial) : Optional.empty());
    }

    private static void factor(Map<String, Linear> monomial, String number, Rational exponent) {
        if (!number.equals("1")) {
            monomial.put(number, Linear.of(exponent));
        }
    }

    /** A variable. */
    static Leading variable(String name, boolean positive) {
        return new Leading(
                Linear.ZERO, name, positive, positive ? Optional.of(Map.of(name, Linear.ONE)) : Optional.empty());
    }

    Leading plus(Leading a, Leading b) {
        return sum(a, b, "+");
    }

    Leading minus(Leading a, Leading b) {
        return a.isZero() ? negate(b) : sum(a, b, "-");
    }

    private Leading sum(Leading a, Leading b, String sign) {
        if (a.isZero() || b.isZero()) {
            return a.isZero() ? b : a;
        }
        Linear excess = b.order().minus(a.order());
        if (excess.isZero()) {
            String text = "(" + a.text() + " " + sign + " " + b.text() + ")";
            boolean positive = sign.equals("+") && a.positive() && b.positive();
            return new Leading(a.order(), text, positive, Optional.ofNullable(products.get(text)));
        }
        if (isPositive(excess)) {
            return a;
        }
        if (isPositive(excess.times(Rational.of(-1)))) {
            return sign.equals("+") ? b : negate(b);
        }
        throw new NotExportable("which of two small terms is the larger one depends on the depths");
    }

    Leading negate(Leading a) {
        return a.isZero() ? a : new Leading(a.order(), "(- " + a.text() + ")", false, Optional.empty());
    }

    Leading times(Leading a, Leading b) {
        if (a.isZero() || b.isZero()) {
            return number(Rational.ZERO);
        }
        if (a.isOne() || b.isOne()) {
            return a.isOne() ? b.of(a.order().plus(b.order())) : a.of(a.order().plus(b.order()));
        }
        return product(a, b, "*", Rational.ONE);
    }

    /** The quotient; the caller requires that the divisor is not 0. */
    Leading over(Leading a, Leading b) {
        if (b.isZero()) {
            throw new NotExportable("a division by 0");
        }
        return a.isZero() ? a : product(a, b, "/", Rational.of(-1));
    }

    private Leading product(Leading a, Leading b, String sign, Rational exponent) {
        String text = "(" + a.text() + " " + sign + " " + b.text() + ")";
        Optional<Map<String, Linear>> known = Optional.ofNullable(products.get(text));
        Optional<Map<String, Linear>> monomial = known.isPresent()
                ? known
                : a.monomial()
                        .flatMap(x -> b.monomial().map(y -> {
                            Map<String, Linear> all = new TreeMap<>(x);
                            y.forEach((name, k) -> all.merge(name, k.times(exponent), Linear::plus));
                            all.values().removeIf(Linear::isZero);
                            return all;
                        }));
        return new Leading(a.order().plus(b.order().times(exponent)), text, a.positive() && b.positive(), monomial);
    }

    /** A power with a whole exponent above 0. */
    Leading power(Leading a, int exponent) {
        if (exponent == 1 || a.isZero()) {
            return a;
        }
        return new Leading(
                a.order().times(Rational.of(exponent)),
                "(" + a.text() + " ^ " + exponent + ")",
                a.positive(),
                a.monomial()
                        .map(m -> raised(m, Linear.of(Rational.of(exponent))).orElseThrow()));
    }

    /** All exponents multiplied by a form; empty if one is not linear then. */
    static Optional<Map<String, Linear>> raised(Map<String, Linear> monomial, Linear exponent) {
        Map<String, Linear> all = new TreeMap<>();
        for (Map.Entry<String, Linear> factor : monomial.entrySet()) {
            Optional<Linear> product = factor.getValue().times(exponent);
            if (product.isEmpty()) {
                return Optional.empty();
            }
            all.put(factor.getKey(), product.get());
        }
        return Optional.of(all);
    }

    Leading product(List<Leading> factors) {
        Leading all = number(Rational.ONE);
        for (Leading factor : factors) {
            all = times(all, factor);
        }
        return all;
    }

    /**
     * The value where t is 0.
     *
     * @throws NotExportable if there is none for all depths
     */
    Leading atRest(Leading a) {
        if (a.order().isZero()) {
            return a;
        }
        if (isPositive(a.order())) {
            return number(Rational.ZERO);
        }
        throw new NotExportable("a value at a fixed point that grows beyond all bounds, or only cancels further on");
    }
}
