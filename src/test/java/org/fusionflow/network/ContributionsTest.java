package org.fusionflow.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.record.NetworkState;
import org.fusionflow.network.record.Observable;
import org.fusionflow.network.record.Observables;
import org.fusionflow.network.result.TrainedRun;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.Watching;
import org.fusionflow.network.shape.Activation;
import org.fusionflow.network.shape.Junction;
import org.fusionflow.network.shape.Layer;
import org.fusionflow.network.shape.Layout;
import org.fusionflow.network.start.GaussianStd;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The contribution of a modality: root mean square of the output minus the output with its input set to 0. */
final class ContributionsTest {
    private static final FusionTree TREE = FusionTree.parse("(A:2,(B:1,C:2):1):2");
    private static final Modalities MODALITIES = new Modalities(List.of("A", "B", "C"), List.of(2, 1, 3));

    private static Samples samples(int count, int outputs) {
        Random random = new Random(11);
        return Samples.of(MODALITIES, count, outputs, (p, x, y) -> {
            for (int i = 0; i < x.length; i++) {
                x[i] = random.nextGaussian() + 0.3;
            }
            for (int o = 0; o < y.length; o++) {
                y[o] = x[0] - x[2] * x[3] + o * x[5];
            }
        });
    }

    private static TrainingPlan plan(TrainingData data, Activation activation, boolean biases) {
        return new TrainingPlan(
                new Problem(TREE, data, 0.7),
                NetworkSetup.linear(6, new GaussianStd(), Descent.plain(0.02), StopRule.afterSteps(40))
                        .withActivation(activation)
                        .withBiases(biases),
                5,
                Vector.of());
    }

    /** The output for one input, unit by unit: independent of tiles and kernels. */
    private static double[] output(Layout layout, double[] weights, double[] input) {
        double slope = layout.design().activation().slope();
        double[] signals = new double[layout.signals()];
        System.arraycopy(input, 0, signals, 0, input.length);
        for (Junction junction : order(layout)) {
            for (int u = 0; u < junction.size(); u++) {
                double sum = junction.hasBias() ? weights[junction.bias() + u] : 0;
                for (Layer layer : junction.from()) {
                    for (int c = 0; c < layer.columns(); c++) {
                        sum += weights[layer.offset() + u * layer.columns() + c] * signals[layer.input() + c];
                    }
                }
                signals[junction.position() + u] = junction.isHidden() && sum < 0 ? slope * sum : sum;
            }
        }
        Junction last = layout.junctions().stream()
                .filter(junction -> !junction.isHidden())
                .findFirst()
                .orElseThrow();
        double[] out = new double[last.size()];
        System.arraycopy(signals, last.position(), out, 0, out.length);
        return out;
    }

    /** Junctions such that all that a junction reads comes before it. */
    private static List<Junction> order(Layout layout) {
        List<Junction> left = new ArrayList<>(layout.junctions());
        List<Junction> done = new ArrayList<>();
        while (!left.isEmpty()) {
            Junction next = left.stream()
                    .filter(junction -> junction.from().stream()
                            .allMatch(layer -> left.stream().noneMatch(open -> open.position() == layer.input())))
                    .findFirst()
                    .orElseThrow();
            left.remove(next);
            done.add(next);
        }
        return done;
    }

    @ParameterizedTest
    @CsvSource({"0, true, 1, 50", "0, false, 2, 200", "0.2, true, 1, 33", "1, true, 2, 50", "1, false, 1, 50"})
    void onSamplesItIsTheDirectFormula(double slope, boolean biases, int outputs, int count) {
        Samples samples = samples(count, outputs);
        TrainingPlan plan = plan(TrainingData.of(samples), new Activation(slope), biases);
        TrainedRun run = Simulator.train(plan, Watching.NOBODY);
        Vector contributions = Simulator.contributions(plan, run);
        Layout layout = Simulator.layout(plan);
        for (int m = 0; m < 3; m++) {
            double sum = 0;
            for (int p = 0; p < count; p++) {
                double[] input = new double[6];
                double[] without = new double[6];
                for (int i = 0; i < 6; i++) {
                    input[i] = samples.input(p, i);
                    boolean own = i >= MODALITIES.start(m) && i < MODALITIES.start(m + 1);
                    without[i] = own ? 0 : input[i];
                }
                double[] whole = output(layout, run.end().weights(), input);
                double[] rest = output(layout, run.end().weights(), without);
                for (int o = 0; o < outputs; o++) {
                    sum += (whole[o] - rest[o]) * (whole[o] - rest[o]);
                }
            }
            // Sums of some hundred terms in another order.
            double expected = Math.sqrt(sum / count);
            assertEquals(expected, contributions.at(m), 1e-11 * Math.max(1, expected), "modality " + m);
        }
    }

    @Test
    void ofMomentsItIsTheNormOfTheMapInTheMetricOfTheInputs() {
        Problem problem = Problem.of(FusionTree.parse("(A:2,B:2):0"), new ToyData(3, 0.4, 1, 1).moments(), 0.5);
        TrainingPlan plan = new TrainingPlan(
                problem,
                NetworkSetup.linear(5, new GaussianStd(), Descent.plain(0.02), StopRule.afterSteps(100)),
                1,
                Vector.of());
        TrainedRun run = Simulator.train(plan, Watching.NOBODY);
        Vector contributions = Simulator.contributions(plan, run);
        assertEquals(3 * Math.abs(run.result().finalMap().at(0)), contributions.at(0), 1e-14);
        assertEquals(Math.abs(run.result().finalMap().at(1)), contributions.at(1), 1e-14);
    }

    @Test
    void ofGaussianMomentsTheReluNetworkHasThatOfManySamples() {
        FusionTree tree = FusionTree.parse("(A:2,B:2):0");
        NetworkSetup setup = NetworkSetup.linear(8, new GaussianStd(), Descent.plain(0.02), StopRule.afterSteps(60))
                .withActivation(Activation.RELU);
        TrainingPlan onMoments =
                new TrainingPlan(Problem.of(tree, new ToyData(2, 0.3, 1, 1).moments(), 0.8), setup, 1, Vector.of());
        TrainedRun run = Simulator.train(onMoments, Watching.NOBODY);
        Vector exact = Simulator.contributions(onMoments, run);
        Random random = new Random(3);
        Samples drawn = Samples.of(new Modalities(List.of("A", "B"), List.of(1, 1)), 200_000, 1, (p, x, y) -> {
            double common = random.nextGaussian();
            x[0] = 2 * common;
            x[1] = 0.3 * common + Math.sqrt(1 - 0.09) * random.nextGaussian();
            y[0] = x[0] + x[1];
        });
        TrainingPlan onSamples =
                new TrainingPlan(new Problem(tree, TrainingData.of(drawn), 0.8), setup, 1, Vector.of());
        Vector sampled = Simulator.contributions(onSamples, run);
        for (int m = 0; m < 2; m++) {
            assertTrue(exact.at(m) > 0.01);
            // The mean square of 200,000 samples scatters by sqrt(2 / 200,000), its root by half of that; five times.
            assertEquals(exact.at(m), sampled.at(m), 0.008 * exact.at(m));
        }
    }

    @Test
    void itIsRecordedUnderItsName() {
        TrainingPlan plan = plan(TrainingData.of(samples(30, 1)), Activation.RELU, true);
        TrainedRun run = Simulator.train(plan, Watching.NOBODY);
        Observable observable =
                Observables.parse("contribution", "--observe", plan).get(0);
        assertEquals(
                List.of("contribution.A", "contribution.B", "contribution.C"),
                observable.quantities().get(0).columns());
        var objective = Simulator.objective(plan);
        objective.respond(run.end().weights());
        double[] row = new double[3];
        observable.measure(new NetworkState(run.end().weights(), objective), row, 0);
        assertEquals(Simulator.contributions(plan, run), Vector.of(row));
        assertEquals(Optional.empty(), plan.watch().plateauMap());
    }
}
