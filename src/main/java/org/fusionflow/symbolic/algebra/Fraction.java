package org.fusionflow.symbolic.algebra;

import edu.jas.arith.BigRational;
import edu.jas.poly.ExpVector;
import edu.jas.poly.GenPolynomial;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A fraction of polynomials with a factored denominator, so that a sum has the least common multiple of the
 * denominators and not their product.
 *
 * @param above numerator
 * @param below factors of the denominator with leading coefficient 1, and their multiplicities
 */
public record Fraction(GenPolynomial<BigRational> above, Map<GenPolynomial<BigRational>, Integer> below) {
    /** Powers beyond this do not occur on purpose, and would take too long. */
    private static final long LARGEST_EXPONENT = 2_000_000;

    public Fraction {
        below = Collections.unmodifiableMap(new LinkedHashMap<>(below));
    }

    static Fraction of(GenPolynomial<BigRational> polynomial) {
        return new Fraction(polynomial, Map.of());
    }

    /**
     * The reciprocal.
     *
     * @throws ArithmeticException if the numerator is 0
     */
    Fraction inverse(ExactRing ring) {
        if (ring.reduce(above).isZERO()) {
            throw new ArithmeticException("division by an expression that is identically 0");
        }
        GenPolynomial<BigRational> top = ring.one();
        for (Map.Entry<GenPolynomial<BigRational>, Integer> factor : below.entrySet()) {
            top = ring.times(top, ring.power(factor.getKey(), factor.getValue()));
        }
        Map<GenPolynomial<BigRational>, Integer> bottom = new LinkedHashMap<>();
        if (above.length() == 1) {
            // A monomial is split into its variables, so that each can be combined with equal factors.
            ExpVector exponents = above.leadingExpVector();
            for (int i = 0; i < exponents.length(); i++) {
                int count = Math.toIntExact(exponents.getVal(i));
                if (count > 0) {
                    bottom.put(above.ring.univariate(i), count);
                }
            }
        } else {
            bottom.put(above.monic(), 1);
        }
        return new Fraction(top.multiply(above.leadingBaseCoefficient().inverse()), bottom);
    }

    Fraction plus(Fraction other, ExactRing ring) {
        Map<GenPolynomial<BigRational>, Integer> common = new LinkedHashMap<>(below);
        other.below.forEach((factor, count) -> common.merge(factor, count, Math::max));
        return new Fraction(scaled(common, ring).sum(other.scaled(common, ring)), common);
    }

    /** The numerator for a common denominator, which this denominator divides. */
    private GenPolynomial<BigRational> scaled(Map<GenPolynomial<BigRational>, Integer> common, ExactRing ring) {
        GenPolynomial<BigRational> scaled = above;
        for (Map.Entry<GenPolynomial<BigRational>, Integer> factor : common.entrySet()) {
            int missing = factor.getValue() - below.getOrDefault(factor.getKey(), 0);
            scaled = ring.times(scaled, ring.power(factor.getKey(), missing));
        }
        return scaled;
    }

    Fraction times(Fraction other, ExactRing ring) {
        Map<GenPolynomial<BigRational>, Integer> both = new LinkedHashMap<>(below);
        other.below.forEach((factor, count) -> both.merge(factor, count, Math::addExact));
        return new Fraction(ring.times(above, other.above), both);
    }

    /**
     * A power.
     *
     * @throws ArithmeticException if the exponent is beyond {@link #LARGEST_EXPONENT}, or for a negative power of 0
     */
    Fraction power(int exponent, ExactRing ring) {
        if (Math.abs((long) exponent) > LARGEST_EXPONENT) {
            throw new ArithmeticException("exponent " + exponent + " is beyond " + LARGEST_EXPONENT);
        }
        if (exponent < 0) {
            return inverse(ring).power(-exponent, ring);
        }
        Map<GenPolynomial<BigRational>, Integer> powers = new LinkedHashMap<>();
        below.forEach((factor, count) -> powers.put(factor, Math.multiplyExact(count, exponent)));
        return exponent == 0 ? of(ring.one()) : new Fraction(ring.power(above, exponent), powers);
    }

    /** The expanded denominator. */
    GenPolynomial<BigRational> bottom(ExactRing ring) {
        GenPolynomial<BigRational> product = ring.one();
        for (Map.Entry<GenPolynomial<BigRational>, Integer> factor : below.entrySet()) {
            product = ring.times(product, ring.power(factor.getKey(), factor.getValue()));
        }
        return product;
    }

    /**
     * True if a product of factors of the denominator is 0 modulo the relations. Then one factor vanishes at some
     * admissible point, and a numerator of 0 proves nothing.
     */
    boolean dividesByZero(ExactRing ring) {
        GenPolynomial<BigRational> product = ring.one();
        for (GenPolynomial<BigRational> factor : below.keySet()) {
            if (ring.isRelated(factor)) {
                product = ring.times(product, factor);
            } else if (factor.isZERO()) {
                return true;
            }
        }
        return product.isZERO();
    }
}
