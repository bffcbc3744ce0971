package org.fusionflow.symbolic.inequality;

import edu.jas.arith.BigRational;
import edu.jas.poly.GenPolynomial;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.Fraction;
import org.fusionflow.symbolic.algebra.RadicalField;
import org.fusionflow.symbolic.algebra.RadicalField.Radical;
import org.fusionflow.symbolic.inequality.Constraint.Sign;

/**
 * The constraints as facts about polynomials in common variables: divisors cleared, and the relations and signs of
 * roots beside them. {@link Simplification} adds facts without the factors whose sign is known.
 */
final class FactBase {
    /** Polynomials of a higher degree have no certificates within reach, and take long to factor. */
    private static final int LARGEST_DEGREE = 120;

    private final RadicalField field;
    private final List<CertificateVariable> variables = new ArrayList<>();
    private final List<Fact> facts = new ArrayList<>();

    /** New position of each variable of the field; absent for those that do not occur. */
    private final Map<Integer, Integer> positions = new LinkedHashMap<>();

    /** What the variables of the field stand for. */
    private final List<Expr> meanings;

    private FactBase(List<Constraint> constraints, List<Expr> values, UnaryOperator<Expr> meaning) {
        field = new RadicalField(values);
        meanings = field.meanings().stream().map(meaning).toList();
        meanings.forEach(FactBase::requirePositiveBase);
        List<Fraction> fractions = values.stream().map(field::fraction).toList();
        keepVariables(fractions);
        for (Radical radical : field.radicals()) {
            addRoot(radical);
        }
        for (int i = 0; i < constraints.size(); i++) {
            add(i, fractions.get(i), constraints.get(i).sign());
        }
    }

    /**
     * {@code x^(L-1)} becomes {@code x^L / x}, which has no value at 0 where the power may have one.
     *
     * @throws ArithmeticException for a symbolic power of a base that may be 0 or negative
     */
    private static void requirePositiveBase(Expr meaning) {
        if (meaning instanceof Expr.Power p
                && !(p.exponent() instanceof Expr.Num)
                && !p.base().isPositive()) {
            throw new ArithmeticException("the base of " + meaning.text() + " may not be above 0");
        }
    }

    /**
     * The facts.
     *
     * @throws ArithmeticException if a divisor is identically 0, or an expression is beyond exact arithmetic
     */
    static FactBase of(List<Constraint> constraints) {
        return new FactBase(
                constraints, constraints.stream().map(Constraint::value).toList(), UnaryOperator.identity());
    }

    /** The facts with sums as variables of which the sign is known at most, as {@link OpaqueSums} chooses them. */
    static FactBase withOpaqueSums(List<Constraint> constraints, boolean ofAnySign) {
        List<Expr> values = constraints.stream().map(Constraint::value).toList();
        OpaqueSums sums = new OpaqueSums(values, ofAnySign);
        return new FactBase(constraints, values.stream().map(sums::hidden).toList(), sums::shown);
    }

    List<CertificateVariable> variables() {
        return variables;
    }

    List<Fact> facts() {
        return facts;
    }

    /** Variables that occur, and those in the relations of roots that occur. */
    private void keepVariables(List<Fraction> fractions) {
        Set<Integer> used = new TreeSet<>();
        for (Fraction fraction : fractions) {
            collect(fraction.above(), used);
            fraction.below().keySet().forEach(below -> collect(below, used));
        }
        List<Radical> radicals = field.radicals();
        for (int before = -1; before < used.size(); ) {
            before = used.size();
            for (Radical radical : radicals) {
                if (used.contains(radical.variable())) {
                    collect(radical.value(), used);
                    collect(radical.below(), used);
                }
            }
        }
        for (int old : used) {
            positions.put(old, variables.size());
            variables.add(new CertificateVariable(meanings.get(old)));
        }
    }

    private static void collect(GenPolynomial<BigRational> polynomial, Set<Integer> used) {
        for (var term : polynomial) {
            for (int i = 0; i < term.exponent().length(); i++) {
                if (term.exponent().getVal(i) > 0) {
                    used.add(i);
                }
            }
        }
    }

    private Polynomial polynomial(GenPolynomial<BigRational> given) {
        Map<Monomial, Rational> terms = new LinkedHashMap<>();
        for (var term : given) {
            int[] exponents = new int[variables.size()];
            positions.forEach((old, now) ->
                    exponents[now] = Math.toIntExact(term.exponent().getVal(old)));
            Monomial monomial = Monomial.of(exponents);
            if (monomial.degree() > LARGEST_DEGREE) {
                throw new ArithmeticException("degree " + monomial.degree() + " is beyond " + LARGEST_DEGREE);
            }
            terms.put(monomial, Factorization.rational(term.coefficient()));
        }
        return Polynomial.of(variables.size(), terms);
    }

    private void addRoot(Radical radical) {
        Integer at = positions.get(radical.variable());
        if (at == null) {
            return;
        }
        int n = variables.size();
        Polynomial variable = Polynomial.variable(n, at);
        Polynomial power = Polynomial.of(Monomial.power(n, at, radical.degree()));
        Polynomial relation = power.minus(polynomial(radical.value()));
        facts.add(new Fact(relation, Sign.ZERO, new Origin.RootRelation(at, radical.degree())));
        int last = facts.size() - 1;
        if (variables.get(at).isNonnegative()) {
            if (!variables.get(at).isPositive()) {
                facts.add(new Fact(variable, Sign.NONNEGATIVE, new Origin.VariableSign(at)));
            }
            if (radical.degree() == 2) {
                RootBounds.of(polynomial(radical.value()), variables)
                        .forEach(bound -> facts.add(
                                new Fact(variable.minus(bound), Sign.NONNEGATIVE, new Origin.RootBound(last, bound))));
            }
        } else {
            Polynomial below = polynomial(radical.below());
            facts.add(new Fact(variable.times(below), Sign.NONNEGATIVE, new Origin.RootSign(at, below)));
        }
    }

    private void add(int constraint, Fraction fraction, Sign sign) {
        Polynomial numerator = polynomial(fraction.above());
        boolean compared = sign == Sign.POSITIVE || sign == Sign.NONNEGATIVE;
        Map<Polynomial, Integer> divisors = new LinkedHashMap<>();
        Set<Polynomial> multiplied = new LinkedHashSet<>();
        List<Polynomial> unknown = new ArrayList<>();
        Polynomial cleared = numerator;
        for (Map.Entry<GenPolynomial<BigRational>, Integer> below :
                fraction.below().entrySet()) {
            Polynomial divisor = polynomial(below.getKey());
            divisors.put(divisor, below.getValue());
            if (PositiveForm.isPositive(divisor, variables)) {
                continue;
            }
            unknown.add(divisor);
            if (compared && below.getValue() % 2 != 0) {
                multiplied.add(divisor);
                cleared = cleared.times(divisor);
            }
        }
        facts.add(new Fact(cleared, sign, new Origin.Given(constraint, numerator, divisors, multiplied)));
        unknown.forEach(divisor -> facts.add(new Fact(divisor, Sign.NONZERO, new Origin.Divisor(constraint))));
    }
}
