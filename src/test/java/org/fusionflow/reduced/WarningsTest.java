package org.fusionflow.reduced;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.fusionflow.ode.Outcome;
import org.fusionflow.reduced.run.ReducedTrajectory;
import org.junit.jupiter.api.Test;

/** Each warning has a case that triggers it and one beside it that does not; the clean case triggers none. */
class WarningsTest {
    private static Prediction predict(String tree, ToyData toy, double u0) {
        return Predictions.of(FusionTree.parse(tree), toy.moments(), u0, new double[0]);
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
        assertEquals(1, p.laws().formulaRatio().orElseThrow());
    }

    @Test
    void signReversalIsNamedAndTheHalfTimeIsAbsent() {
        Prediction p = predict("(A:3,B:3):1", new ToyData(3, -0.6, 1, 1), 0.2);
        assertTrue(warns(p, "sign reversal"));
        assertTrue(p.trajectory().halfTimes().get(1).isEmpty());
        assertTrue(p.laws().correctedRatio().isEmpty(), "no law is known for L > 2");
        assertFalse(warns(predict("(A:3,B:3):1", new ToyData(3, -0.2, 1, 1), 0.2), "sign reversal"));
    }

    @Test
    void permanentBiasIsNamedWhereTheResidualVanishes() {
        // y = x_A: once A is learned nothing is left for B, although B correlates with y.
        Prediction p = predict("(A:2,B:2):0", new ToyData(2, 0.5, 1, 0), 0.1);
        assertTrue(p.permanentBias());
        assertTrue(warns(p, "permanent unimodal bias"));
        assertTrue(p.laws().formulaRatio().isEmpty());
        Prediction little = predict("(A:2,B:2):0", new ToyData(2, 0.5, 1, 1e-3), 0.01);
        assertFalse(little.permanentBias());
        assertFalse(warns(little, "permanent unimodal bias"));
    }

    @Test
    void earlyFusionIsNotFoundOneLayerLater() {
        assertFalse(warns(predict("(A:2,B:2):1", new ToyData(2, 0, 1, 1), 0.1), "early fusion"));
    }

    @Test
    void nearTieIsNamed() {
        // Correlations ratio^2 and 1: they differ by 4.9 % and by 5.2 % of the larger.
        assertTrue(warns(predict("(A:2,B:2):0", new ToyData(1.0255, 0, 1, 1), 0.1), "near-tie"));
        assertFalse(warns(predict("(A:2,B:2):0", new ToyData(1.027, 0, 1, 1), 0.1), "near-tie"));
    }

    @Test
    void superficialPreferenceIsNamed() {
        // A: variance 9, weight 0.5, speed 4.5, explains 2.25. B: variance 1, weight 2, speed 2, explains 4.
        Prediction p = predict("(A:2,B:2):0", new ToyData(3, 0, 0.5, 2), 0.1);
        assertTrue(p.superficialPreference());
        assertTrue(warns(p, "superficial preference"));
        // With weight 1.45 B explains 2.10, less than A.
        assertFalse(warns(predict("(A:2,B:2):0", new ToyData(3, 0, 0.5, 1.45), 0.1), "superficial preference"));
    }

    @Test
    void aModalityWithoutCorrelationStaysAtZero() {
        // s_B = wA rho ratio + wB = 0.
        Prediction p = predict("(A:2,B:2):0", new ToyData(2, -0.5, 1, 1), 0.1);
        assertTrue(warns(p, "the output is uncorrelated with B"));
        assertTrue(p.trajectory().halfTimes().get(1).isEmpty());
        assertFalse(warns(predict("(A:2,B:2):0", new ToyData(2, -0.499, 1, 1), 0.1), "the output is uncorrelated"));
    }

    @Test
    void aSlowerModalityWithLessToLearnMayBeHalfLearnedFirst() {
        // Speeds 1.5 and 1.3, norms 6 and 1.3: ln(w/u0^2 - 1)/(2 s) is 2.13 and 1.87 for u0 = 0.1, 9.8 and 10.7 for
        // 1e-6.
        ToyData toy = new ToyData(0.5, 0, 6, 1.3);
        assertTrue(warns(predict("(A:2,B:2):0", toy, 0.1), "order: B reaches half of its norm before A"));
        assertFalse(warns(predict("(A:2,B:2):0", toy, 1e-6), "order"));
    }

    @Test
    void aModalityThatEndsWithNormZeroIsNamed() {
        Prediction p = predict("(A:2,B:2):0", new ToyData(2, 0, 1, 0), 0.1);
        assertTrue(warns(p, "B ends with norm 0"));
        assertFalse(warns(p, "A ends with norm 0"));
        assertFalse(warns(predict("(A:2,B:2):0", new ToyData(2, 0, 1, 1e-3), 0.01), "B ends with norm 0"));
    }

    /** Where an integration ended is told with why: nothing changes any more, the limit of steps, or neither. */
    @Test
    void aHalfTimeThatWasNotReachedIsNamedWithTheReason() {
        Prediction bias = predict("(A:2,B:2):0", new ToyData(2, 1, 1, 1), 0.1);
        assertTrue(bias.warnings().stream()
                .anyMatch(warning -> warning.startsWith("B is not half learned by time")
                        && warning.contains("from when on nothing changes")));
        assertFalse(warns(bias, "A is not half learned"));
        assertTrue(cut(Outcome.OUT_OF_STEPS)
                .contains("A is not half learned by time 3.00000, where the step limit was used"
                        + " up; its half time is null"));
        assertTrue(
                cut(Outcome.STEP_TOO_SMALL).contains("A is not half learned by time 3.00000; its half time is null"));
    }

    /** Warnings of a run that broke off at time 3 before anything was learned. */
    private static List<String> cut(Outcome outcome) {
        return broken(outcome, predict("(A:2,B:2):0", new ToyData(2, 0.3, 1, 1), 0.1))
                .warnings();
    }

    /** The same prediction with a run that broke off at time 3 before anything was learned. */
    static Prediction broken(Outcome outcome, Prediction whole) {
        return new Prediction(
                whole.problem(),
                whole.reference(),
                broken(outcome, whole.trajectory()),
                whole.rank(),
                whole.graph(),
                whole.timeline(),
                whole.path(),
                whole.laws());
    }

    private static ReducedTrajectory broken(Outcome outcome, ReducedTrajectory whole) {
        return new ReducedTrajectory(
                outcome,
                false,
                List.of(),
                3,
                whole.end(),
                whole.halfTimes().stream()
                        .map(time -> Optional.<LocatedTime>empty())
                        .toList(),
                whole.signalHalfTimes().stream()
                        .map(time -> Optional.<LocatedTime>empty())
                        .toList(),
                whole.visits(),
                List.of(),
                Optional.empty(),
                1,
                0,
                1,
                0,
                whole.lostDirections());
    }

    @Test
    void aStartThatIsNotSmallHasNoFormula() {
        Prediction p = predict("(A:2,B:2):0", new ToyData(2, 0, 1, 1), 1.5);
        assertTrue(warns(p, "u0 is not small"));
        assertTrue(warns(p, "the start of B is already beyond half"));
        assertTrue(p.laws().formulaRatio().isEmpty());
        assertTrue(p.timeRatio().isEmpty());
        assertFalse(warns(predict("(A:2,B:2):0", new ToyData(2, 0, 1, 1), 0.99), "u0 is not small"));
        // Half of the norm 1 is u0^2 = 0.5.
        assertTrue(
                warns(predict("(A:2,B:2):0", new ToyData(2, 0, 1, 1), 0.71), "the start of B is already beyond half"));
        assertFalse(
                warns(predict("(A:2,B:2):0", new ToyData(2, 0, 1, 1), 0.70), "the start of B is already beyond half"));
    }

    @Test
    void misalignmentIsNamedWithItsAngle() {
        assertTrue(warns(correlated(0.8), "misalignment"));
        assertFalse(warns(correlated(0.2), "misalignment"));
    }

    /** A and the second input of B share a correlation. */
    private static Prediction correlated(double rho) {
        double[][] sigma = {{1, 0, rho}, {0, 1, 0}, {rho, 0, 1}};
        return Predictions.of(
                FusionTree.parse("(A:2,B:2):2"),
                new Moments(
                        new Modalities(List.of("A", "B"), List.of(1, 2)),
                        new Symmetric(sigma),
                        Vector.of(2, 0.5, 1.5),
                        20),
                0.1,
                new double[0]);
    }

    @Test
    void nothingToLearnIsRefused() {
        Moments moments = new Moments(
                new Modalities(List.of("A", "B"), List.of(1, 1)),
                new Symmetric(new double[][] {{1, 0}, {0, 1}}),
                Vector.of(0, 0),
                1);
        assertThrows(
                InvalidInput.class, () -> Predictions.of(FusionTree.parse("(A:2,B:2):0"), moments, 0.1, new double[0]));
    }

    /** Inputs that are collinear but for 1e-10, with a row far above what there is to learn. */
    @Test
    void stepsThatRoundingLimitsAreNamed() {
        Prediction p = predict("(A:1,B:20):1", new ToyData(1e-5, -0.9999999999, 1, 1), 1e4);
        assertTrue(warns(p, "rounding: the terms of the rates cancel"));
        assertFalse(warns(predict("(A:2,B:2):0", new ToyData(2, 0.9999999999, 1, 1.5), 1e-3), "rounding:"));
        assertFalse(warns(predict("(A:1,B:1):0", new ToyData(2, -1, 1, 1), 1e-2), "rounding:"));
    }
}
