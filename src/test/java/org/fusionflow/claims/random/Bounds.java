package org.fusionflow.claims.random;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A real number, known exactly as a fraction or else between two decimals of 60 digits. Roots of perfect powers stay exact; other
 * roots, logarithms, and fractions too long to carry on are bounded, always outward, so that bounds that exclude 0 are a
 * proof that the number is not 0.
 */
public final class Bounds {
    /** Leaves 30 digits after the cancellation that claims of this size show. */
    private static final int DIGITS = 60;

    private static final MathContext DOWN = new MathContext(DIGITS, RoundingMode.FLOOR);
    private static final MathContext UP = new MathContext(DIGITS, RoundingMode.CEILING);

    /** Reducing longer fractions takes most of the time and proves no more than bounds do. */
    private static final int LONGEST_FRACTION_IN_BITS = 1500;

    public static final Bounds ZERO = exactly(Fraction.ZERO);
    public static final Bounds ONE = exactly(Fraction.ONE);

    private static final Bounds LN_2 = twiceArtanh(exactly(Fraction.of(1, 3)));

    private final @Nullable Fraction exact;
    private @Nullable BigDecimal low;
    private @Nullable BigDecimal high;

    private Bounds(@Nullable Fraction exact, @Nullable BigDecimal low, @Nullable BigDecimal high) {
        this.exact = exact;
        this.low = low;
        this.high = high;
    }

    public static Bounds exactly(Fraction value) {
        boolean tooLong = value.above().bitLength() + value.below().bitLength() > LONGEST_FRACTION_IN_BITS;
        return tooLong ? between(rounded(value, DOWN), rounded(value, UP)) : new Bounds(value, null, null);
    }

    public static Bounds between(BigDecimal low, BigDecimal high) {
        return new Bounds(null, low, high);
    }

    private static BigDecimal rounded(Fraction value, MathContext way) {
        return new BigDecimal(value.above()).divide(new BigDecimal(value.below()), way);
    }

    /** At most the number. */
    public BigDecimal low() {
        if (low == null) {
            low = rounded(fraction(), DOWN);
        }
        return low;
    }

    /** At least the number. */
    public BigDecimal high() {
        if (high == null) {
            high = rounded(fraction(), UP);
        }
        return high;
    }

    public boolean isExact() {
        return exact != null;
    }

    /** The number itself. @throws ArithmeticException if it is only bounded */
    public Fraction fraction() {
        if (exact == null) {
            throw new ArithmeticException("a number that is not known exactly");
        }
        return exact;
    }

    public boolean isExactlyZero() {
        return exact != null && exact.signum() == 0;
    }

    /** 1 or -1 where the sign is certain, 0 where the number is 0 or may be. */
    public int sign() {
        if (exact != null) {
            return exact.signum();
        }
        return low().signum() > 0 ? 1 : high().signum() < 0 ? -1 : 0;
    }

    /** How far the number is from certain: 0 for a fraction. */
    public BigDecimal width() {
        return exact != null ? BigDecimal.ZERO : high().subtract(low(), UP);
    }

    public Bounds plus(Bounds other) {
        if (exact != null && other.exact != null) {
            return exactly(exact.plus(other.exact));
        }
        return isExactlyZero()
                ? other
                : other.isExactlyZero() ? this : between(low().add(other.low(), DOWN), high().add(other.high(), UP));
    }

    public Bounds negate() {
        return exact != null ? exactly(exact.negate()) : between(high().negate(), low().negate());
    }

    public Bounds minus(Bounds other) {
        return plus(other.negate());
    }

    public Bounds times(Bounds other) {
        if (exact != null && other.exact != null) {
            return exactly(exact.times(other.exact));
        }
        if (isExactlyZero() || other.isExactlyZero()) {
            return ZERO;
        }
        if (sign() < 0) {
            return negate().times(other).negate();
        }
        if (sign() > 0) {
            BigDecimal below = other.low().signum() >= 0 ? low() : high();
            BigDecimal above = other.high().signum() >= 0 ? high() : low();
            return between(below.multiply(other.low(), DOWN), above.multiply(other.high(), UP));
        }
        if (other.sign() != 0) {
            return other.times(this);
        }
        BigDecimal down = low().multiply(other.high(), DOWN).min(high().multiply(other.low(), DOWN));
        BigDecimal up = low().multiply(other.low(), UP).max(high().multiply(other.high(), UP));
        return between(down, up);
    }

    public Bounds inverse() {
        if (sign() == 0) {
            throw new ArithmeticException("division by what may be zero");
        }
        return exact != null
                ? exactly(Fraction.ONE.dividedBy(exact))
                : between(BigDecimal.ONE.divide(high(), DOWN), BigDecimal.ONE.divide(low(), UP));
    }

    /** This number to a fractional power; roots only of positive numbers, or of an exact 0. */
    public Bounds power(Fraction exponent) {
        if (exponent.signum() < 0) {
            return power(exponent.negate()).inverse();
        }
        Bounds whole = ONE;
        for (int i = exponent.above().intValueExact(); i > 0; i--) {
            whole = whole.times(this);
        }
        int degree = exponent.below().intValueExact();
        if (degree == 1 || isExactlyZero()) {
            return whole;
        }
        if (sign() <= 0) {
            throw new ArithmeticException("root of what may not be positive");
        }
        if (whole.exact != null) {
            BigInteger above = rootFloor(whole.exact.above(), degree);
            BigInteger below = rootFloor(whole.exact.below(), degree);
            if (above.pow(degree).equals(whole.exact.above())
                    && below.pow(degree).equals(whole.exact.below())) {
                return exactly(new Fraction(above, below));
            }
        }
        return between(root(whole.low(), degree, false), root(whole.high(), degree, true));
    }

    /** Natural logarithm of a positive number. */
    public Bounds log() {
        if (sign() <= 0) {
            throw new ArithmeticException("logarithm of what may not be positive");
        }
        if (exact != null && exact.compareTo(Fraction.ONE) == 0) {
            return ZERO;
        }
        return between(logarithm(low()).low(), logarithm(high()).high());
    }

    /** The exponential function, by {@code exp x = exp(x/2^k)^(2^k)} and the series of the first, with |x/2^k| at most 1/2. */
    public Bounds exp() {
        return isExactlyZero()
                ? ONE
                : between(exponential(low()).low(), exponential(high()).high());
    }

    private static Bounds exponential(BigDecimal x) {
        int k = Math.max(0, (int) Math.ceil(Math.log(Math.max(1e-9, Math.abs(x.doubleValue()))) / Math.log(2)) + 2);
        Bounds near = between(x, x).times(exactly(Fraction.of(2)).power(Fraction.of(-k)));
        Bounds sum = ONE;
        Bounds term = ONE;
        for (int n = 1; n < 45; n++) {
            term = term.times(near).times(exactly(Fraction.of(1, n)));
            sum = sum.plus(term);
        }
        // What follows a term is below the term, because every further one halves at least.
        BigDecimal rest = term.low().abs().max(term.high().abs());
        Bounds result = sum.plus(between(rest.negate(), rest));
        for (int i = 0; i < k; i++) {
            result = result.times(result);
        }
        return result;
    }

    /** {@code ln x = ln(x/2^k) + k ln 2}, with x/2^k next to 1 and the logarithms by {@link #twiceArtanh} of (x-1)/(x+1). */
    private static Bounds logarithm(BigDecimal x) {
        int k = (int) Math.round(Math.log(x.doubleValue()) / Math.log(2));
        Bounds near = between(x, x).times(exactly(Fraction.of(2)).power(Fraction.of(-k)));
        return twiceArtanh(near.minus(ONE).times(near.plus(ONE).inverse())).plus(LN_2.times(exactly(Fraction.of(k))));
    }

    /** {@code 2 artanh z = ln((1+z)/(1-z))} for |z| at most 1/3: what follows a term is below the term. */
    private static Bounds twiceArtanh(Bounds z) {
        Bounds square = z.times(z);
        Bounds power = z.plus(z);
        Bounds sum = ZERO;
        // Every term gains a factor of at least 9: 84 of them gain the digits kept.
        for (int n = 1; n < 2 * 84; n += 2) {
            sum = sum.plus(power.times(exactly(Fraction.of(1, n))));
            power = power.times(square);
        }
        BigDecimal rest = power.low().abs().max(power.high().abs());
        return sum.plus(between(rest.negate(), rest));
    }

    private static BigDecimal root(BigDecimal x, int degree, boolean up) {
        // A scale that is a multiple of the degree and leaves the root its digits.
        int scale = degree * (DIGITS + Math.max(0, (x.scale() - x.precision()) / degree + 1));
        BigInteger shifted = x.setScale(scale, up ? RoundingMode.CEILING : RoundingMode.FLOOR)
                .unscaledValue();
        BigInteger floor = rootFloor(shifted, degree);
        boolean upwards = up && !floor.pow(degree).equals(shifted);
        return new BigDecimal(upwards ? floor.add(BigInteger.ONE) : floor, scale / degree).round(up ? UP : DOWN);
    }

    /** Largest whole number whose power is at most {@code x}, by Newton's iteration from above. */
    private static BigInteger rootFloor(BigInteger x, int degree) {
        if (x.signum() == 0) {
            return x;
        }
        if (degree == 2) {
            return x.sqrt();
        }
        BigInteger n = BigInteger.valueOf(degree);
        BigInteger guess = BigInteger.ONE.shiftLeft(x.bitLength() / degree + 1);
        while (true) {
            BigInteger next = guess.multiply(n.subtract(BigInteger.ONE))
                    .add(x.divide(guess.pow(degree - 1)))
                    .divide(n);
            if (next.compareTo(guess) >= 0) {
                return guess;
            }
            guess = next;
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Bounds b
                && Objects.equals(exact, b.exact)
                && (exact != null || (low().equals(b.low()) && high().equals(b.high())));
    }

    @Override
    public int hashCode() {
        return exact != null ? exact.hashCode() : Objects.hash(low(), high());
    }

    @Override
    public String toString() {
        MathContext shown = new MathContext(12);
        return exact != null
                ? exact.toString()
                : low().round(shown) + (sign() == 0 ? ".." + high().round(shown) : "...");
    }
}
