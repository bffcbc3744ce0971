package org.fusionflow.symbolic.algebra;

import java.util.function.UnaryOperator;
import org.fusionflow.symbolic.algebra.Expr.Log;
import org.fusionflow.symbolic.algebra.Expr.Num;
import org.fusionflow.symbolic.algebra.Expr.Power;
import org.fusionflow.symbolic.algebra.Expr.Product;
import org.fusionflow.symbolic.algebra.Expr.Sum;
import org.fusionflow.symbolic.algebra.Expr.Symbol;

/**
 * Writes expressions in the syntax of a program, on one line, so that the text can be stored, compared and read back.
 *
 * @param syntax of the program
 * @param symbols what stands for the name of a symbol; needs no parentheses
 */
record ExprText(ExprSyntax syntax, UnaryOperator<String> symbols) {
    private static final int SUM = 1;
    private static final int PRODUCT = 2;
    private static final int POWER = 3;

    String of(Expr expr) {
        return print(Presentation.of(expr), 0);
    }

    private String print(Expr expr, int outer) {
        if (expr instanceof Num n) {
            boolean whole = n.value().isInteger();
            String text = whole ? n.value().toString() : syntax.fraction(n.value());
            boolean bare = whole ? n.value().signum() >= 0 : syntax.isFractionAtom();
            return outer >= PRODUCT && !bare ? "(" + text + ")" : text;
        }
        if (expr instanceof Symbol s) {
            return symbols.apply(s.name());
        }
        if (expr instanceof Sum s) {
            StringBuilder text = new StringBuilder();
            for (Expr term : s.terms()) {
                boolean negative = Rules.factor(term).signum() < 0;
                text.append(negative ? "-" : text.length() == 0 ? "" : "+");
                text.append(print(negative ? term.negate() : term, SUM));
            }
            return outer > SUM || (outer == SUM && text.charAt(0) == '-') ? "(" + text + ")" : text.toString();
        }
        if (expr instanceof Product p) {
            return printProduct(p, outer);
        }
        if (expr instanceof Power p) {
            if (p.exponent().equals(Constant.HALF)) {
                return syntax.root(print(p.base(), 0));
            }
            if (Rules.factor(p.exponent()).signum() < 0 && !(p.exponent() instanceof Sum)) {
                String inverse = "1/" + print(Rules.power(p.base(), p.exponent().negate()), POWER);
                return outer >= PRODUCT ? "(" + inverse + ")" : inverse;
            }
            String text = print(p.base(), POWER) + syntax.power() + print(p.exponent(), POWER);
            return outer >= POWER ? "(" + text + ")" : text;
        }
        return syntax.logarithm(print(((Log) expr).argument(), 0));
    }

    private String printProduct(Product product, int outer) {
        StringBuilder above = new StringBuilder();
        StringBuilder below = new StringBuilder();
        int countBelow = 0;
        for (Expr factor : product.factors()) {
            if (factor instanceof Num n) {
                if (!n.value().numerator().equals(java.math.BigInteger.ONE)) {
                    above.append(
                            n.value().numerator().toString().equals("-1")
                                    ? "-"
                                    : n.value().numerator() + "*");
                }
                if (!n.value().isInteger()) {
                    below.append(n.value().denominator()).append("*");
                    countBelow++;
                }
            } else if (factor instanceof Power p
                    && Rules.factor(p.exponent()).signum() < 0
                    && !(p.exponent() instanceof Sum)) {
                below.append(print(Rules.power(p.base(), p.exponent().negate()), PRODUCT))
                        .append("*");
                countBelow++;
            } else {
                above.append(print(factor, PRODUCT)).append("*");
            }
        }
        String numerator = above.length() == 0 ? "1" : above.toString();
        numerator = numerator.equals("-") ? "-1" : numerator.endsWith("*") ? cut(numerator) : numerator;
        String text = numerator;
        if (countBelow > 0) {
            String denominator = cut(below.toString());
            text += "/" + (countBelow > 1 ? "(" + denominator + ")" : denominator);
        }
        return outer >= POWER || (outer >= PRODUCT && (countBelow > 0 || text.startsWith("-")))
                ? "(" + text + ")"
                : text;
    }

    private static String cut(String text) {
        return text.substring(0, text.length() - 1);
    }
}
