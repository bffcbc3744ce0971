package org.fusionflow.reduced;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.made.RandomSamples;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.flow.BalancedFlow;
import org.fusionflow.reduced.phase.LearningOrder;
import org.fusionflow.reduced.run.GeneralizationCurve;
import org.fusionflow.reduced.run.GeneralizationRun;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The regimes of [OP-10] with 50 + 50 inputs and noise 0.5: fewer samples than inputs of A, than all inputs, and more. */
@Tag("closed-form")
class OverparameterizationTest {
    private static final int SEEDS = 5;

    private static Moments training(int samples, long seed) {
        return RandomSamples.parse("A=50,B=50,std.A=2,noise=0.5,samples=" + samples + ",seed=" + seed)
                .draw()
                .moments();
    }

    private static LearningOrder order(Moments moments) {
        LearningOrder order = LearningOrder.of(FusionTree.parse("(A:2,B:2):0"), moments);
        assertEquals(0, order.first());
        return order;
    }

    /** [OP-4]. Rounding is amplified by the condition of A's covariance, up to 1e6 at P = D_A; measured 5e-12 at most over 20 seeds. */
    @ParameterizedTest
    @ValueSource(ints = {1, 10, 30, 49, 50})
    void noMoreSamplesThanInputsOfAWhatALeavesForBIsRounding(int samples) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Moments moments = training(samples, seed);
            LeastSquares saddle = order(moments).saddle();
            double left = moments.modalities().block(saddle.residual(), 1).norm();
            assertEquals(0, left, 1e-10 * moments.speed(0), "seed " + seed);
            assertEquals(0, saddle.loss(), 1e-11 * moments.outputVariance(), "seed " + seed);
        }
    }

    /** One sample more than inputs of A leaves a residual of 1e-4 of the correlations at least in 20 seeds, 20 more one of 5 %. */
    @ParameterizedTest
    @CsvSource({"51, 1e-5", "70, 0.05", "700, 0.1"})
    void oneSampleMoreLeavesAResidualForB(int samples, double least) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Moments moments = training(samples, seed);
            LeastSquares saddle = order(moments).saddle();
            double left = moments.modalities().block(saddle.residual(), 1).norm();
            assertTrue(left > least * moments.speed(0), "seed " + seed + ": " + left / moments.speed(0));
            assertTrue(saddle.loss() > 1e-10 * moments.outputVariance(), "seed " + seed);
        }
    }

    @ParameterizedTest
    @CsvSource({"1, true", "50, true", "51, true", "99, true", "100, true", "101, false", "700, false"})
    void theLeastTrainingLossIsZeroUpToAsManySamplesAsInputs(int samples, boolean interpolates) {
        for (long seed = 1; seed <= SEEDS; seed++) {
            Moments moments = training(samples, seed);
            double loss = order(moments).end().loss() / moments.outputVariance();
            if (interpolates) {
                assertEquals(0, loss, 1e-11, "seed " + seed); // rounding times the condition
            } else {
                assertTrue(loss > 1e-6, "seed " + seed + ": " + loss);
            }
        }
    }

    /** [OP-2]: with any number of samples the flow stands still where a set of modalities is learned by the pseudo-inverse. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {"(A:2,B:2):0; 2", "(A:3,B:3):1; 4", "(A:2,B:3):1; 3"})
    void pseudoInverseMapsAreFixedPointsOfTheFlow(String newick, int layers) {
        FusionTree tree = FusionTree.parse(newick);
        for (int samples : new int[] {10, 50, 70, 700}) {
            Moments moments = training(samples, 1);
            LearningOrder order = order(moments);
            BalancedFlow flow = new BalancedFlow(tree, moments);
            double[] rate = new double[100];
            // Both learned: no residual anywhere.
            double rounding = 1e-11 * moments.correlation().norm();
            assertEquals(0, order.end().residual().norm(), rounding, "P = " + samples);
            // A alone: row of the length whose gain, a power of itself, gives the map.
            Vector map = moments.modalities().block(order.saddle().map(), 0);
            double[] state = new double[100];
            Vector row = map.times(Math.pow(map.norm(), 1.0 / layers - 1));
            System.arraycopy(row.toArray(), 0, state, 0, 50);
            double[] back = new double[100];
            flow.map(state, back);
            assertEquals(0, Vector.of(back).minus(order.saddle().map()).norm(), 1e-13 * map.norm());
            flow.rate(state, rate);
            // Rounding of the residual, a difference of terms of the size of the map times the covariance.
            double terms = map.norm() * moments.inputCovariance().largestEigenvalue();
            assertEquals(0, Vector.of(rate).norm(), 1e-13 * terms * map.norm(), newick + ", P = " + samples);
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "(A:2,B:2):0; 10; true",
                "(A:2,B:2):0; 30; true",
                "(A:2,B:2):0; 50; true",
                "(A:2,B:2):0; 70; false",
                "(A:2,B:2):0; 700; false",
                "(A:3,B:3):1; 10; true",
                "(A:3,B:3):1; 30; true",
                "(A:3,B:3):1; 50; true",
                "(A:3,B:3):1; 70; false",
                "(A:3,B:3):1; 700; false"
            })
    void permanentBiasIsFlaggedUpToAsManySamplesAsInputsOfA(String newick, int samples, boolean permanent) {
        Prediction prediction = Predictions.halfTimes(FusionTree.parse(newick), training(samples, 1), 1e-3);
        assertEquals(permanent, prediction.permanentBias());
        assertEquals(permanent, prediction.warnings().stream().anyMatch(w -> w.startsWith("permanent unimodal bias")));
    }

    /** [OP-5] and the note below it: what B keeps shrinks with the start, and the error on new data does not. */
    @ParameterizedTest
    @CsvSource({"10", "30"})
    void withFewSamplesTheSmallStartNeverLearnsB(int samples) {
        RandomSamples data = RandomSamples.parse("A=50,B=50,std.A=2,noise=0.5,seed=1,samples=" + samples);
        Moments moments = data.draw().moments();
        FusionTree tree = FusionTree.parse("(A:2,B:2):0");
        double limit =
                data.population().generalizationError(order(moments).saddle().map());
        double before = Double.POSITIVE_INFINITY;
        for (double u0 : new double[] {1e-1, 1e-3, 1e-6}) {
            GeneralizationCurve curve =
                    GeneralizationRun.of(Problem.of(tree, moments, u0), data.population(), new double[0]);
            assertTrue(curve.settled());
            assertEquals(0, curve.end().trainLoss(), 1e-12);
            double away = Math.abs(curve.end().generalizationError() - limit);
            assertTrue(away < 0.5 * before, "u0 " + u0 + ": " + away);
            before = away;
        }
        assertTrue(limit > 1.5, "no better than guessing without B: " + limit);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "(A:2,B:2):0; 70; true",
                "(A:1,B:1):1; 70; true",
                "(A:2,B:2):0; 700; false",
                "(A:1,B:1):1; 700; false"
            })
    void trainingEndsAtZeroLossExactlyWhereTheSamplesAreFewerThanTheInputs(
            String newick, int samples, boolean interpolates) {
        RandomSamples data = RandomSamples.parse("A=50,B=50,std.A=2,noise=0.5,seed=1,samples=" + samples);
        Moments moments = data.draw().moments();
        GeneralizationCurve curve = GeneralizationRun.of(
                Problem.of(FusionTree.parse(newick), moments, 0.1), data.population(), new double[0]);
        assertTrue(curve.settled());
        double least = LeastSquares.on(moments, java.util.Set.of(0, 1)).loss();
        assertEquals(least, curve.end().trainLoss(), 1e-12);
        assertEquals(interpolates, curve.end().trainLoss() < 1e-12);
        // Noise is fitted: stopping early is better, by much if the samples are few.
        assertTrue(curve.hasInteriorOptimum());
        double gain = curve.end().generalizationError() / curve.best().generalizationError();
        assertTrue(interpolates ? gain > 1.2 : gain < 1.01, "gain " + gain);
    }
}
