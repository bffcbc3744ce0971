package org.fusionflow.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.OptionalDouble;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.function.Executable;

final class NetworkPlanTest {
    private static final Moments TOY = new ToyData(2, 0.3, 1, 1).moments();

    @Test
    void wrongPlansAreRefusedWithTheValueAndWhatIsExpected() {
        refused("width 0: expected at least 1", () -> change(0, 0.1, Vector.of()));
        refused("u0 NaN: expected a finite number above 0", () -> change(3, Double.NaN, Vector.of()));
        refused("u0 -1.0", () -> change(3, -1, Vector.of()));
        refused("times, entry 1, -1.0", () -> change(3, 0.1, Vector.of(-1)));
        refused("times, entry 2, 1.0: expected more than", () -> change(3, 0.1, Vector.of(2, 1)));
        refused("learning rate 0.0", () -> Descent.plain(0));
        refused("learning rate NaN", () -> Descent.plain(Double.NaN));
        refused("max-steps 0: expected at least 1", () -> StopRule.afterSteps(0));
        refused("max-time NaN", () -> new StopRule(1, Double.NaN, OptionalDouble.empty()));
        refused("stop-loss -1.0", () -> StopRule.afterSteps(1).withStopLoss(-1));
        refused(
                "max-time Infinity: expected a finite number for the flow",
                () -> plan("(A:2,B:2):0", new GradientFlow(), Vector.of(), StopRule.afterSteps(5)));
        refused("width 60000000", () -> Simulator.train(change(60_000_000, 0.1, Vector.of())));
        refused(
                "expected numbers for L and Lf",
                () -> new TrainingPlan(
                        Problem.of(FusionTree.parse("(A:Lf,B:Lf):(L-Lf)"), TOY, 0.1),
                        NetworkSetup.linear(3, new GaussianNorm(), Descent.plain(0.1), StopRule.afterSteps(1)),
                        1,
                        Vector.of()));
    }

    @Test
    void statisticsAreKeptInTheTreesOrder() {
        TrainingResult ab =
                Simulator.train(plan("(A:2,B:2):1", Descent.plain(0.01), Vector.of(3), StopRule.afterSteps(400)));
        TrainingResult ba =
                Simulator.train(plan("(B:2,A:2):1", Descent.plain(0.01), Vector.of(3), StopRule.afterSteps(400)));
        assertFalse(ab.trajectory().isEmpty());
        // Aligned starts have the same map whatever the hidden vectors; only rounding differs.
        assertEquals(ab.finalMap().at(0), ba.finalMap().at(1), 1e-12);
        assertEquals(ab.finalMap().at(1), ba.finalMap().at(0), 1e-12);
    }

    private static void refused(String message, Executable wrong) {
        String actual = String.valueOf(assertThrows(InvalidInput.class, wrong).getMessage());
        assertTrue(actual.contains(message), actual);
    }

    private static TrainingPlan change(int width, double u0, Vector times) {
        return NetworkSamples.plan(
                FusionTree.parse("(A:2,B:2):1"),
                TOY,
                width,
                new GaussianNorm(),
                u0,
                Descent.plain(0.1),
                1,
                times,
                StopRule.afterSteps(10));
    }

    private static TrainingPlan plan(String tree, TrainingMethod method, Vector times, StopRule stop) {
        return NetworkSamples.plan(FusionTree.parse(tree), TOY, 10, new AlignedStart(), 0.3, method, 1, times, stop);
    }
}
