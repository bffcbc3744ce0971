package org.fusionflow.claims.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.fusionflow.claims.statement.Proposition;
import org.fusionflow.claims.statement.Proposition.All;
import org.fusionflow.claims.statement.Proposition.Any;
import org.fusionflow.claims.statement.Proposition.Comparison;
import org.fusionflow.expression.ComparisonSign;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.Expr;
import org.junit.jupiter.api.Test;

/** What is written for solvers, word by word. */
class SmtScriptTest {
    private static final Expr A = Expr.positive("a");
    private static final Expr X = Expr.real("x");
    private static final Expr Y = Expr.real("y");

    private static Comparison compared(Expr left, ComparisonSign sign, Expr right) {
        return new Comparison(left, sign, right);
    }

    /** The script of a claim, without its comments. */
    private static String script(Proposition statement, Proposition... conditions) {
        return SmtScript.failing(new Question.Form(List.of(conditions), statement))
                .text()
                .replaceAll(" ;.*", "");
    }

    private static Expr power(Expr base, long above, long below) {
        return Expr.power(base, Expr.number(Rational.of(above, below)));
    }

    @Test
    void aClaimIsItsConditionsAndTheOppositeOfItsStatement() {
        SmtScript script = SmtScript.failing(new Question.Form(
                List.of(compared(X, ComparisonSign.UNEQUAL, Expr.number(Rational.of(-2, 3)))),
                compared(A.times(X), ComparisonSign.AT_LEAST, Y.minus(A))));
        assertEquals("""
                (declare-fun x1 () Real) ; x
                (declare-fun x2 () Real) ; a
                (declare-fun x3 () Real) ; y
                (assert (> x2 0.0))
                (assert (not (= x1 (- (/ 2.0 3.0)))))
                (assert (< (* x2 x1) (+ x3 (* (- 1.0) x2))))
                (check-sat)
                """, script.text());
        assertEquals(Map.of("x", "x1", "a", "x2", "y", "x3"), script.symbols());
    }

    @Test
    void aDivisorHasAnInverseAndIsNot0() {
        assertEquals("""
                (declare-fun x1 () Real)
                (declare-fun i2 () Real)
                (assert (= (* i2 x1) 1.0))
                (assert (not (= x1 0.0)))
                (assert (not (= (* i2 i2) 1.0)))
                (check-sat)
                """, script(compared(Expr.power(X, -2), ComparisonSign.EQUAL, Constant.ONE)));
    }

    @Test
    void rootsAreNotNegativeAndHaveNoValueForNegativeNumbersAlsoIfTheirOrderIsOdd() {
        String odd = script(compared(power(X, 2, 3), ComparisonSign.LESS, Y));
        assertTrue(odd.contains("(assert (>= x1 0.0))\n"), odd);
        assertTrue(odd.contains("(assert (>= r2 0.0))\n(assert (= (* r2 r2 r2) x1))\n"), odd);
        assertTrue(odd.contains("(assert (>= (* r2 r2) x3))\n"), odd);
        String inverse = script(compared(power(X, -1, 2), ComparisonSign.LESS, Y));
        assertTrue(inverse.contains("(assert (>= x1 0.0))\n(assert (not (= x1 0.0)))\n"), inverse);
        assertTrue(inverse.contains("(assert (= (* i3 r2) 1.0))\n"), inverse);
        String ofPositive = script(compared(power(A, 1, 2), ComparisonSign.LESS, Y));
        assertFalse(ofPositive.contains("(assert (>= x1 0.0))"), ofPositive);
        assertTrue(ofPositive.contains("(assert (> r2 0.0))\n"), ofPositive);
    }

    /** "x = 0 or 1/x > 0" fails only where 1/x has a value, but no condition says that x is not 0. */
    @Test
    void whatAPartOfAnAlternativeNeedsIsRequiredInThisPartOnly() {
        Expr inverse = Expr.power(X, -1);
        Proposition condition = new Any(List.of(
                compared(X, ComparisonSign.EQUAL, Constant.ZERO),
                compared(inverse, ComparisonSign.MORE, Constant.ZERO)));
        String script = script(compared(X, ComparisonSign.AT_LEAST, Constant.ZERO), condition);
        assertTrue(script.contains("(assert (=> (not (= x1 0.0)) (= (* i2 x1) 1.0)))\n"), script);
        assertTrue(script.contains("(assert (or (= x1 0.0) (and (not (= x1 0.0)) (> i2 0.0))))\n"), script);
    }

    @Test
    void theNegationOfASentenceHasValuesOnAllItsSides() {
        Proposition both = new All(
                List.of(compared(power(X, 1, 2), ComparisonSign.MORE, Y), compared(Y, ComparisonSign.EQUAL, X)));
        String script = script(both);
        assertTrue(script.contains("(assert (or (and (>= x1 0.0) (<= r2 x3)) (not (= x3 x1))))\n"), script);
        assertTrue(script(Proposition.TRUE).contains("(assert false)\n"), script(Proposition.TRUE));
        assertFalse(script(Proposition.FALSE).contains("false"), script(Proposition.FALSE));
    }

    @Test
    void symbolicPowersOfPositiveBasesAreSplitAndOthersAreNot() {
        Expr depth = Expr.positive("L");
        String split = script(compared(
                Expr.power(A, depth.plus(Expr.number(-1)).over(Expr.number(2))),
                ComparisonSign.EQUAL,
                Expr.power(A, depth)));
        // a^L is p; its root times the inverse root of a.
        assertTrue(split.matches("(?s).*\\(assert \\(= \\(\\* (r\\d+) \\1\\) p\\d+\\)\\).*"), split);
        assertTrue(split.matches("(?s).*\\(assert \\(= \\(\\* (r\\d+) \\1\\) x\\d+\\)\\).*"), split);
        String whole =
                script(compared(Expr.power(X, depth), ComparisonSign.EQUAL, Expr.power(X, depth.plus(Constant.ONE))));
        assertEquals(2, whole.split("declare-fun p").length - 1, whole);
        assertFalse(whole.contains("(assert (not (= x"), whole);
    }

    @Test
    void logarithmsAndEulersNumberAreSymbolsOfWhichLittleIsKnown() {
        String logarithm = script(compared(Expr.log(X), ComparisonSign.LESS, X));
        assertEquals("""
                (declare-fun x1 () Real)
                (declare-fun p2 () Real)
                (assert (> x1 0.0))
                (assert (>= p2 x1))
                (check-sat)
                """, logarithm);
        String exponential = script(compared(Constant.E, ComparisonSign.LESS, Expr.number(3)));
        assertTrue(exponential.contains("(assert (< 2.718281828 e1 2.718281829))\n"), exponential);
    }

    @Test
    void aSymbolThatIsPositiveInOnePlaceIsPositive() {
        String script = script(compared(Expr.real("a"), ComparisonSign.MORE, Y), compared(A, ComparisonSign.LESS, Y));
        assertEquals(2, script.split("declare-fun").length - 1, script);
        assertTrue(script.contains("(assert (> x1 0.0))\n"), script);
    }

    @Test
    void namesOfSymbolsStandInCommentsOnly() {
        SmtScript script = SmtScript.failing(
                new Question.Form(List.of(), compared(Expr.real("dot(a,b)\n(exit)"), ComparisonSign.LESS, Y)));
        assertTrue(script.text().startsWith("(declare-fun x1 () Real) ; dot(a,b) (exit)\n"), script.text());
    }

    @Test
    void whatIsTooLargeIsRefused() {
        assertThrows(ArithmeticException.class, () -> script(compared(Expr.power(X, 65), ComparisonSign.LESS, Y)));
        Expr huge = Expr.number(new Rational(BigInteger.TEN.pow(400), BigInteger.ONE));
        assertThrows(ArithmeticException.class, () -> script(compared(Expr.power(A, huge), ComparisonSign.LESS, Y)));
        Expr sum = X;
        for (int i = 0; i < 18; i++) {
            // Each is about twice as long as the one before.
            sum = Expr.product(Expr.sum(sum, Expr.number(i + 2)), Expr.sum(sum, Expr.real("z" + i)));
        }
        Expr doubled = sum;
        assertThrows(ArithmeticException.class, () -> script(compared(doubled, ComparisonSign.LESS, Y)));
    }
}
