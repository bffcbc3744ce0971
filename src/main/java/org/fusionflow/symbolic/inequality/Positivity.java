package org.fusionflow.symbolic.inequality;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.inequality.Constraint.Sign;

/** Which variables are above or at least 0, by their meaning or by a fact. */
final class Positivity {
    private final int[] positive;
    private final int[] nonnegative;

    /** What a variable owes its sign to: a fact from 0 on, its meaning, or nothing. */
    private static final int MEANING = -1;

    private static final int NOTHING = -2;

    Positivity(List<CertificateVariable> variables, List<Fact> facts) {
        int n = variables.size();
        positive = new int[n];
        nonnegative = new int[n];
        for (int i = 0; i < n; i++) {
            positive[i] = variables.get(i).isPositive() ? MEANING : fact(i, n, Sign.POSITIVE, facts);
            nonnegative[i] = positive[i] != NOTHING
                    ? positive[i]
                    : variables.get(i).isNonnegative() ? MEANING : fact(i, n, Sign.NONNEGATIVE, facts);
        }
    }

    private static int fact(int variable, int variables, Sign sign, List<Fact> facts) {
        Polynomial polynomial = Polynomial.variable(variables, variable);
        for (int i = 0; i < facts.size(); i++) {
            if (facts.get(i).sign() == sign && facts.get(i).polynomial().equals(polynomial)) {
                return i;
            }
        }
        return NOTHING;
    }

    int variables() {
        return positive.length;
    }

    boolean isPositive(int variable) {
        return positive[variable] != NOTHING;
    }

    boolean isNonnegative(int variable) {
        return nonnegative[variable] != NOTHING;
    }

    boolean isPositive(Monomial monomial) {
        for (int i = 0; i < positive.length; i++) {
            if (monomial.exponent(i) > 0 && !isPositive(i)) {
                return false;
            }
        }
        return true;
    }

    /** A monomial with a weight as a term that is at least 0; empty if it need not be. */
    Optional<Certificate.Term> term(Monomial monomial, Rational weight) {
        int n = positive.length;
        Map<Integer, Integer> factors = new LinkedHashMap<>();
        int[] outside = new int[n];
        int[] square = new int[n];
        for (int i = 0; i < n; i++) {
            int exponent = monomial.exponent(i);
            if (isNonnegative(i) && fact(i) < 0) {
                outside[i] = exponent;
            } else if (isNonnegative(i) && exponent > 0) {
                factors.merge(fact(i), exponent, Integer::sum);
            } else if (exponent % 2 == 0) {
                square[i] = exponent / 2;
            } else {
                return Optional.empty();
            }
        }
        return Optional.of(
                new Certificate.Term(weight, factors, Monomial.of(outside), Polynomial.of(Monomial.of(square))));
    }

    /** The fact that gives the variable its sign; -1 if it is its meaning. */
    int fact(int variable) {
        return nonnegative[variable];
    }
}
