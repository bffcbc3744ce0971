package org.fusionflow.network;

import org.fusionflow.data.Outcome;
import org.hipparchus.random.Well19937c;

/** Trains full networks. */
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
        double[] start = plan.initialization().weights(layout, plan.moments(), plan.u0(), new Well19937c(plan.seed()));
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
