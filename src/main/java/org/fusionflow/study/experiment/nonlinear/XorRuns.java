package org.fusionflow.study.experiment.nonlinear;

import java.util.List;
import java.util.stream.IntStream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.made.XorSamples;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.result.TrainedRun;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.Watching;
import org.fusionflow.network.shape.Activation;
import org.fusionflow.network.start.GaussianStd;
import org.fusionflow.study.NumericalFailure;

/** Two-layer ReLU networks on XOR and a linear modality. */
final class XorRuns {
    static final int SAMPLES = 64;

    /** Fusions, by which networks are named. */
    static final List<String> FUSIONS = List.of("early", "late");

    private static final int WIDTH = 50;
    private static final double START = 1e-6;
    static final double TIME = 100;
    private static final int POINTS = 40;

    /** The largest step. The curvature is some 2.3 times the variance at the end, so with strong linear parts steps get smaller. */
    private static final double RATE = 0.04;

    private static final double RATE_TIMES_VARIANCE = 0.36;

    private XorRuns() {}

    static TrainedRun train(String fusion, double variance, int seed) {
        FusionTree tree = FusionTree.parse(fusion.equals("early") ? "(A:1,B:1):1" : "(A:2,B:2):0");
        double end = TIME * Math.max(1, 1 / variance);
        Descent method = Descent.plain(Math.min(RATE, RATE_TIMES_VARIANCE / variance));
        TrainingPlan plan = new TrainingPlan(
                new Problem(
                        tree,
                        XorSamples.parse("var=" + variance + ",samples=" + SAMPLES + ",balanced=true")
                                .trainingData(tree),
                        START),
                NetworkSetup.linear(WIDTH, new GaussianStd(), method, StopRule.afterTime(end, method))
                        .withActivation(Activation.RELU),
                seed,
                Vector.of(IntStream.range(0, POINTS)
                        .mapToDouble(i -> end * i / (POINTS - 1))
                        .toArray()));
        TrainedRun run = Simulator.train(plan, Watching.NOBODY);
        NumericalFailure.check("network", run.result().outcome());
        return run;
    }
}
