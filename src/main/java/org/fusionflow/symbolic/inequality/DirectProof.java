package org.fusionflow.symbolic.inequality;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.inequality.Constraint.Sign;

/**
 * Looks for one constraint that contradicts itself because its opposite can be written as a sum of squares by
 * completing squares, as minus the rate of the loss can in the rates of the lengths. {@link SparseSquares} does it; nothing is searched.
 */
final class DirectProof {
    private final List<Constraint> constraints;
    private final List<CertificateVariable> variables;
    private final List<Fact> facts;
    private final Shift shift;

    private DirectProof(List<Constraint> constraints, FactBase base, Shift shift) {
        this.constraints = constraints;
        this.variables = base.variables();
        this.facts = base.facts();
        this.shift = shift;
    }

    /** A certificate, not yet checked; empty if there is none of this form. */
    static Optional<Certificate> of(List<Constraint> constraints) {
        for (boolean ofAnySign : new boolean[] {true, false}) {
            FactBase base = FactBase.withOpaqueSums(constraints, ofAnySign);
            for (Shift shift : Shift.all(base.variables().size(), base.facts())) {
                Optional<Certificate> found = new DirectProof(constraints, base, shift).certificate();
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    private Optional<Certificate> certificate() {
        // The opposite of the goal comes last, and is the most promising.
        for (int at = facts.size() - 1; at >= 0; at--) {
            if (facts.get(at).sign() == Sign.NONZERO || shift.uses(at)) {
                continue;
            }
            for (int factor : facts.get(at).sign() == Sign.ZERO ? List.of(-1, 1) : List.of(-1)) {
                Optional<Certificate> found = certificate(at, factor);
                if (found.isPresent()) {
                    return found;
                }
            }
        }
        return Optional.empty();
    }

    /** Writes a fact, times a number, as a sum of squares. */
    private Optional<Certificate> certificate(int at, int factor) {
        Fact fact = facts.get(at);
        Map<Integer, Polynomial> cofactors = new LinkedHashMap<>();
        Polynomial left = reduced(fact.polynomial().times(Rational.of(factor)), at, cofactors);
        Polynomial opposite = shift.shifted(left);
        Optional<List<SparseSquares.Part>> parts = SparseSquares.of(
                opposite, this::isNonnegative, monomial -> nonzero(monomial).isPresent());
        if (parts.isEmpty()) {
            return Optional.empty();
        }
        List<Certificate.Term> terms = new ArrayList<>();
        parts.get().forEach(part -> terms.add(term(part)));
        int n = variables.size();
        if (fact.sign() == Sign.ZERO) {
            cofactors.put(at, Polynomial.constant(n, Rational.of(-factor)));
        } else {
            terms.add(new Certificate.Term(
                    Rational.ONE, Map.of(at, 1), Monomial.one(n), Polynomial.constant(n, Rational.ONE)));
        }
        boolean strict = terms.stream().anyMatch(term -> term.isStrict(facts, variables));
        return strict
                ? Optional.of(new Certificate(constraints, variables, facts, terms, cofactors))
                : Optional.empty();
    }

    /** A polynomial without the monomials that contain one that is 0. */
    private Polynomial reduced(Polynomial polynomial, int except, Map<Integer, Polynomial> cofactors) {
        Polynomial left = polynomial;
        for (int at = 0; at < facts.size(); at++) {
            Polynomial zero = facts.get(at).polynomial();
            if (facts.get(at).sign() != Sign.ZERO || zero.size() != 1 || at == except) {
                continue;
            }
            Polynomial quotient = Polynomial.zero(variables.size());
            for (Map.Entry<Monomial, Rational> term : left.terms().entrySet()) {
                if (zero.leading().divides(term.getKey())) {
                    Rational weight = term.getValue()
                            .times(zero.coefficient(zero.leading()).inverse());
                    quotient = quotient.plus(
                            Polynomial.of(term.getKey().over(zero.leading())).times(weight));
                }
            }
            if (!quotient.isZero()) {
                cofactors.put(at, quotient);
                left = left.minus(quotient.times(zero));
            }
        }
        return left;
    }

    private boolean isNonnegative(int variable) {
        return shift.fact(variable) >= 0 || variables.get(variable).isNonnegative();
    }

    private Certificate.Term term(SparseSquares.Part part) {
        Map<Integer, Integer> factors = new LinkedHashMap<>();
        Monomial outside = part.outside();
        Optional<Integer> nonzero = part.square().isConstant() ? nonzero(outside) : Optional.empty();
        if (nonzero.isPresent()) {
            Monomial root = facts.get(nonzero.get()).polynomial().leading();
            factors.put(nonzero.get(), 2);
            outside = outside.over(root.times(root));
        }
        Polynomial square = part.square();
        int[] left = new int[variables.size()];
        int[] root = new int[variables.size()];
        for (int i = 0; i < variables.size(); i++) {
            int exponent = outside.exponent(i);
            if (exponent > 0 && shift.fact(i) >= 0) {
                factors.put(shift.fact(i), exponent);
            } else if (isNonnegative(i)) {
                left[i] = exponent;
            } else {
                root[i] = exponent / 2;
            }
        }
        return new Certificate.Term(
                part.weight(), factors, Monomial.of(left), shift.back(square.times(Monomial.of(root))));
    }

    /** A fact that a monomial is not 0 whose square divides this one with a positive quotient. */
    private Optional<Integer> nonzero(Monomial monomial) {
        for (int at = 0; at < facts.size(); at++) {
            Polynomial polynomial = facts.get(at).polynomial();
            if (facts.get(at).sign() == Sign.NONZERO
                    && polynomial.size() == 1
                    && polynomial.coefficient(polynomial.leading()).equals(Rational.ONE)) {
                Monomial square = polynomial.leading().times(polynomial.leading());
                if (square.divides(monomial) && PositiveForm.isPositive(monomial.over(square), variables)) {
                    return Optional.of(at);
                }
            }
        }
        return Optional.empty();
    }
}
