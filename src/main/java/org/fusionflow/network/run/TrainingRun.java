package org.fusionflow.network.run;

import java.util.Map;
import java.util.Optional;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.model.Batched;
import org.fusionflow.network.model.Objective;
import org.fusionflow.network.result.Checkpoint;
import org.fusionflow.network.result.History;
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

    public TrainingRun(TrainingPlan plan, Objectives objectives, Checkpoint start, Watching watching) {
        this.plan = plan;
        this.objectives = objectives;
        this.start = start;
        this.weights = start.weights();
        this.watching = watching;
        this.recorder = new Recorder(plan, watching.progress());
    }

    public StopRule stop() {
        return plan.stop();
    }

    public long seed() {
        return plan.seed();
    }

    /** The loss on all data. */
    public Objective objective() {
        return objectives.all();
    }

    /** The loss on batches; the same object as {@link #objective} where one network serves for both. */
    public Batched batched() {
        return objectives.batched();
    }

    /** Where the run begins; its weights are those of {@link #weights} before the first step. */
    public Checkpoint start() {
        return start;
    }

    /** The weights at the start; changed in place by the method. */
    public double[] weights() {
        return weights;
    }

    public Recorder recorder() {
        return recorder;
    }

    public Watching watching() {
        return watching;
    }

    /** The method's live memory, for the checkpoint at the end. */
    public void keepMemory(Map<String, double[]> live) {
        memory = live;
    }

    public Map<String, double[]> memory() {
        return memory;
    }

    /** Weights that the whole run began with, before any checkpoint. */
    public Vector origin() {
        return start.history().map(History::origin).orElseGet(() -> Vector.of(start.weights()));
    }

    /** What has been seen up to now. */
    public History history(TrajectoryPoint last) {
        return recorder.history(origin(), last);
    }

    /** Says with what a run goes on from the end, where that is not the end's own {@link #history}. */
    void keepHistory(History history) {
        kept = history;
    }

    public Optional<History> keptHistory() {
        return Optional.ofNullable(kept);
    }
}
