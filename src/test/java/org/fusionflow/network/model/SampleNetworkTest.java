package org.fusionflow.network.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.shape.Activation;
import org.fusionflow.network.shape.Layout;
import org.fusionflow.network.shape.NetworkDesign;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Passes over samples against central differences, the linear network, and each other. */
final class SampleNetworkTest {
    private static final List<String> TREES = List.of(
            "(A:2,B:2):0",
            "(A:1,B:1):1",
            "(A:3,B:2):1",
            "((A:2,B:1):1,C:3):1",
            "(A:1):3",
            "(A:1,B:1):0",
            "(A:2,B:2,C:1):0");

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24})
    void velocityIsMinusTheCentralDifferenceOfTheLoss(long seed) {
        Case sample = new Case(seed, new Random(seed).nextInt(3) * 0.4);
        SampleNetwork network = new SampleNetwork(sample.layout, sample.samples, sample.loss);
        double[] velocity = velocity(network, sample.weights);
        double scale = 1 + Vector.of(velocity).norm();
        // Short enough that hardly a unit changes sides on any sample.
        double step = 1e-6;
        int odd = 0;
        for (int i = 0; i < velocity.length; i++) {
            double difference = -derivative(network, sample.weights, i, step);
            odd += Math.abs(difference - velocity[i]) > 1e-6 * scale ? 1 : 0;
            assertEquals(difference, velocity[i], 1e-4 * scale, sample + ", weight " + i);
        }
        // A unit that changes sides within the difference spoils it by more than rounding, in all its weights.
        assertTrue(odd <= velocity.length / 20, sample + ": " + odd + " of " + velocity.length + " beyond 1e-6");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void withSlopeOneItIsTheLinearNetwork(long seed) {
        Case sample = new Case(seed, 1);
        SampleNetwork passes = new SampleNetwork(sample.layout, sample.samples, sample.loss);
        LinearSamples linear = new LinearSamples(sample.layout, sample.samples, sample.loss);
        double[] expected = velocity(linear, sample.weights);
        double[] found = velocity(passes, sample.weights);
        double scale = 1 + Vector.of(expected).norm();
        assertArrayEquals(expected, found, 1e-13 * scale, sample.toString());
        assertEquals(linear.loss(), passes.loss(), 1e-13 * (1 + linear.loss()), sample.toString());
        if (!sample.layout.design().biases()) {
            // A constant has a part along inputs whose mean over the samples is not 0.
            double[] map = new double[sample.layout.inputs()];
            double[] account = new double[map.length];
            linear.copyMap(map);
            passes.copyMap(account);
            assertArrayEquals(map, account, 1e-10 * (1 + Vector.of(map).norm()), sample.toString());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void directionsSeeTheSameLossAndGradientAsSamples(long seed) {
        Random random = new Random(seed);
        String tree = List.of("(A:2,B:2):0", "(A:3,B:2):0", "(A:2,B:2,C:1):0", "(A:3):0", "(A:1):3", "(A:2,B:1):0")
                .get((int) seed - 1);
        FusionTree parsed = FusionTree.parse(tree);
        List<Integer> dimensions = parsed.names().stream().map(name -> 1).toList();
        Samples samples = samples(new Modalities(parsed.names(), dimensions), 300, random, OutputLoss.MSE);
        Layout layout = layout(tree, samples, 7, new Activation(0.3 * (seed % 2)), false);
        double[] weights = random.doubles(layout.weights(), -1, 1).toArray();
        SampleNetwork passes = new SampleNetwork(layout, samples, OutputLoss.MSE);
        DirectionNetwork few = DirectionNetwork.of(layout, samples).orElseThrow();
        double[] expected = velocity(passes, weights);
        assertArrayEquals(
                expected,
                velocity(few, weights),
                1e-12 * (1 + Vector.of(expected).norm()),
                tree);
        assertEquals(passes.loss(), few.loss(), 1e-12 * (1 + passes.loss()), tree);
        double[] account = new double[layout.inputs()];
        double[] map = new double[layout.inputs()];
        passes.copyMap(account);
        few.copyMap(map);
        assertArrayEquals(account, map, 1e-12 * (1 + Vector.of(account).norm()), tree);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void aLookHasTheLossAndTheMapOfAResponse(long seed) {
        Case sample = new Case(seed, 0);
        SampleNetwork network = new SampleNetwork(sample.layout, sample.samples, sample.loss);
        double[] velocity = velocity(network, sample.weights);
        double loss = network.loss();
        double minimized = network.minimized();
        double[] map = new double[sample.layout.inputs()];
        network.copyMap(map);
        double[] moved = sample.weights.clone();
        moved[0] += 1;
        network.look(moved);
        network.look(sample.weights);
        double[] seen = new double[map.length];
        network.copyMap(seen);
        assertEquals(loss, network.loss(), sample.toString());
        assertEquals(minimized, network.minimized(), sample.toString());
        assertArrayEquals(map, seen, sample.toString());
        assertArrayEquals(velocity, velocity(network, sample.weights), sample.toString());
    }

    /** The normal equations {@code w <x x'> = <y^ x'>}, for so many inputs that maps are solved for. */
    @Test
    void theMapOfManyInputsIsThatOfLeastSquares() {
        Random random = new Random(2);
        Samples samples = samples(new Modalities(List.of("A", "B"), List.of(300, 220)), 700, random, OutputLoss.MSE);
        Layout layout = layout("(A:1,B:1):1", samples, 4, Activation.RELU, false);
        double[] weights = random.doubles(layout.weights(), -1, 1).toArray();
        SampleNetwork network = new SampleNetwork(layout, samples, OutputLoss.MSE);
        network.respond(weights);
        double[] map = new double[520];
        network.copyMap(map);
        double[] made = SampleNetwork.outputs(layout, samples, weights);
        double[] expected = new double[520];
        for (int s = 0; s < 700; s++) {
            for (int i = 0; i < 520; i++) {
                expected[i] += made[s] * samples.input(s, i) / 700;
            }
        }
        Vector found = samples.moments().inputCovariance().leftTimes(Vector.of(map));
        assertArrayEquals(
                expected, found.toArray(), 1e-12 * (1 + Vector.of(expected).norm()));
    }

    @Test
    void manyDirectionsAndBiasesHaveNoShortCut() {
        Random random = new Random(3);
        Samples vectors = samples(new Modalities(List.of("A", "B"), List.of(2, 1)), 600, random, OutputLoss.MSE);
        assertTrue(DirectionNetwork.of(layout("(A:2,B:2):0", vectors, 4, Activation.RELU, false), vectors)
                .isEmpty());
        Samples scalars = samples(new Modalities(List.of("A", "B"), List.of(1, 1)), 600, random, OutputLoss.MSE);
        assertTrue(DirectionNetwork.of(layout("(A:2,B:2):0", scalars, 4, Activation.RELU, true), scalars)
                .isEmpty());
        assertTrue(DirectionNetwork.of(layout("(A:1,B:1):1", scalars, 4, Activation.RELU, false), scalars)
                .isEmpty());
    }

    @Test
    void gaussianMomentsAreTheLimitOfManySamples() {
        Random random = new Random(5);
        double rho = 0.4;
        List<Vector> inputs = new ArrayList<>();
        double[] outputs = new double[400_000];
        for (int s = 0; s < outputs.length; s++) {
            double a = 2 * random.nextGaussian();
            double b = rho * a / 2 + Math.sqrt(1 - rho * rho) * random.nextGaussian();
            inputs.add(Vector.of(a, b));
            outputs[s] = a - 0.5 * b + 0.3 * random.nextGaussian();
        }
        Samples samples = Samples.of(new Modalities(List.of("A", "B"), List.of(1, 1)), inputs, Vector.of(outputs));
        Layout layout = layout("(A:2,B:2):0", samples, 9, new Activation(0.2), false);
        double[] weights = random.doubles(layout.weights(), -1, 1).toArray();
        DirectionNetwork drawn = DirectionNetwork.of(layout, samples).orElseThrow();
        DirectionNetwork limit =
                DirectionNetwork.ofGaussian(layout, samples.moments()).orElseThrow();
        double[] expected = velocity(drawn, weights);
        // Standard errors of means over 400000 samples are below 1 % of these numbers; the mean square error of both is
        // a quarter of that.
        assertArrayEquals(
                expected, velocity(limit, weights), 0.01 * Vector.of(expected).norm());
        assertEquals(drawn.loss(), limit.loss(), 0.01 * drawn.loss());
    }

    @Test
    void bitsDoNotDependOnTheNumberOfThreads() throws Exception {
        Random random = new Random(11);
        Samples samples = samples(new Modalities(List.of("A", "B"), List.of(3, 2)), 3000, random, OutputLoss.MSE);
        Layout layout = layout("(A:2,B:2):1", samples, 12, Activation.RELU, true);
        double[] weights = random.doubles(layout.weights(), -1, 1).toArray();
        double[] one = inPool(1, layout, samples, weights);
        double[] four = inPool(4, layout, samples, weights);
        assertArrayEquals(one, four);
    }

    private static double[] inPool(int threads, Layout layout, Samples samples, double[] weights) throws Exception {
        ForkJoinPool pool = new ForkJoinPool(threads);
        try {
            return pool.submit(() -> velocity(new SampleNetwork(layout, samples, OutputLoss.MSE), weights))
                    .get();
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void aBatchIsADataSetOfItsSamples() {
        Random random = new Random(4);
        Modalities modalities = new Modalities(List.of("A", "B"), List.of(3, 2));
        Samples samples = samples(modalities, 500, random, OutputLoss.MSE);
        Layout layout = layout("(A:2,B:2):1", samples, 6, Activation.RELU, true);
        double[] weights = random.doubles(layout.weights(), -1, 1).toArray();
        int[] chosen = random.ints(37, 0, 500).toArray();
        List<Vector> inputs = new ArrayList<>();
        double[] outputs = new double[37];
        for (int k = 0; k < 37; k++) {
            inputs.add(input(samples, chosen[k]));
            outputs[k] = samples.output(chosen[k]);
        }
        Samples own = Samples.of(modalities, inputs, Vector.of(outputs));
        SampleNetwork batched = new SampleNetwork(layout, samples, OutputLoss.MSE);
        batched.use(chosen, 37);
        double[] expected = velocity(new SampleNetwork(layout, own, OutputLoss.MSE), weights);
        assertArrayEquals(
                expected,
                velocity(batched, weights),
                1e-14 * (1 + Vector.of(expected).norm()));
        batched.useAll();
        double[] whole = velocity(new SampleNetwork(layout, samples, OutputLoss.MSE), weights);
        assertArrayEquals(whole, velocity(batched, weights));
    }

    private static Vector input(Samples samples, int s) {
        double[] x = new double[samples.modalities().inputs()];
        for (int i = 0; i < x.length; i++) {
            x[i] = samples.input(s, i);
        }
        return Vector.of(x);
    }

    private static double[] velocity(Objective objective, double[] weights) {
        double[] velocity = new double[weights.length];
        objective.respond(weights);
        objective.velocity(weights, velocity);
        return velocity;
    }

    private static double derivative(Objective objective, double[] weights, int i, double step) {
        double[] moved = weights.clone();
        moved[i] = weights[i] + step;
        objective.respond(moved);
        double above = objective.loss();
        moved[i] = weights[i] - step;
        objective.respond(moved);
        return (above - objective.loss()) / (2 * step);
    }

    private static Layout layout(String tree, Samples samples, int width, Activation activation, boolean biases) {
        NetworkDesign design = new NetworkDesign(FusionTree.parse(tree), List.of(width), List.of(), activation, biases);
        return new Layout(design, samples.modalities(), samples.outputs());
    }

    private static Samples samples(Modalities modalities, int count, Random random, OutputLoss loss) {
        List<Vector> inputs = new ArrayList<>();
        double[] outputs = new double[count];
        for (int s = 0; s < count; s++) {
            double[] x = new double[modalities.inputs()];
            double y = 0.3 * random.nextGaussian();
            for (int i = 0; i < x.length; i++) {
                x[i] = random.nextGaussian();
                y += x[i] * (i % 2 == 0 ? 1 : -0.5);
            }
            inputs.add(Vector.of(x));
            outputs[s] = loss == OutputLoss.MSE ? y : Math.signum(y);
        }
        return Samples.of(modalities, inputs, Vector.of(outputs));
    }

    /** A random network with weights of order one on random samples. */
    private static final class Case {
        final Samples samples;
        final Layout layout;
        final OutputLoss loss;
        final double[] weights;
        private final String name;

        Case(long seed, double slope) {
            Random random = new Random(seed);
            String tree = TREES.get(random.nextInt(TREES.size()));
            FusionTree parsed = FusionTree.parse(tree);
            List<Integer> dimensions =
                    parsed.names().stream().map(n -> 1 + random.nextInt(4)).toList();
            loss = List.of(OutputLoss.values()).get(random.nextInt(3));
            int count = 5 + random.nextInt(300);
            samples = samples(new Modalities(parsed.names(), dimensions), count, random, loss);
            int width = 1 + random.nextInt(9);
            layout = layout(tree, samples, width, new Activation(slope), random.nextBoolean());
            weights = random.doubles(layout.weights(), -1, 1).toArray();
            name = "seed " + seed + ", " + tree + ", width " + width + ", slope " + slope + ", " + loss.title() + ", "
                    + count + " samples";
        }

        @Override
        public String toString() {
            return name;
        }
    }
}
