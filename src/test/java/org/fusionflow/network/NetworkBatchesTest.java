package org.fusionflow.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.network.method.Batching;
import org.fusionflow.network.method.ConstantRate;
import org.fusionflow.network.method.CosineDecay;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.method.Schedule;
import org.fusionflow.network.method.StepDecay;
import org.fusionflow.network.model.OutputLoss;
import org.fusionflow.network.result.Checkpoint;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.Watching;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What samples a step sees and at what rate. */
final class NetworkBatchesTest {
    @ParameterizedTest
    @CsvSource({"1, 1", "13, 1", "13, 4", "13, 13", "13, 40", "100, 7", "12, 4"})
    void anEpochSeesEverySampleOnce(int samples, int size) {
        Batching batching = new Batching(size, false);
        Batching.Draw draw = batching.draw(samples, 5);
        long perEpoch = batching.stepsPerEpoch(samples);
        assertEquals((samples + size - 1) / size, perEpoch);
        int[] before = new int[0];
        for (int epoch = 0; epoch < 4; epoch++) {
            int[] order = new int[samples];
            int seen = 0;
            for (long step = epoch * perEpoch; step < (epoch + 1) * perEpoch; step++) {
                int count = draw.moveTo(step);
                System.arraycopy(draw.batch(), 0, order, seen, count);
                seen += count;
            }
            assertEquals(samples, seen);
            int[] sorted = order.clone();
            Arrays.sort(sorted);
            for (int i = 0; i < samples; i++) {
                assertEquals(i, sorted[i]);
            }
            assertFalse(samples > 10 && Arrays.equals(before, order), "each epoch has an order of its own");
            before = order;
        }
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void aBatchDependsOnSeedAndStepAlone(boolean replacement) {
        Batching batching = new Batching(4, replacement);
        Batching.Draw sequential = batching.draw(13, 7);
        for (long step = 0; step < 30; step++) {
            int[] expected = Arrays.copyOf(sequential.batch(), sequential.moveTo(step));
            expected = Arrays.copyOf(sequential.batch(), expected.length);
            Batching.Draw fresh = batching.draw(13, 7);
            int count = fresh.moveTo(step);
            assertArrayEquals(expected, Arrays.copyOf(fresh.batch(), count), "step " + step);
        }
    }

    @Test
    void drawsWithReplacementAreUniform() {
        Batching.Draw draw = new Batching(10, true).draw(20, 3);
        int[] counts = new int[20];
        for (long step = 0; step < 2000; step++) {
            int count = draw.moveTo(step);
            assertEquals(10, count);
            for (int i = 0; i < count; i++) {
                counts[draw.batch()[i]]++;
            }
        }
        for (int count : counts) {
            assertEquals(1000, count, 130); // four deviations, sqrt(20000 * 0.05 * 0.95) = 31
        }
    }

    @ParameterizedTest
    @CsvSource({"1, false", "5, false", "5, true", "13, false"})
    void stepsOnBatchesAreThoseByHand(int size, boolean replacement) {
        // A network of one layer: w <- w + rate * mean over the batch of (y - w x) x, written out.
        long seed = 3;
        double rate = 0.02;
        Samples samples = RandomPlans.samples(seed);
        TrainingPlan plan = RandomPlans.shallow(Descent.sgd(rate, size, replacement), seed);
        double[] w = {0.3, -0.2, 0.1};
        Checkpoint at = new Checkpoint(0, 0, w, Map.of());
        Batching.Draw draw = new Batching(size, replacement).draw(RandomPlans.SAMPLES, seed);
        for (int step = 0; step < 12; step++) {
            int count = draw.moveTo(step);
            double[] pull = new double[3];
            for (int k = 0; k < count; k++) {
                int s = draw.batch()[k];
                double miss = samples.output(s);
                for (int i = 0; i < 3; i++) {
                    miss -= w[i] * samples.input(s, i);
                }
                for (int i = 0; i < 3; i++) {
                    pull[i] += miss * samples.input(s, i) / count;
                }
            }
            for (int i = 0; i < 3; i++) {
                w[i] += rate * pull[i];
            }
            at = Simulator.resume(
                            plan.inTheWayOf(
                                    plan.method(),
                                    StopRule.afterSteps(step + 1L).withStopLoss(0)),
                            at,
                            Watching.NOBODY)
                    .end();
            assertArrayEquals(w, at.weights(), 1e-14, "step " + step);
        }
    }

    @Test
    void batchesOfEveryLossComeCloseToTheMinimumOfAll() {
        for (OutputLoss loss : OutputLoss.values()) {
            double full = Simulator.train(RandomPlans.plan(Descent.plain(0.1), loss, true, 0.02, 1)
                            .inTheWayOf(
                                    Descent.plain(0.1),
                                    StopRule.afterSteps(5000).withStopLoss(0)))
                    .finalLoss();
            double batched = Simulator.train(RandomPlans.plan(Descent.sgd(0.01, 4, false), loss, true, 0.02, 1)
                            .inTheWayOf(
                                    Descent.sgd(0.01, 4, false),
                                    StopRule.afterSteps(40_000).withStopLoss(0)))
                    .finalLoss();
            // The noise of batches leaves it above by the order of the rate.
            assertEquals(full, batched, 0.02 * full, loss.title());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void flowTimeIsTheSumOfAllRates(long seed) {
        Random random = new Random(seed);
        double rate = 0.001 + random.nextDouble();
        long over = 1L + random.nextInt(300);
        for (Schedule schedule : List.of(
                new ConstantRate(rate),
                new StepDecay(rate, over, 0.1 + 0.9 * random.nextDouble()),
                new StepDecay(rate, over, 1),
                new StepDecay(rate, 1, 0.5),
                new CosineDecay(rate, over, rate * (0.01 + 0.9 * random.nextDouble())),
                new CosineDecay(rate, over, rate),
                new CosineDecay(rate, 1, 0.5 * rate))) {
            double sum = 0;
            for (long step = 0; step < 1000; step++) {
                assertEquals(sum, schedule.time(step), 1e-12 * (1 + sum), schedule + " at " + step);
                double next = schedule.rate(step);
                assertTrue(next > 0, schedule + " at " + step);
                assertEquals(0.25 * next, schedule.times(0.25).rate(step), 1e-15 * next);
                sum += next;
            }
        }
    }

    @Test
    void schedulesTakeTheRatesThatTheirNamesSay() {
        Schedule steps = new StepDecay(0.8, 10, 0.5);
        assertEquals(0.8, steps.rate(9));
        assertEquals(0.4, steps.rate(10));
        assertEquals(0.2, steps.rate(25), 1e-16);
        Schedule cosine = new CosineDecay(1, 100, 0.2);
        assertEquals(1, cosine.rate(0));
        assertEquals(0.6, cosine.rate(50), 1e-15);
        assertEquals(0.2, cosine.rate(100), 1e-15);
        assertEquals(0.2, cosine.rate(5000));
    }
}
