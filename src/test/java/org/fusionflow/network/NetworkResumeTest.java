package org.fusionflow.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Optional;
import java.util.stream.Stream;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.network.method.AdamStep;
import org.fusionflow.network.method.Batching;
import org.fusionflow.network.method.CosineDecay;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.method.MomentumStep;
import org.fusionflow.network.method.PlainStep;
import org.fusionflow.network.method.StepDecay;
import org.fusionflow.network.model.OutputLoss;
import org.fusionflow.network.result.Checkpoint;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.Watching;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run that stops and goes on is the run that never stopped. */
final class NetworkResumeTest {
    static Stream<Descent> methods() {
        Optional<Batching> some = Optional.of(new Batching(4, false));
        Optional<Batching> drawn = Optional.of(new Batching(5, true));
        return Stream.of(
                Descent.plain(0.05),
                Descent.momentum(0.02, 0.8),
                Descent.adam(0.01),
                Descent.sgd(0.05, 4, false),
                Descent.sgd(0.05, 5, true),
                new Descent("sgd", new MomentumStep(0.7), new CosineDecay(0.05, 60, 0.001), some),
                new Descent("adam", AdamStep.USUAL, new StepDecay(0.02, 20, 0.5), drawn),
                new Descent("gd", new PlainStep(), new CosineDecay(0.05, 200, 0.01), Optional.empty()));
    }

    @ParameterizedTest
    @MethodSource("methods")
    void stepsAfterACheckpointAreThoseOfTheUninterruptedRunBitForBit(Descent method) {
        for (OutputLoss loss : OutputLoss.values()) {
            for (int first : new int[] {1, 37, 52}) {
                TrainingPlan plan = RandomPlans.plan(method, loss, true, 0.01, 2);
                Checkpoint whole = run(plan, 90, Simulator.start(plan));
                Checkpoint half = run(plan, first, Simulator.start(plan));
                assertEquals(first, half.steps());
                Checkpoint rest = run(plan, 90, half);
                String name = loss + ", after " + first + ", " + method.description();
                assertEquals(90, rest.steps(), name);
                assertEquals(whole.time(), rest.time(), name);
                assertArrayEquals(whole.weights(), rest.weights(), name);
                assertEquals(whole.memory().keySet(), rest.memory().keySet(), name);
                whole.memory()
                        .forEach((key, values) ->
                                assertArrayEquals(values, rest.memory().getOrDefault(key, new double[0]), name));
                // The same checkpoint again: the first rest must not have touched it.
                assertArrayEquals(rest.weights(), run(plan, 90, half).weights(), name);
            }
        }
    }

    private static Checkpoint run(TrainingPlan plan, int until, Checkpoint start) {
        StopRule rule = StopRule.afterSteps(until).withStopLoss(0);
        return Simulator.resume(plan.inTheWayOf(plan.method(), rule), start, Watching.NOBODY)
                .end();
    }

    @Test
    void checkpointsOfAnotherMethodOrNetworkAreRefused() {
        TrainingPlan plain = RandomPlans.onMoments(Descent.plain(0.05), 1);
        TrainingPlan adam = RandomPlans.onMoments(Descent.adam(0.05), 1);
        Checkpoint ofPlain = run(plain, 5, Simulator.start(plain));
        Checkpoint ofAdam = run(adam, 5, Simulator.start(adam));
        assertRefused("remembers, [mean, square, taken], got []", adam, ofPlain);
        assertRefused("remembers, [], got [mean, square, taken]", plain, ofAdam);
        assertRefused("weights of this network, got", RandomPlans.shallow(Descent.plain(0.1), 1), ofPlain);
        // Weights alone may begin any run.
        run(adam, 5, new Checkpoint(0, 0, ofPlain.weights(), java.util.Map.of()));
    }

    private static void assertRefused(String message, TrainingPlan plan, Checkpoint start) {
        String actual = String.valueOf(
                assertThrows(InvalidInput.class, () -> run(plan, 9, start)).getMessage());
        assertTrue(actual.contains(message), actual);
    }
}
