package org.fusionflow.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.method.GradientFlow;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingMethod;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.start.AlignedStart;
import org.fusionflow.network.start.GaussianNorm;
import org.fusionflow.ode.Outcome;
import org.fusionflow.study.PredictedWatch;
import org.junit.jupiter.api.Test;

/** Runs that end at a limit, at the edge of double precision, or beyond it. */
final class NetworkLimitsTest {
    private static final GradientFlow FLOW = new GradientFlow();

    @Test
    void lossThatStaysAtItsMinimumMeetsTheStopLossOnlyOnce() {
        // Without noise in the output the loss ends at 0 and its rounding errors have both signs.
        Moments moments = new ToyData(2, 0.3, 1, 1).moments();
        for (double target : new double[] {0, 1e-17, 1e-16}) {
            TrainingResult result = Simulator.train(NetworkSamples.withStopLoss(
                    NetworkSamples.flowPlan("(A:2,B:2):1", moments, Vector.of(200), 300), target));
            assertFalse(result.outcome().isFailure());
            assertEquals(1, result.trajectory().size());
            assertEquals(0, result.finalLoss(), 1e-14);
        }
    }

    @Test
    void startsBeyondDoublePrecisionEndAsFailures() {
        for (TrainingMethod method : List.of(FLOW, Descent.plain(0.1))) {
            TrainingResult result = Simulator.train(NetworkSamples.plan(
                    FusionTree.parse("(A:3,B:3):1"),
                    new ToyData(2, 0.3, 1, 1).moments(),
                    4,
                    new GaussianNorm(),
                    1e90,
                    method,
                    1,
                    Vector.of(1),
                    StopRule.afterTime(10, method)));
            assertEquals(Outcome.NOT_FINITE, result.outcome());
        }
        TrainingResult tiny = Simulator.train(NetworkSamples.plan(
                FusionTree.parse("(A:3,B:3):1"),
                new ToyData(2, 0.3, 1, 1).moments(),
                4,
                new GaussianNorm(),
                1e-200,
                FLOW,
                1,
                Vector.of(1),
                StopRule.afterTime(10, FLOW)));
        assertEquals(Outcome.REACHED_END, tiny.outcome());
    }

    @Test
    void startTooSteepForTheClockEndsWithTooSmallAStep() {
        TrainingResult result = Simulator.train(NetworkSamples.plan(
                FusionTree.parse("(A:3,B:3):1"),
                new ToyData(2, 0.3, 1, 1).moments(),
                4,
                new AlignedStart(),
                300,
                FLOW,
                1,
                Vector.of(1),
                StopRule.afterTime(10, FLOW)));
        assertEquals(Outcome.STEP_TOO_SMALL, result.outcome());
    }

    @Test
    void limitsEndTheRunAndSaySo() {
        Moments moments = new ToyData(2, 0, 1, 1).moments();
        TrainingPlan plan = NetworkSamples.flowPlan("(A:2,B:2):0", moments, Vector.of(0, 0.5, 100), 1e3);
        TrainingPlan limited = PredictedWatch.plan(
                Problem.of(plan.tree(), moments, 0.1),
                NetworkSetup.linear(10, plan.initialization(), FLOW, new StopRule(5, 1e3, OptionalDouble.empty())),
                1,
                plan.times());
        TrainingResult result = Simulator.train(limited);
        assertEquals(Outcome.OUT_OF_STEPS, result.outcome());
        assertEquals(5, result.steps());
        assertTrue(result.trajectory().size() < 3);
    }
}
