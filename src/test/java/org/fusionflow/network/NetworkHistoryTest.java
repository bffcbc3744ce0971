package org.fusionflow.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.Stream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.result.ClosestApproach;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.method.GradientFlow;
import org.fusionflow.network.result.Checkpoint;
import org.fusionflow.network.result.TrainedRun;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.Plateau;
import org.fusionflow.network.run.ProgressListener;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingMethod;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.Watching;
import org.fusionflow.network.run.WeightWatcher;
import org.fusionflow.network.shape.Activation;
import org.fusionflow.network.shape.NetworkDesign;
import org.fusionflow.network.start.GaussianNorm;
import org.fusionflow.ode.Outcome;
import org.fusionflow.study.PredictedWatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A run that goes on reports and stops as if it had never stopped. */
final class NetworkHistoryTest {
    private static final int SAMPLES = 23;

    static Stream<Descent> methods() {
        return Stream.of(
                Descent.plain(0.02),
                Descent.momentum(0.01, 0.6),
                Descent.adam(0.01),
                Descent.sgd(0.01, 5, false),
                Descent.sgd(0.01, 5, true));
    }

    private static final NetworkDesign LINEAR = NetworkDesign.linear(FusionTree.parse("(A:2,B:2):0"), 8);
    /** Two layers, which are trained as a narrow network. */
    private static final NetworkDesign SHALLOW = NetworkDesign.linear(FusionTree.parse("(A:1,B:1):1"), 20);

    private static final NetworkDesign RELU =
            LINEAR.withActivation(Activation.RELU).withBiases(true);

    private static TrainingPlan plan(NetworkDesign design, TrainingMethod method, StopRule stop) {
        Random random = new Random(4);
        List<Vector> inputs = new ArrayList<>();
        double[] outputs = new double[SAMPLES];
        for (int s = 0; s < SAMPLES; s++) {
            double a = 2 * random.nextGaussian();
            double b = random.nextGaussian();
            inputs.add(Vector.of(a, b));
            // What a network with rectified units without constants can make as well.
            outputs[s] = design.activation().isLinear() ? a + b : Math.max(a, 0) + Math.max(b, 0);
        }
        Samples samples = Samples.of(new Modalities(List.of("A", "B"), List.of(1, 1)), inputs, Vector.of(outputs));
        return PredictedWatch.plan(
                new Problem(design.tree(), TrainingData.of(samples), 0.3),
                NetworkSetup.linear(1, new GaussianNorm(), method, stop).withDesign(design),
                7,
                Vector.of(0, 0.4, 1.03, 2.5, 4));
    }

    private static final StopRule TO_THE_END = new StopRule(60_000, 1e4, OptionalDouble.empty());

    private static StopRule until(long steps) {
        return new StopRule(steps, 1e4, OptionalDouble.empty());
    }

    @ParameterizedTest
    @MethodSource("methods")
    void resultsAreThoseOfTheUninterruptedRunBitForBit(Descent method) {
        for (NetworkDesign design : List.of(LINEAR, SHALLOW, RELU)) {
            TrainedRun whole = Simulator.train(plan(design, method, TO_THE_END), Watching.NOBODY);
            assertEquals(Outcome.STOPPED_BY_EVENT, whole.result().outcome(), "" + design);
            assertTrue(whole.result().halfTimes().stream().allMatch(Optional::isPresent));
            assertEquals(5, whole.result().trajectory().size());
            // Early, on and off the end of an epoch, and after all half times.
            for (long first :
                    new long[] {1, 33, 60, whole.end().steps() - 2, whole.end().steps()}) {
                TrainingPlan part = plan(design, method, until(first));
                Checkpoint there = Simulator.train(part, Watching.NOBODY).end();
                String name = method.description() + ", " + design + " after " + first;
                assertSame(whole, rest(design, method, there), name);
                Checkpoint interrupted = interruptedAfter(plan(design, method, TO_THE_END), first);
                assertEquals(first, interrupted.steps());
                assertSame(whole, rest(design, method, interrupted), name + ", interrupted");
            }
        }
    }

    private static TrainedRun rest(NetworkDesign design, TrainingMethod method, Checkpoint there) {
        return Simulator.resume(plan(design, method, TO_THE_END), there, Watching.NOBODY);
    }

    /** A run is asked once before every step, so as often as it has taken some. */
    private static Checkpoint interruptedAfter(TrainingPlan plan, long steps) {
        long[] asked = {0};
        Watching watching = new Watching(ProgressListener.NONE, WeightWatcher.NONE, () -> asked[0]++ >= steps);
        return Simulator.train(plan, watching).end();
    }

    private static void assertSame(TrainedRun whole, TrainedRun rest, String name) {
        assertEquals(whole.result(), rest.result(), name);
        assertArrayEquals(whole.end().weights(), rest.end().weights(), name);
        assertEquals(whole.end().history(), rest.end().history(), name);
    }

    @Test
    void plateausAreLookedBackFromWhereTheyBegan() {
        Plateau plateau = new Plateau(1.5, 0.02);
        for (Descent method : List.of(Descent.plain(0.02), Descent.sgd(0.01, 5, false))) {
            for (NetworkDesign design : List.of(LINEAR, RELU)) {
                StopRule rule = until(60_000).withStopLoss(0).withPlateau(plateau);
                TrainedRun whole = Simulator.train(plan(design, method, rule), Watching.NOBODY);
                assertEquals(Outcome.STOPPED_BY_EVENT, whole.result().outcome());
                long first = whole.end().steps() - 7;
                StopRule earlier = until(first).withStopLoss(0).withPlateau(plateau);
                Checkpoint there = Simulator.train(plan(design, method, earlier), Watching.NOBODY)
                        .end();
                TrainedRun rest = Simulator.resume(plan(design, method, rule), there, Watching.NOBODY);
                assertSame(whole, rest, method.description());
            }
        }
    }

    @Test
    void theFlowGoesOnWithinItsTolerance() {
        GradientFlow flow = new GradientFlow();
        for (NetworkDesign design : List.of(LINEAR, SHALLOW)) {
            TrainedRun whole = Simulator.train(plan(design, flow, TO_THE_END), Watching.NOBODY);
            for (long first : new long[] {5, 40, whole.end().steps() - 3}) {
                Checkpoint there = Simulator.train(plan(design, flow, until(first)), Watching.NOBODY)
                        .end();
                TrainedRun rest = rest(design, flow, there);
                assertEquals(whole.result().outcome(), rest.result().outcome());
                // Where the loss is learned it falls slowly, so that its crossing is less sharp than the path.
                assertEquals(
                        whole.end().time(),
                        rest.end().time(),
                        1e-7 * whole.end().time());
                assertArrayEquals(whole.end().weights(), rest.end().weights(), 1e-8);
                for (int m = 0; m < 2; m++) {
                    double time =
                            whole.result().halfTimes().get(m).orElseThrow().time();
                    assertEquals(
                            time, rest.result().halfTimes().get(m).orElseThrow().time(), 1e-8 * time);
                }
                // Early fusion has no saddle.
                assertEquals(distance(whole), distance(rest), 1e-8);
                assertEquals(
                        whole.result().trajectory().size(),
                        rest.result().trajectory().size());
            }
        }
    }

    private static double distance(TrainedRun run) {
        return run.result().closestApproach().map(ClosestApproach::distance).orElse(0.0);
    }

    @Test
    void aRunThatRisesAboveItsOwnFirstLossDivergesWhereTheUninterruptedOneDoes() {
        // Well above the stable rate, so that the loss passes 1e6 times the first after some steps.
        Descent fast = Descent.plain(0.9);
        TrainedRun whole = Simulator.train(plan(LINEAR, fast, TO_THE_END), Watching.NOBODY);
        assertEquals(Outcome.NOT_FINITE, whole.result().outcome());
        long first = whole.end().steps() - 1;
        Checkpoint there = Simulator.train(plan(LINEAR, fast, until(first)), Watching.NOBODY)
                .end();
        assertTrue(there.history().orElseThrow().largestRise() > 0);
        TrainedRun rest = rest(LINEAR, fast, there);
        assertEquals(whole.end().steps(), rest.end().steps());
        assertEquals(Outcome.NOT_FINITE, rest.result().outcome());
        assertEquals(whole.result().largestRise(), rest.result().largestRise());
    }

    @Test
    void pointsAndHalfTimesThatAreNotAskedForAreLeftBehind() {
        Descent method = Descent.plain(0.02);
        TrainingPlan plan = plan(LINEAR, method, until(150));
        Checkpoint there = Simulator.train(plan, Watching.NOBODY).end();
        TrainedRun other = Simulator.resume(plan.inTheWayOf(method, until(160)), there, Watching.NOBODY);
        assertEquals(List.of(), other.result().trajectory());
        assertEquals(List.of(Optional.empty(), Optional.empty()), other.result().halfTimes());
        assertEquals(Optional.empty(), other.result().closestApproach());
        // Asked for again: what is beyond its half where the run goes on is half learned there at the latest.
        TrainedRun end = Simulator.train(plan(LINEAR, method, TO_THE_END), Watching.NOBODY);
        TrainingPlan again = plan(LINEAR, method, until(end.end().steps() + 5));
        Checkpoint late = Simulator.train(
                        again.inTheWayOf(method, until(end.end().steps()).withStopLoss(0)), Watching.NOBODY)
                .end();
        TrainedRun rest = Simulator.resume(again, late, Watching.NOBODY);
        rest.result()
                .halfTimes()
                .forEach(half -> assertEquals(late.time(), half.orElseThrow().time()));
    }

    @Test
    void withoutAHistoryTargetsBeginWhereTheRunGoesOnAndAnotherNetworksIsRefused() {
        Descent method = Descent.plain(0.02);
        Checkpoint there = Simulator.train(plan(LINEAR, method, until(60)), Watching.NOBODY)
                .end();
        TrainedRun anew = rest(LINEAR, method, there.withoutHistory());
        assertEquals(
                there.history().orElseThrow().last().loss(),
                anew.end().history().orElseThrow().initialLoss());
        Checkpoint other = Simulator.train(plan(SHALLOW, method, until(60)), Watching.NOBODY)
                .end();
        Checkpoint mixed =
                new Checkpoint(there.steps(), there.time(), there.weights(), there.memory(), other.history());
        InvalidInput refused = assertThrows(InvalidInput.class, () -> rest(LINEAR, method, mixed));
        assertTrue(String.valueOf(refused.getMessage()).contains("expected the history of a run of this network"));
    }
}
