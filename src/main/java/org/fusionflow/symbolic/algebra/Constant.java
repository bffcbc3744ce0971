package org.fusionflow.symbolic.algebra;

import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.Expr.Num;
import org.fusionflow.symbolic.algebra.Expr.Symbol;

/** Constants that many derivations use. */
public final class Constant {
    public static final Expr ZERO = Expr.number(0);
    public static final Expr ONE = Expr.number(1);
    public static final Expr HALF = new Num(Rational.of(1, 2));

    /** Base of the natural logarithm; {@code Expr.power(E, x)} is the exponential function. */
    public static final Symbol E = new Symbol("E", true);

    /**
     * The number 3.14159...; a positive symbol that has no other value than this. Proofs know nothing of it but its sign, so they hold for it too; signs at
     * points come from an enclosure.
     */
    public static final Symbol PI = new Symbol("Pi", true);

    private Constant() {}

    /** True for {@link #E} and {@link #PI}, which are numbers and no variables. */
    public static boolean isNumber(Symbol symbol) {
        return symbol.equals(E) || symbol.equals(PI);
    }
}
