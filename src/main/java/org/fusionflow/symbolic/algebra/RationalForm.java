package org.fusionflow.symbolic.algebra;

import edu.jas.arith.BigRational;
import edu.jas.poly.GenPolynomial;
import edu.jas.poly.Monomial;
import edu.jas.ufd.GCDFactory;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.Expr.Log;
import org.fusionflow.symbolic.algebra.Expr.Num;
import org.fusionflow.symbolic.algebra.Expr.Power;
import org.fusionflow.symbolic.algebra.Expr.Product;
import org.fusionflow.symbolic.algebra.Expr.Sum;
import org.fusionflow.symbolic.algebra.Expr.Symbol;

/** Writes an expression without roots and logarithms as a fraction of polynomials in lowest terms. */
final class RationalForm {
    private final List<Symbol> symbols;
    private final ExactRing ring;
    private final GenPolynomial<BigRational> above;
    private final GenPolynomial<BigRational> below;

    private RationalForm(Expr expr) {
        this.symbols = new ArrayList<>(expr.symbols());
        this.ring = new ExactRing(symbols.stream().map(Symbol::name).toList());
        Fraction fraction = fraction(expr);
        GenPolynomial<BigRational> numerator = fraction.above();
        GenPolynomial<BigRational> denominator = fraction.bottom(ring);
        if (!denominator.isConstant() && !numerator.isZERO()) {
            GenPolynomial<BigRational> common =
                    GCDFactory.getImplementation(new BigRational()).gcd(numerator, denominator);
            numerator = numerator.divide(common);
            denominator = denominator.divide(common);
        }
        BigRational scale = denominator.leadingBaseCoefficient().inverse();
        this.above = numerator.multiply(scale);
        this.below = denominator.multiply(scale);
    }

    /** The rational form; empty if the expression contains roots, logarithms, symbolic powers, E or Pi. */
    static Optional<RationalForm> of(Expr expr) {
        return isRational(expr) ? Optional.of(new RationalForm(expr)) : Optional.empty();
    }

    private static boolean isRational(Expr expr) {
        if (expr instanceof Sum s) {
            return s.terms().stream().allMatch(RationalForm::isRational);
        }
        if (expr instanceof Product p) {
            return p.factors().stream().allMatch(RationalForm::isRational);
        }
        if (expr instanceof Power p) {
            return Generators.isWhole(p.exponent()) && isRational(p.base());
        }
        return !(expr instanceof Log) && !(expr instanceof Symbol s && Constant.isNumber(s));
    }

    List<Symbol> symbols() {
        return symbols;
    }

    ExactRing ring() {
        return ring;
    }

    GenPolynomial<BigRational> above() {
        return above;
    }

    /** The denominator, with leading coefficient 1. */
    GenPolynomial<BigRational> below() {
        return below;
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

    /** The terms of a polynomial plus a proper fraction; equal values give equal terms. */
    List<Expr> terms() {
        if (below.isConstant()) {
            return termsOf(above);
        }
        GenPolynomial<BigRational>[] parts = above.quotientRemainder(below);
        List<Expr> terms = new ArrayList<>(termsOf(parts[0]));
        Expr inverse = Expr.power(expr(below), -1);
        termsOf(parts[1]).forEach(term -> terms.add(term.times(inverse)));
        return terms;
    }

    Expr expr(GenPolynomial<BigRational> polynomial) {
        return Expansion.of(Expr.sum(termsOf(polynomial)));
    }

    private List<Expr> termsOf(GenPolynomial<BigRational> polynomial) {
        List<Expr> terms = new ArrayList<>();
        for (Monomial<BigRational> monomial : polynomial) {
            List<Expr> factors = new ArrayList<>();
            factors.add(Expr.number(rational(monomial.coefficient())));
            for (int i = 0; i < monomial.exponent().length(); i++) {
                factors.add(Expr.power(symbols.get(i), monomial.exponent().getVal(i)));
            }
            terms.add(Expr.product(factors));
        }
        return terms;
    }

    static Rational rational(BigRational value) {
        return new Rational(
                new BigInteger(value.numerator().toString()),
                new BigInteger(value.denominator().toString()));
    }
}
