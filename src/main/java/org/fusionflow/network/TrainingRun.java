package org.fusionflow.network;

import java.util.Map;
import java.util.Optional;
import org.fusionflow.data.TrajectoryPoint;
import org.fusionflow.data.Vector;
import org.fusionflow.network.model.Batched;
import org.fusionflow.network.model.Objective;
import org.jspecify.annotations.Nullable;

/** What a {@link TrainingMethod} works with: the network, its weights, and who must be told of every step. */
public final class TrainingRun {
    private final TrainingPlan plan;
    private final Objectives objectives;
    private final Checkpoint start;
    private final double[] weights;
    private final Recorder recorder;
    private final Watching watching;
    private Map<String, double[]> memory = Map.of();
    private @Nullable History kept;

    TrainingRun(TrainingPlan plan, Objectives objectives, Checkpoint start, Watching watching) {
        this.plan = plan;
        this.objectives = objectives;
        this.start = start;
        this.weights = start.weights();
        this.watching = watching;
        this.recorder = new Recorder(plan, watching.progress());
    }

    StopRule stop() {
        return plan.stop();
    }

    long seed() {
        return plan.seed();
    }

    /** The loss on all data. */
    Objective objective() {
        return objectives.all();
    }

    /** The loss on batches; the same object as {@link #objective} where one network serves for both. */
    Batched batched() {
        return objectives.batched();
    }

    /** Where the run begins; its weights are those of {@link #weights} before the first step. */
    Checkpoint start() {
        return start;
    }

    /** The weights at the start; changed in place by the method. */
    double[] weights() {
        return weights;
    }

    Recorder recorder() {
        return recorder;
    }

    Watching watching() {
        return watching;
    }

    /** The method's live memory, for the checkpoint at the end. */
    void keepMemory(Map<String, double[]> live) {
        memory = live;
    }

    Map<String, double[]> memory() {
        return memory;
    }

    /** Weights that the whole run began with, before any checkpoint. */
    Vector origin() {
        return start.history().map(History::origin).orElseGet(() -> Vector.of(start.weights()));
    }

    /** What has been seen up to now. */
    History history(TrajectoryPoint last) {
        return recorder.history(origin(), last);
    }

    /** Says with what a run goes on from the end, where that is not the end's own {@link #history}. */
    void keepHistory(History history) {
        kept = history;
    }

    Optional<History> keptHistory() {
        return Optional.ofNullable(kept);
    }
}
