package org.fusionflow.data.moments;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Regression on subsets of the modalities. */
class LeastSquaresTest {
    @Test
    @Tag("closed-form")
    void regressionOnTwoScalarsMatchesTheSolutionByHand() {
        // Sigma = (4 1; 1 2), Sigma_yx = (5 3): det 7, w = (5*2 - 3*1, 3*4 - 5*1)/7 = (1, 1).
        Moments moments = two(new double[][] {{4, 1}, {1, 2}}, Vector.of(5, 3), 10);
        LeastSquares both = LeastSquares.on(moments, Set.of(0, 1));
        assertEquals(1, both.map().at(0), 1e-14);
        assertEquals(1, both.map().at(1), 1e-14);
        assertEquals(1, both.loss(), 1e-14); // (10 - 8)/2
        assertEquals(0, both.residual().norm(), 1e-14);

        LeastSquares a = LeastSquares.on(moments, Set.of(0));
        assertEquals(1.25, a.map().at(0), 1e-15);
        assertEquals(0, a.map().at(1));
        assertEquals(3 - 1.25, a.residual().at(1), 1e-14);
        assertEquals(0.5 * (10 - 25.0 / 4), a.loss(), 1e-14);
    }

    @Test
    void nothingLearnedIsTheZeroMap() {
        Moments moments = new RandomMoments(1, 50).moments();
        LeastSquares none = LeastSquares.on(moments, Set.of());
        assertEquals(0, none.map().norm());
        assertEquals(moments.correlation(), none.residual());
        assertEquals(0.5 * moments.outputVariance(), none.loss());
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void everySubsetMeetsTheNormalEquationsAndIsALocalMinimum(long seed) {
        Moments moments = new RandomMoments(seed, 50).moments();
        Random random = new Random(seed);
        for (int bits = 1; bits < 8; bits++) {
            Set<Integer> learned = members(bits);
            LeastSquares best = LeastSquares.on(moments, learned);
            double[] nearby = best.map().toArray();
            for (int m = 0; m < 3; m++) {
                if (learned.contains(m)) {
                    double residual =
                            moments.modalities().block(best.residual(), m).norm();
                    // The condition of these covariances is below 1e4, so 1e4 * 1e-16 and some sums.
                    assertEquals(0, residual, 1e-10 * moments.correlation().norm());
                    for (int i = moments.modalities().start(m);
                            i < moments.modalities().start(m + 1);
                            i++) {
                        nearby[i] += 0.01 * random.nextGaussian();
                    }
                } else {
                    assertEquals(0, moments.modalities().block(best.map(), m).norm());
                }
            }
            assertTrue(moments.loss(Vector.of(nearby)) > best.loss());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void moreModalitiesNeverHaveALargerLoss(long seed) {
        Moments moments = new RandomMoments(seed, 50).moments();
        for (int bits = 0; bits < 8; bits++) {
            for (int more = bits; more < 8; more = (more + 1) | bits) {
                double smaller = LeastSquares.on(moments, members(bits)).loss();
                double larger = LeastSquares.on(moments, members(more)).loss();
                assertTrue(larger <= smaller * (1 + 1e-12), bits + " in " + more);
            }
        }
    }

    @Test
    void singularCovarianceGivesTheShortestOfTheBestMaps() {
        // x_B = 2 x_A and y = 5 x_A: all (w_A, w_B) with w_A + 2 w_B = 5 are best, (1, 2) is the shortest.
        Moments moments = two(new double[][] {{1, 2}, {2, 4}}, Vector.of(5, 10), 25);
        LeastSquares both = LeastSquares.on(moments, Set.of(0, 1));
        assertEquals(1, both.map().at(0), 1e-14);
        assertEquals(2, both.map().at(1), 1e-14);
        assertEquals(0, both.loss(), 1e-13);
    }

    @Test
    void fewerSamplesThanInputsAreFittedExactly() {
        Moments moments = new RandomMoments(9, 4).moments();
        LeastSquares all = LeastSquares.on(moments, Set.of(0, 1, 2));
        assertEquals(0, all.loss(), 1e-10 * moments.outputVariance());
        assertEquals(0, all.residual().norm(), 1e-10 * moments.correlation().norm());
    }

    private static Set<Integer> members(int bits) {
        Set<Integer> members = new HashSet<>();
        for (int m = 0; m < 3; m++) {
            if ((bits >> m & 1) == 1) {
                members.add(m);
            }
        }
        return members;
    }

    private static Moments two(double[][] covariance, Vector correlation, double variance) {
        return new Moments(
                new Modalities(List.of("A", "B"), List.of(1, 1)), new Symmetric(covariance), correlation, variance);
    }
}
