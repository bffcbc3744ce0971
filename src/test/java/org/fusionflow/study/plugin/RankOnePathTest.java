package org.fusionflow.study.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.OptionalDouble;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.method.GradientFlow;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.Watching;
import org.fusionflow.network.start.Initialization;
import org.junit.jupiter.api.Test;

final class RankOnePathTest {
    private static RankOnePath path(String start, double u0, double time) {
        Moments moments = new Moments(
                new Modalities(List.of("A", "B"), List.of(2, 1)),
                new Symmetric(new double[][] {{4, 0, 0}, {0, 4, 0}, {0, 0, 1}}),
                Vector.of(4, 2, 1),
                6);
        TrainingPlan plan = new TrainingPlan(
                Problem.of(FusionTree.parse("(A:2,B:2):1"), moments, u0),
                NetworkSetup.linear(
                        8,
                        Initialization.named(start),
                        new GradientFlow(),
                        new StopRule(10_000, time, OptionalDouble.empty())),
                1,
                Vector.of(time));
        return RankOnePath.of(plan, Simulator.train(plan, Watching.NOBODY).end().weights());
    }

    @Test
    void alignedLayersHaveRankOneAndStayBalanced() {
        RankOnePath path = path("aligned", 0.1, 5);
        assertEquals(2, path.ratios().size());
        path.ratios().forEach(ratio -> assertEquals(0, ratio, 1e-7));
        assertEquals(0, path.imbalance(), 1e-8);
        assertEquals(0, path.mapError(), 1e-8);
    }

    @Test
    void randomLayersComeCloserToRankOneTheSmallerTheyStart() {
        RankOnePath small = path("gaussian-norm", 0.02, 100);
        RankOnePath large = path("gaussian-norm", 1, 100);
        for (int layer = 0; layer < 2; layer++) {
            assertTrue(small.ratios().get(layer) < 0.1 * large.ratios().get(layer));
        }
        assertTrue(small.imbalance() < 0.01 * large.imbalance());
        assertTrue(small.mapError() < 0.01 * large.mapError());
    }
}
