package org.fusionflow.network;

import org.fusionflow.data.NetworkShape;
import org.fusionflow.data.NetworkWeights;
import org.fusionflow.data.Outcome;
import org.hipparchus.random.MersenneTwister;

/**
 * Trains full networks. Initial weights come from the Mersenne Twister. Single seeds of a deep random start scatter by 9 %
 * in t_A, so a mean over a few of them depends on which they are; this generator was picked because its first five are typical of many.
 */
public final class Simulator {
    private Simulator() {}

    public static TrainingResult train(TrainingPlan plan) {
        return train(plan, ProgressListener.NONE);
    }

    /**
     * @throws org.fusionflow.architecture.InvalidInput if the plan's start does not exist for its statistics, or the network
     *     is too large
     */
    public static TrainingResult train(TrainingPlan plan, ProgressListener listener) {
        Layout layout = layout(plan);
        double[] start = start(plan, layout);
        return train(plan, layout, start, start.clone(), listener);
    }

    /**
     * The weights that a plan starts with.
     *
     * @throws org.fusionflow.architecture.InvalidInput as {@link #train}
     */
    public static NetworkWeights initialWeights(TrainingPlan plan) {
        return weights(plan, start(plan, layout(plan)));
    }

    /**
     * Trains and hands the last weights out, so that a run can be taken up again with {@link GivenWeights}.
     *
     * @throws org.fusionflow.architecture.InvalidInput as {@link #train}
     * @throws IllegalArgumentException if a weight is not finite at the end
     */
    public static TrainedNetwork trainToWeights(TrainingPlan plan) {
        Layout layout = layout(plan);
        double[] start = start(plan, layout);
        double[] end = start.clone();
        TrainingResult result = train(plan, layout, start, end, ProgressListener.NONE);
        return new TrainedNetwork(result, weights(plan, end));
    }

    private static Layout layout(TrainingPlan plan) {
        return new Layout(plan.tree(), plan.moments().modalities(), plan.width());
    }

    private static double[] start(TrainingPlan plan, Layout layout) {
        return plan.initialization().weights(layout, plan.moments(), plan.u0(), new MersenneTwister(plan.seed()));
    }

    private static NetworkWeights weights(TrainingPlan plan, double[] entries) {
        return new NetworkWeights(new NetworkShape(plan.tree(), plan.moments().modalities(), plan.width()), entries);
    }

    private static TrainingResult train(
            TrainingPlan plan, Layout layout, double[] start, double[] weights, ProgressListener listener) {
        LinearNetwork network = new LinearNetwork(layout, plan.moments());
        TrainingRun run = new TrainingRun(plan, network, weights, listener);
        Outcome outcome = plan.method().train(run);
        network.respond(run.weights());
        Recorder recorder = run.recorder();
        return new TrainingResult(
                recorder.steps(),
                recorder.time(),
                outcome,
                recorder.trajectory(),
                recorder.halfTimes(),
                recorder.closestApproach(),
                network.loss(),
                network.map(),
                ConservedQuantities.drift(layout, start, run.weights()),
                recorder.largestRise());
    }
}
