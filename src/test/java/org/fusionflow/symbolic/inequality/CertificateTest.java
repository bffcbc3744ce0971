package org.fusionflow.symbolic.inequality;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.algebra.NormalForm;
import org.fusionflow.symbolic.inequality.Certificate.Term;
import org.fusionflow.symbolic.inequality.Constraint.Sign;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Certificates that have been changed are rejected. */
class CertificateTest {
    /** The quick statements give certificates of every kind. */
    private static final WorkLimit SHORT = new WorkLimit(20_000_000);

    private static final List<Certificate> FOUND = new ArrayList<>();

    @BeforeAll
    static void find() throws IOException {
        Path statements = Path.of("src/test/resources/org/fusionflow/symbolic/inequality/true.txt");
        for (String line : StatementTable.lines(statements)) {
            Statement.of(line)
                    .refutations()
                    .forEach(refutation -> Infeasibility.of(refutation, SHORT).ifPresent(FOUND::add));
        }
        assertTrue(FOUND.size() > 100);
    }

    private static Certificate with(Certificate c, List<Term> terms, Map<Integer, Polynomial> cofactors) {
        return new Certificate(c.constraints(), c.variables(), c.facts(), terms, cofactors);
    }

    /** Terms that are not the polynomial 0; one that is 0 > 0 proves the contradiction with any weight. */
    private static List<Integer> effective(Certificate c) {
        List<Integer> effective = new ArrayList<>();
        for (int i = 0; i < c.terms().size(); i++) {
            if (!c.terms().get(i).expanded(c.facts()).isZero()) {
                effective.add(i);
            }
        }
        return effective;
    }

    private static Certificate with(Certificate c, int at, Term term) {
        List<Term> terms = new ArrayList<>(c.terms());
        terms.set(at, term);
        return with(c, terms, c.cofactors());
    }

    @Test
    void aChangedWeightIsRejected() {
        for (Certificate c : FOUND) {
            for (int i : effective(c)) {
                Term t = c.terms().get(i);
                for (Rational weight : List.of(
                        t.weight().plus(Rational.of(1, 1_000_000)),
                        t.weight().times(Rational.of(2)),
                        Rational.ZERO,
                        t.weight().negate())) {
                    assertFalse(with(c, i, new Term(weight, t.facts(), t.monomial(), t.square()))
                            .check());
                }
            }
        }
    }

    @Test
    void aMissingTermIsRejected() {
        for (Certificate c : FOUND) {
            for (int i : effective(c)) {
                List<Term> terms = new ArrayList<>(c.terms());
                terms.remove(i);
                assertFalse(with(c, terms, c.cofactors()).check());
            }
            assertFalse(with(c, List.of(), Map.of()).check());
        }
    }

    @Test
    void aChangedSquareOrFactorIsRejected() {
        for (Certificate c : FOUND) {
            int n = c.variables().size();
            for (int i : effective(c)) {
                Term t = c.terms().get(i);
                Polynomial one = Polynomial.constant(n, Rational.ONE);
                assertFalse(with(
                                c,
                                i,
                                new Term(
                                        t.weight(),
                                        t.facts(),
                                        t.monomial(),
                                        t.square().plus(one).plus(one.times(Rational.of(7)))))
                        .check());
                for (int fact : t.facts().keySet()) {
                    Map<Integer, Integer> facts = new HashMap<>(t.facts());
                    facts.merge(fact, 1, Integer::sum);
                    boolean isOne = c.facts().get(fact).polynomial().equals(one);
                    assertTrue(isOne
                            || !with(c, i, new Term(t.weight(), facts, t.monomial(), t.square()))
                                    .check());
                }
            }
        }
    }

    @Test
    void aChangedCofactorIsRejected() {
        int changed = 0;
        for (Certificate c : FOUND) {
            for (Map.Entry<Integer, Polynomial> entry : c.cofactors().entrySet()) {
                Polynomial one = Polynomial.constant(c.variables().size(), Rational.ONE);
                Map<Integer, Polynomial> cofactors = new HashMap<>(c.cofactors());
                cofactors.put(entry.getKey(), entry.getValue().plus(one));
                assertFalse(with(c, c.terms(), cofactors).check());
                cofactors.remove(entry.getKey());
                assertFalse(with(c, c.terms(), cofactors).check());
                changed++;
            }
        }
        assertTrue(changed > 20);
    }

    @Test
    void anInequalityIsNoEquation() {
        for (Certificate c : FOUND) {
            for (int i = 0; i < c.facts().size(); i++) {
                if (c.facts().get(i).sign() != Sign.ZERO) {
                    Map<Integer, Polynomial> cofactors = new HashMap<>(c.cofactors());
                    cofactors.put(i, Polynomial.zero(c.variables().size()));
                    assertFalse(with(c, c.terms(), cofactors).check());
                }
            }
        }
    }

    /** A weak constraint, or one that is only known not to be 0, is not strict. */
    @Test
    void aWeakenedConstraintIsRejectedUnlessAnotherTermIsStrict() {
        int rejected = 0;
        for (Certificate c : FOUND) {
            for (int i = 0; i < c.constraints().size(); i++) {
                if (c.constraints().get(i).sign() != Sign.POSITIVE) {
                    continue;
                }
                List<Constraint> constraints = new ArrayList<>(c.constraints());
                constraints.set(i, new Constraint(constraints.get(i).value(), Sign.NONNEGATIVE));
                Certificate forged = new Certificate(constraints, c.variables(), c.facts(), c.terms(), c.cofactors());
                assertFalse(forged.check(), "a fact stronger than its constraint");
                List<Fact> facts = new ArrayList<>();
                int constraint = i;
                c.facts()
                        .forEach(f -> facts.add(
                                f.origin() instanceof Origin.Given g && g.constraint() == constraint
                                        ? new Fact(f.polynomial(), Sign.NONNEGATIVE, f.origin())
                                        : f));
                Certificate weak = new Certificate(constraints, c.variables(), facts, c.terms(), c.cofactors());
                boolean stillStrict = c.terms().stream().anyMatch(t -> t.isStrict(facts, c.variables()));
                assertTrue(stillStrict || !weak.check());
                rejected += weak.check() ? 0 : 1;
            }
        }
        assertTrue(rejected > 60, "rejected " + rejected);
    }

    @Test
    void aFactWithAnotherPolynomialOrSignIsRejected() {
        for (Certificate c : FOUND) {
            for (int i = 0; i < c.facts().size(); i++) {
                Fact fact = c.facts().get(i);
                Polynomial one = Polynomial.constant(c.variables().size(), Rational.ONE);
                List<Fact> facts = new ArrayList<>(c.facts());
                facts.set(i, new Fact(fact.polynomial().minus(one), fact.sign(), fact.origin()));
                Certificate changed = new Certificate(c.constraints(), c.variables(), facts, c.terms(), c.cofactors());
                boolean stated = fact.origin() instanceof Origin.RootRelation || fact.origin() instanceof Origin.Form;
                assertTrue(stated || !changed.check(), () -> fact + " of " + c.constraints());
            }
        }
    }

    private static Expr expr(Polynomial polynomial, Certificate c) {
        List<Expr> terms = new ArrayList<>();
        polynomial.terms().forEach((monomial, coefficient) -> {
            List<Expr> factors = new ArrayList<>(List.of(Expr.number(coefficient)));
            for (int i = 0; i < monomial.variables(); i++) {
                factors.add(Expr.power(c.variables().get(i).meaning(), monomial.exponent(i)));
            }
            terms.add(Expr.product(factors));
        });
        return Expr.sum(terms);
    }

    /** The polynomials with the meanings of their variables are the values of the constraints, and relations hold. */
    @Test
    void thePolynomialsAreTheConstraints() {
        int equal = 0;
        for (Certificate c : FOUND) {
            for (Fact fact : c.facts()) {
                if (fact.origin() instanceof Origin.RootRelation) {
                    assertTrue(
                            NormalForm.reducesToZero(expr(fact.polynomial(), c)).isProved(), fact::toString);
                } else if (fact.origin() instanceof Origin.Given g) {
                    Expr divisor = Expr.number(1);
                    for (Map.Entry<Polynomial, Integer> factor : g.divisors().entrySet()) {
                        divisor = divisor.times(Expr.power(expr(factor.getKey(), c), factor.getValue()));
                    }
                    Expr value = c.constraints().get(g.constraint()).value();
                    assertTrue(
                            NormalForm.equal(value.times(divisor), expr(g.numerator(), c))
                                    .isProved(),
                            () -> c.constraints() + ": " + g);
                    equal++;
                }
            }
        }
        assertTrue(equal > 200);
    }
}
