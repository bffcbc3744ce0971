package org.fusionflow.data.samples;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.made.RandomSamples;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is lost in second moments is told of the columns, with what to do. */
class LostVarianceTest {
    private static RawSamples raw(double factor, double offset, double ofOutput) {
        Samples plain = RandomSamples.parse("A=2,B=1,samples=200,seed=3").draw();
        Samples changed = Samples.of(plain.modalities(), plain.count(), 1, (s, x, y) -> {
            x[0] = factor * plain.input(s, 0) + offset;
            x[1] = factor * plain.input(s, 1) + offset;
            x[2] = plain.input(s, 2);
            y[0] = ofOutput * plain.output(s);
        });
        return new RawSamples(changed, List.of("A1", "A2", "B1", "y"), List.of());
    }

    @ParameterizedTest
    @CsvSource({
        "1, 1e14, 1, NONE, 'columns A1 (mean 1e+14, standard deviation ', --center",
        "1, -1e13, 1, NONE, 'columns A1 (mean -1e+13, standard deviation ', --center",
        "1e-200, 0, 1, NONE, columns A1 (at most, --standardize",
        "1e-200, 0, 1, CENTER, columns A1 (at most, --standardize",
        "1e200, 0, 1, NONE, columns A1 (up to, --standardize",
        "1e200, 0, 1, CENTER, columns A1 (up to, --standardize",
    })
    void columnsAreNamedWithTheCure(
            double factor, double offset, double ofOutput, Preparation preparation, String place, String cure) {
        FusionTree tree = FusionTree.parse("(B:2,A:2):0");
        RawSamples raw = raw(factor, offset, ofOutput);
        String said = String.valueOf(assertThrows(InvalidInput.class, () -> raw.trainingData(preparation, tree))
                .getMessage());
        assertTrue(said.startsWith(place) && said.contains("A2 (") && said.contains(cure), said);
        assertTrue(said.contains("expected") && !said.contains("B1") && !said.contains("y ("), said);
        Preparation cured = cure.equals("--center") ? Preparation.CENTER : Preparation.STANDARDIZE;
        assertEquals(200, raw.trainingData(cured, tree).samples().orElseThrow().count());
    }

    @ParameterizedTest
    @CsvSource({"1e200, STANDARDIZE, column y (up to", "1e200, NONE, column y (up to"})
    void ofOutputsAnotherUnitIsExpected(double ofOutput, Preparation preparation, String place) {
        FusionTree tree = FusionTree.parse("(A:2,B:2):0");
        String said = String.valueOf(
                assertThrows(InvalidInput.class, () -> raw(1, 0, ofOutput).trainingData(preparation, tree))
                        .getMessage());
        assertTrue(said.startsWith(place) && said.contains("in another unit"), said);
        assertFalse(said.contains("--standardize"), said);
    }
}
