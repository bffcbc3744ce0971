package org.fusionflow.symbolic.derivation;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.expression.SymbolTex;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.flow.EdgeRates;
import org.fusionflow.symbolic.proof.Step;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.scilab.forge.jlatexmath.TeXFormula;

/** Formulas as text and TeX. */
class ExpressionsPrintedTest {
    private static final Expr UA = Expr.positive("uA");
    private static final Expr UB = Expr.positive("uB");
    private static final Expr U0 = Expr.positive("u0");
    private static final Expr L = Expr.positive("L");
    private static final Expr LF = Expr.positive("Lf");
    private static final Expr X = Expr.real("x");

    /** A bare symbol name that TeX would set as a product of letters. */
    private static final Pattern BARE =
            Pattern.compile("(?<![\\\\a-zA-Z_{])(u[AB0]|[sv][AB]|vAB|kc|normeB|Lf|yy)(?![a-z])");

    static Stream<String> trees() {
        List<String> trees = new ArrayList<>(List.of(
                "(A:Lf,B:Lf):(L-Lf)",
                "(A:L,B:L):0",
                "(A:2,B:2):(L-2)",
                "(A:Lf,B:Lf):(4-Lf)",
                "(X:3,Y:3):1",
                "(image:3,sound:3):1",
                "((A:2,B:1):1,C:3):1",
                "(A:1):3",
                "(A:2,B:1):0"));
        for (int layers = 2; layers <= 5; layers++) {
            for (int fusion = 1; fusion <= layers; fusion++) {
                trees.add("(A:" + fusion + ",B:" + fusion + "):" + (layers - fusion));
            }
        }
        return trees.stream();
    }

    @ParameterizedTest
    @MethodSource("trees")
    void everyFormulaTypesets(String newick) {
        for (Step step : Derivation.of(FusionTree.parse(newick)).steps()) {
            step.texLines().forEach(line -> assertTypesets(newick + " " + step.id(), line));
            assertTypesets(newick + " " + step.id(), step.tex());
        }
    }

    @ParameterizedTest
    @MethodSource("trees")
    void learningRatesTypesetAsKappa(String newick) {
        FusionTree tree = FusionTree.parse(newick);
        String first = tree.names().get(0);
        EdgeRates rates = new EdgeRates(Map.of(first, Expr.positive("k" + first)));
        for (Step step : Derivation.of(tree, rates).steps()) {
            step.texLines().forEach(line -> assertTypesets(newick + " " + step.id(), line));
            assertFalse(step.tex().contains("mathrm{k"), step.tex());
        }
    }

    static void assertTypesets(String what, String tex) {
        int open = 0;
        for (int i = 0; i < tex.length(); i++) {
            boolean escaped = i > 0 && tex.charAt(i - 1) == '\\';
            open += escaped ? 0 : tex.charAt(i) == '{' ? 1 : tex.charAt(i) == '}' ? -1 : 0;
            assertFalse(open < 0, what + ": " + tex);
        }
        assertEquals(0, open, what + ": " + tex);
        for (String bad : List.of("--", "+-", "-+", "++", "null", "*")) {
            assertFalse(tex.contains(bad), what + " has " + bad + ": " + tex);
        }
        assertFalse(BARE.matcher(tex).find(), what + " has a bare name: " + tex);
        String known = tex.replace("\\lVert", "\\|").replace("\\rVert", "\\|");
        assertDoesNotThrow(() -> new TeXFormula(known), what + ": " + tex);
    }

    static Stream<Arguments> golden() {
        Expr sum = Expr.power(UA, 2).plus(Expr.power(UB, 2));
        return Stream.of(
                Arguments.of(UA.times(Expr.sqrt(sum)), "uA*Sqrt(uA^2+uB^2)", "u_A\\,\\sqrt{u_A^{2}+u_B^{2}}"),
                Arguments.of(Constant.ONE.over(UA), "1/uA", "\\frac{1}{u_A}"),
                Arguments.of(UA.over(UB.times(U0)), "uA/(uB*u0)", "\\frac{u_A}{u_B\\,u_0}"),
                Arguments.of(UA.minus(UB), "uA-uB", "u_A-u_B"),
                Arguments.of(UB.negate().plus(UA), "uA-uB", "u_A-u_B"),
                Arguments.of(X.minus(UA.minus(UB)), "x+uB-uA", "x+u_B-u_A"),
                Arguments.of(Constant.HALF.times(UA), "uA/2", "\\tfrac{1}{2} u_A"),
                Arguments.of(Expr.log(U0).negate(), "Log(1/u0)", "\\ln (1/u_0)"),
                Arguments.of(Expr.power(UA, LF.minus(Constant.ONE)), "uA^(Lf-1)", "u_A^{L_f-1}"),
                Arguments.of(
                        Expr.power(sum, L.minus(LF).times(Constant.HALF)),
                        "(uA^2+uB^2)^((L-Lf)/2)",
                        "(u_A^{2}+u_B^{2})^{(L-L_f)/2}"),
                Arguments.of(Expr.power(Expr.power(X, L), X), "(x^L)^x", "(x^{L})^{x}"),
                Arguments.of(Expr.power(X, Expr.power(X, L)), "x^(x^L)", "x^{x^{L}}"),
                Arguments.of(Expr.power(X, -2), "1/(x^2)", "\\frac{1}{x^{2}}"),
                Arguments.of(Expr.positive("vAB"), "vAB", "\\Sigma_{AB}"),
                Arguments.of(Expr.positive("uimage"), "uimage", "u_{\\mathrm{image}}"),
                Arguments.of(Expr.positive("normeB"), "normeB", "\\lVert e_{B}\\rVert"));
    }

    @ParameterizedTest
    @MethodSource("golden")
    void expressionsReadAsOneWouldWriteThem(Expr expr, String text, String tex) {
        assertEquals(text, expr.text());
        String found = expr.tex(new SymbolTex(List.of("A", "B", "image")));
        assertEquals(tex.replaceAll("_\\{([A-Z])\\}", "_$1"), found.replaceAll("_\\{([A-Z])\\}", "_$1"));
        assertTypesets(text, found);
    }
}
