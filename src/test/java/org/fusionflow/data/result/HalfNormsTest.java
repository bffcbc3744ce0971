package org.fusionflow.data.result;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Set;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.moments.RandomMoments;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What half learned means. */
final class HalfNormsTest {
    @ParameterizedTest(name = "seed {0}")
    @ValueSource(longs = {1, 2, 3})
    void allAreMeasuredAgainstLeastSquares(long seed) {
        Moments moments = new RandomMoments(seed, 50).moments();
        HalfNorms half = HalfNorms.of(moments);
        Vector best = LeastSquares.on(moments, Set.of(0, 1, 2)).map();
        for (int m = 0; m < 3; m++) {
            assertEquals(
                    0.5 * moments.modalities().block(best, m).norm(),
                    half.norms().at(m),
                    1e-12);
            assertTrue(half.has(m));
        }
    }

    @Test
    void normsAreThoseOfAllOutputsTogether() {
        Modalities modalities = new Modalities(List.of("A", "B"), List.of(2, 1));
        Symmetric unit = new Symmetric(new double[][] {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}});
        Moments moments = new Moments(modalities, unit, List.of(Vector.of(3, 0, 1), Vector.of(0, 4, 0)), 30);
        HalfNorms half = HalfNorms.of(moments);
        assertEquals(2.5, half.norms().at(0), 1e-14);
        assertEquals(0.5, half.norms().at(1), 1e-14);
    }

    @Test
    void fewerSamplesThanInputsAreMeasuredAgainstTheShortestMap() {
        // x_B = 2 x_A and y = 5 x_A: all (w_A, w_B) with w_A + 2 w_B = 5 are best, (1, 2) is the shortest.
        Moments moments = new Moments(
                new Modalities(List.of("A", "B"), List.of(1, 1)),
                new Symmetric(new double[][] {{1, 2}, {2, 4}}),
                Vector.of(5, 10),
                25);
        HalfNorms half = HalfNorms.of(moments);
        assertEquals(0.5, half.norms().at(0), 1e-14);
        assertEquals(1, half.norms().at(1), 1e-14);
    }

    /** Each modality is measured against the rounding of its own data, not against the largest map. */
    @ParameterizedTest
    @ValueSource(doubles = {1, 1e-8, 1e8})
    void aSmallContributionHasAHalfNormInAnyUnit(double unit) {
        Moments moments = new Moments(
                new Modalities(List.of("A", "B", "C"), List.of(1, 1, 1)),
                new Symmetric(new double[][] {{1, 0, 0}, {0, unit * unit, 0}, {0, 0, 1}}),
                Vector.of(1, 2e-10 * unit, 1e-12),
                2);
        HalfNorms half = HalfNorms.of(moments);
        assertTrue(half.has(1));
        assertEquals(1e-10, half.norms().at(1) * unit, 1e-22);
        assertTrue(half.has(2));
    }

    @Test
    void aRoundedZeroIsNothingToReach() {
        Moments moments = new Moments(
                new Modalities(List.of("A", "B"), List.of(1, 1)),
                new Symmetric(new double[][] {{1, 0}, {0, 1}}),
                Vector.of(1, 1e-14),
                2);
        HalfNorms half = HalfNorms.of(moments);
        assertTrue(half.has(0));
        assertFalse(half.has(1));
        assertEquals(0, half.norms().at(1));
        assertFalse(HalfNorms.none(2).has(0));
        assertThrows(InvalidInput.class, () -> new HalfNorms(Vector.of(1, Double.NaN)));
        assertThrows(InvalidInput.class, () -> new HalfNorms(Vector.of(-1)));
    }
}
