package org.fusionflow.reduced;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.result.HalfNorms;
import org.fusionflow.data.samples.Preparation;
import org.fusionflow.data.samples.RawSamples;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.saddle.Saddle;
import org.fusionflow.reduced.saddle.SaddleGraph;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Modalities that share inputs: which of them are learned, and where the flow ends. Numbers with many digits are from an integration of the
 * balanced flow with SciPy (LSODA, relative tolerance 1e-11).
 */
class SharedInputsTest {
    /** C = A + B and y = 2 A + B: the map of least norm is (1, 0, 1). */
    private static final Moments SUM = moments(
            new Modalities(List.of("A", "B", "C"), List.of(1, 1, 1)),
            new double[][] {{1, 0, 1}, {0, 1, 1}, {1, 1, 2}},
            5,
            2,
            1,
            3);

    /** A = (x1, x2), B = (2 x2, x3), C = x2 + x3, y = 2 x1 + x2 + 0.7 x3. */
    private static final Moments CHAIN = of(
            new Modalities(List.of("A", "B", "C"), List.of(2, 2, 1)),
            new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 2, 0}, {0, 0, 1}, {0, 1, 1}},
            2,
            1,
            0.7);

    /** A = (x1, x1/2 + x2), B = x1, C = (x2 + x3, x3), y = x1 - 1.2 x2 + 2 x3. */
    private static final Moments NEEDLESS = of(
            new Modalities(List.of("A", "B", "C"), List.of(2, 1, 2)),
            new double[][] {{1, 0, 0}, {0.5, 1, 0}, {1, 0, 0}, {0, 1, 1}, {0, 0, 1}},
            1,
            -1.2,
            2);

    private static Moments moments(
            Modalities modalities, double[][] covariance, double variance, double... correlation) {
        return new Moments(modalities, new Symmetric(covariance), Vector.of(correlation), variance);
    }

    /** Inputs are these combinations of uncorrelated sources of variance 1, and so is the output. */
    private static Moments of(Modalities modalities, double[][] reads, double... output) {
        double[][] covariance = new double[reads.length][reads.length];
        double[] correlation = new double[reads.length];
        double variance = 0;
        for (int k = 0; k < output.length; k++) {
            variance += output[k] * output[k];
            for (int i = 0; i < reads.length; i++) {
                correlation[i] += reads[i][k] * output[k];
                for (int j = 0; j < reads.length; j++) {
                    covariance[i][j] += reads[i][k] * reads[j][k];
                }
            }
        }
        return moments(modalities, covariance, variance, correlation);
    }

    private static void isLearnedWithoutB(Prediction p) {
        assertEquals(List.of(2, 0, 1), p.order());
        assertTrue(p.halfTime(1).isEmpty());
        assertEquals(0, p.reference().targets().get(1).norm());
        assertTrue(p.timeRatio().isPresent());
        assertFalse(p.superficialPreference());
        assertTrue(p.permanentBias());
        assertEquals(BiasVerdict.PERMANENT, p.bias().orElseThrow().verdict());
        assertTrue(p.warnings().toString().contains("B ends with norm 0"), p.warnings()::toString);
    }

    @ParameterizedTest
    @CsvSource({
        "'(A:2,B:2,C:2):0', 6.809785923029, 2.3714708989924",
        "'(A:2,B:2,C:2):1', 244.9478019379876, 241.19193767871488"
    })
    @Tag("closed-form")
    void aModalityThatLeastSquaresGivesNothingIsNotLearnedFirst(String tree, double ofA, double ofC) {
        for (Prediction p : List.of(
                Predictions.of(FusionTree.parse(tree), SUM, 1e-3),
                Predictions.halfTimes(FusionTree.parse(tree), SUM, 1e-3))) {
            isLearnedWithoutB(p);
            assertEquals(ofA, p.halfTime(0).orElseThrow(), 1e-9 * ofA);
            assertEquals(ofC, p.halfTime(2).orElseThrow(), 1e-9 * ofC);
            assertEquals(ofA / ofC, p.timeRatio().orElseThrow(), 1e-8);
        }
    }

    @Test
    void norBelowAFusionOfItsOwn() {
        isLearnedWithoutB(Predictions.of(FusionTree.parse("((A:2,B:2):1,C:2):0"), SUM, 1e-3));
    }

    @Test
    void norFromCentredSamples() {
        Random random = new Random(3);
        Samples samples = Samples.of(new Modalities(List.of("A", "B", "C"), List.of(1, 1, 1)), 500, 1, (k, x, y) -> {
            x[0] = random.nextGaussian();
            x[1] = random.nextGaussian();
            x[2] = x[0] + x[1];
            y[0] = 2 * x[0] + x[1];
        });
        FusionTree tree = FusionTree.parse("(A:2,B:2,C:2):0");
        RawSamples raw = new RawSamples(samples, List.of("A", "B", "C", "y"), List.of());
        Prediction p = Predictor.predict(
                new Problem(tree, raw.trainingData(Preparation.CENTER, tree), 1e-3), PredictionRequest.WHOLE);
        assertEquals(List.of(2, 0, 1), p.order());
        assertEquals(0, p.reference().targets().get(1).norm());
        assertTrue(p.timeRatio().isPresent());
        assertTrue(p.bias().orElseThrow().verdict() != BiasVerdict.TRANSIENT);
    }

    /** The map is exactly 0, not of the size of rounding; all networks measure against these norms. */
    @Test
    void itsMapAndItsLengthAreZero() {
        Saddle all = SaddleGraph.of(FusionTree.parse("(A:2,B:2,C:2):0"), SUM).end();
        assertEquals("{B}", all.degenerate().toString());
        assertEquals(0, all.map().at(1));
        assertEquals(0, all.lengths().at(1));
        assertFalse(HalfNorms.of(SUM).has(1));
        assertFalse(HalfTimeReference.ofLeastSquares(SUM).halfNorms().has(1));
        assertFalse(HalfTimeReference.of(FusionTree.parse("(A:2,B:2,C:2):0"), SUM, 1e-3)
                .halfNorms()
                .has(1));
    }

    /** y = B: A has no part in it, whatever rounding says, and B has the same map with and without A. */
    @ParameterizedTest
    @EnumSource(
            value = Preparation.class,
            names = {"CENTER", "STANDARDIZE"})
    void aCopyOfTheOutputIsAttributedExactly(Preparation preparation) {
        Random random = new Random(11);
        Samples samples = Samples.of(new Modalities(List.of("A", "B"), List.of(2, 1)), 1001, 1, (k, x, y) -> {
            x[2] = random.nextDouble();
            x[0] = 0.3 * x[2] + random.nextDouble();
            x[1] = random.nextGaussian() - x[2];
            y[0] = x[2];
        });
        FusionTree tree = FusionTree.parse("(A:2,B:2):0");
        RawSamples raw = new RawSamples(samples, List.of("A1", "A2", "B", "y"), List.of());
        Prediction p = Predictor.predict(
                new Problem(tree, raw.trainingData(preparation, tree), 1e-3), PredictionRequest.WHOLE);
        assertEquals(Vector.of(0), p.misattribution().orElseThrow());
        Saddle end = p.graph().orElseThrow().end();
        assertEquals(Vector.of(0, 0), end.map().slice(0, 2));
        assertEquals("{A}", end.degenerate().toString());
    }

    /** In early fusion it is learned with the others and ends at 0. It is not waited for. */
    @Test
    void whatEndsAtZeroTogetherWithOthersHasNoBias() {
        Prediction p = Predictions.of(FusionTree.parse("(A:1,B:1,C:1):1"), SUM, 1e-3);
        assertTrue(p.halfTime(1).isEmpty());
        assertEquals(BiasVerdict.NONE, p.bias().orElseThrow().verdict());
    }

    @Test
    @Tag("closed-form")
    void halfTimesAreThoseOfThePointWhereTheRunEnds() {
        Prediction p = Predictions.of(FusionTree.parse("(A:2,B:2,C:2):1"), CHAIN, 1e-3, 400);
        agrees(p, new double[] {279.9196476850113, 279.9566063877872, 280.3432144486521}, new double[] {
            2.0195800180703767, 0.6623727138615233, 0.11149869531121819
        });
        assertEquals(0.11149869531121819, p.trajectory().points().get(0).map().at(4), 1e-9);
        assertEquals(
                List.of("{}", "{A,B,C}"),
                p.timeline().orElseThrow().stays().stream()
                        .map(stay -> stay.saddle().learned().toString())
                        .toList());
        assertTrue(p.warnings().toString().contains("is not small enough for the path of small starts"));
    }

    /** Two modalities that read x1 at almost the same rate share it, and both are learned. */
    @Test
    void twoModalitiesAreJudgedByTheRunToo() {
        Prediction p = Predictions.of(
                FusionTree.parse("(A:2,B:2):0"),
                ToyData.parse("ratio=1.01,rho=1").moments(),
                1e-3);
        assertTrue(p.halfTime(0).isPresent() && p.halfTime(1).isPresent());
        assertFalse(p.permanentBias());
        assertTrue(p.warnings().toString().contains("the flow comes to rest where A, B are learned"));
    }

    @Test
    @Tag("closed-form")
    void aModalityWhoseMapAtRestIsNotZeroIsLearned() {
        FusionTree tree = FusionTree.parse("(A:2,B:2,C:2):1");
        Prediction p = Predictions.of(tree, NEEDLESS, 1e-3);
        agrees(p, new double[] {339.39129272865165, 339.3667988111725, 338.08137919812845}, new double[] {
            0.7799111639365296, 0.15238621116281653, 3.644779346666385
        });
        List<Stay> stays = p.timeline().orElseThrow().stays();
        assertEquals("{A,B,C}", stays.get(stays.size() - 1).saddle().learned().toString());
        agrees(
                Predictions.of(tree, NEEDLESS, 1e-2),
                new double[] {34.511440039575064, 34.56449301289575, 33.87275024044592},
                new double[] {0.7916455101838789, 0.2620652116629292, 3.2947553685097093});
    }

    private static void agrees(Prediction p, double[] times, double[] norms) {
        for (int m = 0; m < times.length; m++) {
            assertEquals(times[m], p.halfTime(m).orElseThrow(), 1e-8 * times[m]);
            assertEquals(norms[m], p.reference().targets().get(m).norm(), 1e-8 * norms[m]);
        }
        assertFalse(p.permanentBias());
        assertEquals(BiasVerdict.TRANSIENT, p.bias().orElseThrow().verdict());
    }

    /** A start that is small enough ends where the path does. */
    @Test
    void aVerySmallStartFollowsThePath() {
        Prediction p = Predictions.of(FusionTree.parse("(A:2,B:2,C:2):1"), NEEDLESS, 1e-6);
        assertTrue(p.halfTime(1).isEmpty());
        assertTrue(p.permanentBias());
        assertTrue(p.path().orElseThrow().rest().isEmpty());
    }

    /** Two twins of rates 4 and 2: B keeps about u0 of what A learns, which from 0.1 on is worth a word. */
    @ParameterizedTest
    @ValueSource(doubles = {0.1, 1e-6})
    void whatANeedlessModalityKeepsIsTold(double u0) {
        Prediction p = Predictions.of(
                FusionTree.parse("(A:2,B:2):0"), ToyData.parse("ratio=2,rho=1").moments(), u0);
        assertTrue(p.permanentBias());
        assertEquals(u0 == 0.1, p.warnings().toString().contains("start: B keeps a part of 0.040 of the output"));
    }
}
