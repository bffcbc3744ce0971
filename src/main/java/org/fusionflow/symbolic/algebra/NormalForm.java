package org.fusionflow.symbolic.algebra;

import edu.jas.arith.BigRational;
import edu.jas.poly.GenPolynomial;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.Expr.Log;
import org.fusionflow.symbolic.algebra.Expr.Num;
import org.fusionflow.symbolic.algebra.Expr.Power;
import org.fusionflow.symbolic.algebra.Expr.Product;
import org.fusionflow.symbolic.algebra.Expr.Sum;
import org.fusionflow.symbolic.algebra.Expr.Symbol;
import org.fusionflow.symbolic.algebra.Generators.Generator;

/**
 * Decides whether an expression is identically 0 for positive values of its positive symbols. The expression is
 * written as a fraction of polynomials in {@link Generators}, and the numerator is reduced modulo the relations of
 * the radicals. A numerator of 0 is a proof. Otherwise {@link Counterexample} searches for a point; if it finds none,
 * the result is undecided.
 */
public final class NormalForm {
    private final Generators generators;
    private final List<Generator> list;
    private final ExactRing ring;
    private final Map<Generator, GenPolynomial<BigRational>> denominators = new HashMap<>();

    private NormalForm(Expr expr) {
        generators = new Generators(expr);
        list = generators.list();
        ring = new ExactRing(list.stream().map(this::name).toList());
        for (int i = list.size() - 1; i >= 0; i--) {
            Generator g = list.get(i);
            if (g.unit().isOne() && g.root() > 1 && !(g.base() instanceof Symbol)) {
                // The root of a/b becomes x/b with the variable x = b (a/b)^(1/n), so that x^n = a b^(n-1).
                Fraction base = fraction(g.base());
                GenPolynomial<BigRational> below = base.bottom(ring);
                ring.relate(name(g), g.root(), ring.times(base.above(), ring.power(below, g.root() - 1)));
                denominators.put(g, below);
            }
        }
    }

    /** Variables are named by position, so that two generators with the same text never share one. */
    private String name(Generator generator) {
        return "g" + list.indexOf(generator);
    }

    /** Decides whether {@code left == right} for all admissible values. */
    public static Verdict equal(Expr left, Expr right) {
        return isZero(left.minus(right));
    }

    /**
     * Decides whether the expression is 0 for all admissible values; refuted if a point is found at which it is not.
     */
    public static Verdict isZero(Expr given) {
        Verdict proof = reducesToZero(given);
        if (proof.isProved()) {
            return proof;
        }
        Verdict counter = Counterexample.to(Rules.unified(given));
        return counter instanceof Verdict.Refuted ? counter : proof;
    }

    /** Proved if the expression reduces to 0, else undecided; no counterexample is searched for. */
    public static Verdict reducesToZero(Expr given) {
        Expr expr = Rules.unified(given);
        if (expr.isZero()) {
            return new Verdict.Proved("reduces to 0");
        }
        try {
            NormalForm form = new NormalForm(expr);
            Fraction fraction = form.fraction(expr);
            if (fraction.dividesByZero(form.ring)) {
                return new Verdict.Undecided("a denominator vanishes identically");
            }
            if (form.ring.reduce(fraction.above()).isZERO()) {
                return new Verdict.Proved("normal form over the rationals is 0");
            }
            return new Verdict.Undecided("does not reduce to 0, and no counterexample was found");
        } catch (ArithmeticException unsupported) {
            return new Verdict.Undecided(String.valueOf(unsupported.getMessage()));
        }
    }

    private Fraction fraction(Expr expr) {
        if (expr instanceof Num n) {
            return Fraction.of(ring.number(n.value()));
        }
        if (expr instanceof Symbol s) {
            Generator g = generators.of(s, Constant.ONE);
            return Fraction.of(ring.variable(name(g), g.root()));
        }
        if (expr instanceof Log l) {
            Fraction sum = Fraction.of(ring.zero());
            for (Power part : Generators.logarithm(l)) {
                Generator g = generators.of(part.base(), Constant.ZERO);
                Fraction term = Fraction.of(ring.variable(name(g))).times(fraction(part.exponent()), ring);
                sum = sum.plus(term, ring);
            }
            return sum;
        }
        if (expr instanceof Sum s) {
            return sum(s.terms());
        }
        if (expr instanceof Product p) {
            Fraction product = Fraction.of(ring.one());
            for (Expr factor : p.factors()) {
                product = product.times(fraction(factor), ring);
            }
            return product;
        }
        return powerFraction((Power) expr);
    }

    /** Sums of halves: adding term by term would copy the growing sum for each term. */
    private Fraction sum(List<Expr> terms) {
        if (terms.size() == 1) {
            return fraction(terms.get(0));
        }
        int half = terms.size() / 2;
        return sum(terms.subList(0, half)).plus(sum(terms.subList(half, terms.size())), ring);
    }

    private Fraction powerFraction(Power power) {
        if (power.exponent() instanceof Num n && Generators.isWhole(n)) {
            return fraction(power.base()).power(n.value().intValue(), ring);
        }
        Fraction product = Fraction.of(ring.one());
        for (Power part : generators.split(power)) {
            for (Expr term : Generators.exponentTerms(part.exponent())) {
                product = product.times(generatorPower(part.base(), term), ring);
            }
        }
        return product;
    }

    private Fraction generatorPower(Expr base, Expr exponent) {
        Rational factor = Rules.factor(exponent);
        Generator g = generators.of(base, Rules.withoutFactor(exponent));
        Rational count = factor.times(Rational.of(g.root()));
        boolean plain = g.unit().isOne() && g.root() == 1 && !(base instanceof Symbol);
        if (plain) {
            return fraction(base).power(count.intValue(), ring);
        }
        Fraction root = Fraction.of(ring.variable(name(g)));
        GenPolynomial<BigRational> below = denominators.get(g);
        Fraction one = below == null ? root : root.times(Fraction.of(below).inverse(ring), ring);
        return one.power(count.intValue(), ring);
    }
}
