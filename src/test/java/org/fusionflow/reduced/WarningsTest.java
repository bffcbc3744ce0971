package org.fusionflow.reduced;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.Modalities;
import org.fusionflow.data.SecondMoments;
import org.fusionflow.data.Symmetric;
import org.fusionflow.data.ToyData;
import org.fusionflow.data.Vector;
import org.junit.jupiter.api.Test;

/** Each warning has a case that triggers it; the clean case triggers none. */
class WarningsTest {
    private static Prediction predict(String tree, ToyData toy, double u0) {
        return Predictor.predict(FusionTree.parse(tree), toy.moments(), u0, new double[0]);
    }

    private static boolean warns(Prediction prediction, String start) {
        return prediction.warnings().stream().anyMatch(w -> w.startsWith(start));
    }

    @Test
    void aCleanProblemHasNone() {
        assertEquals(
                List.of(),
                predict("(A:3,B:3):1", new ToyData(2, 0.3, 1, 1), 0.1).warnings());
    }

    @Test
    void earlyFusionHasNoPlateau() {
        Prediction p = predict("(A:1,B:1):2", new ToyData(2, 0, 1, 1), 0.1);
        assertTrue(warns(p, "early fusion"));
        assertTrue(p.plateauLoss().isEmpty());
        assertTrue(p.misattribution().isEmpty());
        assertEquals(1, p.formulaRatio().orElseThrow());
    }

    @Test
    void signReversalIsNamedAndTheHalfTimeIsAbsent() {
        Prediction p = predict("(A:3,B:3):1", new ToyData(3, -0.6, 1, 1), 0.2);
        assertTrue(warns(p, "sign reversal"));
        assertTrue(p.trajectory().halfTimes().get(1).isEmpty());
        assertTrue(p.correctedRatio().isEmpty(), "no law is known for L > 2");
        assertFalse(warns(predict("(A:3,B:3):1", new ToyData(3, -0.2, 1, 1), 0.2), "sign reversal"));
    }

    @Test
    void permanentBiasIsNamedWhereTheResidualVanishes() {
        // y = x_A: once A is learned nothing is left for B, although B correlates with y.
        Prediction p = predict("(A:2,B:2):0", new ToyData(2, 0.5, 1, 0), 0.1);
        assertTrue(p.permanentBias());
        assertTrue(warns(p, "permanent unimodal bias"));
        assertTrue(p.formulaRatio().isEmpty());
    }

    @Test
    void nearTieIsNamed() {
        assertTrue(warns(predict("(A:2,B:2):0", new ToyData(1.01, 0, 1, 1), 0.1), "near-tie"));
    }

    @Test
    void superficialPreferenceIsNamed() {
        // A: variance 9, weight 0.5, speed 4.5, explains 2.25. B: variance 1, weight 2, speed 2, explains 4.
        Prediction p = predict("(A:2,B:2):0", new ToyData(3, 0, 0.5, 2), 0.1);
        assertTrue(p.superficialPreference());
        assertTrue(warns(p, "superficial preference"));
    }

    @Test
    void aModalityWithoutCorrelationStaysAtZero() {
        // s_B = wA rho ratio + wB = 0.
        Prediction p = predict("(A:2,B:2):0", new ToyData(2, -0.5, 1, 1), 0.1);
        assertTrue(warns(p, "the output is uncorrelated with B"));
        assertTrue(p.trajectory().halfTimes().get(1).isEmpty());
    }

    @Test
    void aStartThatIsNotSmallHasNoFormula() {
        Prediction p = predict("(A:2,B:2):0", new ToyData(2, 0, 1, 1), 1.5);
        assertTrue(warns(p, "u0 is not small"));
        assertTrue(warns(p, "the start is already beyond half"));
        assertTrue(p.formulaRatio().isEmpty());
        assertTrue(p.reducedRatio().isEmpty());
    }

    @Test
    void misalignmentIsNamedWithItsAngle() {
        double[][] sigma = {{1, 0, 0.8}, {0, 1, 0}, {0.8, 0, 1}};
        Prediction p = Predictor.predict(
                FusionTree.parse("(A:2,B:2):2"),
                new SecondMoments(
                        new Modalities(List.of("A", "B"), List.of(1, 2)),
                        new Symmetric(sigma),
                        Vector.of(2, 0.5, 1.5),
                        20),
                0.1,
                new double[0]);
        assertTrue(warns(p, "misalignment"), p.warnings().toString());
    }

    @Test
    void nothingToLearnIsRefused() {
        SecondMoments moments = new SecondMoments(
                new Modalities(List.of("A", "B"), List.of(1, 1)),
                new Symmetric(new double[][] {{1, 0}, {0, 1}}),
                Vector.of(0, 0),
                1);
        assertThrows(
                InvalidInput.class,
                () -> Predictor.predict(FusionTree.parse("(A:2,B:2):0"), moments, 0.1, new double[0]));
    }
}
