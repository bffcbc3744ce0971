package org.fusionflow.reduced.start;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.LayerWeights;
import org.fusionflow.data.moments.Moments;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RankOneProjectionTest {
    @ParameterizedTest
    @ValueSource(strings = {"(A:3,B:3):1", "(A:2,B:2):0", "(A:1,B:1):2", "((A:2,B:1):1,C:3):1", "((A:1,B:2):0,C:1):2"})
    void recoversWhatWasEmbedded(String newick) {
        FusionTree tree = FusionTree.parse(newick);
        int[] dimensions = tree.names().size() == 3 ? new int[] {2, 3, 1} : new int[] {2, 3};
        Moments moments = WideNetworks.moments(tree, 3, dimensions);
        LayerWeights narrow = WideNetworks.gaussian(tree, moments, 1, 1, 8);
        RankOneProjection found = RankOneProjection.of(WideNetworks.embedded(narrow, 7, 5));
        assertTrue(found.converged(), newick);
        assertArrayEquals(narrow.map().toArray(), found.narrow().map().toArray(), 1e-13, newick);
        for (int l = 0; l < found.layers().size(); l++) {
            assertEquals(1, found.layers().get(l).keptEnergy(), 1e-13, newick);
            assertEquals(1, found.layers().get(l).cosine(), 1e-13, newick);
            assertEquals(narrow.norm(l), found.narrow().norm(l), 1e-13 * narrow.norm(l), newick);
        }
        for (int m = 0; m < tree.names().size(); m++) {
            assertEquals(1, found.alignment(m), 1e-13);
            assertEquals(0, found.mapErrors().get(m), 1e-12);
        }
    }

    @Test
    void theNarrowNetworkMovesAsTheEmbeddedOne() {
        FusionTree tree = FusionTree.parse("(A:2,B:3):1");
        Moments moments = WideNetworks.moments(tree, 5, 2, 1);
        LayerWeights wide = WideNetworks.embedded(WideNetworks.gaussian(tree, moments, 1, 0.6, 2), 9, 4);
        LayerWeights narrow = RankOneProjection.of(wide).narrow();
        assertArrayEquals(
                WideNetworks.after(6, wide, moments).map().toArray(),
                WideNetworks.after(6, narrow, moments).map().toArray(),
                1e-10); // of two integrations with local errors of 1e-13
    }

    @Test
    void noiseOfKnownSizeShowsInTheAlignmentAtItsSize() {
        FusionTree tree = FusionTree.parse("(A:3,B:3):1");
        Moments moments = WideNetworks.moments(tree, 3, 1, 1);
        double[] ones = new double[9];
        java.util.Arrays.fill(ones, 1);
        LayerWeights narrow = new LayerWeights(
                WideNetworks.gaussian(tree, moments, 1, 1, 8).sizes(), java.util.Arrays.copyOf(ones, 7));
        LayerWeights aligned = WideNetworks.embedded(narrow, 20, 5);
        double previous = 0;
        for (double noise : new double[] {1e-4, 1e-3, 1e-2}) {
            double[] entries = aligned.toArray();
            double[] more = WideNetworks.gaussian(tree, moments, 20, noise, 6).toArray();
            for (int i = 0; i < entries.length; i++) {
                entries[i] += more[i];
            }
            RankOneProjection found = RankOneProjection.of(new LayerWeights(aligned.sizes(), entries));
            double missing = 1 - found.alignment(0);
            // Noise of a layer on a unit vector has norm noise sqrt(20); its angle squared over 2 is what the cosine
            // lacks.
            double expected = 0.5 * noise * noise * 20;
            assertTrue(missing > 0.1 * expected && missing < 3 * expected, noise + " leaves " + missing);
            assertTrue(missing > 10 * previous, "quadratic in the noise");
            previous = missing;
            // 20 x 20 entries of noise in a middle layer of norm 1.
            assertEquals(400 * noise * noise, 1 - found.layers().get(1).keptEnergy(), 100 * noise * noise);
        }
    }

    @Test
    void aRandomStartIsFarFromTheManifold() {
        FusionTree tree = FusionTree.parse("(A:3,B:3):1");
        Moments moments = WideNetworks.moments(tree, 3, 1, 1);
        RankOneProjection found = RankOneProjection.of(WideNetworks.gaussian(tree, moments, 60, 0.1, 8));
        assertTrue(found.alignment(0) < 0.85, "alignment " + found.alignment(0));
        assertTrue(found.layers().get(1).keptEnergy() < 0.2);
    }
}
