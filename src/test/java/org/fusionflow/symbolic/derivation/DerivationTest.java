package org.fusionflow.symbolic.derivation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.proof.ProofCheck;
import org.fusionflow.symbolic.proof.Step;
import org.fusionflow.symbolic.saddle.FixedPoint;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.scilab.forge.jlatexmath.TeXFormula;

/** Derivations as a whole: every step proved, the right fixed points, formulas that typeset, foreign symbols refused. */
class DerivationTest {
    static Stream<String> families() {
        List<String> trees = new ArrayList<>(List.of(
                "(A:Lf,B:Lf):(L-Lf)",
                "(A:L,B:L):0",
                "(A:2,B:2):(L-2)",
                "(A:1,B:1):(L-1)",
                "(A:3,B:3):(L-3)",
                "(A:Lf,B:Lf):(4-Lf)",
                "(X:3,Y:3):1",
                "(X:Lf,Y:Lf):(L-Lf)"));
        for (int layers = 2; layers <= 6; layers++) {
            for (int fusion = 1; fusion <= layers; fusion++) {
                trees.add("(A:" + fusion + ",B:" + fusion + "):" + (layers - fusion));
            }
        }
        return trees.stream();
    }

    static FusionTree tree(String newick) {
        return FusionTree.parse(newick);
    }

    static void assertProved(Derivation derivation) {
        for (Step step : derivation.steps()) {
            for (ProofCheck check : step.checks()) {
                assertTrue(
                        check.verdict().isProved(),
                        derivation.tree().newick() + " " + step.id() + " " + check.claim() + ": "
                                + check.verdict().detail());
            }
        }
        assertTrue(derivation.verdict().isProved());
    }

    @ParameterizedTest
    @MethodSource("families")
    void everyStepIsProvedAndEveryFormulaTypesets(String newick) {
        Derivation derivation = Derivation.of(tree(newick));
        assertProved(derivation);
        for (Step step : derivation.steps()) {
            step.texLines().forEach(DerivationTest::assertTypesets);
            assertTypesets(step.tex());
        }
    }

    static void assertTypesets(String tex) {
        int depth = 0;
        for (int i = 0; i < tex.length(); i++) {
            boolean escaped = i > 0 && tex.charAt(i - 1) == '\\';
            depth += escaped ? 0 : tex.charAt(i) == '{' ? 1 : tex.charAt(i) == '}' ? -1 : 0;
            assertTrue(depth >= 0, tex);
        }
        assertEquals(0, depth, tex);
        Assertions.assertDoesNotThrow(() -> new TeXFormula(tex), tex);
    }

    @ParameterizedTest
    @MethodSource("families")
    void fixedPointsAreTheFourSetsFromTheSecondLayerOnAndTwoForEarlyFusion(String newick) {
        Derivation derivation = Derivation.of(tree(newick));
        List<String> names = derivation.tree().names();
        List<String> found =
                derivation.fixedPoints().stream().map(FixedPoint::set).toList();
        String both = "{" + names.get(0) + "," + names.get(1) + "}";
        boolean early = newick.startsWith("(A:1");
        assertEquals(
                early ? List.of("{}", both) : List.of("{}", "{" + names.get(0) + "}", "{" + names.get(1) + "}", both),
                found);
        assertEquals("minimum", derivation.fixedPoints().get(found.size() - 1).kind());
        for (FixedPoint point : derivation.fixedPoints()) {
            String condition = newick.contains("Lf") && point.learned().size() == 1 ? "Lf >= 2" : "";
            assertEquals(condition, point.condition(), newick + " " + point.set());
        }
    }

    @Test
    void aSaddleIsStrictExactlyWhereTwoFactorsAreSmall() {
        for (int layers = 2; layers <= 6; layers++) {
            for (int fusion = 1; fusion <= layers; fusion++) {
                String newick = "(A:" + fusion + ",B:" + fusion + "):" + (layers - fusion);
                for (FixedPoint point : Derivation.of(tree(newick)).fixedPoints()) {
                    int small = point.learned().isEmpty() ? layers : fusion;
                    String kind = point.learned().size() == 2
                            ? "minimum"
                            : small == 2 ? "strict saddle" : "higher-order saddle";
                    assertEquals(kind, point.kind(), newick + " " + point.set());
                    for (FixedPoint.Exit exit : point.exits()) {
                        assertEquals(Expr.number(small - 1), exit.order(), newick + " " + point.set());
                        String factor = point.learned().isEmpty() || fusion == layers
                                ? "1"
                                : Expr.power(Expr.positive("u" + point.learned().get(0)), layers - fusion)
                                        .text();
                        assertEquals(factor, exit.factor().text(), newick + " " + point.set());
                    }
                }
            }
        }
        List<FixedPoint> points = Derivation.of(tree("(A:Lf,B:Lf):(L-Lf)")).fixedPoints();
        assertEquals(
                "strict saddle for L = 2, higher-order saddle for L > 2",
                points.get(0).kind());
        assertEquals(
                "strict saddle for Lf = 2, higher-order saddle for Lf > 2",
                points.get(1).kind());
    }

    @Test
    void conservedQuantitiesAreOnePerPairOfNeighboursAndOnePerNode() {
        assertEquals(
                List.of("aA1^2 - aA2^2", "aB1^2 - aB2^2", "aAB1^2 - aA2^2 - aB2^2"),
                Derivation.of(tree("(A:2,B:2):1")).conserved());
        assertEquals(
                List.of("aA1^2 - aA2^2", "aABC1^2 - aA2^2 - aB1^2 - aC3^2", "aC1^2 - aC2^2", "aC2^2 - aC3^2").stream()
                        .sorted()
                        .toList(),
                Derivation.of(tree("((A:2,B:1):0,C:3):1")).conserved().stream()
                        .sorted()
                        .toList());
        assertEquals(
                List.of(
                        "aA[j]^2 - aA[j+1]^2 for 1 <= j < Lf",
                        "aB[j]^2 - aB[j+1]^2 for 1 <= j < Lf",
                        "aAB[j]^2 - aAB[j+1]^2 for 1 <= j < L-Lf",
                        "aAB[1]^2 - aA[Lf]^2 - aB[Lf]^2 for L-Lf >= 1"),
                Derivation.of(tree("(A:Lf,B:Lf):(L-Lf)")).conserved());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "((A:2,B:1):1,C:3):1",
                "(A:2,B:3,C:1):1",
                "((A:1,B:2):1,(C:2,D:1):2):1",
                "(A:1):3",
                "(A:1):0",
                "((A:3,B:3):2,(C:1,D:2):1):1",
                "(((A:3,B:2):1,C:3):1,D:5):1",
                "(A:6,B:6,C:6,D:6):0",
                "((A:1,B:1):4,(C:1,D:1):4):1",
                "(A:1,B:1,C:1,D:1):12",
                "(A:Lf,B:Lf,C:Lf):(L-Lf)",
                "(A:Lf):(L-Lf)",
                "(A:L,B:L,C:L,D:L):0",
                "(A:L):0"
            })
    void otherTreesAreProvedWithinSeconds(String newick) {
        // 10 s is the promise for interactive use on a slow machine; it takes about one.
        Assertions.assertTimeout(Duration.ofSeconds(10), () -> assertProved(Derivation.of(tree(newick))));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "(A:Lf,B:3):1",
                "(A:L-2,B:L-2):2",
                "(A:Lf,B:Lf):2",
                "(A:Lf,B:Lf):(L-2)",
                "((A:Lf,B:Lf):1,C:Lf):(L-Lf)",
                "(A:Lf,B:Lf,C:2):(L-Lf)",
                "((A:Lf):0):(L-Lf)",
                "(A:2,B:2,AB:2):1",
                "(A:2,BC:2,AB:2,C:1):1",
                "(A:11,A1:1):0"
            })
    void symbolsWithoutALawAndNamesWithTwoMeaningsAreRefused(String newick) {
        assertThrows(InvalidInput.class, () -> Derivation.of(tree(newick)));
    }
}
