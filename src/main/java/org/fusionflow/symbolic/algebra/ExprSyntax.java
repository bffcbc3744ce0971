package org.fusionflow.symbolic.algebra;

import org.fusionflow.expression.Rational;

/** How programs write powers, functions and fractions. */
public enum ExprSyntax {
    /** One line of Symja's relaxed syntax, which claims and derivations use: {@code uA^2*Sqrt(uA^2+uB^2)}. */
    SYMJA("^", "Sqrt(", "Log(", ")"),
    MATHEMATICA("^", "Sqrt[", "Log[", "]"),
    SYMPY("**", "sqrt(", "log(", ")") {
        @Override
        String fraction(Rational value) {
            // A quotient of Python's integers would be a rounded number.
            return "Rational(" + value.numerator() + ", " + value.denominator() + ")";
        }

        @Override
        boolean isFractionAtom() {
            return true;
        }
    };

    private final String power;
    private final String root;
    private final String logarithm;
    private final String end;

    ExprSyntax(String power, String root, String logarithm, String end) {
        this.power = power;
        this.root = root;
        this.logarithm = logarithm;
        this.end = end;
    }

    /** The sign of a power. */
    String power() {
        return power;
    }

    String root(String of) {
        return root + of + end;
    }

    String logarithm(String of) {
        return logarithm + of + end;
    }

    /** A number that is not whole. */
    String fraction(Rational value) {
        return value.toString();
    }

    /** True if a fraction needs no parentheses. */
    boolean isFractionAtom() {
        return false;
    }
}
