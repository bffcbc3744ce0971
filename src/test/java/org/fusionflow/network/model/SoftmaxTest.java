package org.fusionflow.network.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.Watching;
import org.fusionflow.network.shape.Activation;
import org.fusionflow.network.shape.Layout;
import org.fusionflow.network.shape.NetworkDesign;
import org.fusionflow.network.start.GaussianNorm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Cross-entropy of classes, and what is measured of networks that tell classes. */
class SoftmaxTest {
    private static final Modalities MODALITIES = new Modalities(List.of("A", "B"), List.of(3, 2));

    private static Samples classes(int count, int classes, long seed) {
        Random random = new Random(seed);
        return Samples.of(MODALITIES, count, classes, (p, x, y) -> {
            for (int i = 0; i < x.length; i++) {
                x[i] = random.nextGaussian();
            }
            Arrays.fill(y, 0);
            y[random.nextInt(classes)] = 1;
        });
    }

    private static Layout layout(double slope, int outputs) {
        NetworkDesign design = NetworkDesign.linear(FusionTree.parse("(A:2,B:2):1"), 6)
                .withActivation(new Activation(slope))
                .withBiases(true);
        return new Layout(design, MODALITIES, outputs);
    }

    private static double[] velocity(Objective objective, double[] weights) {
        objective.respond(weights);
        double[] velocity = new double[weights.length];
        objective.velocity(weights, velocity);
        return velocity;
    }

    /** Written out with no care for large numbers. */
    private static double lossOf(double[] f, double[] y) {
        double total = Arrays.stream(f).map(Math::exp).sum();
        double sum = 0;
        for (int c = 0; c < f.length; c++) {
            sum -= y[c] * Math.log(Math.exp(f[c]) / total);
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void lossAndGradientAreThoseOfItsDefinition(long seed) {
        Random random = new Random(seed);
        int classes = 2 + random.nextInt(9);
        Samples samples = classes(70, classes, seed);
        Layout layout = layout(0.3, classes);
        double[] weights = random.doubles(layout.weights(), -1, 1).toArray();
        SampleNetwork network = new SampleNetwork(layout, samples, OutputLoss.SOFTMAX);
        double[] outputs = SampleNetwork.outputs(layout, samples, weights);
        double expected = 0;
        for (int s = 0; s < 70; s++) {
            double[] f = new double[classes];
            double[] y = new double[classes];
            for (int c = 0; c < classes; c++) {
                f[c] = outputs[c * 70 + s];
                y[c] = samples.output(s, c);
            }
            expected += lossOf(f, y) / 70;
        }
        double[] fall = velocity(network, weights);
        assertEquals(expected, network.loss(), 1e-13 * expected);
        for (int i = 0; i < weights.length; i++) {
            double[] moved = weights.clone();
            moved[i] += 1e-6;
            network.respond(moved);
            double above = network.loss();
            moved[i] -= 2e-6;
            network.respond(moved);
            assertEquals((network.loss() - above) / 2e-6, fall[i], 1e-7, "weight " + i);
        }
    }

    @Test
    void aLinearNetworkIsTheSameOnItsMapAndByPasses() {
        Samples samples = classes(300, 4, 7);
        Layout layout = layout(1, 4);
        double[] weights = new Random(8).doubles(layout.weights(), -1, 1).toArray();
        Objective passes = new SampleNetwork(layout, samples, OutputLoss.SOFTMAX);
        Objective map = new LinearSamples(layout, samples, OutputLoss.SOFTMAX);
        assertArrayEquals(velocity(passes, weights), velocity(map, weights), 1e-13);
        assertEquals(passes.loss(), map.loss(), 1e-13);
    }

    @Test
    void twoClassesAreTheLogisticLossOfTheDifference() {
        double[] pull = new double[2];
        for (double margin : new double[] {-800, -30, -1, 0, 1e-9, 2, 40, 900}) {
            double loss = OutputLoss.SOFTMAX.meet(
                    0, 2, 1, 1, new double[] {1, 0}, 0, new double[] {margin - 5, -5}, 0, pull, 0);
            assertEquals(OutputLoss.LOGISTIC.value(1, margin), loss, 1e-15 * (1 + Math.abs(margin)));
            assertEquals(OutputLoss.LOGISTIC.pull(1, margin), pull[0], 1e-15);
            assertEquals(-pull[0], pull[1], 1e-15);
        }
    }

    @Test
    void targetsThatAreNoClassesAreRefused() {
        Samples centred = Samples.of(MODALITIES, 4, 2, (p, x, y) -> {
            Arrays.fill(x, p);
            y[0] = p % 2 == 0 ? 0.5 : -0.5;
            y[1] = -y[0];
        });
        assertTrue(refusal(centred, OutputLoss.SOFTMAX).contains("classes are not centred"));
        Samples two = Samples.of(MODALITIES, 4, 2, (p, x, y) -> {
            Arrays.fill(x, p);
            Arrays.fill(y, 1);
        });
        assertTrue(refusal(two, OutputLoss.SOFTMAX).contains("with sum 2"));
        Samples one = Samples.of(MODALITIES, 4, 1, (p, x, y) -> {
            Arrays.fill(x, p);
            y[0] = 1;
        });
        assertTrue(refusal(one, OutputLoss.SOFTMAX).contains("at least two classes"));
        assertTrue(refusal(classes(4, 3, 1), OutputLoss.LOGISTIC).contains("expected -1 or 1"));
    }

    private static String refusal(Samples samples, OutputLoss loss) {
        return String.valueOf(
                assertThrows(InvalidInput.class, () -> plan(samples, loss)).getMessage());
    }

    private static TrainingPlan plan(Samples samples, OutputLoss loss) {
        return new TrainingPlan(
                new Problem(FusionTree.parse("(A:1,B:1):1"), TrainingData.of(samples), 0.1),
                NetworkSetup.linear(5, new GaussianNorm(), Descent.plain(0.1), StopRule.afterSteps(10))
                        .withLoss(loss, 0),
                1,
                Vector.of());
    }

    /** Class by the sign of the only input of A; B says nothing. The network below is right with A alone, and undecided with B alone. */
    @Test
    void accuracyAndLossTellWhatAModalityIsGoodFor() {
        Modalities scalars = new Modalities(List.of("A", "B"), List.of(1, 1));
        Samples samples = Samples.of(scalars, 40, 2, (p, x, y) -> {
            x[0] = p % 2 == 0 ? 1 + p : -1 - p;
            x[1] = p % 3 - 1;
            y[p % 2] = 1;
            y[1 - p % 2] = 0;
        });
        Layout layout = new Layout(NetworkDesign.linear(FusionTree.parse("(A:1,B:1):0"), 1), scalars, 2);
        // The layer of A, two outputs of one input, then that of B.
        double[] weights = {0.1, -0.1, 0.001, 0.001};
        Ablations ablations = new Ablations(layout, samples, OutputLoss.SOFTMAX);
        assertArrayEquals(new double[] {1, 1, 0}, ablations.accuracy(weights));
        SampleNetwork network = new SampleNetwork(layout, samples, OutputLoss.SOFTMAX);
        network.respond(weights);
        double[] without = ablations.lossWithout(weights);
        assertEquals(Math.log(2), without[0], 1e-15);
        // The outputs of B are equal, so its inputs do not change the loss.
        assertEquals(network.loss(), without[1], 1e-15);
        weights[0] = -0.1;
        weights[1] = 0.1;
        assertArrayEquals(new double[] {0, 0, 0}, ablations.accuracy(weights));
        Ablations signs = new Ablations(
                new Layout(NetworkDesign.linear(FusionTree.parse("(A:1,B:1):0"), 1), scalars, 1),
                Samples.of(scalars, 40, 1, (p, x, y) -> {
                    x[0] = samples.input(p, 0);
                    x[1] = samples.input(p, 1);
                    y[0] = p % 4 == 0 ? -1 : p % 2 == 0 ? 1 : -1;
                }),
                OutputLoss.LOGISTIC);
        assertEquals(0.75, signs.accuracy(new double[] {1, 0})[0]);
    }

    @Test
    void trainingReachesTheMinimumWhereTheGradientVanishes() {
        Samples samples = classes(60, 3, 11);
        TrainingPlan plan = new TrainingPlan(
                new Problem(FusionTree.parse("(A:1,B:1):1"), TrainingData.of(samples), 0.5),
                NetworkSetup.linear(5, new GaussianNorm(), Descent.plain(0.2), StopRule.afterSteps(20_000))
                        .withLoss(OutputLoss.SOFTMAX, 0),
                1,
                Vector.of());
        double[] end = Simulator.train(plan, Watching.NOBODY).end().weights();
        double worst = Arrays.stream(
                        velocity(new LinearSamples(Simulator.layout(plan), samples, OutputLoss.SOFTMAX), end))
                .map(Math::abs)
                .max()
                .orElseThrow();
        assertTrue(worst < 1e-6, "gradient " + worst);
    }
}
