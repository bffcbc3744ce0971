package org.fusionflow.symbolic.algebra;

import java.math.BigInteger;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.Expr.Log;
import org.fusionflow.symbolic.algebra.Expr.Num;
import org.fusionflow.symbolic.algebra.Expr.Power;
import org.fusionflow.symbolic.algebra.Expr.Product;
import org.fusionflow.symbolic.algebra.Expr.Sum;
import org.fusionflow.symbolic.algebra.Expr.Symbol;

/**
 * Computes the value of an expression at a rational point if it is a rational number, that is, if all roots are
 * rational.
 */
public final class ExactValue {
    /** Numbers with more bits than this are left to enclosures, because exact arithmetic would take too long. */
    private static final long MOST_BITS = 200_000;

    private ExactValue() {}

    /**
     * The value; empty if a root or logarithm is irrational, or a number is too large.
     *
     * @throws ArithmeticException at a pole, for a root of a negative number, or for a symbol without a value
     */
    public static Optional<Rational> of(Expr expr, Map<String, Rational> point) {
        if (expr instanceof Num n) {
            return Optional.of(n.value());
        }
        if (expr instanceof Symbol s) {
            if (Constant.isNumber(s)) {
                return Optional.empty();
            }
            Rational value = point.get(s.name());
            if (value == null) {
                throw new ArithmeticException("no rational value for " + s.name());
            }
            return Optional.of(value);
        }
        if (expr instanceof Sum s) {
            Rational sum = Rational.ZERO;
            for (Expr term : s.terms()) {
                Optional<Rational> value = of(term, point);
                if (value.isEmpty()) {
                    return value;
                }
                sum = sum.plus(value.get());
            }
            return small(sum);
        }
        if (expr instanceof Product p) {
            Rational product = Rational.ONE;
            for (Expr factor : p.factors()) {
                Optional<Rational> value = of(factor, point);
                if (value.isEmpty()) {
                    return value;
                }
                product = product.times(value.get());
            }
            return small(product);
        }
        if (expr instanceof Power p) {
            return power(p, point);
        }
        Optional<Rational> argument = of(((Log) expr).argument(), point);
        if (argument.isPresent() && argument.get().signum() <= 0) {
            throw new ArithmeticException("logarithm of a number that is not positive");
        }
        return argument.filter(Rational.ONE::equals).map(one -> Rational.ZERO);
    }

    private static Optional<Rational> power(Power power, Map<String, Rational> point) {
        Optional<Rational> exponent = of(power.exponent(), point);
        Optional<Rational> base = of(power.base(), point);
        if (exponent.isEmpty() || base.isEmpty() || exponent.get().denominator().bitLength() > 10) {
            return Optional.empty();
        }
        if (base.get().signum() == 0 && exponent.get().signum() <= 0) {
            throw new ArithmeticException("division by 0");
        }
        int degree = exponent.get().denominator().intValueExact();
        if (degree > 1 && base.get().signum() < 0) {
            throw new ArithmeticException("root of a negative number");
        }
        Optional<Rational> root = root(base.get(), degree);
        BigInteger count = exponent.get().numerator();
        if (root.isEmpty() || count.bitLength() > 20 || bits(root.get()) * Math.abs(count.intValue()) > MOST_BITS) {
            return Optional.empty();
        }
        return Optional.of(root.get().power(count.intValue()));
    }

    private static Optional<Rational> small(Rational value) {
        return bits(value) > MOST_BITS ? Optional.empty() : Optional.of(value);
    }

    private static long bits(Rational value) {
        return (long) value.numerator().bitLength() + value.denominator().bitLength();
    }

    private static Optional<Rational> root(Rational value, int degree) {
        if (degree == 1) {
            return Optional.of(value);
        }
        BigInteger above = Roots.floor(value.numerator(), degree);
        BigInteger below = Roots.floor(value.denominator(), degree);
        boolean even =
                above.pow(degree).equals(value.numerator()) && below.pow(degree).equals(value.denominator());
        return even ? Optional.of(new Rational(above, below)) : Optional.empty();
    }
}
