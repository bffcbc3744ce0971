package org.fusionflow.symbolic.algebra;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.expression.Rational;
import org.fusionflow.expression.SymbolTex;
import org.fusionflow.symbolic.algebra.Expr.Log;
import org.fusionflow.symbolic.algebra.Expr.Num;
import org.fusionflow.symbolic.algebra.Expr.Power;
import org.fusionflow.symbolic.algebra.Expr.Product;
import org.fusionflow.symbolic.algebra.Expr.Sum;
import org.fusionflow.symbolic.algebra.Expr.Symbol;

/** Writes expressions as readable TeX: {@code u_A} for uA, fractions and roots where they are easier to read. */
final class ExprTex {
    /** A thin space between factors; without it a bar can touch the symbol after it. */
    private static final String BETWEEN = "\\,";

    private final SymbolTex symbols;

    ExprTex(SymbolTex symbols) {
        this.symbols = symbols;
    }

    String of(Expr expr) {
        return print(Presentation.of(expr), false);
    }

    private String print(Expr expr, boolean factor) {
        if (expr instanceof Num n) {
            String size = n.value().isInteger()
                    ? n.value().numerator().abs().toString()
                    : "\\tfrac{" + n.value().numerator().abs() + "}{"
                            + n.value().denominator() + "}";
            String text = (n.value().signum() < 0 ? "-" : "") + size;
            return factor && n.value().signum() < 0 ? "(" + text + ")" : text;
        }
        if (expr instanceof Symbol s) {
            return symbols.of(s.name());
        }
        if (expr instanceof Sum s) {
            StringBuilder text = new StringBuilder();
            for (Expr term : s.terms()) {
                boolean negative = Rules.factor(term).signum() < 0;
                text.append(negative ? "-" : text.length() == 0 ? "" : "+");
                text.append(print(negative ? term.negate() : term, false));
            }
            return factor ? parenthesized(text.toString()) : text.toString();
        }
        if (expr instanceof Product p) {
            return printProduct(p);
        }
        if (expr instanceof Power p) {
            return printPower(p);
        }
        return "\\ln " + logArgument(((Log) expr).argument());
    }

    private String logArgument(Expr argument) {
        String text = argument instanceof Power p && p.exponent().equals(Expr.number(-1))
                ? "1/" + print(p.base(), true)
                : print(argument, false);
        return argument instanceof Symbol ? text : parenthesized(text);
    }

    private static String parenthesized(String text) {
        boolean tall = text.contains("\\frac") || text.contains("\\sqrt") || text.contains("\\tfrac");
        return tall ? "\\left(" + text + "\\right)" : "(" + text + ")";
    }

    private String printProduct(Product product) {
        List<Expr> above = new ArrayList<>();
        List<Expr> below = new ArrayList<>();
        String sign = "";
        String prefix = "";
        for (Expr factor : product.factors()) {
            if (factor instanceof Num n) {
                sign = n.value().signum() < 0 ? "-" : "";
                Rational size = n.value().signum() < 0 ? n.value().negate() : n.value();
                prefix = size.equals(Rational.ONE) ? "" : print(Expr.number(size), false);
            } else if (factor instanceof Power p
                    && !(p.exponent() instanceof Sum)
                    && Rules.factor(p.exponent()).signum() < 0) {
                below.add(Rules.power(p.base(), p.exponent().negate()));
            } else {
                above.add(factor);
            }
        }
        boolean wide = above.size() == 1 && above.get(0) instanceof Sum && !below.isEmpty();
        StringBuilder numerator = new StringBuilder();
        for (Expr factor : above) {
            numerator.append(numerator.length() == 0 ? "" : BETWEEN).append(print(factor, !wide));
        }
        if (below.isEmpty()) {
            return sign + prefix + (prefix.isEmpty() ? "" : " ") + numerator;
        }
        StringBuilder denominator = new StringBuilder();
        for (Expr factor : below) {
            denominator.append(denominator.length() == 0 ? "" : BETWEEN).append(print(factor, below.size() > 1));
        }
        String top = numerator.length() == 0 ? "1" : numerator.toString();
        return sign + prefix + "\\frac{" + top + "}{" + denominator + "}";
    }

    private String printPower(Power power) {
        if (power.exponent().equals(Constant.HALF)) {
            return "\\sqrt{" + print(power.base(), false) + "}";
        }
        if (power.exponent() instanceof Num n && n.value().signum() < 0) {
            String below = print(Rules.power(power.base(), power.exponent().negate()), false);
            // A fraction in a denominator is hard to read; it is written with an exponent instead.
            if (!below.contains("\\frac")) {
                return "\\frac{1}{" + below + "}";
            }
        }
        String base = print(power.base(), true);
        boolean simple = power.base() instanceof Symbol || power.base() instanceof Sum;
        return (simple ? base : parenthesized(base)) + "^{" + exponent(power.exponent()) + "}";
    }

    /** Exponents are printed small, so they have slashes instead of stacked fractions. */
    private String exponent(Expr exponent) {
        if (exponent instanceof Num n) {
            return n.value().toString();
        }
        if (exponent instanceof Sum s) {
            Rational common = Rational.ONE;
            for (Expr term : s.terms()) {
                common = common.compareTo(Rational.of(2)) < 0
                                && !Rules.factor(term).isInteger()
                        ? new Rational(Rules.factor(term).denominator(), java.math.BigInteger.ONE)
                        : common;
            }
            if (!common.equals(Rational.ONE)) {
                Expr scale = Expr.number(common);
                Expr scaled =
                        Expr.sum(s.terms().stream().map(t -> t.times(scale)).toList());
                return "(" + print(scaled, false) + ")/" + common;
            }
        }
        if (exponent instanceof Product p) {
            Rational number = Rules.factor(p);
            if (number.equals(Rational.of(1, 2)) && Rules.withoutFactor(p) instanceof Sum s) {
                return "(" + print(s, false) + ")/2";
            }
        }
        if (exponent instanceof Power p && p.exponent().equals(Expr.number(-1))) {
            return "1/" + print(p.base(), true);
        }
        return print(exponent, false);
    }
}
