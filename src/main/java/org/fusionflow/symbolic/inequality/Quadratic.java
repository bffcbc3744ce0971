package org.fusionflow.symbolic.inequality;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fusionflow.expression.Rational;

/** Splits a polynomial that is quadratic in a power of a variable, {@code a y^2 + b y + c}, if {@code b^2 - 4 a c} is a square: also large ones, quickly. */
final class Quadratic {
    private Quadratic() {}

    /** A factor that is neither a number nor all of it; empty if none was found. */
    static Optional<Polynomial> factor(Polynomial polynomial) {
        return IntStream.range(0, polynomial.variables())
                .mapToObj(variable -> factor(polynomial, variable))
                .flatMap(Optional::stream)
                .findFirst();
    }

    private static Optional<Polynomial> factor(Polynomial polynomial, int variable) {
        int half = polynomial.degree(variable) / 2;
        boolean quadratic = half > 0
                && polynomial.terms().keySet().stream()
                        .mapToInt(m -> m.exponent(variable))
                        .allMatch(e -> e == 0 || e == half || e == 2 * half);
        if (!quadratic) {
            return Optional.empty();
        }
        Polynomial a = coefficient(polynomial, variable, 2 * half);
        Polynomial b = coefficient(polynomial, variable, half);
        Polynomial c = coefficient(polynomial, variable, 0);
        Polynomial discriminant = b.times(b).minus(a.times(c).times(Rational.of(4)));
        return root(discriminant).flatMap(root -> {
            Monomial y = Monomial.power(polynomial.variables(), variable, half);
            Polynomial factor = a.times(y).times(Rational.of(2)).plus(b).minus(root);
            for (Polynomial common : Factorization.of(a).keySet()) {
                Optional<Polynomial> quotient = Division.exact(factor, common);
                while (quotient.isPresent()) {
                    factor = quotient.get();
                    quotient = Division.exact(factor, common);
                }
            }
            Polynomial found = factor;
            return Division.exact(polynomial, found).map(rest -> found);
        });
    }

    private static Polynomial coefficient(Polynomial polynomial, int variable, int exponent) {
        Map<Monomial, Rational> terms = new HashMap<>();
        Monomial power = Monomial.power(polynomial.variables(), variable, exponent);
        polynomial.terms().forEach((monomial, value) -> {
            if (monomial.exponent(variable) == exponent) {
                terms.put(monomial.over(power), value);
            }
        });
        return Polynomial.of(polynomial.variables(), terms);
    }

    /** The polynomial whose square this is, term by term from the first in lexicographic order; empty if it is no square. */
    static Optional<Polynomial> root(Polynomial square) {
        int n = square.variables();
        if (square.isZero()) {
            return Optional.of(square);
        }
        Optional<Polynomial> first = root(square.leading(), square.coefficient(square.leading()));
        if (first.isEmpty()) {
            return Optional.empty();
        }
        Polynomial root = first.get();
        Monomial lead = root.leading();
        Rational inverse = root.coefficient(lead).times(Rational.of(2)).inverse();
        for (int i = 0; i < square.size(); i++) {
            Polynomial rest = square.minus(root.times(root));
            if (rest.isZero()) {
                return Optional.of(root);
            }
            Monomial top = rest.leading();
            if (!lead.divides(top)) {
                return Optional.empty();
            }
            root = root.plus(Polynomial.of(
                    n, Map.of(top.over(lead), rest.coefficient(top).times(inverse))));
        }
        return Optional.empty();
    }

    private static Optional<Polynomial> root(Monomial monomial, Rational coefficient) {
        int[] exponents =
                IntStream.range(0, monomial.variables()).map(monomial::exponent).toArray();
        if (coefficient.signum() < 0 || Arrays.stream(exponents).anyMatch(e -> e % 2 != 0)) {
            return Optional.empty();
        }
        BigInteger above = coefficient.numerator().sqrt();
        BigInteger below = coefficient.denominator().sqrt();
        Rational root = new Rational(above, below);
        Monomial half = Monomial.of(Arrays.stream(exponents).map(e -> e / 2).toArray());
        return root.times(root).equals(coefficient)
                ? Optional.of(Polynomial.of(monomial.variables(), Map.of(half, root)))
                : Optional.empty();
    }
}
