package org.fusionflow.reduced.start;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.LayerWeights;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.Moments;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("closed-form")
final class RankOneStartTest {
    private static final FusionTree LATE = FusionTree.parse("(A:2,B:2):0");

    /** With a large start as well: nothing is expanded in the size of the weights. */
    @ParameterizedTest
    @CsvSource({"0.5, 0.3", "0.5, 0.001", "-0.9, 0.3", "-0.9, 0.01"})
    void isExactForScalarModalitiesOfLateFusionAtAllTimes(double rho, double deviation) {
        Moments moments = new ToyData(2, rho, 1, 1).moments();
        LayerWeights wide = WideNetworks.gaussian(LATE, moments, 30, deviation, 7);
        LayerWeights narrow = RankOneStart.of(wide, moments);
        assertEquals(1, narrow.sizes().width());
        for (double time : new double[] {0, 0.4, 3, 20, 60}) {
            double[] exact = time == 0
                    ? wide.map().toArray()
                    : WideNetworks.after(time, wide, moments).map().toArray();
            double[] reduced = time == 0
                    ? narrow.map().toArray()
                    : WideNetworks.after(time, narrow, moments).map().toArray();
            assertArrayEquals(exact, reduced, 1e-9, "at " + time); // escapes magnify the integrator's 1e-13
        }
    }

    /** B's residual turns round when A is learned. The decaying mode then is the one that grows. */
    @Test
    void theDecayingModeLearnsWhatTheGrowingOneCannot() {
        Moments moments = new ToyData(2, -0.9, 1, 1).moments();
        LayerWeights wide = WideNetworks.gaussian(LATE, moments, 30, 0.001, 7);
        double[] with = WideNetworks.after(150, RankOneStart.of(wide, moments), moments)
                .map()
                .toArray();
        double[] without = WideNetworks.after(150, RankOneStart.balanced(wide, moments), moments)
                .map()
                .toArray();
        assertEquals(1, with[1], 1e-6);
        assertTrue(without[1] <= 0, "a balanced row cannot cross 0, got " + without[1]);
    }

    @Test
    void theModesOfTheNarrowNetworkAreThoseOfTheWideOne() {
        FusionTree early = FusionTree.parse("(A:1,B:1):1");
        for (FusionTree tree : new FusionTree[] {LATE, early}) {
            Moments moments = WideNetworks.moments(tree, 3, 3, 2);
            LayerWeights wide = WideNetworks.gaussian(tree, moments, 30, 0.001, 7);
            var modes = GrowingMode.of(wide, moments);
            var both = GrowingMode.of(RankOneStart.of(wide, moments), moments);
            var growing = GrowingMode.of(RankOneStart.balanced(wide, moments), moments);
            for (int branch = 0; branch < modes.size(); branch++) {
                double size = modes.get(branch).growing();
                assertEquals(size, both.get(branch).growing(), 1e-14 * size);
                assertEquals(modes.get(branch).decaying(), both.get(branch).decaying(), 1e-14 * size);
                assertEquals(size, growing.get(branch).growing(), 1e-14 * size);
                assertEquals(0, growing.get(branch).decaying(), 1e-14 * size);
            }
        }
    }

    @Test
    void layersStraightToTheOutputAreTakenAsTheyAre() {
        FusionTree mixed = FusionTree.parse("(A:1,B:2):0");
        Moments moments = WideNetworks.moments(mixed, 3, 3, 1);
        LayerWeights wide = WideNetworks.gaussian(mixed, moments, 10, 0.1, 7);
        assertArrayEquals(
                WideNetworks.after(5, wide, moments).map().toArray(),
                WideNetworks.after(5, RankOneStart.of(wide, moments), moments)
                        .map()
                        .toArray(),
                1e-10); // exact, B being scalar
    }
}
