package org.fusionflow.claims.statement;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.Expansion;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.Expr.Num;
import org.fusionflow.symbolic.algebra.Expr.Power;
import org.fusionflow.symbolic.algebra.Expr.Product;
import org.fusionflow.symbolic.algebra.Expr.Sum;
import org.fusionflow.symbolic.algebra.Expr.Symbol;
import org.fusionflow.symbolic.algebra.NormalForm;

/**
 * The value of an integral whose antiderivative is given, by the fundamental theorem of calculus.
 *
 * <p>Why it is sound. The theorem needs an antiderivative F that is continuous on the closed interval and has the derivative f within. Both f and F have to
 * be built from the variable x, numbers and parameters by sums, products, whole powers from 0 up, exponentials, cosines, sines and error functions.
 * Such functions are differentiable for every real x, so there is no place where F could jump, whatever the ends are: a division by something with x, a root,
 * an absolute value, a logarithm or an inverse function is refused, also where it would do no harm. That F' is f is proved by the normal form, without
 * conditions of the claim. Between finite ends the integral is F(b) - F(a), with the sign that belongs to b &lt; a too.
 *
 * <p>At an infinite end the integral is the limit of F(b), which is found for terms of F one by one: a term without x is its own limit; the error function
 * of c x tends to 1 or -1 by the sign of c; a term with {@code E^p}, p a polynomial in x that tends to minus infinity, tends to 0, because all else in it
 * grows at most like a power of x. If a term is none of these, there is no value.
 */
final class DefiniteIntegral {
    private final Symbol variable;
    private final OpaqueFunctions functions;

    /** An end of the interval: a value, or infinity with a sign. */
    record End(Optional<Expr> value, int sign) {}

    DefiniteIntegral(Symbol variable, OpaqueFunctions functions) {
        this.variable = variable;
        this.functions = functions;
    }

    /**
     * The integral.
     *
     * @throws ArithmeticException if the antiderivative is none, or it was not shown to be one, or a limit was not found
     */
    Expr of(Expr integrand, Expr antiderivative, End from, End to) {
        if (variable.positive()) {
            throw new ArithmeticException("an integral over " + variable.name()
                    + ": expected it declared without a sign, because the proof has to hold on the whole interval");
        }
        requireSmooth(integrand, "integrand");
        requireSmooth(antiderivative, "antiderivative");
        Expr difference = functions.derivative(antiderivative, variable).minus(integrand);
        if (!isZero(difference)) {
            throw new ArithmeticException("the derivative of " + antiderivative.text() + " by " + variable.name()
                    + " was not shown to be " + integrand.text());
        }
        return at(antiderivative, to).minus(at(antiderivative, from));
    }

    private boolean isZero(Expr difference) {
        return NormalForm.reducesToZero(functions.byHalfAngles(difference)).isProved();
    }

    private void requireSmooth(Expr expr, String what) {
        if (!isSmooth(expr)) {
            throw new ArithmeticException("the " + what + " " + expr.text() + " was not shown to be smooth in "
                    + variable.name() + ": expected sums, products, whole powers, Exp, Cos, Sin and Erf only");
        }
    }

    private boolean depends(Expr expr) {
        return expr.symbols().stream().anyMatch(s -> s.name().equals(variable.name()))
                || !functions.dependents(expr, variable).isEmpty();
    }

    private boolean isSmooth(Expr expr) {
        if (!depends(expr)) {
            return true;
        }
        if (expr instanceof Symbol symbol) {
            return !functions.isErrorFunction(symbol) || isSmooth(functions.argument(symbol));
        }
        if (expr instanceof Sum s) {
            return s.terms().stream().allMatch(this::isSmooth);
        }
        if (expr instanceof Product p) {
            return p.factors().stream().allMatch(this::isSmooth);
        }
        if (expr instanceof Power p && p.exponent() instanceof Num n) {
            return n.value().isInteger() && n.value().signum() > 0 && isSmooth(p.base());
        }
        return expr instanceof Power p && p.base().equals(Constant.E) && isSmooth(p.exponent());
    }

    private Expr at(Expr antiderivative, End end) {
        if (end.value().isPresent()) {
            return functions.at(antiderivative, variable, end.value().get());
        }
        Expr expanded = Expansion.of(antiderivative);
        List<Expr> limits = new ArrayList<>();
        for (Expr term : expanded instanceof Sum sum ? sum.terms() : List.of(expanded)) {
            limits.add(limit(term, end.sign()));
        }
        return Expr.sum(limits);
    }

    private Expr limit(Expr term, int sign) {
        List<Expr> rest = new ArrayList<>();
        List<Expr> growing = new ArrayList<>();
        boolean decays = false;
        for (Expr factor : term instanceof Product p ? p.factors() : List.of(term)) {
            if (!depends(factor)) {
                rest.add(factor);
            } else if (factor instanceof Power p && p.base().equals(Constant.E)) {
                decays |= tendsToMinusInfinity(p.exponent(), sign);
                growing.add(decays ? Constant.ONE : factor);
            } else if (factor instanceof Symbol symbol && functions.isErrorFunction(symbol)) {
                rest.add(Expr.number((long) sign * slope(functions.argument(symbol))));
            } else {
                growing.add(factor);
            }
        }
        boolean bounded = growing.stream().allMatch(this::isBelowExponentials);
        if (decays && bounded) {
            return Constant.ZERO;
        }
        if (!growing.isEmpty()) {
            throw new ArithmeticException("no limit was found of " + term.text() + " as " + variable.name() + " -> "
                    + (sign > 0 ? "" : "-") + "Infinity");
        }
        return Expr.product(rest);
    }

    /** True for powers of the variable and of cosines and sines, which grow more slowly than every exponential. */
    private boolean isBelowExponentials(Expr factor) {
        if (factor instanceof Power p
                && p.exponent() instanceof Num n
                && n.value().isInteger()) {
            return n.value().signum() > 0 && p.base() instanceof Symbol;
        }
        return factor instanceof Symbol || factor.isOne();
    }

    /** 1 or -1: the sign of c, if the argument is c x. */
    private int slope(Expr argument) {
        Map<Integer, Expr> coefficients = coefficients(argument);
        Expr slope = coefficients.getOrDefault(1, Constant.ZERO);
        boolean known = slope.isPositive() || slope.negate().isPositive();
        if (coefficients.size() != 1 || !known) {
            throw new ArithmeticException("no limit was found of Erf(" + argument.text() + ")");
        }
        return slope.isPositive() ? 1 : -1;
    }

    private boolean tendsToMinusInfinity(Expr exponent, int sign) {
        SortedMap<Integer, Expr> coefficients = coefficients(exponent);
        int degree = coefficients.lastKey();
        Expr leading = coefficients.getOrDefault(degree, Constant.ZERO);
        Expr towards = sign < 0 && degree % 2 == 1 ? leading.negate() : leading;
        return degree > 0 && towards.negate().isPositive();
    }

    /** The coefficients of a polynomial in the variable, by their powers. */
    private SortedMap<Integer, Expr> coefficients(Expr polynomial) {
        SortedMap<Integer, Expr> coefficients = new TreeMap<>();
        Expr expanded = Expansion.of(polynomial);
        for (Expr term : expanded instanceof Sum sum ? sum.terms() : List.of(expanded)) {
            int degree = 0;
            List<Expr> rest = new ArrayList<>();
            for (Expr factor : term instanceof Product p ? p.factors() : List.of(term)) {
                if (!depends(factor)) {
                    rest.add(factor);
                } else {
                    degree += degree(factor);
                }
            }
            coefficients.merge(degree, Expr.product(rest), Expr::plus);
        }
        return coefficients;
    }

    private int degree(Expr factor) {
        if (factor instanceof Symbol s && s.name().equals(variable.name())) {
            return 1;
        }
        if (factor instanceof Power p
                && p.base() instanceof Symbol s
                && s.name().equals(variable.name())
                && p.exponent() instanceof Num n
                && n.value().compareTo(Rational.ZERO) > 0
                && n.value().isSmallInteger()) {
            return n.value().intValue();
        }
        throw new ArithmeticException(factor.text() + " is no power of " + variable.name());
    }
}
