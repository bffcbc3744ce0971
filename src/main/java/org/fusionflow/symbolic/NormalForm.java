package org.fusionflow.symbolic;

import edu.jas.arith.BigRational;
import edu.jas.poly.GenPolynomial;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.symbolic.Expr.Log;
import org.fusionflow.symbolic.Expr.Num;
import org.fusionflow.symbolic.Expr.Power;
import org.fusionflow.symbolic.Expr.Product;
import org.fusionflow.symbolic.Expr.Sum;
import org.fusionflow.symbolic.Expr.Symbol;
import org.fusionflow.symbolic.Generators.Generator;

/**
 * Decides whether an expression is identically zero for positive values of its positive symbols: it becomes a fraction of
 * polynomials in {@link Generators}, and the numerator is reduced modulo what is known of the radicals. A numerator of 0 is a
 * proof. Anything else is handed to {@link Counterexample}; what finds none stays undecided.
 */
public final class NormalForm {
    private record Fraction(GenPolynomial<BigRational> above, GenPolynomial<BigRational> below) {
        Fraction inverse() {
            GenPolynomial<BigRational> numerator = below;
            return new Fraction(numerator, above);
        }
    }

    /** More terms than this are not multiplied out: the answer would come too late to be of use. */
    private static final int MOST_TERMS = 20_000;

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
                GenPolynomial<BigRational> power = base.above();
                for (int j = 1; j < g.root(); j++) {
                    power = times(power, base.below());
                }
                ring.relate(name(g), g.root(), power);
                denominators.put(g, base.below());
            }
        }
    }

    /** By position: two generators never share a variable because they happen to print alike. */
    private String name(Generator generator) {
        return "g" + list.indexOf(generator);
    }

    /** Is {@code left == right} for all admissible values? */
    public static Verdict equal(Expr left, Expr right) {
        return isZero(left.minus(right));
    }

    /** Is the expression 0 for all admissible values? */
    public static Verdict isZero(Expr given) {
        Expr expr = Rules.unified(given);
        if (expr.isZero()) {
            return new Verdict.Proved("reduces to 0");
        }
        try {
            NormalForm form = new NormalForm(expr);
            Fraction fraction = form.fraction(expr);
            if (form.ring.reduce(fraction.below()).isZERO()) {
                return new Verdict.Undecided("a denominator vanishes identically");
            }
            if (form.ring.reduce(fraction.above()).isZERO()) {
                return new Verdict.Proved("normal form over the rationals is 0");
            }
        } catch (ArithmeticException unsupported) {
            return Counterexample.to(expr) instanceof Verdict.Refuted refuted
                    ? refuted
                    : new Verdict.Undecided(String.valueOf(unsupported.getMessage()));
        }
        return Counterexample.to(expr);
    }

    private Fraction fraction(Expr expr) {
        if (expr instanceof Num n) {
            return new Fraction(ring.number(n.value()), ring.one());
        }
        if (expr instanceof Symbol s) {
            Generator g = generators.of(s, Constant.ONE);
            return new Fraction(ring.variable(name(g), g.root()), ring.one());
        }
        if (expr instanceof Log l) {
            Generator g = generators.of(Expansion.of(l.argument()), Constant.ZERO);
            return new Fraction(ring.variable(name(g)), ring.one());
        }
        if (expr instanceof Sum s) {
            Fraction sum = new Fraction(ring.zero(), ring.one());
            for (Expr term : s.terms()) {
                sum = sum(sum, fraction(term));
            }
            return sum;
        }
        if (expr instanceof Product p) {
            Fraction product = new Fraction(ring.one(), ring.one());
            for (Expr factor : p.factors()) {
                product = product(product, fraction(factor));
            }
            return product;
        }
        return powerFraction((Power) expr);
    }

    private Fraction powerFraction(Power power) {
        if (power.exponent() instanceof Num n && Generators.isWhole(n)) {
            return wholePower(fraction(power.base()), n.value().intValue());
        }
        Fraction product = new Fraction(ring.one(), ring.one());
        for (Power part : Generators.split(power)) {
            for (Expr term : Generators.exponentTerms(part.exponent())) {
                product = product(product, generatorPower(part.base(), term));
            }
        }
        return product;
    }

    private Fraction generatorPower(Expr base, Expr exponent) {
        Rational factor = Rules.factor(exponent);
        Generator g = generators.of(base, Rules.withoutFactor(exponent));
        Rational count = factor.times(Rational.of(g.root()));
        boolean plain = g.unit().isOne() && g.root() == 1 && !(base instanceof Symbol);
        Fraction one =
                plain ? fraction(base) : new Fraction(ring.variable(name(g)), denominators.getOrDefault(g, ring.one()));
        return wholePower(one, count.intValue());
    }

    private Fraction wholePower(Fraction base, int exponent) {
        if (exponent < 0) {
            if (ring.reduce(base.above()).isZERO()) {
                throw new ArithmeticException("division by an expression that is identically 0");
            }
            return wholePower(base.inverse(), -exponent);
        }
        Fraction result = new Fraction(ring.one(), ring.one());
        for (int i = 0; i < exponent; i++) {
            result = product(result, base);
        }
        return result;
    }

    private Fraction sum(Fraction left, Fraction right) {
        if (left.below().equals(right.below())) {
            return new Fraction(left.above().sum(right.above()), left.below());
        }
        return new Fraction(
                times(left.above(), right.below()).sum(times(right.above(), left.below())),
                times(left.below(), right.below()));
    }

    private Fraction product(Fraction left, Fraction right) {
        return new Fraction(times(left.above(), right.above()), times(left.below(), right.below()));
    }

    private GenPolynomial<BigRational> times(GenPolynomial<BigRational> left, GenPolynomial<BigRational> right) {
        if ((long) left.length() * right.length() > MOST_TERMS) {
            throw new ArithmeticException("more than " + MOST_TERMS + " terms to multiply out");
        }
        return ring.times(left, right);
    }
}
