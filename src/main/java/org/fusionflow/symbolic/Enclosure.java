package org.fusionflow.symbolic;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Map;
import org.fusionflow.symbolic.Expr.Num;
import org.fusionflow.symbolic.Expr.Power;
import org.fusionflow.symbolic.Expr.Product;
import org.fusionflow.symbolic.Expr.Sum;
import org.fusionflow.symbolic.Expr.Symbol;

/**
 * An interval that is sure to hold the value of an expression at a rational point: decimal arithmetic with 50 digits, rounded
 * outwards.
 *
 * @param low lower end
 * @param high upper end
 */
record Enclosure(BigDecimal low, BigDecimal high) {
    private static final int DIGITS = 50;
    private static final MathContext DOWN = new MathContext(DIGITS, RoundingMode.FLOOR);
    private static final MathContext UP = new MathContext(DIGITS, RoundingMode.CEILING);

    /**
     * @throws ArithmeticException at a pole, or for a function without a rigorous enclosure (logarithms, irrational powers)
     */
    static Enclosure of(Expr expr, Map<String, Rational> point) {
        if (expr instanceof Num n) {
            return of(n.value());
        }
        if (expr instanceof Symbol s) {
            Rational value = point.get(s.name());
            if (value == null) {
                throw new ArithmeticException("no rational value for " + s.name());
            }
            return of(value);
        }
        if (expr instanceof Sum s) {
            Enclosure sum = of(Rational.ZERO);
            for (Expr term : s.terms()) {
                Enclosure t = of(term, point);
                sum = new Enclosure(sum.low.add(t.low, DOWN), sum.high.add(t.high, UP));
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
            return of(p.base(), point).power(exact(p.exponent(), point));
        }
        throw new ArithmeticException("no enclosure of " + expr.text());
    }

    private static Enclosure of(Rational value) {
        BigDecimal above = new BigDecimal(value.numerator());
        BigDecimal below = new BigDecimal(value.denominator());
        return new Enclosure(above.divide(below, DOWN), above.divide(below, UP));
    }

    /** The exact rational value of an exponent. */
    private static Rational exact(Expr exponent, Map<String, Rational> point) {
        Map<String, Expr> values = new java.util.HashMap<>();
        point.forEach((name, value) -> values.put(name, Expr.number(value)));
        if (exponent.with(values) instanceof Num n) {
            return n.value();
        }
        throw new ArithmeticException("exponent " + exponent.text() + " is not rational");
    }

    boolean excludesZero() {
        return low.signum() > 0 || high.signum() < 0;
    }

    private Enclosure times(Enclosure other) {
        BigDecimal[] ends = {low, high};
        BigDecimal[] others = {other.low, other.high};
        BigDecimal least = null;
        BigDecimal most = null;
        for (BigDecimal a : ends) {
            for (BigDecimal b : others) {
                BigDecimal down = a.multiply(b, DOWN);
                BigDecimal up = a.multiply(b, UP);
                least = least == null || down.compareTo(least) < 0 ? down : least;
                most = most == null || up.compareTo(most) > 0 ? up : most;
            }
        }
        if (least == null || most == null) {
            throw new IllegalStateException("a product has four corners");
        }
        return new Enclosure(least, most);
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
        if (exponent.denominator().bitLength() > 8 || exponent.numerator().bitLength() > 10) {
            throw new ArithmeticException("exponent " + exponent + " is too large to enclose");
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
        BigInteger below = BigInteger.ZERO;
        BigInteger above = BigInteger.ONE.shiftLeft(scaled.bitLength() / degree + 1);
        while (above.subtract(below).compareTo(BigInteger.ONE) > 0) {
            BigInteger middle = below.add(above).shiftRight(1);
            if (middle.pow(degree).compareTo(scaled) <= 0) {
                below = middle;
            } else {
                above = middle;
            }
        }
        return new BigDecimal(up ? above : below, decimals);
    }

    @Override
    public String toString() {
        return low.add(high)
                .divide(BigDecimal.valueOf(2), new MathContext(12, RoundingMode.HALF_EVEN))
                .toString();
    }
}
