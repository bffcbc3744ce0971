package org.fusionflow.claims.random;

import java.math.BigInteger;

/**
 * An exact fraction in lowest terms, of the tests' own, so that a counterexample is evaluated by none of the code that found it.
 *
 * @param above carries the sign
 * @param below &gt; 0
 */
public record Fraction(BigInteger above, BigInteger below) implements Comparable<Fraction> {
    public static final Fraction ZERO = of(0);
    public static final Fraction ONE = of(1);

    public Fraction {
        if (below.signum() == 0) {
            throw new ArithmeticException("division by zero");
        }
        BigInteger common = above.gcd(below);
        if (below.signum() < 0) {
            common = common.negate();
        }
        above = above.divide(common);
        below = below.divide(common);
    }

    public static Fraction of(long value) {
        return of(value, 1);
    }

    public static Fraction of(long above, long below) {
        return new Fraction(BigInteger.valueOf(above), BigInteger.valueOf(below));
    }

    /** Reads {@code 12}, {@code -3/4} or {@code 0.25}. */
    public static Fraction parse(String text) {
        int bar = text.indexOf('/');
        if (bar >= 0) {
            return parse(text.substring(0, bar)).dividedBy(parse(text.substring(bar + 1)));
        }
        int dot = text.indexOf('.');
        if (dot < 0) {
            return new Fraction(new BigInteger(text), BigInteger.ONE);
        }
        String digits = text.substring(dot + 1);
        return new Fraction(new BigInteger(text.substring(0, dot) + digits), BigInteger.TEN.pow(digits.length()));
    }

    public Fraction plus(Fraction other) {
        return new Fraction(above.multiply(other.below).add(other.above.multiply(below)), below.multiply(other.below));
    }

    public Fraction minus(Fraction other) {
        return plus(other.negate());
    }

    public Fraction times(Fraction other) {
        return new Fraction(above.multiply(other.above), below.multiply(other.below));
    }

    public Fraction dividedBy(Fraction other) {
        return new Fraction(above.multiply(other.below), below.multiply(other.above));
    }

    public Fraction negate() {
        return new Fraction(above.negate(), below);
    }

    public int signum() {
        return above.signum();
    }

    public boolean isWhole() {
        return below.equals(BigInteger.ONE);
    }

    public int intValue() {
        if (!isWhole()) {
            throw new ArithmeticException(this + " is not whole");
        }
        return above.intValueExact();
    }

    public Fraction smaller(Fraction other) {
        return compareTo(other) <= 0 ? this : other;
    }

    public Fraction larger(Fraction other) {
        return compareTo(other) >= 0 ? this : other;
    }

    @Override
    public int compareTo(Fraction other) {
        return above.multiply(other.below).compareTo(other.above.multiply(below));
    }

    @Override
    public String toString() {
        return isWhole() ? above.toString() : above + "/" + below;
    }
}
