package org.fusionflow.symbolic.algebra;

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
 * The exponentials of a time that goes to infinity as powers of a small {@code z = E^(-rate time)}, against which the time itself is slow. All exponents
 * have to be linear in the time, with slopes that are rational multiples of each other.
 */
final class ExponentialScale {
    private final Symbol time;
    private final Symbol small;
    private Expr rate = Constant.ZERO;

    private ExponentialScale(Symbol time, Symbol small) {
        this.time = time;
        this.small = small;
    }

    /**
     * The scale of an expression; empty if it has no exponentials of the time, or others than these.
     *
     * @param small the symbol for z, positive
     */
    static Optional<ExponentialScale> of(Expr expr, Symbol time, Symbol small) {
        ExponentialScale scale = new ExponentialScale(time, small);
        try {
            scale.replaced(expr);
        } catch (ArithmeticException other) {
            return Optional.empty();
        }
        return scale.rate.isZero() ? Optional.empty() : Optional.of(scale);
    }

    /** Positive. */
    Expr rate() {
        return rate;
    }

    /**
     * The expression in terms of z and the time.
     *
     * @throws ArithmeticException if an exponential is no power of z
     */
    Expr replaced(Expr expr) {
        if (!expr.symbols().contains(time)) {
            return expr;
        }
        if (expr instanceof Sum s) {
            return Expr.sum(s.terms().stream().map(this::replaced).toList());
        }
        if (expr instanceof Product p) {
            return Expr.product(p.factors().stream().map(this::replaced).toList());
        }
        if (expr instanceof Log l) {
            return Expr.log(replaced(l.argument()));
        }
        if (!(expr instanceof Power power)) {
            return expr;
        }
        if (!power.exponent().symbols().contains(time)) {
            return Expr.power(replaced(power.base()), power.exponent());
        }
        if (!power.base().equals(Constant.E)) {
            throw new ArithmeticException("no exponential: " + power.text());
        }
        return exponential(power.exponent());
    }

    private Expr exponential(Expr exponent) {
        Expr slope = exponent.derivative(time);
        Expr rest = exponent.minus(slope.times(time));
        Expr constant = exponent.with(Map.of(time.name(), Constant.ZERO));
        boolean linear = !slope.symbols().contains(time)
                && NormalForm.reducesToZero(rest.minus(constant)).isProved();
        if (!linear) {
            throw new ArithmeticException("not linear in " + time.name() + ": " + exponent.text());
        }
        if (rate.isZero()) {
            rate = slope.isPositive() ? slope : slope.negate();
            if (!rate.isPositive()) {
                throw new ArithmeticException("a rate of unknown sign: " + slope.text());
            }
        }
        Rational power = number(slope.negate().over(rate));
        return Expr.power(small, Expr.number(power)).times(Expr.power(Constant.E, constant));
    }

    private static Rational number(Expr ratio) {
        if (ratio instanceof Num n) {
            return n.value();
        }
        RationalForm form = RationalForm.of(ratio).orElseThrow(() -> new ArithmeticException("no ratio of rates"));
        if (!form.above().isConstant() || !form.below().isConstant()) {
            throw new ArithmeticException("rates that are no rational multiples of each other");
        }
        return RationalForm.rational(form.above().leadingBaseCoefficient());
    }
}
