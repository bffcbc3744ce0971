package org.fusionflow.symbolic.algebra;

import edu.jas.arith.BigRational;
import edu.jas.poly.GenPolynomial;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.Expr.Log;
import org.fusionflow.symbolic.algebra.Expr.Num;
import org.fusionflow.symbolic.algebra.Expr.Power;
import org.fusionflow.symbolic.algebra.Expr.Product;
import org.fusionflow.symbolic.algebra.Expr.Sum;
import org.fusionflow.symbolic.algebra.Expr.Symbol;
import org.fusionflow.symbolic.algebra.Generators.Generator;

/**
 * The field that contains several expressions: fractions of polynomials in common {@link Generators}, modulo the
 * relations of the radicals. A relation holds at every real point at which the radical is defined, so an identity of
 * numerators is one of values wherever no denominator is 0.
 */
public final class RadicalField {
    /**
     * The relation of a radical: with {@code below = b} and {@code value = a b^(degree-1)}, the variable is
     * {@code b (a/b)^(1/degree)}.
     *
     * @param variable position of the variable
     * @param degree of the root
     * @param value the variable to that power
     * @param below the denominator of the radicand; the radical itself is the variable divided by it
     */
    public record Radical(
            int variable, int degree, GenPolynomial<BigRational> value, GenPolynomial<BigRational> below) {}

    private final Generators generators;
    private final List<Generator> list;
    private final Map<Generator, String> names = new HashMap<>();
    private final ExactRing ring;
    private final Map<Generator, Radical> radicals = new LinkedHashMap<>();
    private final Set<Symbol> symbols = new HashSet<>();

    /**
     * @param given a symbol that is marked positive in one of them is positive in all
     * @throws ArithmeticException if an exponent or a radicand is beyond exact arithmetic
     */
    public RadicalField(List<Expr> given) {
        given.forEach(expr -> Rules.symbols(expr, symbols));
        generators = new Generators(given.stream().map(this::unified).toList());
        list = generators.list();
        // Variables are named by position, so that two generators with the same text never share one.
        for (int i = 0; i < list.size(); i++) {
            names.put(list.get(i), "g" + i);
        }
        ring = new ExactRing(list.stream().map(this::name).toList());
        for (int i = list.size() - 1; i >= 0; i--) {
            Generator g = list.get(i);
            if (g.unit().isOne() && g.root() > 1 && !(g.base() instanceof Symbol)) {
                // The root of a/b becomes x/b with the variable x = b (a/b)^(1/n), so that x^n = a b^(n-1).
                Fraction base = fractionOf(g.base());
                GenPolynomial<BigRational> below = base.bottom(ring);
                GenPolynomial<BigRational> value = ring.times(base.above(), ring.power(below, g.root() - 1));
                ring.relate(name(g), g.root(), value);
                radicals.put(g, new Radical(i, g.root(), ring.reduce(value), below));
            }
        }
    }

    private Expr unified(Expr expr) {
        return Rules.unified(expr, symbols);
    }

    private String name(Generator generator) {
        String name = names.get(generator);
        if (name == null) {
            throw new IllegalStateException("no variable for " + generator);
        }
        return name;
    }

    public ExactRing ring() {
        return ring;
    }

    /** What each variable stands for, in the order of the ring. */
    public List<Expr> meanings() {
        List<Expr> meanings = new ArrayList<>();
        for (Generator g : list) {
            Radical radical = radicals.get(g);
            if (g.unit().isZero()) {
                meanings.add(new Log(g.base()));
            } else {
                Expr root = Rules.power(g.base(), g.unit().times(Expr.number(Rational.of(1, g.root()))));
                meanings.add(
                        radical == null
                                ? root
                                : expr(radical.below(), meanings.size() + 1).times(root));
            }
        }
        return meanings;
    }

    /** A polynomial as an expression in what its variables stand for. */
    Expr value(GenPolynomial<BigRational> polynomial) {
        return expr(polynomial, 0);
    }

    /** A polynomial in variables from this position on, as an expression. */
    private Expr expr(GenPolynomial<BigRational> polynomial, int from) {
        if (polynomial.isONE()) {
            return Constant.ONE;
        }
        List<Expr> terms = new ArrayList<>();
        for (var monomial : polynomial) {
            List<Expr> factors = new ArrayList<>(List.of(Expr.number(RationalForm.rational(monomial.coefficient()))));
            for (int i = from; i < list.size(); i++) {
                long exponent = monomial.exponent().getVal(i);
                if (exponent > 0) {
                    Generator g = list.get(i);
                    Radical radical = radicals.get(g);
                    Expr root = g.unit().isZero()
                            ? new Log(g.base())
                            : Rules.power(g.base(), g.unit().times(Expr.number(Rational.of(1, g.root()))));
                    Expr meaning = radical == null
                            ? root
                            : expr(radical.below(), i + 1).times(root);
                    factors.add(Expr.power(meaning, exponent));
                }
            }
            terms.add(Expr.product(factors));
        }
        return Expr.sum(terms);
    }

    public List<Radical> radicals() {
        return List.copyOf(radicals.values());
    }

    /**
     * One of the given expressions as a fraction.
     *
     * @throws ArithmeticException if a divisor is identically 0, or a power or product is too large
     */
    public Fraction fraction(Expr expr) {
        return fractionOf(unified(expr));
    }

    private Fraction fractionOf(Expr expr) {
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
                Fraction term = Fraction.of(ring.variable(name(g))).times(fractionOf(part.exponent()), ring);
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
                product = product.times(fractionOf(factor), ring);
            }
            return product;
        }
        return power((Power) expr);
    }

    /** Sums of halves: adding term by term would copy the growing sum for each term. */
    private Fraction sum(List<Expr> terms) {
        if (terms.size() == 1) {
            return fractionOf(terms.get(0));
        }
        int half = terms.size() / 2;
        return sum(terms.subList(0, half)).plus(sum(terms.subList(half, terms.size())), ring);
    }

    private Fraction power(Power power) {
        if (power.exponent() instanceof Num n && Generators.isWhole(n)) {
            return fractionOf(power.base()).power(n.value().intValue(), ring);
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
        Generator g = generators.of(base, Rules.withoutFactor(exponent));
        // Whole, because the root order is a multiple of every denominator; otherwise intValue throws.
        int count = Rules.factor(exponent).times(Rational.of(g.root())).intValue();
        boolean plain = g.unit().isOne() && g.root() == 1 && !(base instanceof Symbol);
        if (plain) {
            return fractionOf(base).power(count, ring);
        }
        Fraction root = Fraction.of(ring.variable(name(g)));
        Radical radical = radicals.get(g);
        Fraction one =
                radical == null ? root : root.times(Fraction.of(radical.below()).inverse(ring), ring);
        return one.power(count, ring);
    }
}
