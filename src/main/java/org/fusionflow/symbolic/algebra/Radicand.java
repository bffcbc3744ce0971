package org.fusionflow.symbolic.algebra;

import edu.jas.arith.BigRational;
import edu.jas.poly.GenPolynomial;
import edu.jas.poly.Monomial;
import edu.jas.ufd.FactorFactory;
import edu.jas.ufd.SquarefreeAbstract;
import edu.jas.ufd.SquarefreeFactory;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.Expr.Power;
import org.fusionflow.symbolic.algebra.Expr.Symbol;

/**
 * Brings the radicand of a root into a unique form: a rational function in lowest terms, with its positive
 * square-free factors taken out with their powers. For positive symbols, {@code (a^2+2ab+b^2)^(1/2)} becomes
 * {@code a+b} and {@code ((a^3 c+a^3)/(c+1))^(1/3)} becomes {@code a}.
 */
final class Radicand {
    /** JAS substitutes one variable for all, so that its time grows with the product of all degrees. */
    private static final long LARGEST_SUBSTITUTION = 300;

    private final RationalForm form;
    private Rational number = Rational.ONE;

    private Radicand(RationalForm form) {
        this.form = form;
    }

    /**
     * Splits a power whose base is a rational function.
     *
     * @param factors receives powers whose product is the given one
     * @return false, with nothing added, if the base contains roots, logarithms or symbolic powers
     */
    static boolean factors(Power power, List<Power> factors) {
        RationalForm form = RationalForm.of(power.base()).orElse(null);
        if (form == null || form.above().isZERO()) {
            return false;
        }
        Radicand radicand = new Radicand(form);
        radicand.number = RationalForm.rational(form.above().leadingBaseCoefficient());
        List<Expr> together = new ArrayList<>();
        radicand.split(form.above().monic(), power.exponent(), factors, together, 1);
        radicand.split(form.below(), power.exponent(), factors, together, -1);
        Rational number = radicand.number;
        Rational size = number.signum() < 0 ? number.negate() : number;
        if (!size.equals(Rational.ONE)) {
            factors.add(new Power(Expr.number(size), power.exponent()));
        }
        if (number.signum() < 0) {
            together.add(Expr.number(-1));
        }
        if (!together.isEmpty()) {
            factors.add(new Power(Expr.product(together), power.exponent()));
        }
        return true;
    }

    /**
     * Splits the absolute value of a rational function into powers of positive expressions: irreducible factors that are positive, the squares of
     * others, and a number.
     *
     * @param factors receives powers whose product is the absolute value wherever the function is not 0
     * @return false, with nothing added, if the function contains roots, logarithms or symbolic powers, or is 0
     */
    static boolean factorsOfSize(Expr argument, List<Power> factors) {
        RationalForm form = RationalForm.of(argument).orElse(null);
        if (form == null || form.above().isZERO()) {
            return false;
        }
        Rational number = RationalForm.rational(form.above().leadingBaseCoefficient());
        List<Power> found = new ArrayList<>();
        for (boolean above : new boolean[] {true, false}) {
            GenPolynomial<BigRational> monic = above ? form.above().monic() : form.below();
            for (Map.Entry<GenPolynomial<BigRational>, Long> part :
                    irreducible(monic).entrySet()) {
                GenPolynomial<BigRational> factor = part.getKey().monic();
                if (factor.isONE()) {
                    continue;
                }
                Rational whole = denominators(factor);
                long count = (above ? 1 : -1) * part.getValue();
                number = number.times(whole.power(Math.toIntExact(-count)));
                Expr base = form.expr(factor.multiply(ExactRing.coefficient(whole)));
                found.add(
                        base.isPositive()
                                ? new Power(base, Expr.number(count))
                                : new Power(Expr.power(base, 2), Expr.number(Rational.of(count, 2))));
            }
        }
        Rational size = number.signum() < 0 ? number.negate() : number;
        if (!size.equals(Rational.ONE)) {
            found.add(new Power(Expr.number(size), Constant.ONE));
        }
        factors.addAll(found);
        return true;
    }

    /** Irreducible factors with their multiplicities; large parts are split by multiplicity only. */
    private static Map<GenPolynomial<BigRational>, Long> irreducible(GenPolynomial<BigRational> monic) {
        Map<GenPolynomial<BigRational>, Long> factors = new LinkedHashMap<>();
        SquarefreeFactory.getImplementation(new BigRational())
                .squarefreeFactors(monic)
                .forEach((part, count) -> {
                    long size = 1;
                    for (int i = 0; i < part.ring.nvar; i++) {
                        size = Math.min(LARGEST_SUBSTITUTION + 1, size * (part.degree(i) + 1));
                    }
                    if (size > LARGEST_SUBSTITUTION) {
                        factors.merge(part, count, Long::sum);
                    } else {
                        FactorFactory.getImplementation(new BigRational())
                                .factors(part)
                                .forEach((factor, times) -> {
                                    if (!factor.isConstant()) {
                                        factors.merge(factor.monic(), count * times, Long::sum);
                                    }
                                });
                    }
                });
        return factors;
    }

    /**
     * Positive factors become powers of their own; the others remain one base, including squares of factors of
     * unknown sign.
     */
    private void split(
            GenPolynomial<BigRational> monic, Expr exponent, List<Power> factors, List<Expr> together, int sign) {
        if (monic.isONE()) {
            return;
        }
        SquarefreeAbstract<BigRational> squarefree = SquarefreeFactory.getImplementation(new BigRational());
        SortedMap<GenPolynomial<BigRational>, Long> parts = squarefree.squarefreeFactors(monic);
        GenPolynomial<BigRational> rest = form.ring().one();
        for (Map.Entry<GenPolynomial<BigRational>, Long> part : parts.entrySet()) {
            int count = Math.toIntExact(part.getValue());
            GenPolynomial<BigRational> left = part.getKey().monic();
            for (Symbol symbol : form.symbols()) {
                GenPolynomial<BigRational> variable = form.ring().variable(symbol.name());
                if (symbol.positive() && left.remainder(variable).isZERO()) {
                    left = left.divide(variable);
                    factors.add(
                            new Power(symbol, Expr.number((long) sign * count).times(exponent)));
                }
            }
            if (left.isONE()) {
                continue;
            }
            Rational whole = denominators(left);
            left = left.multiply(ExactRing.coefficient(whole));
            number = number.times(whole.power(-sign * count));
            Expr factor = form.expr(left);
            if (factor.isPositive()) {
                factors.add(new Power(factor, Expr.number((long) sign * count).times(exponent)));
            } else {
                rest = form.ring().times(rest, form.ring().power(left, count));
            }
        }
        if (!rest.isONE()) {
            together.add(Expr.power(form.expr(rest), sign));
        }
    }

    /** The least common denominator of the coefficients: integer coefficients lead to fewer roots than fractions. */
    private static Rational denominators(GenPolynomial<BigRational> polynomial) {
        BigInteger common = BigInteger.ONE;
        for (Monomial<BigRational> monomial : polynomial) {
            BigInteger next = RationalForm.rational(monomial.coefficient()).denominator();
            common = common.divide(common.gcd(next)).multiply(next);
        }
        return new Rational(common, BigInteger.ONE);
    }
}
