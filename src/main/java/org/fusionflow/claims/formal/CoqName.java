package org.fusionflow.claims.formal;

import org.fusionflow.expression.Rational;

/** Names and numbers as Coq takes them. */
final class CoqName {
    private CoqName() {}

    /** The name of a symbol; all have an ending, so that none is a word of Coq. */
    static String of(String symbol) {
        return symbol + "_";
    }

    static String number(Rational value) {
        String above = value.signum() < 0
                ? "(" + value.numerator() + ")"
                : value.numerator().toString();
        return value.isInteger() ? above : "(" + above + " / " + value.denominator() + ")";
    }
}
