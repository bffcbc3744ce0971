package org.fusionflow.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.data.made.RandomSamples;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.Watching;
import org.fusionflow.network.setup.NetworkSetupReader;
import org.fusionflow.network.shape.Layout;
import org.fusionflow.network.start.GaussianBiases;
import org.fusionflow.network.start.GaussianNorm;
import org.fusionflow.network.start.Initialization;
import org.hipparchus.random.MersenneTwister;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How biases start. */
final class NetworkBiasesTest {
    private static final FusionTree TREE = FusionTree.parse("(A:2,B:2):1");

    private static NetworkSetup setup(String text) {
        return NetworkSetupReader.read(OptionValue.of("--network", text), List.of("A", "B"));
    }

    private static double[] start(String text, int width, double u0, int seed) {
        Moments moments = RandomSamples.parse("A=3,B=2").trainingData(TREE).moments();
        NetworkSetup setup = setup("width=" + width + "," + text);
        Layout layout = new Layout(setup.design(TREE), moments.modalities(), 1);
        return setup.initialization().weights(layout, moments, u0, new MersenneTwister(seed));
    }

    private static int matrices(int width) {
        return new Layout(TREE, new Modalities(List.of("A", "B"), List.of(3, 2)), width).matrices();
    }

    /** N(0, u0^2) at every bias, whatever the variance of the weights; weights as without. */
    @ParameterizedTest
    @ValueSource(strings = {"gaussian-std", "gaussian-norm", "xavier", "aligned"})
    @Tag("closed-form")
    void gaussianBiasesHaveTheVarianceOfTheStart(String init) {
        int width = 50;
        double u0 = 0.02;
        int matrices = matrices(width);
        double sum = 0;
        double squares = 0;
        int count = 0;
        for (int seed = 1; seed <= 60; seed++) {
            double[] with = start("init=" + init + ",bias=true,biasInit=gaussian", width, u0, seed);
            double[] without = start("init=" + init + ",bias=true", width, u0, seed);
            assertEquals(matrices + 3 * width + 1, with.length);
            assertArrayEquals(Arrays.copyOf(without, matrices), Arrays.copyOf(with, matrices));
            for (int i = matrices; i < with.length; i++) {
                assertEquals(0, without[i]);
                sum += with[i];
                squares += with[i] * with[i];
                count++;
            }
        }
        assertEquals(0, sum / count, 5 * u0 / Math.sqrt(count));
        assertEquals(u0 * u0, squares / count, 5 * u0 * u0 * Math.sqrt(2.0 / count));
    }

    @Test
    void zeroIsTheDefaultAndScalesOfBranchesLeaveBiasesAlone() {
        assertArrayEquals(
                start("init=gaussian-std,bias=true", 4, 0.1, 7),
                start("init=gaussian-std,bias=true,biasInit=zero", 4, 0.1, 7));
        double[] plain = start("init=gaussian-std,bias=true,biasInit=gaussian", 4, 0.1, 7);
        NetworkSetup scaled = NetworkSetupReader.read(
                OptionValue.of("--network", "width=4,init=gaussian-std,scale=A=3,bias=true,biasInit=gaussian")
                        .entries(),
                List.of("A", "B"));
        Moments moments = RandomSamples.parse("A=3,B=2").trainingData(TREE).moments();
        Layout layout = new Layout(scaled.design(TREE), moments.modalities(), 1);
        double[] other = scaled.initialization().weights(layout, moments, 0.1, new MersenneTwister(7));
        assertEquals(3 * plain[0], other[0], 1e-16);
        assertArrayEquals(
                Arrays.copyOfRange(plain, layout.matrices(), plain.length),
                Arrays.copyOfRange(other, layout.matrices(), other.length));
    }

    @Test
    void theNameOfTheStartTellsOfTheBiasesAndItIsNotTheAlignedOne() {
        Initialization start = setup("bias=true,biasInit=gaussian").initialization();
        assertEquals("aligned, gaussian biases", start.name());
        assertTrue(!setup("bias=true,biasInit=gaussian").isAligned()
                && setup("bias=true").isAligned());
        assertEquals(
                new GaussianBiases(new GaussianNorm()),
                setup("init=gaussian-norm,bias=true,biasInit=gaussian").initialization());
    }

    /** A start with biases is reduced to a narrow network like any other: the same course but for rounding. */
    @Test
    void theNarrowNetworkStartsWithTheSameBiases() {
        NetworkSetup setup =
                setup("width=40,init=gaussian-std,bias=true,biasInit=gaussian,method=gd,lr=0.02,maxSteps=150");
        Problem problem =
                new Problem(TREE, RandomSamples.parse("A=3,B=2,samples=30").trainingData(TREE), 0.1);
        TrainingPlan plan = new TrainingPlan(problem, setup, 5, Vector.of());
        double narrow = Simulator.train(plan).finalLoss();
        double full = Simulator.trainAtFullWidth(plan, Watching.NOBODY).result().finalLoss();
        double zero = Simulator.train(new TrainingPlan(
                        problem,
                        setup("width=40,init=gaussian-std,bias=true,method=gd,lr=0.02,maxSteps=150"),
                        5,
                        Vector.of()))
                .finalLoss();
        assertEquals(full, narrow, 1e-10);
        assertTrue(Math.abs(zero - full) > 1e-6, zero + " and " + full);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "biasInit=gaussian",
                "biasInit=zero",
                "bias=false,biasInit=gaussian",
                "bias=true,biasInit=normal",
                "bias=true,biasInit="
            })
    void whatDoesNotFitIsInvalidInputInOneLine(String text) {
        String message = String.valueOf(
                assertThrows(InvalidInput.class, () -> setup(text)).getMessage());
        assertTrue(message.contains("expected") && message.contains("biasInit"), message);
        assertEquals(1, message.lines().count(), message);
    }
}
