package org.fusionflow.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.method.GradientFlow;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.Watching;
import org.fusionflow.network.start.GaussianNorm;
import org.fusionflow.network.start.GaussianStd;
import org.fusionflow.reduced.phase.LearningOrder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

final class RandomStartTest {
    private static final double MAX_TIME = 1e4; // the slowest case takes 400

    static Stream<RandomStartCase> aligned() {
        return Stream.concat(RandomStartCase.ALIGNED_SCALAR.stream(), RandomStartCase.ALIGNED_VECTOR.stream());
    }

    static Stream<RandomStartCase> reversed() {
        return Stream.concat(RandomStartCase.REVERSED_SCALAR.stream(), RandomStartCase.REVERSED_VECTOR.stream());
    }

    @ParameterizedTest
    @MethodSource("aligned")
    void alignedTimesOfTwoLayersFollowFromTheEffectiveLength(RandomStartCase data) {
        assertFalse(data.reversal(), data.name());
        for (double gamma : new double[] {1e-9, 1e-3}) {
            RandomStartCase.Errors errors = data.errors(30, gamma, 5, new GradientFlow(), MAX_TIME);
            for (int m = 0; m < 2; m++) {
                assertTrue(errors.growing().get(m) < 0.02, errors.toString());
                assertTrue(errors.exact().get(m) < 1e-9, errors.toString()); // both integrators are good to that
            }
            assertEquals(List.of(), errors.prediction().warnings(), errors.run());
        }
    }

    /** Without a correlation there is no direction to project on, and yet both layers of B grow once A is learned. */
    @Test
    void aScalarInputWithoutCorrelationIsPredictedFromItsOwnWeights() {
        RandomStartCase data = RandomStartCase.UNCORRELATED_SCALAR;
        assertEquals(0, data.moments().speed(1), data.name());
        RandomStartCase.Errors errors = data.errors(30, 1e-9, 5, new GradientFlow(), MAX_TIME);
        assertTrue(errors.exact().get(0) < 1e-9, errors.toString());
        assertTrue(errors.exact().get(1) < 1e-6, errors.toString()); // as with a reversal
    }

    @ParameterizedTest
    @MethodSource("reversed")
    void reversedTimesOfTwoLayersFollowFromTheExactReduction(RandomStartCase data) {
        assertTrue(data.reversal(), data.name());
        RandomStartCase.Errors small = data.errors(30, 1e-9, 5, new GradientFlow(), MAX_TIME);
        RandomStartCase.Errors large = data.errors(30, 1e-3, 5, new GradientFlow(), MAX_TIME);
        for (RandomStartCase.Errors errors : List.of(small, large)) {
            for (int m = 0; m < 2; m++) {
                // What survives the decay is down to 1e-9 of what grew, and rounding is 1e-16 of that.
                assertTrue(errors.exact().get(m) < 1e-6, errors.toString());
            }
            assertTrue(errors.growing().get(0) < 0.02, errors.toString());
        }
        assertTrue(large.growing().get(1) > 0.02, large.toString());
        assertEquals(1, large.prediction().warnings().size(), large.toString());
        String warning = large.prediction().warnings().get(0);
        int second = LearningOrder.of(data.tree(), data.moments()).second();
        String name = "modality " + data.tree().names().get(second);
        assertTrue(
                warning.startsWith(name + ": its residual turns against")
                        || warning.startsWith(name + ": u_eff alone puts the half time at"),
                warning);
    }

    @ParameterizedTest
    @CsvSource({"0.5", "-0.9"})
    void smallStepsOfGradientDescentGiveTheSameTimes(double rho) {
        Moments moments = new ToyData(2, rho, 1, 1).moments();
        RandomStartCase data = new RandomStartCase("toy", FusionTree.parse("(A:2,B:2):0"), moments, rho < 0);
        double s = moments.speed(0);
        double coarse = largest(data.errors(20, 1e-3, 3, Descent.plain(2e-3 / s), MAX_TIME));
        double fine = largest(data.errors(20, 1e-3, 3, Descent.plain(5e-4 / s), MAX_TIME));
        // A step of relative size h grows by 1 + h instead of exp(h): times are longer by h/2.
        assertTrue(fine < 5e-4, "error " + fine);
        assertEquals(4, coarse / fine, 0.4);
    }

    private static double largest(RandomStartCase.Errors errors) {
        return Math.max(errors.exact().get(0), errors.exact().get(1));
    }

    @Test
    void reportsTheGrowingModeBesideItsExpectation() {
        RandomStart start = new RandomStart(
                FusionTree.parse("(A:2,B:2):0"), new ToyData(2, 0.5, 1, 1).moments(), new GaussianStd(), 1000, 1e-6, 4);
        RandomStartPrediction prediction = start.predict(RandomStart.Wait.FIRST);
        assertEquals(1, prediction.reducedWidth());
        for (ModalityStart one : prediction.modalities()) {
            assertEquals(1e-6 * Math.sqrt(500), one.expected().orElseThrow(), 1e-18);
            // u_eff^2 is chi-square with 1000 degrees of freedom: 2 % standard deviation of u_eff
            assertEquals(1, one.growing().orElseThrow() / one.expected().orElseThrow(), 0.1);
            assertEquals(0, one.projectedAt());
        }
    }

    @Test
    void aModalityWithNothingToLearnHasNoHalfTime() {
        RandomStartPrediction prediction = start(new ToyData(2, 0.5, 1, 0)).predict(RandomStart.Wait.FIRST);
        assertEquals(Optional.empty(), prediction.halfTimes().get(1));
        assertEquals(List.of("modality B: has no map to learn, so no half time"), prediction.warnings());
    }

    /** The inputs are copies of each other: A explains all of y, and nothing is left for B. */
    @Test
    void aModalityThatIsNeverLearnedIsSaidToBe() {
        RandomStartPrediction prediction = start(new ToyData(2, 1, 1, 1)).predict(RandomStart.Wait.FIRST);
        assertTrue(prediction.halfTimes().get(0).isPresent());
        assertEquals(Optional.empty(), prediction.halfTimes().get(1));
        assertEquals(List.of("modality B: never half learned from this start"), prediction.warnings());
    }

    private static RandomStart start(ToyData data) {
        return new RandomStart(FusionTree.parse("(A:2,B:2):0"), data.moments(), new GaussianStd(), 20, 1e-6, 4);
    }

    @ParameterizedTest
    @ValueSource(strings = {"((A:1,B:1):1,C:2):0", "((A:1,B:1):1,C:2):1"})
    void anyTreeIsPredictedWithHalfNormsOfItsOwn(String newick) {
        FusionTree tree = FusionTree.parse(newick);
        Moments moments = new Moments(
                new Modalities(List.of("A", "B", "C"), List.of(1, 1, 1)),
                new Symmetric(new double[][] {{4, 0.5, 0}, {0.5, 2, 0.2}, {0, 0.2, 1}}),
                Vector.of(4.5, 2.7, 1.2),
                9);
        Vector end = LeastSquares.on(moments, Set.of(0, 1, 2)).map();
        Vector half = Vector.of(0.5 * end.at(0), 0.5 * end.at(1), 0.5 * end.at(2));
        boolean deep = newick.endsWith("1");
        RandomStart start = new RandomStart(tree, moments, new GaussianNorm(), 25, 0.02, 6);
        List<ModalityStart> predicted =
                start.predict(half, RandomStart.Wait.EACH, RandomStart.ALIGNED).modalities();
        for (int m = 0; m < 3; m++) {
            double time = predicted.get(m).halfTime().orElseThrow().time();
            Vector map = Simulator.trainAtFullWidth(
                            plan(start, Vector.of(0.99 * time, time, 1.01 * time)), Watching.NOBODY)
                    .result()
                    .trajectory()
                    .get(1)
                    .map();
            assertEquals(
                    half.at(m),
                    map.at(m),
                    (deep ? 0.1 : 1e-7) * half.at(m),
                    tree.names().get(m));
        }
    }

    private static TrainingPlan plan(RandomStart start, Vector times) {
        double end = times.at(times.size() - 1);
        return new TrainingPlan(
                Problem.of(start.tree(), start.moments(), start.u0()),
                NetworkSetup.linear(
                        start.width(),
                        start.initialization(),
                        new GradientFlow(),
                        new StopRule(10_000, end, OptionalDouble.empty())),
                start.seed(),
                times);
    }

    @Test
    void deepTimesConvergeAsTheAlignmentIsWaitedFor() {
        DeepStart deep = new DeepStart("(A:2,B:2):1", new ToyData(1.5, 0, 1, 1), 40, 0.1, 1);
        double previous = 0.02;
        for (double threshold : new double[] {0.8, 0.95, 0.99}) {
            double error = deep.errors(RandomStart.Wait.FIRST, threshold).get(0);
            assertTrue(error < 0.6 * previous, "threshold " + threshold + ": " + error);
            previous = error;
        }
        assertTrue(previous < 5e-4, "error " + previous);
    }

    @Test
    void eachModalityCanBeWaitedFor() {
        DeepStart deep = new DeepStart("(A:2,B:2):1", new ToyData(1.5, 0, 1, 1), 40, 0.1, 2);
        List<Double> first = deep.errors(RandomStart.Wait.FIRST, 0.95);
        List<Double> each = deep.errors(RandomStart.Wait.EACH, 0.95);
        assertTrue(first.get(0) < 0.01 && first.get(1) < 0.01, first.toString());
        assertEquals(first.get(0), each.get(0));
        assertTrue(each.get(1) < 0.5 * first.get(1), first + " and " + each);

        RandomStartPrediction early = deep.predict(RandomStart.Wait.FIRST, 0.95);
        assertEquals(1, early.warnings().size());
        assertTrue(
                early.warnings().get(0).startsWith("modality B: its layers were not aligned yet"),
                early.warnings().get(0));
        RandomStartPrediction late = deep.predict(RandomStart.Wait.EACH, 0.95);
        assertEquals(List.of(), late.warnings());
        assertTrue(late.modalities().get(1).projectedAt()
                > late.modalities().get(0).projectedAt());
        assertTrue(late.modalities().get(1).alignment() >= 0.95);
        assertEquals(1, late.reducedWidth());
    }

    @Test
    void aStartThatIsTooLargeToAlignBeforeItLearnsIsSaidToBe() {
        DeepStart deep = new DeepStart("(A:2,B:2):1", new ToyData(1.5, 0, 1, 1), 40, 1.5, 1);
        RandomStartPrediction prediction = deep.predict(RandomStart.Wait.EACH, 0.9999);
        assertEquals(2, prediction.warnings().size());
        assertTrue(
                prediction.warnings().get(0).contains("half learned, or the limit"),
                prediction.warnings().get(0));
    }

    @Test
    void badSettingsAreRefused() {
        Moments moments = new ToyData(2, 0, 1, 1).moments();
        FusionTree tree = FusionTree.parse("(A:2,B:2):0");
        assertThrows(InvalidInput.class, () -> new RandomStart(tree, moments, new GaussianStd(), 0, 1e-3, 1));
        assertThrows(
                InvalidInput.class,
                () -> new RandomStart(FusionTree.parse("(A:2,C:2):0"), moments, new GaussianStd(), 5, 1e-3, 1));
        assertThrows(
                InvalidInput.class,
                () -> new RandomStart(tree, moments, new GaussianStd(), 5, 0, 1).predict(RandomStart.Wait.FIRST));
    }
}
