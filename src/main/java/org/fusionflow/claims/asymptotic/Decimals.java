package org.fusionflow.claims.asymptotic;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;

/**
 * Arithmetic with a given number of decimal digits. Half times of deep networks differ by one part in 1e100, which
 * their difference and their ratio less one must not lose.
 */
final class Decimals {
    /** Guard digits of series and of the halvings of an argument. */
    private static final int GUARD = 16;

    /** Halvings of the argument of the exponential before its series: balances terms against squarings. */
    private static final int HALVINGS = 16;

    /** Largest size of an exponent; what exceeds it is no statement about small starts. */
    private static final BigDecimal LARGEST_EXPONENT = BigDecimal.valueOf(1_000_000);

    private final MathContext digits;
    private final MathContext inner;

    /**
     * @param digits of every result
     */
    Decimals(int digits) {
        this.digits = new MathContext(digits, RoundingMode.HALF_EVEN);
        inner = new MathContext(digits + GUARD, RoundingMode.HALF_EVEN);
    }

    MathContext digits() {
        return digits;
    }

    BigDecimal over(BigDecimal left, BigDecimal right) {
        if (right.signum() == 0) {
            throw new ArithmeticException("a division by 0");
        }
        return left.divide(right, digits);
    }

    BigDecimal sqrt(BigDecimal x) {
        if (x.signum() < 0) {
            throw new ArithmeticException("a root of a negative number");
        }
        return x.sqrt(digits);
    }

    /**
     * The exponential by its series at {@code x/2^16}.
     *
     * @throws ArithmeticException if the exponent is above a million
     */
    BigDecimal exp(BigDecimal x) {
        if (x.abs().compareTo(LARGEST_EXPONENT) > 0) {
            throw new ArithmeticException("an exponent above " + LARGEST_EXPONENT);
        }
        BigDecimal small = x.divide(BigDecimal.valueOf(1L << HALVINGS), inner);
        BigDecimal term = BigDecimal.ONE;
        BigDecimal sum = BigDecimal.ONE;
        BigDecimal least = BigDecimal.ONE.movePointLeft(inner.getPrecision());
        for (int n = 1; term.abs().compareTo(least) > 0; n++) {
            term = term.multiply(small, inner).divide(BigDecimal.valueOf(n), inner);
            sum = sum.add(term, inner);
        }
        for (int i = 0; i < HALVINGS; i++) {
            sum = sum.multiply(sum, inner);
        }
        return sum.round(digits);
    }

    /** The natural logarithm by Halley's iteration, which triples the number of digits of each guess. */
    BigDecimal log(BigDecimal x) {
        if (x.signum() <= 0) {
            throw new ArithmeticException("a logarithm of a number that is not positive");
        }
        int exponent = x.precision() - x.scale() - 1;
        double mantissa = x.scaleByPowerOfTen(-exponent).doubleValue();
        BigDecimal guess = new BigDecimal(Math.log(mantissa) + exponent * Math.log(10), inner);
        Decimals more = new Decimals(inner.getPrecision());
        for (int known = 12; known < inner.getPrecision(); known *= 3) {
            BigDecimal power = more.exp(guess);
            BigDecimal step = x.subtract(power, inner)
                    .multiply(BigDecimal.valueOf(2), inner)
                    .divide(x.add(power, inner), inner);
            guess = guess.add(step, inner);
        }
        return guess.round(digits);
    }

    /** {@code base^exponent}: for integers by products, else the base has to be positive. */
    BigDecimal power(BigDecimal base, BigDecimal exponent) {
        if (exponent.stripTrailingZeros().scale() <= 0 && exponent.abs().compareTo(BigDecimal.valueOf(9999)) <= 0) {
            int whole = exponent.intValueExact();
            BigDecimal power = base.pow(Math.abs(whole), digits);
            return whole < 0 ? over(BigDecimal.ONE, power) : power;
        }
        if (base.signum() == 0 && exponent.signum() > 0) {
            return BigDecimal.ZERO;
        }
        return exp(exponent.multiply(log(base), inner));
    }
}
