package org.fusionflow.data.moments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.DoubleStream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Checks of second moments, and their loss and residual against averages over samples. */
class MomentsTest {
    private static final Modalities TWO = new Modalities(List.of("A", "B"), List.of(1, 1));

    /** Sums of some 50 products of numbers of order 10 agree to a few hundred units in the last place. */
    private static final double SUMMATION = 1e-11;

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void lossIsHalfTheMeanSquaredErrorOverTheSamples(long seed) {
        RandomMoments data = new RandomMoments(seed, 50);
        Vector map = RandomMoments.map(seed);
        double sum = 0;
        for (int s = 0; s < data.outputs.length; s++) {
            double error = data.outputs[s] - map.dot(Vector.of(data.inputs[s]));
            sum += error * error;
        }
        double expected = 0.5 * sum / data.outputs.length;
        assertEquals(expected, data.moments().loss(map), SUMMATION * expected);
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void residualIsTheMeanOfErrorTimesInput(long seed) {
        RandomMoments data = new RandomMoments(seed, 50);
        Vector map = RandomMoments.map(seed);
        double[] mean = new double[map.size()];
        for (int s = 0; s < data.outputs.length; s++) {
            double error = data.outputs[s] - map.dot(Vector.of(data.inputs[s]));
            for (int i = 0; i < mean.length; i++) {
                mean[i] += error * data.inputs[s][i] / data.outputs.length;
            }
        }
        Vector difference = data.moments().residual(map).minus(Vector.of(mean));
        assertTrue(difference.norm() <= SUMMATION * Vector.of(mean).norm(), difference.toString());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void otherLeafOrderPermutesTheBlocksAndChangesNoLoss(long seed) {
        Moments moments = new RandomMoments(seed, 50).moments();
        Vector w = RandomMoments.map(seed);
        Moments other = moments.inOrderOf(FusionTree.parse("((C:1,A:1):1,B:1):1"));
        assertEquals(List.of("C", "A", "B"), other.modalities().names());
        assertEquals(List.of(3, 2, 1), other.modalities().dimensions());
        for (int m = 0; m < 3; m++) {
            int here = other.modalities()
                    .names()
                    .indexOf(moments.modalities().names().get(m));
            assertEquals(moments.correlation(m), other.correlation(here));
            assertEquals(moments.speed(m), other.speed(here));
        }
        Vector permuted = Vector.of(w.at(3), w.at(4), w.at(5), w.at(0), w.at(1), w.at(2));
        assertEquals(moments.loss(w), other.loss(permuted), SUMMATION * moments.loss(w));
        assertEquals(moments, other.inOrderOf(FusionTree.parse("(A:1,B:1,C:1):1")));
        assertSame(moments, moments.inOrderOf(FusionTree.parse("(A:1,B:1,C:1):1")));
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4})
    void severalOutputsAreTheirMomentsOutputByOutput(long seed) {
        Moments first = new RandomMoments(seed, 50).moments();
        Vector map = RandomMoments.map(seed);
        Vector second = first.inputCovariance().leftTimes(map);
        Moments both = new Moments(
                first.modalities(),
                first.inputCovariance(),
                List.of(first.correlation(), second),
                first.outputVariance() + second.dot(map) + 1);
        assertEquals(2, both.outputs());
        assertEquals(first.correlation(), both.correlation().slice(0, 6));
        assertEquals(second, both.correlation().slice(6, 12));
        assertEquals(Vector.of(first.correlation().at(2), second.at(2)), both.correlation(1));
        assertEquals(both.correlation(1).norm(), both.speed(1), 1e-12 * both.speed(1));
        assertTrue(both.speed(2) <= both.correlation(2).norm() && both.speed(2) >= first.speed(2));
        Vector w = Vector.of(DoubleStream.concat(Arrays.stream(map.times(0.3).toArray()), Arrays.stream(map.toArray()))
                .toArray());
        assertEquals(first.residual(map.times(0.3)), both.residual(w).slice(0, 6));
        // The second output's map is its best: what is left of its loss is the variance beyond what the inputs explain.
        assertEquals(first.loss(map.times(0.3)) + 0.5, both.loss(w), SUMMATION * both.outputVariance());
        LeastSquares best = LeastSquares.on(both, Set.of(0, 2));
        for (int o = 0; o < 2; o++) {
            LeastSquares one = LeastSquares.on(both.output(o), Set.of(0, 2));
            assertEquals(one.map(), best.map().slice(6 * o, 6 * o + 6));
            assertEquals(one.residual(), best.residual().slice(6 * o, 6 * o + 6));
        }
        FusionTree other = FusionTree.parse("((C:1,A:1):1,B:1):1");
        assertEquals(both.correlation(1), both.inOrderOf(other).correlation(2));
        assertRefused("2 outputs", both::requireOneOutput);
        assertThrows(IllegalArgumentException.class, () -> both.residual(map));
    }

    @Test
    void treeWithOtherNamesIsRefused() {
        assertRefused(
                "same names", () -> new RandomMoments(1, 50).moments().inOrderOf(FusionTree.parse("(A:1,B:1):1")));
    }

    @Test
    void wrongSizesAreRefused() {
        assertRefused("2 x 2", () -> moments(new double[][] {{1}}, 1, Vector.of(0, 0)));
        assertRefused("expected 2 numbers", () -> moments(new double[][] {{1, 0}, {0, 1}}, 1, Vector.of(0)));
        assertRefused("expected 2 numbers", () -> moments(new double[][] {{1, 0}, {0, 1}}, 1, Vector.of(0, 0, 0)));
    }

    @Test
    void indefiniteOrZeroCovarianceIsRefused() {
        assertRefused("smallest eigenvalue is -1", () -> moments(new double[][] {{1, 2}, {2, 1}}, 9, Vector.of(0, 0)));
        assertRefused("other than 0", () -> moments(new double[][] {{0, 0}, {0, 0}}, 1, Vector.of(0, 0)));
        assertRefused("positive semidefinite", () -> moments(new double[][] {{-1, 0}, {0, -1}}, 1, Vector.of(0, 0)));
    }

    @Test
    void covarianceThatRoundingMadeSlightlyIndefiniteIsAccepted() {
        // Perfectly correlated inputs written with seven digits: the smallest eigenvalue is -1e-7.
        Moments rounded = moments(new double[][] {{1, 1.0000001}, {1.0000001, 1}}, 1, Vector.of(0.5, 0.5));
        assertEquals(-1e-7, rounded.inputCovariance().smallestEigenvalue(), 1e-14);
    }

    @Test
    void correlationOutsideTheRangeOfASingularCovarianceIsRefused() {
        double[][] singular = {{1, 1}, {1, 1}};
        assertRefused("in the range", () -> moments(singular, 9, Vector.of(1, 0)));
        assertRefused("in the range", () -> moments(new double[][] {{1, 0}, {0, 0}}, 9, Vector.of(0, 1)));
        assertEquals(1, moments(singular, 9, Vector.of(1, 1)).correlation().at(1));
    }

    @Test
    void outputVarianceBelowWhatTheInputsExplainIsRefused() {
        double[][] identity = {{1, 0}, {0, 1}};
        assertRefused("explain, 2", () -> moments(identity, 1.9, Vector.of(1, 1)));
        assertRefused("at least 0", () -> moments(identity, -1, Vector.of(0, 0)));
        assertEquals(2, moments(identity, 2, Vector.of(1, 1)).outputVariance());
    }

    @Test
    void notANumberIsRefusedEverywhere() {
        double[][] identity = {{1, 0}, {0, 1}};
        assertRefused("outputVariance is not a number", () -> moments(identity, Double.NaN, Vector.of(1, 1)));
        assertRefused("outputVariance is beyond", () -> moments(identity, Double.POSITIVE_INFINITY, Vector.of(1, 1)));
        assertRefused("entry 2, is not a number", () -> moments(identity, 9, Vector.of(1, Double.NaN)));
        assertRefused("entry 1, is beyond", () -> moments(identity, 9, Vector.of(Double.NEGATIVE_INFINITY, 1)));
        assertThrows(IllegalArgumentException.class, () -> new Symmetric(new double[][] {{1, Double.NaN}, {0, 1}}));
    }

    @Test
    void entriesNearTheLargestDoubleAreRefusedNotTurnedIntoInfinity() {
        double huge = 1.7e308;
        assertRefused(
                "far below 1.8e308", () -> moments(new double[][] {{huge, huge}, {huge, huge}}, 1, Vector.of(0, 0)));
    }

    @Test
    void tinyAndHugeUnitsAreAccepted() {
        for (double unit : new double[] {1e-150, 1e-70, 1e70, 1e150}) {
            Moments moments = moments(new double[][] {{2 * unit, unit}, {unit, 2 * unit}}, unit, Vector.of(unit, unit));
            assertEquals(3 * unit, moments.inputCovariance().largestEigenvalue(), 1e-14 * unit);
        }
    }

    @Test
    void modalitiesAreChecked() {
        assertRefused("one input dimension a name", () -> new Modalities(List.of(), List.of()));
        assertRefused("one input dimension a name", () -> new Modalities(List.of("A"), List.of(1, 2)));
        assertRefused("only once", () -> new Modalities(List.of("A", "A"), List.of(1, 1)));
        assertRefused("at least 1", () -> new Modalities(List.of("A"), List.of(0)));
        assertRefused(
                "at most 100000",
                () -> new Modalities(List.of("A", "B"), List.of(Integer.MAX_VALUE, Integer.MAX_VALUE)));
    }

    private static Moments moments(double[][] covariance, double variance, Vector correlation) {
        return new Moments(TWO, new Symmetric(covariance), correlation, variance);
    }

    private static void assertRefused(String reason, org.junit.jupiter.api.function.Executable action) {
        String message = String.valueOf(assertThrows(InvalidInput.class, action).getMessage());
        assertTrue(message.contains(reason), message);
        assertEquals(1, message.lines().count());
    }
}
