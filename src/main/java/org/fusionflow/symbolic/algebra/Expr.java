package org.fusionflow.symbolic.algebra;

import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.fusionflow.architecture.Depth;
import org.fusionflow.expression.Rational;
import org.fusionflow.expression.SymbolTex;

/**
 * An algebraic expression: rational numbers, symbols, sums, products, powers and logarithms. Build it with
 * {@link #sum}, {@link #product}, {@link #power} and {@link #log}; these collect like terms and equal bases, so that
 * the printed form is readable. {@code equals} compares forms; {@link NormalForm} decides whether values are equal.
 *
 * <p>Symbols are real. For a symbol marked positive {@code (x^2)^(1/2)} is simplified to {@code x}; for others it is
 * not.
 */
public sealed interface Expr {
    /** A rational number. */
    record Num(Rational value) implements Expr {}

    /** A symbol; {@code positive} is an assumption of every proof that involves it. */
    record Symbol(String name, boolean positive) implements Expr {
        /** The numbers {@code E} and {@code Pi} are always positive. */
        public Symbol {
            positive |= name.equals("E") || name.equals("Pi");
        }
    }

    /** A sum of at least two terms. */
    record Sum(List<Expr> terms) implements Expr {}

    /** A product of at least two factors; a number other than 1 comes first. */
    record Product(List<Expr> factors) implements Expr {}

    /** A power; the exponent is not 0 or 1. */
    record Power(Expr base, Expr exponent) implements Expr {}

    /** Natural logarithm of a positive expression. */
    record Log(Expr argument) implements Expr {}

    /** A whole number. */
    static Expr number(long value) {
        return new Num(Rational.of(value));
    }

    static Expr number(Rational value) {
        return new Num(value);
    }

    /** A symbol that is assumed to be positive. */
    static Symbol positive(String name) {
        return new Symbol(name, true);
    }

    /** A symbol of either sign. */
    static Symbol real(String name) {
        return new Symbol(name, false);
    }

    static Expr sum(Expr... terms) {
        return Rules.sum(List.of(terms));
    }

    static Expr sum(List<Expr> terms) {
        return Rules.sum(terms);
    }

    static Expr product(Expr... factors) {
        return Rules.product(List.of(factors));
    }

    static Expr product(List<Expr> factors) {
        return Rules.product(factors);
    }

    /**
     * A power.
     *
     * @throws ArithmeticException for a negative power of 0
     */
    static Expr power(Expr base, Expr exponent) {
        return Rules.power(base, exponent);
    }

    static Expr power(Expr base, long exponent) {
        return Rules.power(base, number(exponent));
    }

    static Expr sqrt(Expr base) {
        return Rules.power(base, Constant.HALF);
    }

    /** |x|: x or -x if the form shows the sign, else {@code sqrt(x^2)}. */
    static Expr abs(Expr expr) {
        if (expr.isPositive() || expr.isZero()) {
            return expr;
        }
        return expr.negate().isPositive() ? expr.negate() : sqrt(power(expr, 2));
    }

    static Expr log(Expr argument) {
        return Rules.log(argument);
    }

    /** The layer count {@code c + a L + b Lf} as an expression. */
    static Expr depth(Depth depth) {
        return sum(
                product(number(depth.layers()), positive("L")),
                product(number(depth.fusion()), positive("Lf")),
                number(depth.constant()));
    }

    default Expr plus(Expr other) {
        return sum(this, other);
    }

    default Expr minus(Expr other) {
        return sum(this, other.negate());
    }

    default Expr times(Expr other) {
        return product(this, other);
    }

    /**
     * The quotient.
     *
     * @throws ArithmeticException if {@code other} is 0
     */
    default Expr over(Expr other) {
        return product(this, power(other, -1));
    }

    default Expr negate() {
        return product(number(-1), this);
    }

    default boolean isZero() {
        return this instanceof Num n && n.value().signum() == 0;
    }

    default boolean isOne() {
        return this instanceof Num n
                && n.value().numerator().equals(BigInteger.ONE)
                && n.value().isInteger();
    }

    /**
     * The expression with all occurrences of the symbols with these names replaced simultaneously, and simplified
     * again.
     */
    default Expr with(Map<String, Expr> values) {
        return Rules.substitute(this, values);
    }

    /**
     * True if the form shows that the value is positive for all positive values of the positive symbols; false does
     * not mean that it is not.
     */
    default boolean isPositive() {
        return Rules.isPositive(this);
    }

    /**
     * The symbols that occur, without {@link Constant#E} and {@link Constant#PI}, in alphabetical order; positive if one occurrence is marked
     * positive.
     */
    default SortedSet<Symbol> symbols() {
        SortedSet<Symbol> found = new TreeSet<>(Comparator.comparing(Symbol::name));
        Rules.symbols(Rules.unified(this), found);
        return found;
    }

    /** Partial derivative, computed by Symja. */
    default Expr derivative(Symbol variable) {
        return Cas.symja().derivative(this, variable);
    }

    /**
     * Value in double precision.
     *
     * @param values of the symbols, by name
     * @throws IllegalArgumentException if a symbol has no value
     */
    default double value(Map<String, Double> values) {
        return ExprValue.of(this, values);
    }

    /** Symja syntax on one line: {@code uA^2*Sqrt(uA^2+uB^2)}. */
    default String text() {
        return text(ExprSyntax.SYMJA, name -> name);
    }

    /**
     * One line in the syntax of another program.
     *
     * @param symbols what stands for the name of a symbol; needs no parentheses there
     */
    default String text(ExprSyntax syntax, UnaryOperator<String> symbols) {
        return new ExprText(syntax, symbols).of(this);
    }

    /** TeX, with the symbols of {@code derivations/notation.md}. */
    default String tex() {
        return tex(SymbolTex.GENERAL);
    }

    /** The same with the names of a tree's modalities in the indices. */
    default String tex(SymbolTex symbols) {
        return new ExprTex(symbols).of(this);
    }
}
