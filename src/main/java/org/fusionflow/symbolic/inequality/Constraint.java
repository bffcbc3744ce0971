package org.fusionflow.symbolic.inequality;

import java.util.Optional;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.Expr;

/**
 * A condition on real values: {@code value > 0}, {@code >= 0}, {@code == 0} or {@code != 0}, and that the value exists
 * (no division by 0, no root of a negative number).
 *
 * @param lawOf the y &gt; 0 of which this says {@code y - 1 - ln y >= 0}, which holds always; empty for all other conditions
 */
public record Constraint(Expr value, Sign sign, Optional<Expr> lawOf) {
    /** A condition that is no law. */
    public Constraint(Expr value, Sign sign) {
        this(value, sign, Optional.empty());
    }

    /**
     * @throws IllegalArgumentException for a law that is none
     */
    public Constraint {
        boolean isLaw = lawOf.isEmpty()
                || (sign == Sign.NONNEGATIVE && lawOf.get().isPositive() && value.equals(aboveLogarithm(lawOf.get())));
        if (!isLaw) {
            throw new IllegalArgumentException(value.text() + " is not y - 1 - ln y with a positive y");
        }
    }

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

    /**
     * What holds of every positive value: {@code y >= 1 + ln y}.
     *
     * @param y positive by its form
     */
    static Constraint logarithmLaw(Expr y) {
        return new Constraint(aboveLogarithm(y), Sign.NONNEGATIVE, Optional.of(y));
    }

    private static Expr aboveLogarithm(Expr y) {
        return y.minus(Constant.ONE).minus(Expr.log(y));
    }

    @Override
    public String toString() {
        return value.text() + " " + sign.text();
    }
}
