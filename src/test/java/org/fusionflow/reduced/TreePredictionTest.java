package org.fusionflow.reduced;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.made.RandomSamples;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.fusionflow.ode.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Predictions for any tree: half times, path, warnings. Each warning has a case that triggers it and one that does not. */
class TreePredictionTest {
    private static final Vector NO_TIMES = Vector.of();

    /** Scalar inputs with these standard deviations and weights, uncorrelated but for A and B; no noise. */
    private static Moments scalars(double[] deviations, double correlation, double... weights) {
        int n = deviations.length;
        double[][] covariance = new double[n][n];
        for (int i = 0; i < n; i++) {
            covariance[i][i] = deviations[i] * deviations[i];
        }
        covariance[0][1] = correlation * deviations[0] * deviations[1];
        covariance[1][0] = covariance[0][1];
        Symmetric sigma = new Symmetric(covariance);
        Vector w = Vector.of(weights);
        Vector yx = sigma.leftTimes(w);
        return new Moments(
                new Modalities(
                        List.of("A", "B", "C").subList(0, n), List.of(1, 1, 1).subList(0, n)),
                sigma,
                yx,
                yx.dot(w));
    }

    private static final Moments CLEAN = scalars(new double[] {2, 1.4, 1}, 0.2, 1, 1, 1);

    private static Prediction predict(String tree, Moments moments, double u0) {
        return Predictions.of(FusionTree.parse(tree), moments, u0, NO_TIMES);
    }

    private static boolean warns(Prediction prediction, String word) {
        return prediction.warnings().stream().anyMatch(w -> w.contains(word));
    }

    @Test
    void threeModalitiesAreLearnedOneByOneAlongThePredictedPath() {
        Prediction p = predict("(A:2,B:2,C:2):1", CLEAN, 0.001);
        assertEquals(List.of(), p.warnings());
        assertEquals(
                List.of("{}", "{A}", "{A,B}", "{A,B,C}"),
                p.timeline().orElseThrow().stays().stream()
                        .map(stay -> stay.saddle().learned().toString())
                        .toList());
        double before = 0;
        for (Stay stay : p.timeline().orElseThrow().stays()) {
            assertTrue(stay.visit().arrival().orElseThrow().time() >= before, "visits come one after another");
            before = stay.visit().departure().map(d -> d.time()).orElse(before);
            assertTrue(stay.visit().closest().distance() <= stay.visit().radius());
        }
        for (int m = 0; m < 3; m++) {
            double exact = p.halfTime(m).orElseThrow();
            assertEquals(exact, p.laws().refinedTime(m).orElseThrow(), 1e-3 * exact);
            assertEquals(exact, p.laws().formulaTime(m).orElseThrow(), 1e-2 * exact);
        }
        assertEquals(
                p.graph().orElseThrow().saddles().get(1).loss(), p.plateauLoss().orElseThrow());
    }

    /** Two modalities of equal depth: the same numbers whether fixed points are watched or not. */
    @ParameterizedTest
    @CsvSource({"'(A:3,B:3):1',0.1,0.5", "'(A:2,B:2):0',0.001,-0.6", "'(A:1,B:1):2',0.05,0.3"})
    void halfTimesAndConsequencesDoNotDependOnWhatIsWatched(String newick, double u0, double rho) {
        Moments moments = new ToyData(2, rho, 1, 1).moments();
        Prediction tree = predict(newick, moments, u0);
        Prediction pair = Predictions.halfTimes(FusionTree.parse(newick), moments, u0);
        assertEquals(pair.trajectory().halfTimes(), tree.trajectory().halfTimes());
        assertEquals(pair.timeRatio(), tree.timeRatio());
        assertEquals(pair.laws().formulaRatio(), tree.laws().formulaRatio());
        assertEquals(pair.plateauLoss(), tree.plateauLoss());
        assertTrue(pair.closest().isEmpty());
        assertEquals(pair.warnings(), tree.warnings());
    }

    @ParameterizedTest
    @CsvSource({"'(A:3,B:3):1'", "'(A:5,B:5):0'", "'(A:4,B:4):1'"})
    void startsOfAnySizeAndTimesOfAnyLengthWork(String newick) {
        Prediction p = predict(newick, new ToyData(2, 0.2, 1, 1).moments(), 1e-9);
        assertEquals(Outcome.STOPPED_BY_EVENT, p.outcome());
        assertTrue(p.halfTime(1).orElseThrow() > 1e16);
        // At this start the law has converged: errors are of order u0 and more.
        assertEquals(p.laws().asymptoticRatio().orElseThrow(), p.timeRatio().orElseThrow(), 1e-8);
        assertTrue(p.trajectory().stiffSteps() > 0, "plateaus of 1e16 and more cannot be crossed by explicit steps");
        assertTrue(p.trajectory().monitors().orElseThrow().energy() < 1e-11);
    }

    @Test
    void statesAreRecordedAtLogarithmicTimesOverTwentySixDecades() {
        double[] times = new double[27];
        for (int i = 0; i < times.length; i++) {
            times[i] = Math.pow(10, i);
        }
        Prediction p = Predictions.of(
                FusionTree.parse("(A:5,B:5):0"), new ToyData(2, 0.2, 1, 1).moments(), 1e-9, Vector.of(times));
        assertEquals(times.length, p.trajectory().points().size());
        double before = Double.POSITIVE_INFINITY;
        for (int i = 0; i < times.length; i++) {
            assertEquals(times[i], p.trajectory().points().get(i).time());
            assertTrue(p.trajectory().points().get(i).loss() <= before + 1e-14);
            before = p.trajectory().points().get(i).loss();
        }
    }

    @Test
    void aModalityWithoutCorrelationIsStuckOnAnInvariantSet() {
        // s_C = 0 although C explains something once A is known: no, uncorrelated and useless.
        Prediction p = predict("(A:2,B:2,C:2):0", scalars(new double[] {2, 1.4, 1}, 0.2, 1, 1, 0), 0.01);
        assertTrue(warns(p, "C ends with norm 0"));
        assertTrue(warns(p, "C is not learned at {A,B}, where the path ends"));
        assertFalse(warns(p, "path: the trajectory visits"), "{C} is {} by another name");
        assertTrue(p.halfTime(2).isEmpty());
        assertTrue(p.halfTime(1).isPresent());
        assertFalse(warns(predict("(A:2,B:2,C:2):0", CLEAN, 0.01), "C ends"));
    }

    @Test
    void permanentBiasOfATreeIsNamed() {
        // y = x_A and B correlates with A: once A is learned nothing is left for B.
        Prediction p = predict("(A:2,B:2,C:2):0", scalars(new double[] {2, 1.4, 1}, 0.5, 1, 0, 0.5), 0.01);
        assertTrue(p.permanentBias());
        assertTrue(warns(p, "permanent bias"));
        assertTrue(p.halfTime(1).isEmpty());
        assertFalse(predict("(A:2,B:2,C:2):0", CLEAN, 0.01).permanentBias());
    }

    @Test
    void signReversalOfATreeIsNamed() {
        // s_B > 0 through A, but B's own weight is negative.
        Prediction p = predict("(A:2,B:2,C:2):0", scalars(new double[] {3, 1, 0.8}, 0.6, 1, -0.5, 1), 0.001);
        assertTrue(warns(p, "sign reversal"));
        assertTrue(p.halfTime(1).isEmpty());
        assertTrue(warns(p, "B is not half learned"));
        assertFalse(warns(predict("(A:2,B:2,C:2):0", CLEAN, 0.001), "sign reversal"));
    }

    @Test
    void nearTiesAndSuperficialPreferenceOfATreeAreNamed() {
        assertTrue(warns(predict("(A:2,B:2,C:2):0", scalars(new double[] {2, 1.99, 1}, 0, 1, 1, 1), 0.01), "near-tie"));
        // Speeds 4.5 against 2 and 1, but B explains 4 and A 2.25.
        Prediction superficial = predict("(A:2,B:2,C:2):0", scalars(new double[] {3, 1, 1}, 0, 0.5, 2, 1), 0.01);
        assertTrue(superficial.superficialPreference());
        assertTrue(warns(superficial, "superficial preference"));
        Prediction clean = predict("(A:2,B:2,C:2):0", CLEAN, 0.01);
        assertFalse(warns(clean, "near-tie"));
        assertFalse(clean.superficialPreference());
    }

    @Test
    void earlyFusionOfATreeHasNoPlateau() {
        Prediction p = predict("(A:1,B:1,C:1):2", CLEAN, 0.01);
        assertTrue(warns(p, "no plateau"));
        assertTrue(p.plateauLoss().isEmpty());
        assertTrue(p.misattribution().isEmpty());
    }

    @Test
    void aPathThatDiffersFromThePredictedOneIsSaid() {
        // From 0.5 nothing stays near a saddle.
        assertTrue(warns(predict("(A:2,B:2,C:2):0", CLEAN, 0.5), "path: the trajectory visits"));
    }

    /** A modality with one layer of its own leaves the origin at once: it is no fixed point, and cannot be missed. */
    @Test
    void aPathFromAnOriginThatIsNoFixedPointIsAsPredicted() {
        Prediction p = predict("(A:1,B:2,C:2):0", CLEAN, 1e-4);
        assertEquals(
                "{A}",
                p.timeline().orElseThrow().stays().get(0).saddle().learned().toString());
        assertEquals(List.of(), p.warnings());
    }

    @Test
    void aBrokenRunIsSaidWithTheReason() {
        assertTrue(cut(Outcome.OUT_OF_STEPS)
                .contains("A is not half learned by time 3.00000, where the step limit was used"
                        + " up; its half time is null"));
        List<String> failed = cut(Outcome.STEP_TOO_SMALL);
        assertTrue(failed.contains("A is not half learned by time 3.00000; its half time is null"), failed.toString());
    }

    private static List<String> cut(Outcome outcome) {
        Prediction whole = predict("(A:2,B:2,C:2):0", CLEAN, 0.01);
        return WarningsTest.broken(outcome, whole).warnings();
    }

    /** Steps of the implicit method that square to infinity, and the end of a plateau 160 decades shorter than its steps. */
    @Test
    void plateausNearTheOverflowOfTimesAreCrossed() {
        Prediction p = predict("(A:20,B:20):0", new ToyData(2, 0.2, 1, 1).moments(), 1e-9);
        assertEquals(Outcome.STOPPED_BY_EVENT, p.outcome());
        // 1 + (ratio^2 - 1)/(1 - rho^2)
        assertEquals(4.125, p.timeRatio().orElseThrow(), 1e-9);
        assertTrue(p.trajectory().monitors().orElseThrow().energy() < 1e-9);
    }

    @Test
    void aTimeLongAfterAllIsLearnedIsReached() {
        Prediction p = Predictions.of(
                FusionTree.parse("(A:2,B:2):0"), new ToyData(2, 0.2, 1, 1).moments(), 0.1, Vector.of(1e300));
        assertEquals(Outcome.STOPPED_BY_EVENT, p.outcome());
        assertEquals(1, p.trajectory().points().get(0).map().at(1), 1e-14);
    }

    /** Rounding of the loss must not be taken for a violation of energy where the start is the solution. */
    @Test
    void energyIsMeasuredAgainstTheOutputWhereTheStartIsTheSolution() {
        Prediction p = predict("(A:2,B:2):0", new ToyData(2, 0.2, 1, 1).moments(), 1);
        assertTrue(p.trajectory().monitors().orElseThrow().energy() < 1e-15);
    }

    /**
     * As many samples as inputs: eigenvalues of the covariance over seven decades. The half times are those of explicit steps alone, 20 000
     * of them.
     */
    @Tag("regression")
    @Test
    void manySlowModesAreLeftToTheImplicitMethod() {
        Moments moments =
                RandomSamples.parse("A=50,B=50,samples=100,noise=0.5").draw().moments();
        Prediction p = predict("(A:3,B:3):1", moments, 0.01);
        assertEquals(2085.245, p.halfTime(0).orElseThrow(), 1e-3);
        assertEquals(2986.422, p.halfTime(1).orElseThrow(), 1e-3);
        assertTrue(p.trajectory().steps() < 3000, "steps " + p.trajectory().steps());
        assertTrue(p.trajectory().monitors().orElseThrow().energy() < 1e-12);
    }

    /** Half times by SciPy, solve_ivp(LSODA and DOP853, rtol = 1e-12) on (R) written down anew. */
    @Test
    void halfTimesAreThoseOfAnIndependentProgram() {
        Moments singular = new Moments(
                new Modalities(List.of("A", "B"), List.of(2, 1)),
                new Symmetric(new double[][] {{1, 1, 0.5}, {1, 1, 0.5}, {0.5, 0.5, 2}}),
                Vector.of(1, 1, 0.8),
                3);
        Prediction unequal = predict("(A:3,B:2):1", singular, 0.01);
        assertEquals(217.90510863, unequal.halfTime(0).orElseThrow(), 1e-7);
        assertEquals(108.56292542, unequal.halfTime(1).orElseThrow(), 1e-7);
        Prediction shallow = predict("(A:1,B:2):0", new ToyData(2, 0.2, 1, 1).moments(), 0.01);
        assertEquals(0.17100658433, shallow.halfTime(0).orElseThrow(), 1e-10);
        assertEquals(4.68917768903, shallow.halfTime(1).orElseThrow(), 1e-10);
    }

    @Test
    void aLargeStartIsSaidAndHasHalfTimesOfZero() {
        Prediction p = predict("(A:2,B:2,C:2):0", CLEAN, 1.2);
        assertTrue(warns(p, "u0 is not small"));
        assertTrue(warns(p, "the start of A is already beyond half"));
        assertTrue(p.timeRatio().isEmpty());
        assertFalse(warns(predict("(A:2,B:2,C:2):0", CLEAN, 0.99), "u0 is not small"));
        assertFalse(warns(predict("(A:2,B:2,C:2):0", CLEAN, 0.4), "already beyond half"));
    }

    /** The square of 1e-170 is 0: such a start would count as stuck. */
    @ParameterizedTest
    @ValueSource(doubles = {0, -1, Double.NaN, Double.POSITIVE_INFINITY, 1e-170})
    void startsThatAreNoLengthAreRefused(double u0) {
        assertThrows(InvalidInput.class, () -> predict("(A:2,B:2,C:2):0", CLEAN, u0));
    }

    /** One modality of two layers alone: the logistic curve's half time. */
    @Test
    void oneModalityAloneIsLogistic() {
        Moments one = new Moments(
                new Modalities(List.of("A"), List.of(1)), new Symmetric(new double[][] {{2}}), Vector.of(3), 5);
        Prediction p = predict("(A:1):1", one, 0.01);
        double end = 3.0 / 2;
        double exact = Math.log(end / 1e-4 - 1) / (2 * 3);
        assertEquals(exact, p.halfTime(0).orElseThrow(), 1e-11 * exact);
        assertEquals(exact, p.laws().refinedTime(0).orElseThrow(), 1e-9 * exact);
        assertTrue(p.timeRatio().isEmpty(), "one modality has no ratio");
    }
}
