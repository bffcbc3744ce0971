package org.fusionflow.reduced.phase;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.Moments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Which modality the closed forms take for the first, and between which fixed points. */
class LearningOrderTest {
    private static final Moments TOY = ToyData.parse("ratio=2,rho=0.5").moments();

    @Test
    void theStrongerCorrelationComesFirstAndHasTheSaddleForItself() {
        LearningOrder order = LearningOrder.of(FusionTree.parse("(A:3,B:3):1"), TOY);
        assertEquals(0, order.first());
        assertEquals(1, order.second());
        assertFalse(order.early());
        // w_A at the saddle is 1 + rho/ratio = 1.25; at the end both are 1.
        assertEquals(1.25, order.saddle().map().at(0), 1e-14);
        assertEquals(0, order.saddle().map().at(1));
        assertEquals(1, order.end().map().at(0), 1e-14);
        assertEquals(1, order.end().map().at(1), 1e-14);
    }

    @Test
    void fusionAtTheFirstLayerIsEarly() {
        assertTrue(LearningOrder.of(FusionTree.parse("(A:1,B:1):3"), TOY).early());
    }

    @Test
    void weakModalityOnTheLeftIsSecond() {
        LearningOrder order = LearningOrder.of(
                FusionTree.parse("(A:2,B:2):0"),
                ToyData.parse("ratio=0.5,rho=0").moments());
        assertEquals(1, order.first());
        assertEquals(0, order.second());
    }

    @Test
    void leafOrderOfTheTreeDecidesTheIndices() {
        LearningOrder order = LearningOrder.of(FusionTree.parse("(B:3,A:3):1"), TOY);
        assertEquals(1, order.first());
        assertEquals(1.25, order.saddle().map().at(1), 1e-14);
    }

    @Test
    void equalStrengthTakesTheLeftModalityFirst() {
        assertEquals(
                0,
                LearningOrder.of(
                                FusionTree.parse("(A:2,B:2):0"),
                                ToyData.parse("ratio=1,rho=0").moments())
                        .first());
    }

    @ParameterizedTest
    @ValueSource(strings = {"(A:2,B:1):1", "(A:1):3", "(A:2,B:2,C:2):1", "((A:1,B:1):1,C:2):0", "A:2"})
    void otherTreesAreRefusedWithTheirNotation(String newick) {
        String message = messageFor(newick);
        assertTrue(message.contains(newick) && message.contains("two modalities"), message);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"(A:Lf,B:Lf):(L-Lf) | numbers for L and Lf", "(A:2,X:2):0 | same names"})
    void symbolsAndForeignNamesAreRefused(String newick, String reason) {
        assertTrue(messageFor(newick).contains(reason), messageFor(newick));
    }

    private static String messageFor(String newick) {
        FusionTree tree = FusionTree.parse(newick);
        return String.valueOf(assertThrows(InvalidInput.class, () -> LearningOrder.of(tree, TOY))
                .getMessage());
    }
}
