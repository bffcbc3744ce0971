package org.fusionflow.symbolic.inequality;

import org.fusionflow.symbolic.algebra.Expr;

/**
 * A condition on real values: {@code value > 0}, {@code >= 0}, {@code == 0} or {@code != 0}, and that the value exists
 * (no division by 0, no root of a negative number).
 */
public record Constraint(Expr value, Sign sign) {
    /** What is known of a value. */
    public enum Sign {
        POSITIVE("> 0"),
        NONNEGATIVE(">= 0"),
        ZERO("== 0"),
        NONZERO("!= 0");

        private final String text;

        Sign(String text) {
            this.text = text;
        }

        /** The comparison: {@code > 0}. */
        public String text() {
            return text;
        }
    }

    public static Constraint positive(Expr value) {
        return new Constraint(value, Sign.POSITIVE);
    }

    public static Constraint nonnegative(Expr value) {
        return new Constraint(value, Sign.NONNEGATIVE);
    }

    public static Constraint zero(Expr value) {
        return new Constraint(value, Sign.ZERO);
    }

    public static Constraint nonzero(Expr value) {
        return new Constraint(value, Sign.NONZERO);
    }

    @Override
    public String toString() {
        return value.text() + " " + sign.text();
    }
}
