package org.fusionflow.symbolic;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.Stream;
import org.fusionflow.architecture.FusionTree;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole derivation of forty random trees: proved, and typeset as a person would write it. */
class SmallTreesDerivedTest {
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

    @Test
    void theTreesDiffer() {
        assertTrue(SmallTrees.forty().map(FusionTree::newick).distinct().count() > 30);
        assertTrue(SmallTrees.forty().anyMatch(t -> t.depth().value() == 0));
        assertTrue(SmallTrees.forty()
                .anyMatch(t -> t.children().stream().anyMatch(c -> c.children().size() == 1)));
    }
}
