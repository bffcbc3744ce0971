package org.fusionflow.symbolic.inequality;

import java.util.Arrays;

/** A product of powers of variables, given by its exponents, all at least 0. */
public final class Monomial implements Comparable<Monomial> {
    private final int[] exponents;
    private final int hash;

    private Monomial(int[] exponents) {
        this.exponents = exponents;
        this.hash = Arrays.hashCode(exponents);
    }

    /**
     * @throws IllegalArgumentException if an exponent is below 0
     */
    public static Monomial of(int... exponents) {
        for (int exponent : exponents) {
            if (exponent < 0) {
                throw new IllegalArgumentException("exponent " + exponent + " of a monomial: expected at least 0");
            }
        }
        return new Monomial(exponents.clone());
    }

    /** The monomial 1 in so many variables. */
    public static Monomial one(int variables) {
        return new Monomial(new int[variables]);
    }

    /** A power of one variable. */
    static Monomial power(int variables, int variable, int exponent) {
        int[] exponents = new int[variables];
        exponents[variable] = exponent;
        return of(exponents);
    }

    public int variables() {
        return exponents.length;
    }

    public int exponent(int variable) {
        return exponents[variable];
    }

    public Monomial times(Monomial other) {
        int[] sum = new int[exponents.length];
        for (int i = 0; i < sum.length; i++) {
            sum[i] = Math.addExact(exponents[i], other.exponents[i]);
        }
        return new Monomial(sum);
    }

    boolean divides(Monomial other) {
        for (int i = 0; i < exponents.length; i++) {
            if (exponents[i] > other.exponents[i]) {
                return false;
            }
        }
        return true;
    }

    /** This monomial divided by one that {@link #divides} it. */
    Monomial over(Monomial divisor) {
        int[] difference = new int[exponents.length];
        for (int i = 0; i < difference.length; i++) {
            difference[i] = exponents[i] - divisor.exponents[i];
        }
        return of(difference);
    }

    public int degree() {
        int degree = 0;
        for (int exponent : exponents) {
            degree += exponent;
        }
        return degree;
    }

    public boolean isOne() {
        return degree() == 0;
    }

    /** Lexicographic, the first variable first; a total order that multiplication keeps. */
    @Override
    public int compareTo(Monomial other) {
        return Arrays.compare(exponents, other.exponents);
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Monomial m && Arrays.equals(exponents, m.exponents);
    }

    @Override
    public int hashCode() {
        return hash;
    }

    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < exponents.length; i++) {
            if (exponents[i] > 0) {
                text.append(text.isEmpty() ? "" : "*").append('x').append(i);
                text.append(exponents[i] > 1 ? "^" + exponents[i] : "");
            }
        }
        return text.isEmpty() ? "1" : text.toString();
    }
}
