package org.fusionflow.reduced.start;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.LayerWeights;
import org.fusionflow.data.moments.Moments;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HiddenBasisTest {
    @ParameterizedTest
    @CsvSource({
        "'(A:2,B:2):0', 2, 3",
        "'(A:1,B:1):1', 2, 5",
        "'(A:2,B:1):0', 2, 3",
        "'((A:1,B:1):1,C:2):0', 2, 4",
        "'(A:1,B:1):0', 2, 1"
    })
    void theNarrowNetworkHasTheSameMapAtAllTimes(String newick, int dimension, int width) {
        FusionTree tree = FusionTree.parse(newick);
        int[] dimensions = tree.names().size() == 3 ? new int[] {dimension, 1, 2} : new int[] {dimension, 2};
        Moments moments = WideNetworks.moments(tree, 6, dimensions);
        LayerWeights wide = WideNetworks.gaussian(tree, moments, 40, 0.05, 2);
        LayerWeights narrow = HiddenBasis.reduce(wide);
        assertEquals(width, narrow.sizes().width());
        for (double time : new double[] {0.5, 2, 8}) {
            assertArrayEquals(
                    WideNetworks.after(time, wide, moments).map().toArray(),
                    WideNetworks.after(time, narrow, moments).map().toArray(),
                    1e-10, // of two integrations with local errors of 1e-13
                    newick + " at " + time);
        }
    }

    @ParameterizedTest
    @CsvSource({"1", "2", "3"})
    void innerProductsOfHiddenVectorsAreKept(long seed) {
        FusionTree tree = FusionTree.parse("(A:2,B:2):0");
        Moments moments = WideNetworks.moments(tree, seed, 4, 1);
        LayerWeights wide = WideNetworks.gaussian(tree, moments, 30, 1, seed);
        LayerWeights narrow = HiddenBasis.reduce(wide);
        assertEquals(5, narrow.sizes().width());
        for (int layer = 0; layer < 4; layer++) {
            assertEquals(wide.norm(layer), narrow.norm(layer), 1e-13 * wide.norm(layer));
        }
        assertArrayEquals(
                wide.map().toArray(), narrow.map().toArray(), 1e-13 * wide.map().norm());
    }

    @ParameterizedTest
    @CsvSource({"3", "4"})
    void aNetworkThatIsNarrowAlreadyStaysAsItIs(int width) {
        FusionTree tree = FusionTree.parse("(A:2,B:2):0");
        Moments moments = WideNetworks.moments(tree, 1, 3, 3);
        LayerWeights weights = WideNetworks.gaussian(tree, moments, width, 1, 1);
        assertSame(weights, HiddenBasis.reduce(weights));
    }

    @ParameterizedTest
    @CsvSource({"0", "1e-200"})
    void layersThatVanishOrAreTinyDoNotBreakTheBasis(double deviation) {
        FusionTree tree = FusionTree.parse("(A:2,B:2):0");
        Moments moments = WideNetworks.moments(tree, 1, 2, 1);
        LayerWeights narrow = HiddenBasis.reduce(WideNetworks.gaussian(tree, moments, 9, deviation, 1));
        for (double entry : narrow.toArray()) {
            assertTrue(Math.abs(entry) <= 20 * deviation);
        }
    }
}
