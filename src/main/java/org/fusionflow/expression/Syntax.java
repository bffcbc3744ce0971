package org.fusionflow.expression;

/** The two forms in which expressions are written. */
public enum Syntax {
    /**
     * Exact statements: plain names, functions with round or square brackets, numbers without exponents, comparisons joined by {@code &&},
     * {@code ||}, {@code !}, {@code =>} and {@code <=>}.
     */
    CLAIM,
    /**
     * Numbers of a study: names with parts and labels such as {@code linear.halfTime[B]}, optionally after a {@code $}, words in quotes, numbers
     * with exponents, and conditions wherever a value can stand.
     */
    STUDY
}
