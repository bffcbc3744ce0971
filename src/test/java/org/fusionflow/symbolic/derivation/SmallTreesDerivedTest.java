package org.fusionflow.symbolic.derivation;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.claims.Finding;
import org.fusionflow.claims.Verification;
import org.fusionflow.symbolic.proof.Step;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

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
