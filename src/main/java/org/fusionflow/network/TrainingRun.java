package org.fusionflow.network;

/** What a {@link TrainingMethod} works with: the network, its weights, and who must be told of every step. */
public final class TrainingRun {
    private final StopRule stop;
    private final LinearNetwork network;
    private final double[] weights;
    private final Recorder recorder;

    TrainingRun(TrainingPlan plan, LinearNetwork network, double[] weights, ProgressListener listener) {
        this.stop = plan.stop();
        this.network = network;
        this.weights = weights;
        this.recorder = new Recorder(plan, listener);
    }

    StopRule stop() {
        return stop;
    }

    LinearNetwork network() {
        return network;
    }

    /** The weights at the start; changed in place by the method. */
    double[] weights() {
        return weights;
    }

    Recorder recorder() {
        return recorder;
    }
}
