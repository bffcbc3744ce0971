package org.fusionflow.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.remedy.Dropout;
import org.fusionflow.data.remedy.Freeze;
import org.fusionflow.data.remedy.Rates;
import org.fusionflow.data.remedy.Remedies;
import org.fusionflow.data.result.HalfNorms;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.method.Batching;
import org.fusionflow.network.method.ConstantRate;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.method.GradientFlow;
import org.fusionflow.network.method.MomentumStep;
import org.fusionflow.network.record.SavedRun;
import org.fusionflow.network.result.TrainedRun;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingMethod;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.TrainingWatch;
import org.fusionflow.network.run.Watching;
import org.fusionflow.network.shape.Activation;
import org.fusionflow.network.start.AlignedStart;
import org.fusionflow.network.start.GaussianNorm;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Remedies on samples: masks that are drawn for every sample and step, nonlinear networks, and runs that go on. */
final class RemedySamplesTest {
    private static final FusionTree LATE = FusionTree.parse("(A:2,B:2):0");

    @TempDir
    Path folder = Path.of(".");

    /** Samples of two inputs with standard deviations 2 and 1 and correlation 1/2, output their sum. */
    private static TrainingData samples(int count) {
        Random random = new Random(3);
        Modalities modalities = new Modalities(List.of("A", "B"), List.of(1, 1));
        return TrainingData.of(Samples.of(modalities, count, 1, (s, x, y) -> {
            double first = random.nextGaussian();
            x[0] = 2 * first;
            x[1] = 0.5 * first + Math.sqrt(0.75) * random.nextGaussian();
            y[0] = x[0] + x[1];
        }));
    }

    private static Remedies remedies(Map<String, Double> dropout, Map<String, Double> branches, boolean alternate) {
        return new Remedies(
                Rates.EQUAL, Map.of(), false, new Dropout(dropout, false), branches, alternate, List.of(), Map.of(), 0);
    }

    private static TrainingPlan plan(Remedies remedies, NetworkSetup setup, int samples, double u0, long seed) {
        Problem problem = new Problem(LATE, samples(samples), u0).with(remedies);
        return new TrainingPlan(
                problem,
                setup,
                seed,
                new TrainingWatch(new HalfNorms(Vector.of(0.5, 0.5)), Optional.empty(), Vector.of()));
    }

    private static double[] halfTimes(TrainingResult result) {
        return result.halfTimes().stream()
                .mapToDouble(time -> time.map(LocatedTime::time).orElse(Double.NaN))
                .toArray();
    }

    /**
     * Masks that are drawn follow the expected loss. Steps of length h lag by about h s_A / 2 = 0.1 % of the first half time; three seeds leave some
     * tenths of a percent of noise.
     */
    @ParameterizedTest
    @CsvSource({"0.3, 0", "0.3, 0.3"})
    void drawnMasksFollowTheExpectedLoss(double a, double b) {
        Remedies dropped = remedies(Map.of("A", a, "B", b), Map.of(), false);
        StopRule stop = new StopRule(40_000, 20, OptionalDouble.of(0));
        double[] expected = halfTimes(Simulator.train(
                plan(dropped, NetworkSetup.linear(4, new AlignedStart(), new GradientFlow(), stop), 2048, 1e-3, 1)));
        double[] mean = new double[2];
        for (long seed = 1; seed <= 3; seed++) {
            NetworkSetup drawn = NetworkSetup.linear(
                    4,
                    new AlignedStart(),
                    Descent.sgd(5e-4, 512, false),
                    new StopRule(20_000, 10, OptionalDouble.of(0)));
            double[] found = halfTimes(Simulator.train(plan(dropped, drawn, 2048, 1e-3, seed)));
            mean[0] += found[0] / 3;
            mean[1] += found[1] / 3;
        }
        assertEquals(expected[0], mean[0], 5e-3 * expected[0]);
        assertEquals(expected[1], mean[1], 5e-3 * expected[1]);
    }

    /** A network of ReLU units in full steps minimizes the mean over all masks, and its parts are followed in turn where that is asked for. */
    @Test
    void reluNetworksLearnWithDropoutAndBranches() {
        NetworkSetup relu = NetworkSetup.linear(
                        10, new GaussianNorm(), Descent.plain(0.05), new StopRule(2000, 1e4, OptionalDouble.of(0)))
                .withActivation(Activation.RELU);
        double plain = Simulator.train(plan(Remedies.NONE, relu, 200, 0.3, 1)).finalLoss();
        double dropped = Simulator.train(plan(remedies(Map.of("A", 0.3), Map.of(), false), relu, 200, 0.3, 1))
                .finalLoss();
        double branches = Simulator.train(plan(remedies(Map.of(), Map.of("B", 1.0), false), relu, 200, 0.3, 1))
                .finalLoss();
        double alone = Simulator.train(plan(remedies(Map.of(), Map.of(), true), relu, 200, 0.3, 1))
                .finalLoss();
        assertTrue(plain < 0.01, "plain " + plain);
        // The linear network ends at 0.0496.
        assertTrue(dropped > 0.03 && dropped < 0.08, "dropout " + dropped);
        assertTrue(branches > 0.01 && branches < 0.3, "branch loss " + branches);
        // Each alone explains the output, so that the sum overshoots: 0.875 for a linear network.
        assertTrue(alone > 0.5 && alone < 1.2, "alternation " + alone);
    }

    private static List<TrainingMethod> inBatches() {
        return List.of(
                Descent.sgd(0.03, 7, false),
                new Descent(
                        "momentum", new MomentumStep(0.5), new ConstantRate(0.03), Optional.of(new Batching(9, true))));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1})
    void aRunGoesOnWithItsMasksAndRates(double slope) {
        Remedies all = new Remedies(
                Rates.of(Map.of("A", 0.5)).stopped("B", 0.2),
                Map.of(),
                false,
                new Dropout(Map.of("A", 0.3, "B", 0.2), true),
                Map.of("B", 0.5),
                false,
                List.of(new Freeze("A", OptionalDouble.of(1))),
                Map.of(),
                0.01);
        for (TrainingMethod method : inBatches()) {
            NetworkSetup setup = NetworkSetup.linear(4, new GaussianNorm(), method, StopRule.afterSteps(50))
                    .withActivation(new Activation(slope));
            TrainingPlan whole = plan(all, setup, 40, 0.5, 9);
            TrainingPlan part = whole.withStop(StopRule.afterSteps(23));
            Path file = folder.resolve("run.npz");
            SavedRun.write(file, part, Simulator.train(part, Watching.NOBODY));
            TrainedRun end = Simulator.resume(whole, SavedRun.read(file).checkpoint(whole), Watching.NOBODY);
            assertArrayEquals(
                    Simulator.train(whole, Watching.NOBODY).end().weights(),
                    end.end().weights(),
                    method.name());
            TrainingPlan plain = plan(Remedies.NONE.with(Map.of(), 0.01), setup, 40, 0.5, 9);
            String refused = String.valueOf(
                    assertThrows(InvalidInput.class, () -> SavedRun.read(file).checkpoint(plain))
                            .getMessage());
            assertTrue(refused.contains("remedies"), refused);
            SavedRun.write(file, plain, Simulator.train(plain, Watching.NOBODY));
            assertThrows(InvalidInput.class, () -> SavedRun.read(file).checkpoint(whole));
        }
    }

    /** With a batch of all samples and one sample for each modality's mask, seeds differ and repeat. */
    @Test
    void masksDependOnTheSeedAlone() {
        Remedies dropped = remedies(Map.of("A", 0.5), Map.of(), false);
        NetworkSetup setup =
                NetworkSetup.linear(4, new AlignedStart(), Descent.sgd(0.03, 40, false), StopRule.afterSteps(30));
        double[] one =
                Simulator.train(plan(dropped, setup, 40, 0.5, 1)).finalMap().toArray();
        double[] again =
                Simulator.train(plan(dropped, setup, 40, 0.5, 1)).finalMap().toArray();
        double[] other =
                Simulator.train(plan(dropped, setup, 40, 0.5, 2)).finalMap().toArray();
        assertArrayEquals(one, again);
        assertTrue(Math.abs(one[0] - other[0]) > 1e-3, one[0] + " and " + other[0]);
    }
}
