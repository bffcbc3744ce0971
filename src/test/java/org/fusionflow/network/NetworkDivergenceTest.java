package org.fusionflow.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.method.MomentumStep;
import org.fusionflow.network.method.StepDecay;
import org.fusionflow.network.model.OutputLoss;
import org.fusionflow.network.result.Checkpoint;
import org.fusionflow.network.result.TrainedRun;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.run.ProgressListener;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingMethod;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.Watching;
import org.fusionflow.network.run.WeightWatcher;
import org.fusionflow.network.stability.Divergence;
import org.fusionflow.network.stability.DivergenceSearch;
import org.fusionflow.network.start.GaussianNorm;
import org.fusionflow.ode.Outcome;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs above the limit of stability say where it is. */
final class NetworkDivergenceTest {
    private static final Moments TOY = new ToyData(2, 0, 1, 1).moments();

    @Test
    void theLimitOfOneLayerIsTwoOverTheLargestVariance() {
        TrainingPlan plan = plan("(A:1,B:1):0", Descent.plain(10), 0.1);
        assertEquals(Outcome.NOT_FINITE, Simulator.train(plan).outcome());
        Divergence found = explain(plan);
        assertEquals(0.5, found.limit().orElseThrow(), 1e-8);
        assertEquals(
                "learning rate 10 is above the stability limit 0.5 (2 / largest Hessian eigenvalue 4 at the minimum that rate"
                        + " 0.313 reaches)",
                found.sentence());
    }

    @ParameterizedTest
    @ValueSource(strings = {"(A:2,B:2):0", "(A:1,B:1):1", "(A:2,B:2):1", "(A:3,B:3):1"})
    void ratesBelowTheLimitStayAtTheMinimumAndRatesAboveLeaveIt(String tree) {
        TrainingPlan plan = plan(tree, Descent.plain(10), 0.3);
        Divergence.WithLimit found = assertInstanceOf(Divergence.WithLimit.class, explain(plan));
        assertTrue(found.settled(), found.sentence());
        double limit = found.limit().orElseThrow();
        assertTrue(found.stable() < 10 && limit < 10, found.sentence());
        // At the minimum itself: a push of 1e-6 dies out below the limit and grows above it.
        Descent stable = Descent.plain(found.stable());
        double[] minimum = Simulator.resume(
                        plan.inTheWayOf(stable, StopRule.afterSteps(200_000).withStopLoss(1e-26)),
                        Simulator.start(plan),
                        Watching.NOBODY)
                .end()
                .weights();
        double[] pushed = minimum.clone();
        for (int i = 0; i < pushed.length; i++) {
            pushed[i] += 1e-6 * (i % 3 - 1);
        }
        for (double share : new double[] {0.9, 1.1}) {
            TrainedRun run = Simulator.resume(
                    plan.inTheWayOf(
                            Descent.plain(share * limit),
                            StopRule.afterSteps(300).withStopLoss(0)),
                    new Checkpoint(0, 0, pushed, Map.of()),
                    Watching.NOBODY);
            // It may come to rest at another, flatter minimum.
            boolean left = !(run.result().largestRise() < 1e-9);
            assertEquals(share > 1, left, tree + ", share " + share + ", " + run.result() + found.sentence());
        }
    }

    @Test
    void aRestAtASaddleIsNotTakenForTheMinimum() {
        // Rate 0.25 comes to rest where one modality is lost, at curvature 4.4; the minimum has 16.9.
        Divergence found = explain(NetworkSamples.plan(
                FusionTree.parse("(A:3,B:3):1"),
                TOY,
                100,
                new GaussianNorm(),
                0.3,
                Descent.plain(1),
                1,
                Vector.of(),
                StopRule.afterSteps(100_000)));
        assertEquals(0.119, found.limit().orElseThrow(), 0.001, found.sentence());
    }

    @Test
    void momentumAndSchedulesHaveLimitsToo() {
        Descent heavy = new Descent("momentum", new MomentumStep(0.9), new StepDecay(50, 1000, 0.5), Optional.empty());
        Divergence found = explain(plan("(A:1,B:1):0", heavy, 0.1));
        assertEquals(0.95, found.limit().orElseThrow(), 1e-8);
        assertTrue(
                found.sentence().startsWith("learning rate 50 is above the stability limit 0.95 (3.8 / largest"),
                found.sentence());
    }

    @Test
    void batchesAndOtherLossesAreExplained() {
        Divergence batches = explain(RandomPlans.plan(Descent.sgd(30, 4, false), OutputLoss.MSE, true, 0.01, 1));
        assertTrue(batches.limit().isPresent(), batches.sentence());
        Divergence loss = explain(RandomPlans.plan(Descent.plain(200), OutputLoss.EXPONENTIAL, false, 0, 1));
        assertTrue(loss.sentence().startsWith("learning rate 200 "), loss.sentence());
    }

    @Test
    void ratesOfAnySizeAreBroughtDown() {
        Divergence found = explain(plan("(A:1,B:1):0", Descent.plain(1e9), 0.1));
        assertEquals(0.5, found.limit().orElseThrow(), 1e-8);
        assertTrue(found.sentence().startsWith("learning rate 1E+9 is above"), found.sentence());
    }

    @Test
    void aStartBeyondDoublePrecisionIsSaidInstead() {
        TrainingPlan plan = plan("(A:3,B:3):1", Descent.plain(0.1), 1e90);
        TrainingResult result = Simulator.train(plan);
        assertEquals(Outcome.NOT_FINITE, result.outcome());
        assertEquals(new Divergence.AtTheStart(), explain(plan));
        assertTrue(explain(plan).sentence().contains("smaller u0"));
        assertFalse(result.endsFinite());
    }

    @Test
    void theFlowHasNoRateToBlame() {
        TrainingPlan flow = NetworkSamples.flowPlan("(A:2,B:2):0", TOY, Vector.of(), 10);
        assertTrue(DivergenceSearch.explain(flow, Watching.NOBODY).isEmpty());
    }

    @Test
    void anInterruptedSearchSaysSo() {
        AtomicInteger asked = new AtomicInteger();
        Watching impatient =
                new Watching(ProgressListener.NONE, WeightWatcher.NONE, () -> asked.incrementAndGet() > 20);
        TrainingPlan plan = plan("(A:2,B:2):1", Descent.plain(10), 0.3);
        assertEquals(
                new Divergence.Unknown(10),
                DivergenceSearch.explain(plan, impatient).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(doubles = {1.5, 10, 1e5, 1e80, 1e300})
    void whatADivergedRunRecordedOnItsWayIsFinite(double rate) {
        for (double u0 : new double[] {0.3, 1e90}) {
            TrainingPlan plan = NetworkSamples.plan(
                    FusionTree.parse("(A:3,B:3):1"),
                    TOY,
                    4,
                    new GaussianNorm(),
                    u0,
                    Descent.plain(rate),
                    1,
                    Vector.of(0, 1, 20, 1000, 1e7, 1e81, 1e301),
                    StopRule.afterSteps(100_000));
            TrainingResult result = Simulator.train(plan);
            assertEquals(Outcome.NOT_FINITE, result.outcome());
            assertTrue(Double.isFinite(result.endTime()));
            for (TrajectoryPoint point : result.trajectory()) {
                assertTrue(
                        Double.isFinite(point.loss())
                                && Double.isFinite(point.map().norm()),
                        point.toString());
            }
            result.halfTimes()
                    .forEach(half -> half.ifPresent(time -> assertTrue(Double.isFinite(time.time())
                            && Double.isFinite(time.earliest())
                            && Double.isFinite(time.latest()))));
            result.closestApproach()
                    .ifPresent(near -> assertTrue(
                            Double.isFinite(near.distance()) && Double.isFinite(near.loss()), near.toString()));
        }
    }

    private static Divergence explain(TrainingPlan plan) {
        return DivergenceSearch.explain(plan, Watching.NOBODY).orElseThrow();
    }

    private static TrainingPlan plan(String tree, TrainingMethod method, double u0) {
        return NetworkSamples.plan(
                FusionTree.parse(tree),
                TOY,
                6,
                new GaussianNorm(),
                u0,
                method,
                1,
                Vector.of(),
                StopRule.afterSteps(100_000));
    }
}
