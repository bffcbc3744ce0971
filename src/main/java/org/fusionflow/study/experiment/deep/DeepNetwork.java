package org.fusionflow.study.experiment.deep;

import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.made.ToyData;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.method.Descent;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.StopRule;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.start.GaussianNorm;
import org.fusionflow.study.NumericalFailure;
import org.fusionflow.study.PredictedWatch;
import org.fusionflow.study.experiment.Scale;

/**
 * Full networks of two modalities as the published deep runs have them: gaussian-norm starts, gradient descent at 0.04. Growth is
 * algebraic there, so a step is short against the time up to the first half time.
 */
record DeepNetwork(FusionTree tree, Moments moments, int width, double u0) {
    static final double LEARNING_RATE = 0.04;

    /** The width of the published runs; a narrow one where only the program is tested. */
    static int width(Scale scale) {
        return scale.pick(100, 25);
    }

    /** What the room measures at unless an axis says otherwise: the setting of the published deep runs. */
    static final ToyData REFERENCE = new ToyData(2, 0, 1, 1);

    /** The longest run of the room takes some 3e5 steps. */
    private static final long MOST_STEPS = 5_000_000;

    /** {@code (A:Lf,B:Lf):(L-Lf)}. */
    static FusionTree tree(int layers, int fusion) {
        return FusionTree.parse("(A:" + fusion + ",B:" + fusion + "):" + (layers - fusion));
    }

    TrainingPlan plan(long seed, Vector times) {
        return PredictedWatch.plan(
                Problem.of(tree, moments, u0),
                NetworkSetup.linear(
                        width, new GaussianNorm(), Descent.plain(LEARNING_RATE), StopRule.afterSteps(MOST_STEPS)),
                seed,
                times);
    }

    /**
     * Trains until both modalities are learned.
     *
     * @throws NumericalFailure if they are not
     */
    DeepHalfTimes train(long seed) {
        TrainingResult result = Simulator.train(plan(seed, Vector.of()));
        NumericalFailure.check(what(seed), result.outcome());
        return DeepHalfTimes.of(what(seed), result.halfTimes());
    }

    List<DeepHalfTimes> train(List<Long> seeds) {
        return seeds.stream().map(this::train).toList();
    }

    private String what(long seed) {
        return tree.newick() + ", width " + width + ", u0 " + u0 + ", seed " + seed;
    }
}
