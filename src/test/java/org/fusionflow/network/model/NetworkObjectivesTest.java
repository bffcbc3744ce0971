package org.fusionflow.network.model;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.stream.LongStream;
import org.fusionflow.network.GradientCheck;
import org.fusionflow.network.RandomNetwork;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every loss of linear networks of every shape: gradients against differences, moments against samples. */
final class NetworkObjectivesTest {
    static LongStream seeds() {
        return LongStream.rangeClosed(1, 40);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void gradientsOnMomentsAreCentralDifferences(long seed) {
        RandomNetwork sample = RandomNetwork.of(seed);
        GradientCheck.assertExact(onMoments(sample), 0, sample.weights(), sample.name());
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void gradientsOnSamplesAreCentralDifferencesForEveryLoss(long seed) {
        RandomNetwork sample = RandomNetwork.of(seed);
        for (OutputLoss loss : OutputLoss.values()) {
            SampleMapLoss onSamples = onSamples(sample, loss);
            Objective objective = new LinearNetwork(sample.layout(), onSamples);
            GradientCheck.assertExact(objective, 0, sample.weights(), loss + ", " + sample.name());
            onSamples.use(new int[] {3, 0, 3, 99}, 3);
            GradientCheck.assertExact(objective, 0, sample.weights(), "batch, " + loss + ", " + sample.name());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void weightDecayAddsItsPenaltyToEveryGradient(long seed) {
        RandomNetwork sample = RandomNetwork.of(seed);
        for (OutputLoss loss : OutputLoss.values()) {
            Objective plain = new LinearNetwork(sample.layout(), onSamples(sample, loss));
            Objective decayed = new WeightDecay(plain, 0.37);
            GradientCheck.assertExact(decayed, 0.37, sample.weights(), loss + ", " + sample.name());
            assertTrue(
                    GradientCheck.worst(decayed, 0, sample.weights()) > 1e-4,
                    "a check that cannot see the penalty, " + sample.name());
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void momentsAndSamplesTrainAlikeForAThousandSteps(long seed) {
        RandomNetwork sample = RandomNetwork.of(seed);
        Objective moments = onMoments(sample);
        Objective samples = new LinearNetwork(sample.layout(), onSamples(sample, OutputLoss.MSE));
        double[] onMoments = sample.weights().clone();
        double[] onSamples = sample.weights().clone();
        int steps = 1000;
        double first = 0;
        for (int step = 0; step < steps; step++) {
            moments.respond(onMoments);
            samples.respond(onSamples);
            first = step == 0 ? moments.loss() : first;
            assertEquals(samples.loss(), moments.loss(), 1e-10, "loss at step " + step + ", " + sample.name());
            moments.descend(onMoments, 0.01);
            samples.descend(onSamples, 0.01);
            assertArrayEquals(onSamples, onMoments, 1e-10, "step " + step + ", " + sample.name());
        }
        assertTrue(moments.loss() < first, "nothing was learned, " + sample.name());
    }

    private static Objective onMoments(RandomNetwork sample) {
        boolean biases = sample.layout().design().biases();
        return new LinearNetwork(
                sample.layout(),
                biases
                        ? new QuadraticLoss(
                                sample.moments(), sample.means(sample.inputs()), sample.means(sample.targets()))
                        : new QuadraticLoss(sample.moments()));
    }

    private static SampleMapLoss onSamples(RandomNetwork sample, OutputLoss loss) {
        return new SampleMapLoss(
                loss, sample.layout().modalityOf(), sample.layout().outputs(), sample.inputs(), sample.targets());
    }
}
