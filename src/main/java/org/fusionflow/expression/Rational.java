package org.fusionflow.expression;

import java.math.BigInteger;

/**
 * An exact rational number in lowest terms.
 *
 * @param numerator carries the sign
 * @param denominator &gt; 0
 */
public record Rational(BigInteger numerator, BigInteger denominator) implements Comparable<Rational> {
    public static final Rational ZERO = of(0);
    public static final Rational ONE = of(1);

    /** Largest number of bits of a power. Larger powers do not occur on purpose, and their arithmetic would take too long. */
    private static final long MOST_BITS = 1_000_000;

    public Rational {
        if (denominator.signum() == 0) {
            throw new ArithmeticException("division of " + numerator + " by zero");
        }
        // Whole numbers are in lowest terms; most are whole.
        if (!denominator.equals(BigInteger.ONE)) {
            BigInteger common = numerator.gcd(denominator);
            if (denominator.signum() < 0) {
                common = common.negate();
            }
            numerator = numerator.divide(common);
            denominator = denominator.divide(common);
        }
    }

    public static Rational of(long value) {
        return new Rational(BigInteger.valueOf(value), BigInteger.ONE);
    }

    public static Rational of(long numerator, long denominator) {
        return new Rational(BigInteger.valueOf(numerator), BigInteger.valueOf(denominator));
    }

    public Rational plus(Rational other) {
        return new Rational(
                numerator.multiply(other.denominator).add(other.numerator.multiply(denominator)),
                denominator.multiply(other.denominator));
    }

    public Rational times(Rational other) {
        return new Rational(numerator.multiply(other.numerator), denominator.multiply(other.denominator));
    }

    public Rational negate() {
        return new Rational(numerator.negate(), denominator);
    }

    public Rational inverse() {
        return new Rational(denominator, numerator);
    }

    /**
     * This number to an integer power, which may be negative.
     *
     * @throws ArithmeticException if the result would have more than a million bits
     */
    public Rational power(int exponent) {
        long bits = Math.max(numerator.bitLength(), denominator.bitLength());
        if (bits > 1 && bits * Math.abs((long) exponent) > MOST_BITS) {
            throw new ArithmeticException("a power with more than " + MOST_BITS + " bits");
        }
        return exponent < 0
                ? inverse().power(-exponent)
                : new Rational(numerator.pow(exponent), denominator.pow(exponent));
    }

    public int signum() {
        return numerator.signum();
    }

    public boolean isInteger() {
        return denominator.equals(BigInteger.ONE);
    }

    /** True for whole numbers that can be exponents in polynomial arithmetic. */
    public boolean isSmallInteger() {
        return isInteger() && numerator.bitLength() < 20;
    }

    /**
     * The value of a whole number.
     *
     * @throws ArithmeticException if it is not whole, or beyond an int: a number cut off would be another one
     */
    public int intValue() {
        if (!isInteger()) {
            throw new ArithmeticException(this + " is not a whole number");
        }
        return numerator.intValueExact();
    }

    public double doubleValue() {
        return new java.math.BigDecimal(numerator)
                .divide(new java.math.BigDecimal(denominator), java.math.MathContext.DECIMAL64)
                .doubleValue();
    }

    @Override
    public int compareTo(Rational other) {
        return numerator.multiply(other.denominator).compareTo(other.numerator.multiply(denominator));
    }

    @Override
    public String toString() {
        return isInteger() ? numerator.toString() : numerator + "/" + denominator;
    }
}
