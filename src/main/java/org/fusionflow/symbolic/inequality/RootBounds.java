package org.fusionflow.symbolic.inequality;

import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.expression.Rational;

/**
 * Lower bounds of a square root: {@code sqrt(b^2)} is at least b and -b, {@code sqrt(x^2 + ...)} at least x and -x if the
 * other terms are at least 0.
 */
final class RootBounds {
    private RootBounds() {}

    static List<Polynomial> of(Polynomial value, List<CertificateVariable> variables) {
        List<Polynomial> bounds = new ArrayList<>();
        Optional<Polynomial> root = root(value);
        if (root.isPresent()) {
            add(root.get(), variables, bounds);
            return bounds;
        }
        for (Map.Entry<Monomial, Rational> term : value.terms().entrySet()) {
            Polynomial square = Polynomial.of(value.variables(), Map.of(term.getKey(), term.getValue()));
            if (PositiveForm.isNonnegative(value.minus(square), variables)) {
                root(square).ifPresent(r -> add(r, variables, bounds));
            }
        }
        return bounds;
    }

    private static void add(Polynomial root, List<CertificateVariable> variables, List<Polynomial> bounds) {
        bounds.add(root);
        if (!PositiveForm.isPositive(root, variables)) {
            bounds.add(root.times(Rational.of(-1)));
        }
    }

    /** The polynomial whose square this is. */
    private static Optional<Polynomial> root(Polynomial value) {
        if (value.isZero()) {
            return Optional.empty();
        }
        Polynomial product = Polynomial.constant(value.variables(), Rational.ONE);
        for (Map.Entry<Polynomial, Integer> factor : Factorization.of(value).entrySet()) {
            if (factor.getValue() % 2 != 0) {
                return Optional.empty();
            }
            product = product.times(factor.getKey().power(factor.getValue() / 2));
        }
        Polynomial square = product.times(product);
        Monomial lead = square.leading();
        Rational ratio = value.coefficient(lead).times(square.coefficient(lead).inverse());
        if (ratio.signum() <= 0) {
            return Optional.empty();
        }
        BigInteger above = ratio.numerator().sqrt();
        BigInteger below = ratio.denominator().sqrt();
        Polynomial root = product.times(new Rational(above, below));
        return root.times(root).equals(value) ? Optional.of(root) : Optional.empty();
    }
}
