package org.fusionflow.claims.formal;

import java.util.Map;
import java.util.Optional;

/**
 * How a quantity behaves where the lengths that are not learned shrink like a small factor t: {@code t^order (value + o(1))}. Away from fixed points
 * the order is 0 and the value is all there is.
 *
 * @param order power of t, linear in L and Lf
 * @param text the value, an expression of Coq's real numbers; {@code 0} only for the constant 0
 * @param positive true if the form shows that the value is above 0
 * @param monomial exponents of positive names of which the value is the product; empty if it is none
 */
record Leading(Linear order, String text, boolean positive, Optional<Map<String, Linear>> monomial) {
    boolean isZero() {
        return text.equals("0");
    }

    boolean isOne() {
        return text.equals("1");
    }

    /** The same under a name. */
    Leading named(String name) {
        return new Leading(order, name, positive, monomial);
    }

    /** The same with another order. */
    Leading of(Linear other) {
        return new Leading(other, text, positive, monomial);
    }
}
