package org.fusionflow.symbolic.inequality;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.Expr;

/**
 * What ties exponentials, powers with symbolic exponents and logarithms to each other: {@code y >= 1 + ln y} for every y &gt; 0, equal at 1 only. That powers
 * and logarithms grow, that the exponential is convex, and Bernoulli's inequality all are sums of it at several y. Which y help is read from the facts: the
 * ratios of the terms that are compared there.
 */
final class LogarithmLaws {
    /** Each adds a fact to all products of facts. */
    private static final int MOST = 12;

    private final List<CertificateVariable> variables;
    /** Bases and arguments of which logarithms occur; sums as the sets of their terms. */
    private final Set<Object> known = new HashSet<>();

    private final Set<Expr> arguments = new LinkedHashSet<>();

    private LogarithmLaws(List<CertificateVariable> variables) {
        this.variables = variables;
        for (CertificateVariable variable : variables) {
            if (isPower(variable)) {
                known.add(unordered(((Expr.Power) variable.meaning()).base()));
            } else if (variable.meaning() instanceof Expr.Log logarithm) {
                known.add(unordered(logarithm.argument()));
            }
        }
    }

    /**
     * Constraints that hold of all values; none if no fact contains an exponential, a symbolic power or a logarithm.
     *
     * @param simplified facts, of which the last active ones come from the goal
     */
    static List<Constraint> of(List<CertificateVariable> variables, Simplification.Result simplified) {
        LogarithmLaws laws = new LogarithmLaws(variables);
        if (variables.stream().noneMatch(v -> isPower(v) || v.meaning() instanceof Expr.Log)) {
            return List.of();
        }
        List<Polynomial> polynomials = new ArrayList<>();
        simplified
                .active()
                .forEach(at -> polynomials.add(simplified.facts().get(at).polynomial()));
        Collections.reverse(polynomials);
        polynomials.forEach(p -> laws.addRatios(p, LogarithmLaws::isPower));
        // A comparison of bases, such as a <= b, is one of their powers.
        polynomials.forEach(p -> laws.addRatios(p, v -> isPower(v) || laws.known.contains(v.meaning())));
        for (CertificateVariable variable : variables) {
            if (variable.meaning() instanceof Expr.Log logarithm) {
                laws.add(logarithm.argument());
                laws.add(Expr.power(logarithm.argument(), -1));
            }
        }
        return laws.arguments.stream().limit(MOST).map(Constraint::logarithmLaw).toList();
    }

    private static boolean isPower(CertificateVariable variable) {
        return variable.meaning() instanceof Expr.Power p
                && !(p.exponent() instanceof Expr.Num)
                && p.base().isPositive();
    }

    private void add(Expr argument) {
        if (argument.isPositive() && !argument.isOne()) {
            arguments.add(argument);
        }
    }

    /** The ratios of the terms that differ in some variables, with their coefficients if these have known logarithms. */
    private void addRatios(Polynomial polynomial, Predicate<CertificateVariable> differ) {
        Map<Monomial, Polynomial> parts = new LinkedHashMap<>();
        // In order, so that the laws are the same in every run.
        new TreeMap<>(polynomial.terms()).descendingMap().forEach((monomial, coefficient) -> {
            int[] powers = new int[variables.size()];
            int[] rest = new int[variables.size()];
            for (int i = 0; i < powers.length; i++) {
                (differ.test(variables.get(i)) ? powers : rest)[i] = monomial.exponent(i);
            }
            Map<Monomial, Rational> term = new HashMap<>(Map.of(Monomial.of(rest), coefficient));
            parts.merge(Monomial.of(powers), Polynomial.of(variables.size(), term), Polynomial::plus);
        });
        parts.forEach((a, first) -> parts.forEach((b, second) -> {
            if (!a.equals(b)) {
                Expr powers = value(Polynomial.of(a)).over(value(Polynomial.of(b)));
                Rational number = content(first).times(content(second).inverse());
                Expr sizes = size(first).over(size(second)).times(Expr.number(number));
                add(hasKnownLogarithm(sizes) ? sizes.times(powers) : powers);
            }
        }));
    }

    /** True if the logarithm is one of those that occur, or of the bases of powers: others would not cancel. */
    private boolean hasKnownLogarithm(Expr sizes) {
        List<Expr> factors = sizes instanceof Expr.Product p ? p.factors() : List.of(sizes);
        return factors.stream()
                .map(factor -> factor instanceof Expr.Power p ? p.base() : factor)
                .allMatch(base -> base.isOne() || known.contains(unordered(base)));
    }

    private static Object unordered(Expr expr) {
        return expr instanceof Expr.Sum sum ? Set.copyOf(sum.terms()) : expr;
    }

    /** The largest number by which all coefficients can be divided, so that whole numbers are left. */
    private static Rational content(Polynomial polynomial) {
        BigInteger above = BigInteger.ZERO;
        BigInteger below = BigInteger.ONE;
        for (Rational coefficient : polynomial.terms().values()) {
            above = above.gcd(coefficient.numerator());
            below = below.multiply(coefficient.denominator()).divide(below.gcd(coefficient.denominator()));
        }
        return new Rational(above, below);
    }

    /** The value without its sign and its content, where the form shows that it has one sign; 1 otherwise. */
    private Expr size(Polynomial polynomial) {
        Polynomial primitive = polynomial.times(content(polynomial).inverse());
        Expr value = value(primitive);
        Expr size = value.isPositive() ? value : value(primitive.times(Rational.of(-1)));
        return size.isPositive() ? size : Constant.ONE;
    }

    private Expr value(Polynomial polynomial) {
        List<Expr> terms = new ArrayList<>();
        new TreeMap<>(polynomial.terms()).descendingMap().forEach((monomial, coefficient) -> {
            List<Expr> factors = new ArrayList<>(List.of(Expr.number(coefficient)));
            for (int i = 0; i < variables.size(); i++) {
                factors.add(Expr.power(variables.get(i).meaning(), monomial.exponent(i)));
            }
            terms.add(Expr.product(factors));
        });
        return Expr.sum(terms);
    }
}
