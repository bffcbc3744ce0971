package org.fusionflow.symbolic;

import edu.jas.arith.BigRational;
import edu.jas.poly.GenPolynomial;
import edu.jas.poly.Monomial;
import edu.jas.ufd.GCDFactory;
import edu.jas.ufd.GreatestCommonDivisorAbstract;
import edu.jas.ufd.SquarefreeAbstract;
import edu.jas.ufd.SquarefreeFactory;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.fusionflow.symbolic.Expr.Log;
import org.fusionflow.symbolic.Expr.Num;
import org.fusionflow.symbolic.Expr.Power;
import org.fusionflow.symbolic.Expr.Product;
import org.fusionflow.symbolic.Expr.Sum;
import org.fusionflow.symbolic.Expr.Symbol;

/**
 * What is under a root, in one form only: a rational function in lowest terms, its positive factors without squares taken out
 * with their powers. So {@code (a^2+2ab+b^2)^(1/2)} is {@code a+b} and {@code ((a^3 c+a^3)/(c+1))^(1/3)} is {@code a}, for
 * positive symbols.
 */
final class Radicand {
    private final ExactRing ring;
    private final List<Symbol> symbols;
    private Rational number = Rational.ONE;

    private Radicand(List<Symbol> symbols) {
        this.symbols = symbols;
        this.ring = new ExactRing(symbols.stream().map(Symbol::name).toList());
    }

    /**
     * Splits a power with a rational function below the exponent.
     *
     * @param factors receives powers whose product is the given one
     * @return false, with nothing added, if the base holds roots, logarithms or symbolic powers
     */
    static boolean factors(Power power, List<Power> factors) {
        if (!isRational(power.base())) {
            return false;
        }
        Radicand radicand = new Radicand(new ArrayList<>(power.base().symbols()));
        Fraction fraction = radicand.fraction(power.base());
        GenPolynomial<BigRational> above = fraction.above();
        GenPolynomial<BigRational> below = fraction.bottom(radicand.ring);
        if (above.isZERO()) {
            return false;
        }
        if (!below.isConstant()) {
            GreatestCommonDivisorAbstract<BigRational> divisors = GCDFactory.getImplementation(new BigRational());
            GenPolynomial<BigRational> common = divisors.gcd(above, below);
            above = above.divide(common);
            below = below.divide(common);
        }
        BigRational content = above.leadingBaseCoefficient().divide(below.leadingBaseCoefficient());
        radicand.number = rational(content);
        List<Expr> together = new ArrayList<>();
        radicand.split(above.monic(), power.exponent(), factors, together, 1);
        radicand.split(below.monic(), power.exponent(), factors, together, -1);
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

    private static boolean isRational(Expr expr) {
        if (expr instanceof Sum s) {
            return s.terms().stream().allMatch(Radicand::isRational);
        }
        if (expr instanceof Product p) {
            return p.factors().stream().allMatch(Radicand::isRational);
        }
        if (expr instanceof Power p) {
            return Generators.isWhole(p.exponent()) && isRational(p.base());
        }
        return !(expr instanceof Log) && !expr.equals(Constant.E);
    }

    private Fraction fraction(Expr expr) {
        if (expr instanceof Num n) {
            return Fraction.of(ring.number(n.value()));
        }
        if (expr instanceof Symbol s) {
            return Fraction.of(ring.variable(s.name()));
        }
        if (expr instanceof Sum s) {
            Fraction sum = Fraction.of(ring.zero());
            for (Expr term : s.terms()) {
                sum = sum.plus(fraction(term), ring);
            }
            return sum;
        }
        if (expr instanceof Product p) {
            Fraction product = Fraction.of(ring.one());
            for (Expr factor : p.factors()) {
                product = product.times(fraction(factor), ring);
            }
            return product;
        }
        Power power = (Power) expr;
        return fraction(power.base()).power(((Num) power.exponent()).value().intValue(), ring);
    }

    /** Positive factors become powers of their own; the others stay together, squares of unknown sign among them. */
    private void split(
            GenPolynomial<BigRational> monic, Expr exponent, List<Power> factors, List<Expr> together, int sign) {
        if (monic.isONE()) {
            return;
        }
        SquarefreeAbstract<BigRational> squarefree = SquarefreeFactory.getImplementation(new BigRational());
        SortedMap<GenPolynomial<BigRational>, Long> parts = squarefree.squarefreeFactors(monic);
        GenPolynomial<BigRational> rest = ring.one();
        for (Map.Entry<GenPolynomial<BigRational>, Long> part : parts.entrySet()) {
            int count = part.getValue().intValue();
            GenPolynomial<BigRational> left = part.getKey().monic();
            for (Symbol symbol : symbols) {
                GenPolynomial<BigRational> variable = ring.variable(symbol.name());
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
            Expr factor = expr(left);
            if (factor.isPositive()) {
                factors.add(new Power(factor, Expr.number((long) sign * count).times(exponent)));
            } else {
                rest = ring.times(rest, ring.power(left, count));
            }
        }
        if (!rest.isONE()) {
            together.add(Expr.power(expr(rest), sign));
        }
    }

    /** The least common denominator of the coefficients: whole numbers make fewer roots than fractions. */
    private static Rational denominators(GenPolynomial<BigRational> polynomial) {
        BigInteger common = BigInteger.ONE;
        for (Monomial<BigRational> monomial : polynomial) {
            BigInteger next = rational(monomial.coefficient()).denominator();
            common = common.divide(common.gcd(next)).multiply(next);
        }
        return new Rational(common, BigInteger.ONE);
    }

    private static Rational rational(BigRational value) {
        return new Rational(
                new BigInteger(value.numerator().toString()),
                new BigInteger(value.denominator().toString()));
    }

    private Expr expr(GenPolynomial<BigRational> polynomial) {
        List<Expr> terms = new ArrayList<>();
        for (Monomial<BigRational> monomial : polynomial) {
            List<Expr> factors = new ArrayList<>();
            factors.add(Expr.number(rational(monomial.coefficient())));
            int length = monomial.exponent().length();
            for (int i = 0; i < length; i++) {
                factors.add(Expr.power(symbols.get(i), monomial.exponent().getVal(i)));
            }
            terms.add(Expr.product(factors));
        }
        return Expansion.of(Expr.sum(terms));
    }
}
