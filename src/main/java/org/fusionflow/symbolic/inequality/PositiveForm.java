package org.fusionflow.symbolic.inequality;

import java.util.List;
import java.util.Map;
import org.fusionflow.expression.Rational;

/** Reads from the form of a polynomial that it is above 0: a sum of terms that are at least 0, one of them above 0. */
final class PositiveForm {
    private PositiveForm() {}

    static boolean isPositive(Polynomial polynomial, List<CertificateVariable> variables) {
        boolean strict = false;
        for (Map.Entry<Monomial, Rational> term : polynomial.terms().entrySet()) {
            if (term.getValue().signum() < 0 || !isNonnegative(term.getKey(), variables)) {
                return false;
            }
            strict |= isPositive(term.getKey(), variables);
        }
        return strict;
    }

    /** True for a sum of terms that are at least 0, 0 included. */
    static boolean isNonnegative(Polynomial polynomial, List<CertificateVariable> variables) {
        return polynomial.terms().entrySet().stream()
                .allMatch(term -> term.getValue().signum() > 0 && isNonnegative(term.getKey(), variables));
    }

    /** True if all variables in it are positive. */
    static boolean isPositive(Monomial monomial, List<CertificateVariable> variables) {
        for (int i = 0; i < variables.size(); i++) {
            if (monomial.exponent(i) > 0 && !variables.get(i).isPositive()) {
                return false;
            }
        }
        return true;
    }

    /** True if all variables with an odd exponent are at least 0. */
    static boolean isNonnegative(Monomial monomial, List<CertificateVariable> variables) {
        for (int i = 0; i < variables.size(); i++) {
            if (monomial.exponent(i) % 2 != 0 && !variables.get(i).isNonnegative()) {
                return false;
            }
        }
        return true;
    }
}
