package org.fusionflow.data.made;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.samples.Samples;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("closed-form")
class TargetSamplesTest {
    private static final FusionTree TREE = FusionTree.parse("(A:2,B:2):0");

    private static Samples draw(String text) {
        return TargetSamples.parse(text).trainingData(TREE).samples().orElseThrow();
    }

    @Test
    void theOutputIsTheFormulaOfTheInputs() {
        Samples drawn = draw("xA1 + abs(xB1) - 0.5*xB1*xB2; B=3,A=1,samples=50,std.B=2");
        assertEquals(List.of(1, 3), drawn.modalities().dimensions());
        for (int p = 0; p < drawn.count(); p++) {
            double b1 = drawn.input(p, 1);
            assertEquals(drawn.input(p, 0) + Math.abs(b1) - 0.5 * b1 * drawn.input(p, 2), drawn.output(p), 1e-12);
        }
    }

    @Test
    void sizesAreThoseThatTheFormulaUses() {
        Samples drawn = draw("max(xA, 0) + xB4");
        assertEquals(List.of("A", "B"), drawn.modalities().names());
        assertEquals(List.of(1, 4), drawn.modalities().dimensions());
        assertEquals(1024, drawn.count());
    }

    @Test
    void signsAreOfTheGivenSize() {
        Samples drawn = draw("xA1*xB1; inputs.B=signs,std.B=3,samples=200");
        for (int p = 0; p < drawn.count(); p++) {
            assertEquals(3, Math.abs(drawn.input(p, 1)), 1e-12);
        }
        assertTrue(Math.abs(drawn.moments().inputCovariance().at(1, 1) - 9) < 1e-9);
    }

    @Test
    void noiseIsAddedAndTheSeedFixesAllBits() {
        Samples plain = draw("xA1 + xB1; samples=2000,seed=3");
        Samples noisy = draw("xA1 + xB1; samples=2000,seed=3,noise=0.5");
        double square = 0;
        for (int p = 0; p < plain.count(); p++) {
            assertEquals(plain.input(p, 0), noisy.input(p, 0));
            double difference = noisy.output(p) - plain.output(p);
            square += difference * difference / plain.count();
        }
        // Five standard errors of a variance of 2000 normal numbers.
        assertEquals(0.25, square, 5 * 0.25 * Math.sqrt(2.0 / 2000));
        assertEquals(
                draw("xA1 + xB1; samples=20,seed=3").output(7),
                draw("xA1 + xB1; samples=20,seed=3").output(7));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "xA1 + xB5; A=1,B=2 | unknown name 'xB5'",
                "1 + 2 | expected inputs such as xA1",
                "xA1 +; | formula",
                "ln(xA1) + xB1 | finite number for every sample",
                "xA1 + xB1; inputs.C=signs | inputs.C",
                "xA1 + xB1; noise=-1 | noise",
                "xA1 + xC1 | modalities"
            })
    void mistakesAreNamed(String text, String expected) {
        String message = String.valueOf(
                assertThrows(InvalidInput.class, () -> draw(text)).getMessage());
        assertTrue(message.contains(expected), message);
    }
}
