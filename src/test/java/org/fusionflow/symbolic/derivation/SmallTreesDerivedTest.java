package org.fusionflow.symbolic.derivation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.claims.Verification;
import org.fusionflow.claims.result.Finding;
import org.fusionflow.expression.FormulaTex;
import org.fusionflow.expression.Sentence;
import org.fusionflow.expression.SymbolTex;
import org.fusionflow.symbolic.algebra.Expr;
import org.fusionflow.symbolic.proof.Step;
import org.fusionflow.symbolic.saddle.FixedPoint;
import org.fusionflow.symbolic.text.DerivationText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The whole derivation of forty random trees: proved, and typeset as a person would write it. */
class SmallTreesDerivedTest {
    @TempDir
    Path folder = Path.of("");

    static Stream<FusionTree> forty() {
        return SmallTrees.forty();
    }

    @ParameterizedTest
    @MethodSource("forty")
    void everyStepIsProvedAndEveryFormulaTypesets(FusionTree tree) {
        Derivation derivation = Derivation.of(tree);
        DerivationTest.assertProved(derivation);
        for (Step step : derivation.steps()) {
            for (String line : step.texLines()) {
                DerivationTest.assertTypesets(line);
                assertFalse(line.contains("\\cdot"), line);
                // An index is set below its letter.
                assertFalse(line.matches(".*(?<![a-zA-Z_{\\\\])[usvwg][A-D](?![a-zA-Z]).*"), line);
            }
        }
        assertEverySymbolStaysWhole(derivation);
    }

    /** Modalities with long names, and names with digits. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "(vision:2,audio:3):1",
                "((vision:2,audio:1):1,Touch:3):1",
                "((X1:1):2,X2:2):1",
                "(sigma:3,in:1,e:2):0",
                "(A:Lf,B:Lf):(L-Lf)",
                "(eye:Lf,ear:Lf):(L-Lf)",
                "(A:Lf,B:Lf,C:Lf):(L-Lf)",
                "(left:L,right:L):0"
            })
    void everySymbolStaysWholeWhateverTheNames(String newick) {
        Derivation derivation = Derivation.of(FusionTree.parse(newick));
        derivation.steps().forEach(step -> step.texLines().forEach(DerivationTest::assertTypesets));
        assertEverySymbolStaysWhole(derivation);
    }

    /** No symbol of a sentence or of an expression is torn into a product of letters, and each formula typesets. */
    private static void assertEverySymbolStaysWhole(Derivation derivation) {
        SymbolTex symbols = new SymbolTex(derivation.tree().names());
        for (Step step : derivation.steps()) {
            assertWhole(step.statement(), symbols);
            step.checks().forEach(check -> assertWhole(check.claim(), symbols));
            step.checks().forEach(check -> assertWhole(check.scope(), symbols));
        }
        derivation.system().gains().forEach(gain -> assertWhole(gain, symbols));
        for (FixedPoint point : derivation.fixedPoints()) {
            assertWhole(point.loss(), symbols);
            point.map().forEach(map -> assertWhole(map, symbols));
            point.exits().forEach(exit -> assertWhole(exit.factor(), symbols));
            point.exits().forEach(exit -> assertWhole(exit.residual(), symbols));
        }
    }

    private static void assertWhole(Sentence sentence, SymbolTex symbols) {
        assertFalse(sentence.plain().contains("$"), sentence.plain());
        for (Sentence.Part part : sentence.parts()) {
            if (part.isFormula()) {
                String tex = FormulaTex.of(part.text(), symbols);
                DerivationTest.assertTypesets(tex);
                assertEquals(TexSymbols.written(part.text()), TexSymbols.seen(tex), part.text() + " as " + tex);
            } else {
                // A symbol outside of all formulas would be set as words.
                assertFalse(
                        part.text()
                                .replaceAll("\\([^ ]*:[^ ]*", "")
                                .matches(".*([_^|]|\\b([usvwega][A-D]\\w*|u0|Lf|yy|Lambda|Sigma)\\b).*"),
                        sentence.marked());
            }
        }
    }

    private static void assertWhole(Expr expr, SymbolTex symbols) {
        String tex = expr.tex(symbols);
        assertEquals(
                expr.symbols().stream()
                        .map(s -> TexSymbols.plain(s.name()))
                        .collect(Collectors.toCollection(TreeSet::new)),
                new TreeSet<>(TexSymbols.seen(tex)),
                expr.text() + " as " + tex);
    }

    /** All of one to three modalities, and some of four, whose documents have up to 200 claims each. */
    static Stream<FusionTree> written() {
        return Stream.concat(
                SmallTrees.forty().filter(t -> t.names().size() < 4),
                SmallTrees.forty().filter(t -> t.names().size() == 4).limit(2));
    }

    @ParameterizedTest
    @MethodSource("written")
    void verifyProvesWhatDeriveWrites(FusionTree tree) throws IOException {
        Path document = folder.resolve("derivation.md");
        Files.writeString(document, DerivationText.markdown(Derivation.of(tree)));
        List<Finding> findings = Verification.of(List.of(document), Duration.ofSeconds(20), (number, count, name) -> {})
                .findings();
        assertTrue(findings.size() > 10, tree.newick() + ": " + findings.size() + " claims");
        for (Finding finding : findings) {
            assertTrue(finding.holds(), tree.newick() + " " + finding.name() + ": " + finding.detail());
        }
    }

    @Test
    void theTreesDiffer() {
        assertTrue(SmallTrees.forty().map(FusionTree::newick).distinct().count() > 30);
        assertTrue(SmallTrees.forty().anyMatch(t -> t.depth().value() == 0));
        assertTrue(SmallTrees.forty()
                .anyMatch(t -> t.children().stream().anyMatch(c -> c.children().size() == 1)));
    }
}
