package org.fusionflow.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.model.LinearNetwork;
import org.fusionflow.network.shape.Junction;
import org.fusionflow.network.shape.Layer;
import org.fusionflow.network.shape.Layout;
import org.fusionflow.network.start.AlignedStart;
import org.fusionflow.network.start.GaussianNorm;
import org.fusionflow.network.start.GaussianStd;
import org.fusionflow.network.start.Initialization;
import org.hipparchus.random.MersenneTwister;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NetworkInitializationTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
    void alignedLayersAreRankOneAndBalanced(long seed) {
        Random random = new Random(seed);
        FusionTree tree = NetworkSamples.tree(random);
        Moments moments = NetworkSamples.moments(tree, random);
        Layout layout = new Layout(tree, moments.modalities(), 7);
        double[] weights = new AlignedStart().weights(layout, moments, 0.3, new MersenneTwister(seed));
        for (Layer layer : layout.layers()) {
            double[] values = DenseMatrix.of(layer, weights).singularValues();
            assertEquals(0, values.length > 1 ? values[1] : 0, 1e-15, tree.newick());
        }
        for (Junction junction : layout.junctions()) {
            if (junction.isHidden()) {
                DenseMatrix to = DenseMatrix.of(junction.to().get(0), weights);
                DenseMatrix balance = to.transposed().times(to);
                for (Layer from : junction.from()) {
                    DenseMatrix below = DenseMatrix.of(from, weights);
                    balance = balance.minus(below.times(below.transposed()));
                }
                assertEquals(0, balance.norm(), 1e-14, tree.newick());
            }
        }
    }

    @Test
    void alignedMapsHaveTheGainOfTheBalancedManifold() {
        FusionTree tree = FusionTree.parse("(A:3,B:3):1");
        Moments moments = NetworkSamples.moments(new Modalities(List.of("A", "B"), List.of(3, 2)), new Random(5));
        double u0 = 0.2;
        // Gain n^2 sqrt(nA^2 + nB^2) at nA = nB = u0.
        double gain = u0 * u0 * Math.sqrt(2) * u0;
        Vector map = mapOf(tree, moments, new AlignedStart(), u0, 30);
        for (int m = 0; m < 2; m++) {
            Vector expected = moments.correlation(m).times(gain * u0 / moments.speed(m));
            Vector actual = moments.modalities().block(map, m);
            assertEquals(0, actual.minus(expected).norm(), 1e-15);
        }
    }

    @Test
    void lateFusionStartsWithTheGainOfTwoSeparateChains() {
        FusionTree tree = FusionTree.parse("(A:3,B:2):0");
        Vector map = mapOf(tree, new ToyData(2, 0.3, 1, 1).moments(), new AlignedStart(), 0.1, 9);
        assertEquals(1e-3, map.at(0), 1e-17);
        assertEquals(1e-2, map.at(1), 1e-16);
    }

    @Test
    void alignedStartNamesTheModalityThatHasNoDirection() {
        Moments moments = new ToyData(2, -0.5, 1, 1).moments();
        InvalidInput wrong = assertThrows(
                InvalidInput.class, () -> mapOf(FusionTree.parse("(A:2,B:2):0"), moments, new AlignedStart(), 0.1, 4));
        assertTrue(String.valueOf(wrong.getMessage()).contains("modality B"), wrong.getMessage());
    }

    @Test
    void gaussianNormGivesLayersTheNormsOfTheConvention() {
        FusionTree tree = FusionTree.parse("((A:2,B:2):2,C:3):1");
        Moments moments =
                NetworkSamples.moments(new Modalities(List.of("A", "B", "C"), List.of(3, 2, 4)), new Random(1));
        Layout layout = new Layout(tree, moments.modalities(), 60);
        double[] weights = new GaussianNorm().weights(layout, moments, 0.1, new MersenneTwister(3));
        // In units of u0^2: A1, A2 and B1, B2 (each half of a fusion of two), the inner edge, whose last layer is one
        // part of
        // the fusion of three, C1, C2, C3, and the root.
        double[] expected = {1, 1, 1, 1, 2, 1.5, 1, 1, 1.5, 3};
        for (int j = 0; j < expected.length; j++) {
            Layer layer = layout.layers().get(j);
            double norm = DenseMatrix.of(layer, weights).norm();
            // A sum of n squares scatters by sqrt(2 / n).
            double scatter = 4 * Math.sqrt(2.0 / layer.weights());
            assertEquals(expected[j], norm * norm / 0.01, scatter * expected[j], "layer " + j);
        }
    }

    @Test
    void gaussianNormCountsTheInputsOfAnEarlyFusionAsOneMatrix() {
        FusionTree tree = FusionTree.parse("(A:1,B:1):3");
        Moments moments = NetworkSamples.moments(new Modalities(List.of("A", "B"), List.of(3, 1)), new Random(1));
        Layout layout = new Layout(tree, moments.modalities(), 2000 / 4);
        double[] weights = new GaussianNorm().weights(layout, moments, 0.1, new MersenneTwister(3));
        double a = DenseMatrix.of(layout.layers().get(0), weights).norm();
        double b = DenseMatrix.of(layout.layers().get(1), weights).norm();
        assertEquals(1.5, a * a / 0.01, 0.3);
        assertEquals(0.5, b * b / 0.01, 0.15);
    }

    @Test
    void gaussianStdHasOneDeviationEverywhere() {
        FusionTree tree = FusionTree.parse("(A:2,B:2):0");
        Moments moments = new ToyData(2, 0, 1, 1).moments();
        Layout layout = new Layout(tree, moments.modalities(), 5000);
        double[] weights = new GaussianStd().weights(layout, moments, 1e-9, new MersenneTwister(3));
        double squares = Arrays.stream(weights).map(weight -> weight * weight).sum();
        assertEquals(1, squares / weights.length / 1e-18, 0.04);
    }

    @Test
    void sameSeedGivesTheSameBitsAndAnotherSeedOthers() {
        FusionTree tree = FusionTree.parse("(A:2,B:2):1");
        Moments moments = new ToyData(2, 0, 1, 1).moments();
        Layout layout = new Layout(tree, moments.modalities(), 5);
        for (Initialization one : Initialization.ALL) {
            double[] first = one.weights(layout, moments, 0.1, new MersenneTwister(1));
            assertArrayEquals(first, one.weights(layout, moments, 0.1, new MersenneTwister(1)));
            assertNotEquals(first[0], one.weights(layout, moments, 0.1, new MersenneTwister(2))[0]);
            assertEquals(one, Initialization.named(one.name()));
        }
        assertThrows(InvalidInput.class, () -> Initialization.named("uniform"));
    }

    private static Vector mapOf(FusionTree tree, Moments moments, Initialization initialization, double u0, int width) {
        Layout layout = new Layout(tree, moments.modalities(), width);
        LinearNetwork network = new LinearNetwork(layout, moments);
        network.respond(initialization.weights(layout, moments, u0, new MersenneTwister(11)));
        return network.map(0);
    }
}
