package org.fusionflow.expression;

/** The comparison operators. */
public enum ComparisonSign {
    LESS("<"),
    AT_MOST("<="),
    MORE(">"),
    AT_LEAST(">="),
    EQUAL("="),
    UNEQUAL("!=");

    private final String sign;

    ComparisonSign(String sign) {
        this.sign = sign;
    }

    public String sign() {
        return sign;
    }

    /** True for the operators that also apply to texts. */
    public boolean isEquality() {
        return this == EQUAL || this == UNEQUAL;
    }

    /** The operator that holds for two numbers exactly if this one does not. */
    public ComparisonSign opposite() {
        return switch (this) {
            case LESS -> AT_LEAST;
            case AT_MOST -> MORE;
            case MORE -> AT_MOST;
            case AT_LEAST -> LESS;
            case EQUAL -> UNEQUAL;
            case UNEQUAL -> EQUAL;
        };
    }

    /** True if the comparison of two existing numbers holds. */
    public boolean holds(double left, double right) {
        return switch (this) {
            case LESS -> left < right;
            case AT_MOST -> left <= right;
            case MORE -> left > right;
            case AT_LEAST -> left >= right;
            case EQUAL -> left == right;
            case UNEQUAL -> left != right;
        };
    }
}
