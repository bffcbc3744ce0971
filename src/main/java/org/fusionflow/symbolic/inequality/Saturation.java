package org.fusionflow.symbolic.inequality;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.inequality.Constraint.Sign;

/**
 * Looks for a certificate that equations leave no complex solution at which some facts are not 0: with a new variable z and {@code z d = 1} for every
 * such fact d, the ideal of the equations contains 1 (Rabinowitsch). Multiplied by powers of the d, this tells a product of facts that are not 0 as a
 * combination of the equations. Where the ideal does not contain 1 nothing is said: there may be no real solution all the same.
 */
final class Saturation {
    /** Facts and products of facts that are not 0; each is a variable more. */
    private static final int MOST_DIVISORS = 8;

    private final List<Constraint> constraints;
    private final List<CertificateVariable> variables;
    private final List<Fact> facts;
    private final List<Integer> equations = new ArrayList<>();

    /** Facts that are not 0, those in a list as one product. */
    private final List<List<Integer>> divisors = new ArrayList<>();

    private final int n;

    private Saturation(
            List<Constraint> constraints, List<CertificateVariable> variables, Simplification.Result simplified) {
        this.constraints = constraints;
        this.variables = variables;
        this.facts = new ArrayList<>(simplified.facts());
        this.n = variables.size();
        for (int at : simplified.active()) {
            Sign sign = facts.get(at).sign();
            if (sign == Sign.ZERO) {
                equations.add(at);
            } else if (sign == Sign.NONZERO || sign == Sign.POSITIVE) {
                divisors.add(List.of(at));
            }
        }
        List<Integer> positive = new ArrayList<>();
        for (int v = 0; v < n; v++) {
            int variable = v;
            boolean occurs =
                    equations.stream().anyMatch(at -> facts.get(at).polynomial().degree(variable) > 0);
            if (occurs && variables.get(v).isPositive()) {
                positive.add(facts.size());
                facts.add(new Fact(Polynomial.variable(n, v), Sign.POSITIVE, new Origin.VariableSign(v)));
            }
        }
        if (!positive.isEmpty()) {
            divisors.add(positive);
        }
    }

    /**
     * A certificate, not yet checked.
     *
     * @throws Work.Spent if the work is beyond its limit
     */
    static Optional<Certificate> search(
            List<Constraint> constraints,
            List<CertificateVariable> variables,
            Simplification.Result simplified,
            Work work) {
        Saturation saturation = new Saturation(constraints, variables, simplified);
        boolean fits = !saturation.equations.isEmpty() && saturation.divisors.size() <= MOST_DIVISORS;
        return fits ? saturation.certificate(work) : Optional.empty();
    }

    private Optional<Certificate> certificate(Work work) {
        List<Polynomial> given = new ArrayList<>();
        equations.forEach(at -> given.add(widened(facts.get(at).polynomial())));
        for (int j = 0; j < divisors.size(); j++) {
            Polynomial inverse = Polynomial.variable(n + divisors.size(), n + j);
            given.add(widened(divisor(j)).times(inverse).minus(Polynomial.constant(n + divisors.size(), Rational.ONE)));
        }
        return TrackedBasis.unit(given, work).map(unit -> certificate(unit, work));
    }

    private Polynomial divisor(int j) {
        Polynomial product = Polynomial.constant(n, Rational.ONE);
        for (int at : divisors.get(j)) {
            product = product.times(facts.get(at).polynomial());
        }
        return product;
    }

    private Polynomial widened(Polynomial polynomial) {
        Map<Monomial, Rational> terms = new HashMap<>();
        polynomial.terms().forEach((monomial, coefficient) -> {
            int[] exponents = new int[n + divisors.size()];
            for (int i = 0; i < n; i++) {
                exponents[i] = monomial.exponent(i);
            }
            terms.put(Monomial.of(exponents), coefficient);
        });
        return Polynomial.of(n + divisors.size(), terms);
    }

    /** With {@code z = 1/d} the combination of the equations is 1; multiplied by powers of the d it is one of polynomials. */
    private Certificate certificate(Map<Integer, Polynomial> unit, Work work) {
        int[] powers = new int[divisors.size()];
        for (int i = 0; i < equations.size(); i++) {
            for (Monomial monomial :
                    unit.getOrDefault(i, Polynomial.zero(n)).terms().keySet()) {
                for (int j = 0; j < powers.length; j++) {
                    powers[j] = Math.max(powers[j], monomial.exponent(n + j));
                }
            }
        }
        Map<Integer, Integer> factors = new LinkedHashMap<>();
        for (int j = 0; j < powers.length; j++) {
            boolean signed =
                    divisors.get(j).stream().anyMatch(at -> facts.get(at).sign() == Sign.NONZERO);
            if (signed && powers[j] % 2 != 0) {
                powers[j]++;
            }
            for (int at : powers[j] > 0 ? divisors.get(j) : List.<Integer>of()) {
                factors.put(at, powers[j]);
            }
        }
        Map<Integer, Polynomial> cofactors = new LinkedHashMap<>();
        for (int i = 0; i < equations.size(); i++) {
            Polynomial cofactor = Polynomial.zero(n);
            Polynomial combination = unit.getOrDefault(i, Polynomial.zero(n + powers.length));
            for (Map.Entry<Monomial, Rational> term : combination.terms().entrySet()) {
                int[] exponents = new int[n + powers.length];
                for (int k = 0; k < exponents.length; k++) {
                    exponents[k] = term.getKey().exponent(k);
                }
                Polynomial product = Polynomial.of(
                        n,
                        Map.of(
                                Monomial.of(Arrays.copyOf(exponents, n)),
                                term.getValue().negate()));
                for (int j = 0; j < powers.length; j++) {
                    for (int k = exponents[n + j]; k < powers[j]; k++) {
                        Polynomial divisor = divisor(j);
                        work.spend((long) product.size() * divisor.size() * Work.EXACT_TERM);
                        product = product.times(divisor);
                    }
                }
                cofactor = cofactor.plus(product);
            }
            if (!cofactor.isZero()) {
                cofactors.put(equations.get(i), cofactor);
            }
        }
        Polynomial one = Polynomial.constant(n, Rational.ONE);
        Certificate.Term product = new Certificate.Term(Rational.ONE, factors, Monomial.one(n), one);
        return new Certificate(constraints, variables, facts, List.of(product), cofactors);
    }
}
