package org.fusionflow.symbolic.inequality;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.expression.Rational;

/** Divides a polynomial by another without remainder. */
final class Division {
    private Division() {}

    /** The quotient; empty if the division leaves a remainder. */
    static Optional<Polynomial> exact(Polynomial dividend, Polynomial divisor) {
        if (divisor.isZero()) {
            return Optional.empty();
        }
        Monomial lead = divisor.leading();
        Rational inverse = divisor.coefficient(lead).inverse();
        Map<Monomial, Rational> quotient = new HashMap<>();
        Polynomial rest = dividend;
        while (!rest.isZero()) {
            Monomial top = rest.leading();
            if (!lead.divides(top)) {
                return Optional.empty();
            }
            Monomial shift = top.over(lead);
            Rational factor = rest.coefficient(top).times(inverse);
            quotient.put(shift, factor);
            rest = rest.minus(divisor.times(shift).times(factor));
        }
        return Optional.of(Polynomial.of(dividend.variables(), quotient));
    }
}
