package org.fusionflow.symbolic.algebra;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.symbolic.derivation.Derivation;
import org.fusionflow.symbolic.flow.ReducedSystem;
import org.fusionflow.symbolic.saddle.FixedPoint;
import org.junit.jupiter.api.Test;

/** Expressions as a person would have written them, and what one may ask of them. */
class ExprPrintTest {
    private static final Expr A = Expr.positive("uA");
    private static final Expr B = Expr.positive("uB");
    private static final Expr L = Expr.positive("L");
    private static final Expr SA = Expr.positive("sA");
    private static final Expr SB = Expr.positive("sB");
    private static final Expr VAB = Expr.real("vAB");

    private static Expr gain(String tree) {
        return ReducedSystem.of(FusionTree.parse(tree)).gains().get(0);
    }

    @Test
    void gainsReadLikeTheTheory() {
        assertEquals("uA^2*Sqrt(uA^2+uB^2)", gain("(A:3,B:3):1").text());
        assertEquals(
                "u_{A}^{2}\\,\\sqrt{u_{A}^{2}+u_{B}^{2}}", gain("(A:3,B:3):1").tex());
        assertEquals(
                "uA^(Lf-1)*(uA^2+uB^2)^((L-Lf)/2)", gain("(A:Lf,B:Lf):(L-Lf)").text());
        assertEquals(
                "u_{A}^{L_f-1}\\,(u_{A}^{2}+u_{B}^{2})^{(L-L_f)/2}",
                gain("(A:Lf,B:Lf):(L-Lf)").tex());
        assertEquals("uA*(uA^2+uB^2)", gain("(A:2,B:2):2").text());
    }

    @Test
    void lossesReadAsOneHalfOfADifference() {
        FixedPoint point =
                Derivation.of(FusionTree.parse("(A:3,B:3):1")).fixedPoints().get(1);
        assertFalse(
                point.loss().tex().contains("\\frac{1}{2} \\cdot"), point.loss().tex());
        assertFalse(point.loss().tex().contains("uA"), point.loss().tex());
        assertEquals("(yy-sA^2/vA)/2", point.loss().text());
    }

    @Test
    void sumsAndFractionsKeepTheirParentheses() {
        assertEquals("(sA-sB)/uA", SA.minus(SB).over(A).text());
        assertEquals("uA/(sA-sB)", A.over(SA.minus(SB)).text());
        assertEquals("1/(2*uA)", Constant.HALF.over(A).text());
        assertEquals("-(sA-sB)^2", Expr.power(SA.minus(SB), 2).negate().text());
        assertEquals("(-2)^L", Expr.power(Expr.number(-2), L).text());
        assertEquals("uA^(uB^L)", Expr.power(A, Expr.power(B, L)).text());
        assertEquals("Log(1/uA)", Expr.log(A).negate().text());
        assertEquals("\\Sigma_{AB}", VAB.tex());
        assertTrue(
                SA.minus(SB).over(A).tex().startsWith("\\frac{"),
                SA.minus(SB).over(A).tex());
    }

    @Test
    void textIsOneLineHoweverLong() {
        Expr sum = Constant.ZERO;
        for (int i = 0; i < 200; i++) {
            sum = sum.plus(Expr.power(Expr.positive("u" + (char) ('A' + i % 26) + i), i));
        }
        assertFalse(sum.text().contains("\n"));
        assertFalse(sum.tex().contains("\n"));
    }

    @Test
    void substitutionIsSimultaneousAndTidiesUp() {
        Expr expr = A.times(Expr.power(B, 2));
        assertEquals("uB*uA^2", expr.with(Map.of("uA", B, "uB", A)).text());
        assertEquals(Constant.ZERO, gain("(A:3,B:3):1").with(Map.of("uA", Constant.ZERO)));
        assertEquals(Expr.power(A, 3), gain("(A:3,B:3):1").with(Map.of("uB", Constant.ZERO)));
        assertThrows(ArithmeticException.class, () -> Expr.power(A, -1).with(Map.of("uA", Constant.ZERO)));
    }

    @Test
    void powersThatOpenMeetTheOtherFactors() {
        Expr x = Expr.real("x");
        Expr root = Expr.sqrt(Expr.power(x, 2));
        assertEquals(Expr.power(x, 3), Expr.product(x, root, root));
        Expr y = Expr.real("y");
        Expr mixed = Expr.sqrt(x.times(y));
        assertEquals("x^2*y", Expr.product(x, mixed, mixed).text());
    }

    @Test
    void valuesAndSymbols() {
        Expr gain = gain("(A:3,B:3):1");
        // 2^2 sqrt(4+9)
        assertEquals(4 * Math.sqrt(13), gain.value(Map.of("uA", 2.0, "uB", 3.0)), 1e-14);
        assertEquals(
                List.of("uA", "uB"),
                gain.symbols().stream().map(Expr.Symbol::name).toList());
        assertThrows(IllegalArgumentException.class, () -> gain.value(Map.of("uA", 2.0)));
        assertEquals(Math.exp(2), Expr.power(Constant.E, 2).value(Map.of()), 1e-14);
    }
}
