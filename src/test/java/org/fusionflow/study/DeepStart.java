package org.fusionflow.study;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.method.GradientFlow;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.start.GaussianNorm;
import org.fusionflow.reduced.HalfTimeReference;

/** A deep random start beside the full network's own half times. */
final class DeepStart {
    private final RandomStart start;
    private final TrainingResult simulated;

    DeepStart(String newick, ToyData data, int width, double u0, long seed) {
        FusionTree tree = FusionTree.parse(newick);
        start = new RandomStart(tree, data.moments(), new GaussianNorm(), width, u0, seed);
        simulated = Simulator.train(PredictedWatch.plan(
                Problem.of(tree, start.moments(), u0),
                NetworkSetup.linear(
                        width,
                        new GaussianNorm(),
                        new GradientFlow(),
                        new StopRule(10_000, 1e5, OptionalDouble.empty())),
                seed,
                Vector.of()));
    }

    RandomStartPrediction predict(RandomStart.Wait wait, double threshold) {
        return start.predict(
                HalfTimeReference.of(start.tree(), start.moments(), start.u0())
                        .halfNorms()
                        .norms(),
                wait,
                threshold);
    }

    /** Relative errors of both half times, in leaf order. */
    List<Double> errors(RandomStart.Wait wait, double threshold) {
        RandomStartPrediction prediction = predict(wait, threshold);
        List<Double> errors = new ArrayList<>();
        for (int m = 0; m < 2; m++) {
            double time = simulated.halfTimes().get(m).orElseThrow().time();
            double predicted = prediction.halfTimes().get(m).orElseThrow().time();
            errors.add(Math.abs(predicted / time - 1));
        }
        return errors;
    }
}
