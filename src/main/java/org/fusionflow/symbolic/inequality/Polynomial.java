package org.fusionflow.symbolic.inequality;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.TreeMap;
import org.fusionflow.expression.Rational;

/**
 * A polynomial with rational coefficients as a map from monomials to coefficients. The arithmetic is the plainest there
 * is, because certificates rest on it alone.
 */
public final class Polynomial {
    private final int variables;
    private final Map<Monomial, Rational> terms;

    private Polynomial(int variables, Map<Monomial, Rational> terms) {
        this.variables = variables;
        this.terms = terms;
    }

    /**
     * @param terms monomials in so many variables with their coefficients; coefficients 0 are left out
     */
    public static Polynomial of(int variables, Map<Monomial, Rational> terms) {
        Map<Monomial, Rational> kept = new HashMap<>();
        terms.forEach((monomial, coefficient) -> {
            if (monomial.variables() != variables) {
                throw new IllegalArgumentException(
                        "a monomial in " + monomial.variables() + " variables in one of " + variables);
            }
            if (coefficient.signum() != 0) {
                kept.put(monomial, coefficient);
            }
        });
        return new Polynomial(variables, kept);
    }

    public static Polynomial zero(int variables) {
        return new Polynomial(variables, Map.of());
    }

    public static Polynomial constant(int variables, Rational value) {
        return of(variables, Map.of(Monomial.one(variables), value));
    }

    public static Polynomial variable(int variables, int index) {
        return of(Monomial.power(variables, index, 1));
    }

    static Polynomial of(Monomial monomial) {
        return new Polynomial(monomial.variables(), Map.of(monomial, Rational.ONE));
    }

    /** Number of variables of the ring. */
    public int variables() {
        return variables;
    }

    /** A rational number in double precision; quicker than its own conversion for the small numbers of the search. */
    static double approximate(Rational value) {
        return value.numerator().bitLength() < 53 && value.denominator().bitLength() < 53
                ? (double) value.numerator().longValue() / value.denominator().longValue()
                : value.doubleValue();
    }

    /** Monomials with their coefficients, none of which is 0; in no particular order. */
    public Map<Monomial, Rational> terms() {
        return Collections.unmodifiableMap(terms);
    }

    public int size() {
        return terms.size();
    }

    public Rational coefficient(Monomial monomial) {
        return terms.getOrDefault(monomial, Rational.ZERO);
    }

    public boolean isZero() {
        return terms.isEmpty();
    }

    /** True for numbers, 0 included. */
    public boolean isConstant() {
        return terms.isEmpty() || (terms.size() == 1 && leading().isOne());
    }

    /** The first monomial in lexicographic order. */
    Monomial leading() {
        return Collections.max(terms.keySet());
    }

    /** Highest total degree; 0 for the polynomial 0. */
    public int degree() {
        return terms.keySet().stream().mapToInt(Monomial::degree).max().orElse(0);
    }

    int degree(int variable) {
        return terms.keySet().stream().mapToInt(m -> m.exponent(variable)).max().orElse(0);
    }

    public Polynomial plus(Polynomial other) {
        Map<Monomial, Rational> sum = new HashMap<>(terms);
        other.terms.forEach((monomial, coefficient) -> add(sum, monomial, coefficient));
        return new Polynomial(variables, sum);
    }

    public Polynomial minus(Polynomial other) {
        return plus(other.times(Rational.of(-1)));
    }

    public Polynomial times(Rational factor) {
        if (factor.signum() == 0) {
            return zero(variables);
        }
        Map<Monomial, Rational> scaled = new HashMap<>();
        terms.forEach((monomial, coefficient) -> scaled.put(monomial, coefficient.times(factor)));
        return new Polynomial(variables, scaled);
    }

    public Polynomial times(Polynomial other) {
        Map<Monomial, Rational> product = new HashMap<>();
        terms.forEach((left, a) -> other.terms.forEach((right, b) -> add(product, left.times(right), a.times(b))));
        return new Polynomial(variables, product);
    }

    Polynomial times(Monomial factor) {
        Map<Monomial, Rational> product = new HashMap<>();
        terms.forEach((monomial, coefficient) -> product.put(monomial.times(factor), coefficient));
        return new Polynomial(variables, product);
    }

    /** A power with an exponent of at least 0. */
    public Polynomial power(int exponent) {
        Polynomial result = constant(variables, Rational.ONE);
        for (int i = 0; i < exponent; i++) {
            result = result.times(this);
        }
        return result;
    }

    private static void add(Map<Monomial, Rational> sum, Monomial monomial, Rational coefficient) {
        Rational total = sum.getOrDefault(monomial, Rational.ZERO).plus(coefficient);
        if (total.signum() == 0) {
            sum.remove(monomial);
        } else {
            sum.put(monomial, total);
        }
    }

    Polynomial derivative(int variable) {
        Map<Monomial, Rational> derivative = new HashMap<>();
        terms.forEach((monomial, coefficient) -> {
            int exponent = monomial.exponent(variable);
            if (exponent > 0) {
                Monomial lower = monomial.over(Monomial.power(variables, variable, 1));
                add(derivative, lower, coefficient.times(Rational.of(exponent)));
            }
        });
        return new Polynomial(variables, derivative);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Polynomial p && variables == p.variables && terms.equals(p.terms);
    }

    @Override
    public int hashCode() {
        return terms.hashCode();
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        new TreeMap<>(terms).descendingMap().forEach((monomial, coefficient) -> {
            text.append(text.isEmpty() ? "" : " + ").append(coefficient);
            text.append(monomial.isOne() ? "" : "*" + monomial);
        });
        return text.isEmpty() ? "0" : text.toString();
    }
}
