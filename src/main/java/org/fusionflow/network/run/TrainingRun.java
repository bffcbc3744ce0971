package org.fusionflow.network.run;

import java.util.Map;
import java.util.Optional;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.mask.MaskDraw;
import org.fusionflow.network.model.Batched;
import org.fusionflow.network.model.Objective;
import org.fusionflow.network.result.Checkpoint;
import org.fusionflow.network.result.History;
import org.jspecify.annotations.Nullable;

/** The working state of a {@link TrainingMethod}: the network, its weights, and the observers that receive every step. */
public final class TrainingRun {
    private final TrainingPlan plan;
    private final Objectives objectives;
    private final Checkpoint start;
    private final double[] weights;
    private final Recorder recorder;
    private final Watching watching;
    private final Optional<LayerRates> rates;
    private Map<String, double[]> memory = Map.of();
    private @Nullable History kept;

    public TrainingRun(TrainingPlan plan, Objectives objectives, Checkpoint start, Watching watching) {
        this.plan = plan;
        this.objectives = objectives;
        this.start = start;
        this.weights = start.weights();
        this.watching = watching;
        this.recorder = new Recorder(plan, watching.progress());
        this.rates = LayerRates.of(plan, objectives.all());
    }

    public StopRule stop() {
        return plan.stop();
    }

    public long seed() {
        return plan.seed();
    }

    /** Factors with which layers move; empty if all are 1 at all times. */
    public Optional<LayerRates> rates() {
        return rates;
    }

    /** Draws the modalities that are left out of the samples of batches; empty without such dropout. */
    public Optional<MaskDraw> masks() {
        return plan.minimized()
                .drawn()
                .map(dropout -> new MaskDraw(dropout, plan.problem().names(), plan.seed()));
    }

    /** Sees whether weights stand still, if the run may end where the gradient of the loss on the data is not 0. */
    Optional<StillWatch> still() {
        return plan.mayRestElsewhere() && !plan.method().needsSamples()
                ? Optional.of(new StillWatch(objective().layout()))
                : Optional.empty();
    }

    /** The loss and gradient on all data. */
    public Objective objective() {
        return objectives.all();
    }

    /** The loss and gradient on batches; the same object as {@link #objective} where one network serves for both. */
    public Batched batched() {
        return objectives.batched();
    }

    /** The state in which the run begins; its weights are those of {@link #weights} before the first step. */
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

    /** Registers the method's live memory, which is copied to the checkpoint at the end. */
    public void keepMemory(Map<String, double[]> live) {
        memory = live;
    }

    public Map<String, double[]> memory() {
        return memory;
    }

    /** The initial weights of the whole run, before any checkpoint. */
    public Vector origin() {
        return start.history().map(History::origin).orElseGet(() -> Vector.of(start.weights()));
    }

    /** The history up to now. */
    public History history(TrajectoryPoint last) {
        return recorder.history(origin(), last);
    }

    /** Sets the history with which a later run continues, where it differs from the {@link #history} at the end. */
    void keepHistory(History history) {
        kept = history;
    }

    /** The history set for a later run; empty if none was set. */
    public Optional<History> keptHistory() {
        return Optional.ofNullable(kept);
    }
}
