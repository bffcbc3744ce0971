package org.fusionflow.study.experiment.beyond;

import java.util.OptionalDouble;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingMethod;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.Watching;
import org.fusionflow.network.start.Initialization;
import org.fusionflow.ode.Outcome;
import org.fusionflow.study.NumericalFailure;
import org.fusionflow.study.PredictedWatch;

/**
 * What the networks of this room have in common: plain, linear, mean squared error, two modalities.
 *
 * @param tree numeric
 * @param data of two modalities
 * @param width of every hidden vector
 * @param start of the weights
 * @param u0 scale of the start
 */
record Networks(FusionTree tree, TrainingData data, int width, Initialization start, double u0) {
    /** Far more than any run of this room takes, so that one which never ends is a failure and not a silence. */
    static final long MOST_STEPS = 2_000_000;

    /** A run that ends at the last of the times, however little it has learned by then. */
    TrainingPlan plan(TrainingMethod method, long seed, Vector times) {
        return plan(method, seed, times, new StopRule(MOST_STEPS, times.at(times.size() - 1), OptionalDouble.empty()));
    }

    TrainingPlan plan(TrainingMethod method, long seed, Vector times, StopRule stop) {
        return PredictedWatch.plan(
                new Problem(tree, data, u0), NetworkSetup.linear(width, start, method, stop), seed, times);
    }

    /**
     * @throws NumericalFailure if the run could not be carried to its end
     */
    static TrainingResult train(TrainingPlan plan, Watching watching) {
        TrainingResult result = Simulator.train(plan, watching).result();
        NumericalFailure.check(plan.tree().newick() + ", seed " + plan.seed(), result.outcome());
        if (result.outcome() == Outcome.OUT_OF_STEPS) {
            throw new NumericalFailure(plan.tree().newick() + ", seed " + plan.seed() + ": "
                    + NumericalFailure.describe(result.outcome()));
        }
        return result;
    }

    /** {@code count} times at equal distances from 0. */
    static Vector times(double end, int count) {
        double[] times = new double[count];
        for (int i = 0; i < count; i++) {
            times[i] = end * i / (count - 1);
        }
        return Vector.of(times);
    }
}
