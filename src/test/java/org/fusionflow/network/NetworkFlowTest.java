package org.fusionflow.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Random;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.result.ClosestApproach;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.method.GradientFlow;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.start.AlignedStart;
import org.fusionflow.network.start.GaussianNorm;
import org.fusionflow.ode.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class NetworkFlowTest {
    private static final GradientFlow FLOW = new GradientFlow();

    @Test
    @Tag("closed-form")
    void twoLayersOfOneModalityFollowTheLogisticCurve() {
        double variance = 2.5;
        double correlation = 1.5;
        Moments moments = new Moments(
                new Modalities(List.of("A"), List.of(1)),
                new Symmetric(new double[][] {{variance}}),
                Vector.of(correlation),
                1);
        double u0 = 0.05;
        Vector times = Vector.of(0, 0.5, 1, 1.5, 2, 2.5, 3, 4, 5);
        TrainingResult result = Simulator.train(NetworkSamples.plan(
                FusionTree.parse("(A:1):1"),
                moments,
                20,
                new AlignedStart(),
                u0,
                FLOW,
                1,
                times,
                new StopRule(10_000, 5, OptionalDouble.of(0))));
        double end = correlation / variance;
        for (TrajectoryPoint point : result.trajectory()) {
            double logistic = end / (1 + (end / (u0 * u0) - 1) * Math.exp(-2 * correlation * point.time()));
            assertEquals(logistic, point.map().at(0), 1e-10, "at " + point.time());
            assertEquals(moments.loss(point.map()), point.loss(), 1e-15);
        }
        assertEquals(times.size(), result.trajectory().size());
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
    void lossNeverRisesAndBalanceStaysOnRandomTrees(long seed) {
        Random random = new Random(seed);
        FusionTree tree = NetworkSamples.tree(random);
        Moments moments = NetworkSamples.moments(tree, random);
        TrainingResult result = Simulator.train(NetworkSamples.plan(
                tree,
                moments,
                6,
                new GaussianNorm(),
                0.7,
                FLOW,
                seed,
                Vector.of(),
                new StopRule(50_000, 40, OptionalDouble.empty())));
        // The loss is a difference of numbers of order 1; the integrator keeps weights to 1e-12.
        assertTrue(result.largestRise() <= 1e-13 * moments.outputVariance(), tree.newick() + " " + result);
        assertTrue(result.conservedDrift() <= 1e-9, tree.newick() + " " + result);
    }

    @Test
    void halfTimesAndSaddleAreLocatedWhereTheTrajectoryHasThem() {
        Moments moments = new ToyData(2, 0.3, 1, 1).moments();
        TrainingPlan plan = NetworkSamples.flowPlan("(A:2,B:2):1", moments, Vector.of(), 1e4);
        TrainingResult result = Simulator.train(plan);
        assertEquals(Outcome.STOPPED_BY_EVENT, result.outcome());
        LocatedTime a = result.halfTimes().get(0).orElseThrow();
        LocatedTime b = result.halfTimes().get(1).orElseThrow();
        ClosestApproach saddle = result.closestApproach().orElseThrow();
        assertTrue(a.latest() - a.earliest() <= 1e-10 * a.time());
        double h = 1e-3;
        Vector times = Vector.of(a.time(), saddle.time() - h, saddle.time(), saddle.time() + h, b.time());
        TrainingResult again = Simulator.train(NetworkSamples.flowPlan("(A:2,B:2):1", moments, times, 1e4));
        Vector half = plan.halfNorms().norms();
        Vector target = plan.watch().plateauMap().orElseThrow();
        List<TrajectoryPoint> points = again.trajectory();
        assertEquals(half.at(0), Math.abs(points.get(0).map().at(0)), 1e-9);
        assertEquals(half.at(1), Math.abs(points.get(4).map().at(1)), 1e-9);
        double distance = apart(points.get(2).map(), target);
        assertEquals(distance, saddle.distance(), 1e-10);
        assertEquals(points.get(2).loss(), saddle.loss(), 1e-10);
        assertTrue(distance < apart(points.get(1).map(), target));
        assertTrue(distance < apart(points.get(3).map(), target));
    }

    /** Root mean square difference of what two inputs of variances 4 and 1 add to the output. */
    private static double apart(Vector map, Vector target) {
        return Math.hypot(2 * (map.at(0) - target.at(0)), map.at(1) - target.at(1));
    }

    @Test
    void earlyFusionHasNoSaddleToApproach() {
        TrainingResult result = Simulator.train(
                NetworkSamples.flowPlan("(A:1,B:1):1", new ToyData(2, 0.3, 1, 1).moments(), Vector.of(), 1e3));
        assertEquals(Optional.empty(), result.closestApproach());
        assertTrue(result.halfTimes().stream().allMatch(Optional::isPresent));
    }

    @Test
    void runStopsAtTheStopLossOnceTheTimesArePassed() {
        Moments moments = new ToyData(2, 0, 1, 1).moments();
        TrainingPlan early =
                NetworkSamples.withStopLoss(NetworkSamples.flowPlan("(A:2,B:2):0", moments, Vector.of(), 1e3), 0.3);
        TrainingResult result = Simulator.train(early);
        assertEquals(Outcome.STOPPED_BY_EVENT, result.outcome());
        assertEquals(0.3, result.finalLoss(), 1e-10);
        TrainingPlan later = NetworkSamples.withStopLoss(
                NetworkSamples.flowPlan("(A:2,B:2):0", moments, Vector.of(0, 20), 1e3), 0.3);
        TrainingResult passed = Simulator.train(later);
        assertEquals(20, passed.endTime(), 1e-9);
        assertEquals(2, passed.trajectory().size());
        assertTrue(passed.finalLoss() < 1e-3);
    }

    @Test
    void modalityThatIsNeverLearnedHasNoHalfTime() {
        // y = x_A, uncorrelated inputs: B explains nothing.
        Moments moments = new ToyData(2, 0, 1, 0).moments();
        TrainingResult result = Simulator.train(NetworkSamples.plan(
                FusionTree.parse("(A:2,B:2):0"),
                moments,
                10,
                new GaussianNorm(),
                0.1,
                FLOW,
                1,
                Vector.of(),
                StopRule.afterTime(50, FLOW)));
        assertTrue(result.halfTimes().get(0).isPresent());
        assertTrue(result.halfTimes().get(1).isEmpty());
        assertEquals(Outcome.STOPPED_BY_EVENT, result.outcome());
        // Sign reversal: from an aligned start B's map cannot cross 0, though its final norm is 1.
        TrainingResult stuck = Simulator.train(
                NetworkSamples.flowPlan("(A:2,B:2):0", new ToyData(2, -0.9, 1, 1).moments(), Vector.of(), 20));
        assertTrue(stuck.halfTimes().get(1).isEmpty());
        assertEquals(Outcome.REACHED_END, stuck.outcome());
        assertEquals(20, stuck.endTime());
    }

    @Test
    void nestedTreesHaveHalfTimesAndAPlateauThatTheyPass() {
        FusionTree tree = FusionTree.parse("((A:2,B:1):1,C:3):0");
        Moments moments = NetworkSamples.moments(tree, new Random(4));
        TrainingResult result = Simulator.train(NetworkSamples.plan(
                tree, moments, 12, new GaussianNorm(), 0.4, FLOW, 2, Vector.of(0, 1), StopRule.afterTime(2000, FLOW)));
        assertEquals(Outcome.STOPPED_BY_EVENT, result.outcome());
        assertTrue(result.halfTimes().stream().allMatch(Optional::isPresent), "" + result.halfTimes());
        assertTrue(result.closestApproach().isPresent(), "the plateau of the predicted path is watched");
        double best = LeastSquares.on(moments, java.util.Set.of(0, 1, 2)).loss();
        assertEquals(1e-3 * (result.trajectory().get(0).loss() - best), result.finalLoss() - best, 1e-9);
    }
}
