package org.fusionflow.symbolic.inequality;

import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.TreeMap;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.inequality.Constraint.Sign;

/**
 * Proof that no real values satisfy all constraints: {@code sum of terms + sum of cofactor * equation = 0}, where each
 * term is at least 0, and at least one is above 0, wherever all constraints hold.
 *
 * @param constraints what is contradictory
 * @param variables what the variables of the polynomials stand for
 * @param facts polynomials of known sign; each tells why, from the constraints and facts before it
 * @param terms at least one of them strict
 * @param cofactors of the facts with sign ZERO, by position
 */
public record Certificate(
        List<Constraint> constraints,
        List<CertificateVariable> variables,
        List<Fact> facts,
        List<Term> terms,
        Map<Integer, Polynomial> cofactors) {
    /**
     * {@code weight * product of facts * product of variables * square^2}.
     *
     * @param weight above 0
     * @param facts exponents of facts, by position: any exponent if they are above or at least 0, even ones if they are
     *     not 0
     * @param monomial of variables that are at least 0
     * @param square the polynomial that is squared
     */
    public record Term(Rational weight, Map<Integer, Integer> facts, Monomial monomial, Polynomial square) {
        public Term {
            // Sorted, so that the order is the same in every run.
            facts = Collections.unmodifiableSortedMap(new TreeMap<>(facts));
        }

        /** True if the term is at least 0 wherever the facts hold. */
        boolean isAllowed(List<Fact> known, List<CertificateVariable> variables) {
            return weight.signum() > 0
                    && PositiveForm.isNonnegative(monomial, variables)
                    && facts.entrySet().stream()
                            .allMatch(f -> f.getValue() > 0
                                    && Fact.isFactor(known.get(f.getKey()).sign(), f.getValue()));
        }

        /** True if the term, which is allowed, is above 0 wherever the facts hold. */
        boolean isStrict(List<Fact> known, List<CertificateVariable> variables) {
            return square.isConstant()
                    && !square.isZero()
                    && PositiveForm.isPositive(monomial, variables)
                    && facts.entrySet().stream()
                            .allMatch(f -> Fact.isStrict(known.get(f.getKey()).sign(), f.getValue()));
        }

        Polynomial expanded(List<Fact> known) {
            Polynomial product = square.times(square).times(monomial).times(weight);
            for (Map.Entry<Integer, Integer> factor : facts.entrySet()) {
                product = product.times(known.get(factor.getKey()).polynomial().power(factor.getValue()));
            }
            return product;
        }
    }

    public Certificate {
        constraints = List.copyOf(constraints);
        variables = List.copyOf(variables);
        facts = List.copyOf(facts);
        terms = List.copyOf(terms);
        cofactors = Collections.unmodifiableSortedMap(new TreeMap<>(cofactors));
    }

    /** Re-verifies all of it in exact arithmetic: every fact, every factor of a term, and the identity. */
    public boolean check() {
        try {
            return hasOneRing() && factsFollow() && termsAreAllowed() && cofactorsAreOfEquations() && total().isZero();
        } catch (IndexOutOfBoundsException
                | ArithmeticException
                | IllegalArgumentException
                | NoSuchElementException malformed) {
            return false;
        }
    }

    /** Number of constraints that are not laws. */
    public long conditions() {
        return constraints.stream().filter(c -> c.lawOf().isEmpty()).count();
    }

    /** True for terms that are above 0 wherever all constraints hold. */
    public boolean isStrict(Term term) {
        return term.isStrict(facts, variables);
    }

    /** True if everything is in the variables of the list: those of another ring would have no sign here. */
    private boolean hasOneRing() {
        int n = variables.size();
        return facts.stream().allMatch(fact -> fact.polynomial().variables() == n)
                && cofactors.values().stream().allMatch(cofactor -> cofactor.variables() == n)
                && terms.stream()
                        .allMatch(
                                t -> t.monomial().variables() == n && t.square().variables() == n);
    }

    private boolean factsFollow() {
        Set<Integer> given = new HashSet<>();
        for (int i = 0; i < facts.size(); i++) {
            Fact fact = facts.get(i);
            if (!fact.follows(facts.subList(0, i), variables)) {
                return false;
            }
            if (fact.origin() instanceof Origin.Given g) {
                // Each constraint is stated once, with its own sign.
                if (constraints.get(g.constraint()).sign() != fact.sign() || !given.add(g.constraint())) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean termsAreAllowed() {
        return terms.stream().allMatch(term -> term.isAllowed(facts, variables))
                && terms.stream().anyMatch(this::isStrict);
    }

    private boolean cofactorsAreOfEquations() {
        return cofactors.keySet().stream().allMatch(at -> facts.get(at).sign() == Sign.ZERO);
    }

    private Polynomial total() {
        Polynomial total = Polynomial.zero(variables.size());
        for (Term term : terms) {
            total = total.plus(term.expanded(facts));
        }
        for (Map.Entry<Integer, Polynomial> cofactor : cofactors.entrySet()) {
            total = total.plus(
                    cofactor.getValue().times(facts.get(cofactor.getKey()).polynomial()));
        }
        return total;
    }

    /** Number of terms in which a polynomial that is not a number is squared. */
    public int squares() {
        return (int) terms.stream().filter(t -> !t.square().isConstant()).count();
    }

    /** Highest degree of a term. */
    public int degree() {
        int degree = 0;
        for (Term term : terms) {
            int here = term.monomial().degree() + 2 * term.square().degree();
            for (Map.Entry<Integer, Integer> factor : term.facts().entrySet()) {
                here += factor.getValue()
                        * facts.get(factor.getKey()).polynomial().degree();
            }
            degree = Math.max(degree, here);
        }
        return degree;
    }

    /** One line for a verdict: {@code certificate with 7 terms, 5 of them squares, of degree 4}. */
    public String summary() {
        int squares = squares();
        String parts = terms.size() + (terms.size() == 1 ? " term" : " terms");
        String of = squares == 0 ? "" : ", " + squares + " with a square";
        String equations = cofactors.isEmpty()
                ? ""
                : " and " + cofactors.size() + (cofactors.size() == 1 ? " equation" : " equations");
        return "certificate with " + parts + of + equations + ", of degree " + degree();
    }

    @Override
    public String toString() {
        return summary();
    }
}
