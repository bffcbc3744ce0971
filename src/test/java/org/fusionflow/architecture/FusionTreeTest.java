package org.fusionflow.architecture;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Shape checks of fusion trees and the two-modality view. */
class FusionTreeTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "4 | 3 | (A:3,B:3):1",
                "4 | 1 | (A:1,B:1):3",
                "2 | 2 | (A:2,B:2):0",
                "L | Lf | (A:Lf,B:Lf):(L-Lf)",
                "L | 2 | (A:2,B:2):(L-2)",
                "4 | Lf | (A:Lf,B:Lf):(-Lf+4)",
                "L | L | (A:L,B:L):0",
            })
    void layersAndFusionLayerGiveTheTwoModalityTree(String layers, String fusion, String newick) {
        FusionTree tree = FusionTree.twoModalities(Depth.parse(layers), Depth.parse(fusion));
        assertEquals(FusionTree.parse(newick), tree);
        TwoModality two = tree.asTwoModality().orElseThrow();
        assertEquals(Depth.parse(layers), two.layers());
        assertEquals(Depth.parse(fusion), two.fusion());
        assertEquals(tree.depth(), two.afterFusion());
    }

    @ParameterizedTest
    @CsvSource({"1, 1, at least 2", "4, 5, at most", "4, 0, at least 1", "0, Lf, at least 2"})
    void impossibleLayersAreRefused(String layers, String fusion, String reason) {
        String message = String.valueOf(assertThrows(
                        InvalidInput.class, () -> FusionTree.twoModalities(Depth.parse(layers), Depth.parse(fusion)))
                .getMessage());
        assertTrue(message.contains(reason), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"(A:2,B:1):1", "(A:1,B:1,C:1):1", "(A:1):3", "A:2", "((A:1,B:1):1,C:2):0", "(A:L,B:Lf):1"})
    void treesOfAnotherShapeAreNoTwoModalityTree(String newick) {
        assertEquals(Optional.empty(), FusionTree.parse(newick).asTwoModality());
    }

    @Test
    void numbersTakeThePlaceOfTheSymbolsEverywhere() {
        FusionTree tree = FusionTree.parse("((A:Lf,B:2):(L-Lf),C:L):(L-3)");
        assertEquals(FusionTree.parse("((A:3,B:2):1,C:4):1"), tree.at(4, 3));
    }

    @ParameterizedTest
    @CsvSource({"4, 0, at least 1", "4, 5, depth -1", "2000, 3, at most 1000", "2147483647, 1, at most 1000"})
    void numbersThatDoNotFitTheTreeAreRefused(int layers, int fusion, String reason) {
        FusionTree tree = FusionTree.parse("(A:Lf,B:Lf):(L-Lf)");
        String message = String.valueOf(
                assertThrows(InvalidInput.class, () -> tree.at(layers, fusion)).getMessage());
        assertTrue(message.contains(reason), message);
    }

    @Test
    void treeDoesNotChangeWithTheListItWasMadeFrom() {
        List<FusionTree> children = new ArrayList<>(List.of(new Modality("A", Depth.of(1))));
        Fusion fusion = new Fusion(children, Depth.of(1));
        children.add(new Modality("B", Depth.of(1)));
        assertEquals(List.of("A"), fusion.names());
        assertThrows(InvalidInput.class, () -> new Fusion(List.of(), Depth.of(1)));
        assertThrows(InvalidInput.class, () -> new Fusion(List.of(fusion, fusion), Depth.of(1)));
    }

    @Test
    void messageOfInvalidInputIsOneLineWithoutControlCharacters() {
        assertEquals("a b c?d", new InvalidInput("a\n  b\r\nc\u0007d\n").getMessage());
    }
}
