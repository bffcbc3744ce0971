package org.fusionflow.network.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.LongStream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.remedy.Dropout;
import org.fusionflow.data.remedy.Rates;
import org.fusionflow.data.remedy.Remedies;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.mask.MaskDraw;
import org.fusionflow.network.mask.MaskedLoss;
import org.fusionflow.network.shape.Activation;
import org.fusionflow.network.shape.Layout;
import org.fusionflow.network.shape.NetworkDesign;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What is minimized with dropout, losses of branches and alternation: gradients against differences, one way to compute it against another. */
final class MaskedObjectivesTest {
    private static final List<String> NAMES = List.of("A", "B");

    private static final List<MaskedLoss> LOSSES = List.of(
            MaskedLoss.of(remedies(Map.of("A", 0.3, "B", 0.2), false, Map.of(), false), NAMES, false),
            MaskedLoss.of(remedies(Map.of("B", 0.6), true, Map.of(), false), NAMES, false),
            MaskedLoss.of(remedies(Map.of(), false, Map.of("A", 0.4, "B", 1.7), false), NAMES, false),
            MaskedLoss.of(remedies(Map.of("A", 0.5), true, Map.of("B", 0.7), false), NAMES, false),
            MaskedLoss.of(remedies(Map.of(), false, Map.of(), true), NAMES, false));

    private static Remedies remedies(
            Map<String, Double> dropout, boolean rescaled, Map<String, Double> branches, boolean alternate) {
        return new Remedies(
                Rates.EQUAL,
                Map.of(),
                false,
                new Dropout(dropout, rescaled),
                branches,
                alternate,
                List.of(),
                Map.of(),
                0);
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, 12);
    }

    /** A network on samples with means that are not 0. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    private record Case(Layout layout, Samples samples, double[] weights, OutputLoss loss) {
        static Case of(long seed, double slope, boolean biases, OutputLoss loss, String... trees) {
            Random random = new Random(seed);
            FusionTree tree = FusionTree.parse(trees[(int) (seed % trees.length)]);
            Modalities modalities = new Modalities(NAMES, List.of(1 + random.nextInt(2), 1 + random.nextInt(2)));
            List<Vector> inputs = new ArrayList<>();
            double[] outputs = new double[40 + random.nextInt(200)];
            for (int s = 0; s < outputs.length; s++) {
                double[] x = new double[modalities.inputs()];
                double y = random.nextGaussian() + 0.5;
                for (int i = 0; i < x.length; i++) {
                    x[i] = random.nextGaussian() + 0.3 * i;
                    y += x[i];
                }
                inputs.add(Vector.of(x));
                outputs[s] = loss == OutputLoss.MSE ? y : Math.signum(y);
            }
            NetworkDesign design = new NetworkDesign(tree, List.of(4), List.of(), new Activation(slope), biases);
            Layout layout = new Layout(design, modalities, 1);
            return new Case(
                    layout,
                    Samples.of(modalities, inputs, Vector.of(outputs)),
                    random.doubles(layout.weights(), -1, 1).toArray(),
                    loss);
        }

        /** The samples with their inputs multiplied by factors of modalities, one sample after the other. */
        Samples masked(double[] factors, int[] chosen, int count) {
            List<Vector> inputs = new ArrayList<>();
            double[] outputs = new double[count];
            int[] modalityOf = layout.modalityOf();
            for (int k = 0; k < count; k++) {
                double[] x = new double[modalityOf.length];
                for (int i = 0; i < x.length; i++) {
                    x[i] = factors[k * NAMES.size() + modalityOf[i]] * samples.input(chosen[k], i);
                }
                inputs.add(Vector.of(x));
                outputs[k] = samples.output(chosen[k], 0);
            }
            return Samples.of(samples.modalities(), inputs, Vector.of(outputs));
        }
    }

    private static double[] velocity(Objective objective, double[] weights) {
        double[] velocity = new double[weights.length];
        objective.respond(weights);
        objective.velocity(weights, velocity);
        return velocity;
    }

    private static void assertGradient(Objective objective, double[] weights, double step, double bound, String name) {
        double[] velocity = velocity(objective, weights);
        double scale = 1 + Vector.of(velocity).norm();
        double[] moved = weights.clone();
        for (int i = 0; i < weights.length; i++) {
            moved[i] = weights[i] + step;
            objective.respond(moved);
            double above = objective.minimized();
            moved[i] = weights[i] - step;
            objective.respond(moved);
            double below = objective.minimized();
            moved[i] = weights[i];
            assertEquals((below - above) / (2 * step), velocity[i], bound * scale, name + ", weight " + i);
        }
    }

    private static void assertTurns(Objective objective, double[] weights, double step, double bound, String name) {
        double[] sum = new double[weights.length];
        for (int turn = 0; turn < objective.turns() && objective.turns() > 1; turn++) {
            objective.turn(turn);
            assertGradient(objective, weights, step, bound, name + ", turn " + turn);
            double[] part = velocity(objective, weights);
            for (int i = 0; i < sum.length; i++) {
                sum[i] += part[i];
            }
        }
        objective.turn(Objective.WHOLE);
        if (objective.turns() > 1) {
            assertArrayEquals(
                    velocity(objective, weights),
                    sum,
                    1e-12 * (1 + Vector.of(sum).norm()),
                    name);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void gradientsAreDifferencesOfWhatIsMinimized(long seed) {
        for (OutputLoss loss : OutputLoss.values()) {
            Case one = Case.of(seed, 1, seed % 2 == 0, loss, "(A:2,B:2):0", "(A:2,B:1):1", "(A:1,B:1):1");
            for (MaskedLoss masked : LOSSES) {
                Objective linear = new LinearSamples(one.layout, one.samples, loss, masked);
                assertGradient(linear, one.weights, 1e-5, 1e-6, loss + ", " + masked);
                assertTurns(linear, one.weights, 1e-5, 1e-6, loss + ", " + masked);
            }
            // Shorter differences, so that hardly a unit changes sides; bounds as for plain networks.
            Case relu = Case.of(seed, 0.1, seed % 2 == 0, loss, "(A:2,B:2):0", "(A:2,B:1):1", "(A:1,B:1):1");
            for (MaskedLoss masked : LOSSES) {
                Objective passes = new SampleNetwork(relu.layout, relu.samples, loss, masked);
                assertGradient(passes, relu.weights, 1e-6, 1e-4, loss + ", relu, " + masked);
                assertTurns(passes, relu.weights, 1e-6, 1e-4, loss + ", relu, " + masked);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void passesMapsAndMomentsAgree(long seed) {
        Case one = Case.of(seed, 1, true, OutputLoss.MSE, "(A:2,B:2):0", "(A:2,B:1):1", "(A:1,B:1):1");
        double[] inputMean = new double[one.layout.inputs()];
        double outputMean = 0;
        int count = one.samples.count();
        for (int s = 0; s < count; s++) {
            for (int i = 0; i < inputMean.length; i++) {
                inputMean[i] += one.samples.input(s, i) / count;
            }
            outputMean += one.samples.output(s, 0) / count;
        }
        QuadraticLoss quadratic = new QuadraticLoss(one.samples.moments(), inputMean, new double[] {outputMean});
        for (MaskedLoss masked : LOSSES) {
            Objective passes = new SampleNetwork(one.layout, one.samples, OutputLoss.MSE, masked);
            double[] expected = velocity(passes, one.weights);
            double bound = 1e-11 * (1 + Vector.of(expected).norm());
            for (Objective other : List.of(
                    new LinearSamples(one.layout, one.samples, OutputLoss.MSE, masked),
                    new LinearNetwork(one.layout, quadratic.minimizing(masked, one.layout.modalityOf())))) {
                assertArrayEquals(expected, velocity(other, one.weights), bound, masked.toString());
                assertEquals(passes.minimized(), other.minimized(), bound, masked.toString());
                assertEquals(passes.loss(), other.loss(), bound, masked.toString());
            }
            // The loss is that of the data whatever is minimized.
            Objective plain = new LinearSamples(one.layout, one.samples, OutputLoss.MSE);
            plain.respond(one.weights);
            assertEquals(plain.loss(), passes.loss(), bound);
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void directionsAgreeWithPasses(long seed) {
        Random random = new Random(seed);
        Modalities modalities = new Modalities(NAMES, List.of(1, 1));
        List<Vector> inputs = new ArrayList<>();
        double[] outputs = new double[60];
        for (int s = 0; s < outputs.length; s++) {
            inputs.add(Vector.of(random.nextGaussian(), random.nextGaussian()));
            outputs[s] = random.nextGaussian();
        }
        Samples samples = Samples.of(modalities, inputs, Vector.of(outputs));
        Layout layout = new Layout(
                new NetworkDesign(FusionTree.parse("(A:2,B:3):0"), List.of(5), List.of(), Activation.RELU, false),
                modalities,
                1);
        double[] weights = random.doubles(layout.weights(), -1, 1).toArray();
        for (MaskedLoss masked : LOSSES) {
            Objective few = DirectionNetwork.of(layout, samples, masked).orElseThrow();
            double[] expected = velocity(new SampleNetwork(layout, samples, OutputLoss.MSE, masked), weights);
            assertArrayEquals(
                    expected,
                    velocity(few, weights),
                    1e-11 * (1 + Vector.of(expected).norm()));
        }
        Layout fused = new Layout(
                new NetworkDesign(FusionTree.parse("(A:1,B:1):1"), List.of(5), List.of(), Activation.RELU, false),
                modalities,
                1);
        assertTrue(DirectionNetwork.of(fused, samples, LOSSES.get(0)).isEmpty());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void maskedBatchesAreBatchesOfMaskedSamples(long seed) {
        Dropout dropout = new Dropout(Map.of("A", 0.4, "B", 0.3), seed % 2 == 0);
        MaskedLoss drawn =
                MaskedLoss.of(remedies(dropout.probabilities(), dropout.rescaled(), Map.of(), false), NAMES, true);
        for (double slope : new double[] {1, 0}) {
            Case one = Case.of(seed, slope, true, OutputLoss.MSE, "(A:2,B:2):0", "(A:2,B:1):1");
            int count = one.samples.count() / 2;
            int[] chosen = new Random(seed).ints(count, 0, one.samples.count()).toArray();
            double[] factors = new MaskDraw(dropout, NAMES, seed).at(17, count);
            assertArrayEquals(factors, new MaskDraw(dropout, NAMES, seed).at(17, count));
            double[] expected = velocity(
                    new SampleNetwork(one.layout, one.masked(factors, chosen, count), OutputLoss.MSE), one.weights);
            List<Batched> both =
                    new ArrayList<>(List.of(new SampleNetwork(one.layout, one.samples, OutputLoss.MSE, drawn)));
            if (slope == 1) {
                both.add(new LinearSamples(one.layout, one.samples, OutputLoss.MSE, drawn));
            }
            for (Batched batched : both) {
                batched.use(chosen, count);
                batched.drawn(factors);
                assertArrayEquals(
                        expected,
                        velocity(batched, one.weights),
                        1e-11 * (1 + Vector.of(expected).norm()));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void masksAreDrawnWithTheirProbabilities(long seed) {
        int count = 20_000;
        double[] factors = new MaskDraw(new Dropout(Map.of("B", 0.3), true), NAMES, seed).at(3, count);
        int left = 0;
        for (int s = 0; s < count; s++) {
            assertEquals(1, factors[2 * s]);
            left += factors[2 * s + 1] == 0 ? 1 : 0;
            assertTrue(factors[2 * s + 1] == 0 || factors[2 * s + 1] == 1 / 0.7);
        }
        // Five standard errors of a share of 0.3.
        assertEquals(0.3, (double) left / count, 5 * Math.sqrt(0.21 / count));
    }
}
