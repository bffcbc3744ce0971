package org.fusionflow.claims.proof;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fusionflow.claims.statement.Proposition;
import org.fusionflow.claims.statement.Proposition.Comparison;
import org.fusionflow.expression.ComparisonSign;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.DepthSet;
import org.fusionflow.symbolic.algebra.ExactValue;
import org.fusionflow.symbolic.algebra.Expr;

/**
 * Signs that polynomials in L alone, or in Lf alone, have because these are whole: {@code (L - 7)*(L - 8) >= 0}. From a number M on the polynomial is the sum
 * of its forward differences at M times binomial coefficients of the distance, which are at least 0; so if all differences have one sign, the polynomial has
 * it at all whole numbers from M on. The numbers before M are looked at one by one.
 */
final class IntegerFacts {
    /** Numbers of layers that are looked at one by one. */
    private static final int MOST = 500;

    private static final int LARGEST_DEGREE = 12;

    private IntegerFacts() {}

    /** Facts about the sides of the comparisons in some propositions. */
    static List<Proposition> of(List<Proposition> propositions, DepthSet depths) {
        List<Proposition> facts = new ArrayList<>();
        Set<Expr> differences = propositions.stream()
                .flatMap(Proposition::comparisons)
                .map(Comparison::difference)
                .collect(Collectors.toCollection(java.util.LinkedHashSet::new));
        for (Expr difference : differences) {
            Set<String> names =
                    difference.symbols().stream().map(Expr.Symbol::name).collect(Collectors.toSet());
            int degree = degree(difference);
            if (names.size() == 1 && Set.of("L", "Lf").containsAll(names) && degree >= 2 && degree <= LARGEST_DEGREE) {
                String name = names.iterator().next();
                sign(difference, degree, name, bounds(name, depths))
                        .ifPresent(sign -> facts.add(new Comparison(difference, sign, Constant.ZERO)));
            }
        }
        return facts;
    }

    /** Of a polynomial at most this; 99 for what is none by its form. */
    private static int degree(Expr expr) {
        if (expr instanceof Expr.Num) {
            return 0;
        }
        if (expr instanceof Expr.Symbol) {
            return 1;
        }
        if (expr instanceof Expr.Sum s) {
            return s.terms().stream().mapToInt(IntegerFacts::degree).max().orElse(0);
        }
        if (expr instanceof Expr.Product p) {
            return Math.min(
                    99, p.factors().stream().mapToInt(IntegerFacts::degree).sum());
        }
        boolean whole = expr instanceof Expr.Power p
                && p.exponent() instanceof Expr.Num n
                && n.value().isInteger()
                && n.value().signum() > 0
                && n.value().compareTo(Rational.of(LARGEST_DEGREE)) <= 0;
        return whole && expr instanceof Expr.Power p && p.exponent() instanceof Expr.Num n
                ? Math.min(99, degree(p.base()) * n.value().intValue())
                : 99;
    }

    /** Least and, if there is one, largest value of L or Lf. */
    private static List<Optional<Rational>> bounds(String name, DepthSet depths) {
        Rational layers = name.equals("L") ? Rational.ONE : Rational.ZERO;
        DepthSet.Form form = new DepthSet.Form(Rational.ZERO, layers, Rational.ONE.plus(layers.negate()));
        return List.of(depths.least(form), depths.least(form.negate()).map(Rational::negate));
    }

    private static Optional<ComparisonSign> sign(
            Expr polynomial, int degree, String name, List<Optional<Rational>> bounds) {
        // Rounded outward: more numbers than there are do no harm.
        int first = bounds.get(0).map(IntegerFacts::floor).orElse(1);
        int last = bounds.get(1).map(most -> floor(most) + 1).orElse(Integer.MAX_VALUE);
        boolean above = false;
        boolean below = false;
        boolean zero = false;
        for (int at = first; at <= last && at - first <= MOST; at++) {
            int tail = last == Integer.MAX_VALUE ? tail(polynomial, degree, name, at) : 0;
            int here = value(polynomial, name, at).signum();
            above |= here > 0 || tail > 0;
            below |= here < 0 || tail < 0;
            zero |= here == 0;
            if (tail != 0 || at == last) {
                return above && below
                        ? zero ? Optional.empty() : Optional.of(ComparisonSign.UNEQUAL)
                        : Optional.of(
                                above
                                        ? zero ? ComparisonSign.AT_LEAST : ComparisonSign.MORE
                                        : zero ? ComparisonSign.AT_MOST : ComparisonSign.LESS);
            }
        }
        return Optional.empty();
    }

    /** 1 or -1 if the polynomial has this sign at all whole numbers from here on; 0 if that is not seen here. */
    private static int tail(Expr polynomial, int degree, String name, int from) {
        Rational[] differences = new Rational[degree + 1];
        for (int i = 0; i <= degree; i++) {
            differences[i] = value(polynomial, name, from + i);
        }
        for (int order = 1; order <= degree; order++) {
            for (int i = degree; i >= order; i--) {
                differences[i] = differences[i].plus(differences[i - 1].negate());
            }
        }
        int sign = differences[0].signum();
        for (Rational difference : differences) {
            if (difference.signum() * sign < 0) {
                return 0;
            }
        }
        return sign;
    }

    private static Rational value(Expr polynomial, String name, int at) {
        return ExactValue.of(polynomial, Map.of(name, Rational.of(at))).orElseThrow(ArithmeticException::new);
    }

    private static int floor(Rational value) {
        BigInteger[] parts = value.numerator().divideAndRemainder(value.denominator());
        return (parts[1].signum() < 0 ? parts[0].subtract(BigInteger.ONE) : parts[0]).intValueExact();
    }
}
