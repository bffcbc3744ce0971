package org.fusionflow.symbolic;

import edu.jas.arith.BigRational;
import edu.jas.poly.GenPolynomial;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BinaryOperator;
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
    /** The denominator stays factored, each factor with its power: sums of fractions over one determinant stay small. */
    private record Fraction(GenPolynomial<BigRational> above, Map<GenPolynomial<BigRational>, Integer> below) {}

    private final Generators generators;
    private final ExactRing ring;

    private NormalForm(Expr expr) {
        generators = new Generators(expr);
        List<Generator> list = generators.list();
        ring = new ExactRing(list.stream().map(Generator::name).toList());
        for (int i = list.size() - 1; i >= 0; i--) {
            Generator g = list.get(i);
            if (g.unit().isOne() && g.root() > 1 && !(g.base() instanceof Symbol)) {
                Fraction base = fraction(g.base());
                if (!base.below().isEmpty()) {
                    throw new ArithmeticException(
                            "root of a fraction: " + g.base().text());
                }
                ring.relate(g.name(), g.root(), base.above());
            }
        }
    }

    /** Is {@code left == right} for all admissible values? */
    public static Verdict equal(Expr left, Expr right) {
        return isZero(left.minus(right));
    }

    /** Is the expression 0 for all admissible values? */
    public static Verdict isZero(Expr expr) {
        if (expr.isZero()) {
            return new Verdict.Proved("reduces to 0");
        }
        if (hasTwoMarks(expr)) {
            return new Verdict.Undecided("a symbol occurs both as positive and as of either sign");
        }
        try {
            NormalForm form = new NormalForm(expr);
            Fraction fraction = form.fraction(expr);
            if (form.ring.reduce(fraction.above()).isZERO()) {
                return new Verdict.Proved("normal form over the rationals is 0");
            }
        } catch (ArithmeticException unsupported) {
            return new Verdict.Undecided(String.valueOf(unsupported.getMessage()));
        }
        return Counterexample.to(expr);
    }

    /** One name is one quantity: it cannot be positive here and of either sign there. */
    private static boolean hasTwoMarks(Expr expr) {
        Set<Symbol> symbols = new HashSet<>();
        Rules.symbols(expr, symbols);
        return symbols.stream().map(Symbol::name).distinct().count() < symbols.size();
    }

    private Fraction fraction(Expr expr) {
        if (expr instanceof Num n) {
            return new Fraction(ring.number(n.value()), Map.of());
        }
        if (expr instanceof Symbol s) {
            Generator g = generators.of(s, Expr.ONE);
            return new Fraction(ring.variable(g.name(), g.root()), Map.of());
        }
        if (expr instanceof Log l) {
            Generator g = generators.of(Expansion.of(l.argument()), Expr.ZERO);
            return new Fraction(ring.variable(g.name()), Map.of());
        }
        if (expr instanceof Sum s) {
            Fraction sum = new Fraction(ring.zero(), Map.of());
            for (Expr term : s.terms()) {
                sum = sum(sum, fraction(term));
            }
            return sum;
        }
        if (expr instanceof Product p) {
            Fraction product = new Fraction(ring.one(), Map.of());
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
        Fraction product = new Fraction(ring.one(), Map.of());
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
        Fraction one = plain ? fraction(base) : new Fraction(ring.variable(g.name()), Map.of());
        return wholePower(one, count.intValue());
    }

    private Fraction wholePower(Fraction base, int exponent) {
        if (exponent < 0) {
            return wholePower(inverse(base), -exponent);
        }
        Fraction result = new Fraction(ring.one(), Map.of());
        for (int i = 0; i < exponent; i++) {
            result = product(result, base);
        }
        return result;
    }

    private Fraction inverse(Fraction fraction) {
        GenPolynomial<BigRational> factor = ring.reduce(fraction.above());
        if (factor.isZERO()) {
            throw new ArithmeticException("division by an expression that is identically 0");
        }
        return new Fraction(expanded(fraction.below()), factor.isONE() ? Map.of() : Map.of(factor, 1));
    }

    private GenPolynomial<BigRational> expanded(Map<GenPolynomial<BigRational>, Integer> factors) {
        GenPolynomial<BigRational> product = ring.one();
        for (Map.Entry<GenPolynomial<BigRational>, Integer> factor : factors.entrySet()) {
            for (int i = 0; i < factor.getValue(); i++) {
                product = ring.times(product, factor.getKey());
            }
        }
        return product;
    }

    private Fraction sum(Fraction left, Fraction right) {
        Map<GenPolynomial<BigRational>, Integer> common = merged(left.below(), right.below(), Math::max);
        return new Fraction(over(left, common).sum(over(right, common)), common);
    }

    /** The numerator over a denominator that the fraction's own divides. */
    private GenPolynomial<BigRational> over(Fraction fraction, Map<GenPolynomial<BigRational>, Integer> denominator) {
        Map<GenPolynomial<BigRational>, Integer> missing = new LinkedHashMap<>(denominator);
        fraction.below().forEach((factor, power) -> missing.merge(factor, -power, Integer::sum));
        return ring.times(fraction.above(), expanded(missing));
    }

    private Fraction product(Fraction left, Fraction right) {
        return new Fraction(ring.times(left.above(), right.above()), merged(left.below(), right.below(), Integer::sum));
    }

    private static Map<GenPolynomial<BigRational>, Integer> merged(
            Map<GenPolynomial<BigRational>, Integer> left,
            Map<GenPolynomial<BigRational>, Integer> right,
            BinaryOperator<Integer> rule) {
        Map<GenPolynomial<BigRational>, Integer> result = new LinkedHashMap<>(left);
        right.forEach((factor, power) -> result.merge(factor, power, rule));
        return result;
    }
}
