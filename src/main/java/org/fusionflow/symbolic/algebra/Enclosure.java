package org.fusionflow.symbolic.algebra;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.Expr.Log;
import org.fusionflow.symbolic.algebra.Expr.Num;
import org.fusionflow.symbolic.algebra.Expr.Power;
import org.fusionflow.symbolic.algebra.Expr.Product;
import org.fusionflow.symbolic.algebra.Expr.Sum;
import org.fusionflow.symbolic.algebra.Expr.Symbol;
import org.jspecify.annotations.Nullable;

/**
 * An interval that contains the value of an expression at a rational point, computed in decimal arithmetic with 50
 * digits and outward rounding.
 *
 * @param low lower end
 * @param high upper end
 */
record Enclosure(BigDecimal low, BigDecimal high) {
    private static final int DIGITS = 50;
    private static final MathContext DOWN = new MathContext(DIGITS, RoundingMode.FLOOR);
    private static final MathContext UP = new MathContext(DIGITS, RoundingMode.CEILING);

    /** Number of terms of the atanh series. For |z| &le; 1/3 the remainder is below 3^-111 &lt; {@link #TAIL}. */
    private static final int TERMS = 55;

    /** {@code 1/(2i+1)}, the coefficients of the series. */
    private static final List<Enclosure> COEFFICIENTS = IntStream.range(0, TERMS)
            .mapToObj(i -> of(Rational.of(1, 2L * i + 1)))
            .toList();

    private static final Enclosure TAIL = new Enclosure(new BigDecimal("-1e-50"), new BigDecimal("1e-50"));

    /** {@code ln 2 = 2 atanh(1/3)}. */
    private static final Enclosure LOG_2 = atanh(of(Rational.of(1, 3))).times(of(Rational.of(2)));

    /** Its first 50 digits, and one more in the last place. */
    private static final Enclosure PI = new Enclosure(
            new BigDecimal("3.1415926535897932384626433832795028841971693993751"),
            new BigDecimal("3.1415926535897932384626433832795028841971693993752"));

    private static final Enclosure HALF = of(Rational.of(1, 2));

    /** Larger exponents of E are refused, because the digits could not hold the value. */
    private static final BigDecimal LARGEST_EXPONENT = BigDecimal.valueOf(100);

    /**
     * Encloses the value of an expression.
     *
     * @throws ArithmeticException at a pole, where the expression has no real value, or if it is too large
     */
    static Enclosure of(Expr expr, Map<String, Rational> point) {
        if (expr instanceof Num n) {
            return of(n.value());
        }
        if (expr instanceof Symbol s) {
            if (s.equals(Constant.E)) {
                return of(Rational.ONE).exponential();
            }
            if (s.equals(Constant.PI)) {
                return PI;
            }
            Rational value = point.get(s.name());
            if (value == null) {
                throw new ArithmeticException("no rational value for " + s.name());
            }
            return of(value);
        }
        if (expr instanceof Sum s) {
            Enclosure sum = of(Rational.ZERO);
            for (Expr term : s.terms()) {
                sum = sum.plus(of(term, point));
            }
            return sum;
        }
        if (expr instanceof Product p) {
            Enclosure product = of(Rational.ONE);
            for (Expr factor : p.factors()) {
                product = product.times(of(factor, point));
            }
            return product;
        }
        if (expr instanceof Power p) {
            return power(p, point);
        }
        return of(((Log) expr).argument(), point).logarithm();
    }

    private static Enclosure power(Power power, Map<String, Rational> point) {
        Enclosure base = of(power.base(), point);
        Rational exponent = exact(power.exponent(), point);
        boolean small = exponent != null
                && exponent.denominator().bitLength() <= 8
                && exponent.numerator().bitLength() <= 10;
        if (exponent != null && small) {
            return base.power(exponent);
        }
        Enclosure general = exponent != null ? of(exponent) : of(power.exponent(), point);
        return base.logarithm().times(general).exponential();
    }

    private static Enclosure of(Rational value) {
        BigDecimal above = new BigDecimal(value.numerator());
        BigDecimal below = new BigDecimal(value.denominator());
        return new Enclosure(above.divide(below, DOWN), above.divide(below, UP));
    }

    /** The exact rational value of an exponent, or null if there is none. */
    private static @Nullable Rational exact(Expr exponent, Map<String, Rational> point) {
        Map<String, Expr> values = new java.util.HashMap<>();
        point.forEach((name, value) -> values.put(name, Expr.number(value)));
        return exponent.with(values) instanceof Num n ? n.value() : null;
    }

    boolean excludesZero() {
        return low.signum() > 0 || high.signum() < 0;
    }

    private Enclosure times(Enclosure other) {
        if (low.signum() >= 0 && other.low.signum() >= 0) {
            return new Enclosure(low.multiply(other.low, DOWN), high.multiply(other.high, UP));
        }
        List<BigDecimal> corners = List.of(
                low.multiply(other.low), low.multiply(other.high), high.multiply(other.low), high.multiply(other.high));
        return new Enclosure(
                Collections.min(corners).round(DOWN), Collections.max(corners).round(UP));
    }

    private Enclosure inverse() {
        if (!excludesZero()) {
            throw new ArithmeticException("division by an interval that holds 0");
        }
        return new Enclosure(BigDecimal.ONE.divide(high, DOWN), BigDecimal.ONE.divide(low, UP));
    }

    private Enclosure power(Rational exponent) {
        if (exponent.signum() < 0) {
            return power(exponent.negate()).inverse();
        }
        Enclosure base =
                exponent.isInteger() ? this : root(exponent.denominator().intValue());
        Enclosure result = of(Rational.ONE);
        for (int i = 0; i < exponent.numerator().intValue(); i++) {
            result = result.times(base);
        }
        return result;
    }

    private Enclosure root(int degree) {
        if (low.signum() < 0) {
            throw new ArithmeticException("root of a negative number");
        }
        return new Enclosure(root(low, degree, false), root(high, degree, true));
    }

    /** The degree-th root rounded to 40 decimals, down or up, by the exact integer root of the scaled value. */
    private static BigDecimal root(BigDecimal value, int degree, boolean up) {
        int decimals = 40;
        BigInteger scaled = value.scaleByPowerOfTen(decimals * degree)
                .setScale(0, up ? RoundingMode.CEILING : RoundingMode.FLOOR)
                .toBigInteger();
        BigInteger below = Roots.floor(scaled, degree);
        return new BigDecimal(up ? below.add(BigInteger.ONE) : below, decimals);
    }

    private Enclosure plus(Enclosure other) {
        return new Enclosure(low.add(other.low, DOWN), high.add(other.high, UP));
    }

    private Enclosure logarithm() {
        if (low.signum() <= 0) {
            throw new ArithmeticException("logarithm of a number that is not positive");
        }
        return new Enclosure(logarithm(low).low, logarithm(high).high);
    }

    /** {@code ln(m 2^k) = 2 atanh((m-1)/(m+1)) + k ln 2} with m between 1/2 and 2. */
    private static Enclosure logarithm(BigDecimal value) {
        Enclosure mantissa = new Enclosure(value, value);
        int doublings = 0;
        while (mantissa.high.compareTo(BigDecimal.valueOf(2)) > 0) {
            mantissa = mantissa.times(HALF);
            doublings++;
        }
        while (mantissa.low.compareTo(BigDecimal.valueOf(0.5)) < 0) {
            mantissa = mantissa.times(of(Rational.of(2)));
            doublings--;
        }
        Enclosure one = of(Rational.ONE);
        Enclosure z =
                mantissa.plus(of(Rational.of(-1))).times(mantissa.plus(one).inverse());
        return atanh(z).times(of(Rational.of(2))).plus(LOG_2.times(of(Rational.of(doublings))));
    }

    private static Enclosure atanh(Enclosure z) {
        Enclosure sum = TAIL;
        Enclosure square = z.times(z);
        Enclosure power = z;
        for (int i = 0; i < TERMS; i++) {
            sum = sum.plus(power.times(COEFFICIENTS.get(i)));
            power = power.times(square);
        }
        return sum;
    }

    private Enclosure exponential() {
        return new Enclosure(exponential(low).low, exponential(high).high);
    }

    /** {@code exp(x) = exp(x/1024)^1024}; after 30 terms the remainder is below 0.1^30/30! &lt; {@link #TAIL}. */
    private static Enclosure exponential(BigDecimal value) {
        if (value.abs().compareTo(LARGEST_EXPONENT) > 0) {
            throw new ArithmeticException("exponent of E is too large to enclose");
        }
        Enclosure x = new Enclosure(value, value).times(of(Rational.of(1, 1024)));
        Enclosure sum = TAIL;
        Enclosure term = of(Rational.ONE);
        for (int i = 1; i <= 30; i++) {
            sum = sum.plus(term);
            term = term.times(x).times(of(Rational.of(1, i)));
        }
        for (int i = 0; i < 10; i++) {
            sum = sum.times(sum);
        }
        return sum;
    }

    @Override
    public String toString() {
        return low.add(high)
                .divide(BigDecimal.valueOf(2), new MathContext(12, RoundingMode.HALF_EVEN))
                .toString();
    }
}
