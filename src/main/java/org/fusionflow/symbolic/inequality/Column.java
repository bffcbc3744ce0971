package org.fusionflow.symbolic.inequality;

import java.util.Map;

/** A polynomial that a certificate may add with a positive coefficient, or with any if it is free. */
sealed interface Column {
    /** The polynomial, reduced by the equations. */
    Polynomial value();

    /** True if the polynomial is above 0 wherever all facts hold. */
    boolean isStrict();

    /**
     * A product of facts and variables that are at least 0, times a square.
     *
     * @param facts exponents by position
     * @param variables product of variables that are at least 0
     * @param square what is squared
     */
    record Product(
            Map<Integer, Integer> facts, Monomial variables, Polynomial square, Polynomial value, boolean isStrict)
            implements Column {}

    /** A multiple of an equation that is left after the elimination. */
    record Multiple(int equation, Monomial factor, Polynomial value) implements Column {
        @Override
        public boolean isStrict() {
            return false;
        }
    }
}
