package org.fusionflow.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.shape.Activation;
import org.fusionflow.network.shape.Junction;
import org.fusionflow.network.shape.Layer;
import org.fusionflow.network.shape.Layout;
import org.fusionflow.network.shape.NetworkDesign;
import org.fusionflow.network.start.AlignedStart;
import org.fusionflow.network.start.BranchScales;
import org.fusionflow.network.start.GaussianNorm;
import org.fusionflow.network.start.He;
import org.fusionflow.network.start.Initialization;
import org.fusionflow.network.start.Orthogonal;
import org.fusionflow.network.start.Xavier;
import org.hipparchus.random.MersenneTwister;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Starts with the scale conventions of other programs, and scales of single branches. */
final class NetworkScaledStartTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void orthogonalLayersHaveAllSingularValuesAtTheScale(long seed) {
        RandomNetwork network = RandomNetwork.of(seed);
        double[] weights = draw(new Orthogonal(), network.layout(), 0.3, seed);
        for (Layer layer : network.layout().layers()) {
            double[] values = DenseMatrix.of(layer, weights).singularValues();
            for (double value : values) {
                assertEquals(0.3, value, 1e-14, layer.name() + ", " + network.name());
            }
        }
        assertBiasesAreZero(network.layout(), weights);
    }

    @Test
    void orthogonalLayersAreUniformInEveryQuadrant() {
        // 2 x 2 over O(2): the first column is a uniform direction, the determinant 1 or -1 with equal chance. Without
        // the fix
        // of signs the diagonal would favour one sign.
        Layout layout = new Layout(FusionTree.parse("(A:1):1"), new Modalities(List.of("A"), List.of(2)), 2);
        int draws = 4000;
        int[] quadrants = new int[4];
        int reflections = 0;
        for (int seed = 0; seed < draws; seed++) {
            double[] w = draw(new Orthogonal(), layout, 1, seed);
            quadrants[(w[0] > 0 ? 0 : 1) + (w[2] > 0 ? 0 : 2)]++;
            reflections += w[0] * w[3] - w[1] * w[2] < 0 ? 1 : 0;
        }
        // Four deviations of binomial counts, sqrt(n p q) = 27 and 32.
        for (int count : quadrants) {
            assertEquals(0.25 * draws, count, 110);
        }
        assertEquals(0.5 * draws, reflections, 127);
    }

    @Test
    void xavierAndHeCountAllColumnsThatMeetAtAFusion() {
        FusionTree tree = FusionTree.parse("(A:2,B:1):2");
        Modalities modalities = new Modalities(List.of("A", "B"), List.of(30, 50));
        Layout layout = new Layout(
                new NetworkDesign(tree, List.of(70, 60, 80), List.of(), Activation.LINEAR, true), modalities, 1);
        // Layers A.1: 70 x 30; A.2: 60 x 70 and B.1: 60 x 50 meet, fan-in 120; A+B.1: 80 x 60; A+B.2: 1 x 80.
        Map<String, Integer> fanIn = Map.of("A.1", 30, "A.2", 120, "B.1", 120, "A+B.1", 60, "A+B.2", 80);
        Map<String, Integer> fanOut = Map.of("A.1", 70, "A.2", 60, "B.1", 60, "A+B.1", 80, "A+B.2", 1);
        double[] xavier = draw(new Xavier(), layout, 0.5, 3);
        double[] he = draw(new He(), layout, 0.5, 3);
        for (Layer layer : layout.layers()) {
            int in = fanIn.getOrDefault(layer.name(), 0);
            int out = fanOut.getOrDefault(layer.name(), 0);
            assertEquals(0.25 * 2 / (in + out), variance(layer, xavier), tolerance(layer, in + out), layer.name());
            assertEquals(0.25 * 2 / in, variance(layer, he), tolerance(layer, in), layer.name());
        }
        assertBiasesAreZero(layout, he);
    }

    /** Four deviations of a mean of n squares of variance 0.5 / fans each. */
    private static double tolerance(Layer layer, int fans) {
        return 4 * Math.sqrt(2.0 / layer.weights()) * 0.5 / fans;
    }

    private static double variance(Layer layer, double[] weights) {
        double norm = DenseMatrix.of(layer, weights).norm();
        return norm * norm / layer.weights();
    }

    @Test
    void heKeepsTheSizeOfASignalThroughReluLayers() {
        // Mean square of a unit before the activation, over many draws: 2 <x^2> in the first layer, the same in each
        // later one.
        Layout layout = new Layout(FusionTree.parse("(A:6):0"), new Modalities(List.of("A"), List.of(40)), 40);
        double[] meanSquares = new double[5];
        int draws = 60;
        for (int seed = 0; seed < draws; seed++) {
            double[] weights = draw(new He(), layout, 1, seed);
            double[] signal = new java.util.Random(seed).doubles(40).toArray();
            for (int l = 0; l < 5; l++) {
                Layer layer = layout.layers().get(l);
                double[] made = new double[40];
                for (int r = 0; r < 40; r++) {
                    for (int c = 0; c < 40; c++) {
                        made[r] += weights[layer.offset() + r * 40 + c] * signal[c];
                    }
                    meanSquares[l] += made[r] * made[r] / (40 * draws);
                    made[r] = Math.max(0, made[r]);
                }
                signal = made;
            }
        }
        for (int l = 1; l < 5; l++) {
            // A product of l layers scatters by sqrt(5 l / width) a draw: 0.7 at four, 0.09 over 60 draws.
            assertEquals(1, meanSquares[l] / meanSquares[0], 0.35, "layer " + (l + 1));
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void branchScalesMultiplyTheLayersOnTheirOwnEdgesAlone(long seed) {
        RandomNetwork network = RandomNetwork.of(seed);
        Layout layout = network.layout();
        String name = layout.modalities().names().get(0);
        for (Initialization base : List.of(new GaussianNorm(), new Orthogonal(), new He())) {
            double[] plain = draw(base, layout, 0.3, seed);
            double[] scaled = draw(new BranchScales(base, Map.of(name, 2.5)), layout, 0.3, seed);
            double[] expected = plain.clone();
            for (Layer layer : layout.layers()) {
                boolean own = layer.name().matches(name + "\\.\\d+");
                for (int i = layer.offset(); i < layer.offset() + layer.weights(); i++) {
                    expected[i] = own ? 2.5 * plain[i] : plain[i];
                }
            }
            assertArrayEquals(expected, scaled, network.name());
        }
    }

    @Test
    void aBranchOfDepthThreeScalesItsMapByTheCubeOfTheFactor() {
        Moments moments =
                NetworkSamples.moments(new Modalities(List.of("A", "B"), List.of(2, 3)), new java.util.Random(1));
        FusionTree tree = FusionTree.parse("(A:3,B:2):1");
        Vector plain = mapOf(tree, moments, new AlignedStart());
        Vector scaled = mapOf(tree, moments, new BranchScales(new AlignedStart(), Map.of("A", 2.0, "B", 0.5)));
        for (int i = 0; i < 5; i++) {
            assertEquals(plain.at(i) * (i < 2 ? 8 : 0.25), scaled.at(i), 1e-16);
        }
    }

    private static Vector mapOf(FusionTree tree, Moments moments, Initialization start) {
        return Simulator.initialWeights(NetworkSamples.plan(
                        tree, moments, 6, start, 0.3, Descent.plain(0.1), 1, Vector.of(), StopRule.afterSteps(1)))
                .map();
    }

    @Test
    void namesTellTheFactorsAndWrongOnesAreRefused() {
        Map<String, Double> factors = new HashMap<>(Map.of("B", 0.5, "A", 2.0));
        BranchScales scales = new BranchScales(new GaussianNorm(), factors);
        factors.clear();
        assertEquals("gaussian-norm, A x 2.0, B x 0.5", scales.name());
        refused(
                "branch scale of C: expected one of the modalities [A, B]",
                () -> mapOf(
                        FusionTree.parse("(A:2,B:2):1"),
                        NetworkSamples.moments(
                                new Modalities(List.of("A", "B"), List.of(1, 1)), new java.util.Random(1)),
                        new BranchScales(new GaussianNorm(), Map.of("C", 2.0))));
        for (double wrong : new double[] {0, -1, Double.NaN, Double.POSITIVE_INFINITY}) {
            refused(
                    "branch scale of A, " + wrong + ": expected a finite number above 0",
                    () -> new BranchScales(new GaussianNorm(), Map.of("A", wrong)));
        }
        refused("expected at least one modality", () -> new BranchScales(new GaussianNorm(), Map.of()));
        for (String name : List.of("orthogonal", "xavier", "he")) {
            assertEquals(name, Initialization.named(name).name());
        }
    }

    private static void refused(String message, Executable wrong) {
        String actual = String.valueOf(assertThrows(InvalidInput.class, wrong).getMessage());
        assertTrue(actual.contains(message), actual);
    }

    private static void assertBiasesAreZero(Layout layout, double[] weights) {
        for (Junction junction : layout.junctions()) {
            for (int i = 0; junction.hasBias() && i < junction.size(); i++) {
                assertEquals(0, weights[junction.bias() + i]);
            }
        }
    }

    private static double[] draw(Initialization one, Layout layout, double u0, long seed) {
        // These conventions do not look at the statistics.
        int d = layout.inputs();
        double[][] identity = new double[d][d];
        for (int i = 0; i < d; i++) {
            identity[i][i] = 1;
        }
        Moments moments =
                new Moments(layout.modalities(), new Symmetric(identity), List.of(Vector.of(new double[d])), 1);
        return one.weights(layout, moments, u0, new MersenneTwister(seed));
    }
}
