package org.fusionflow.network;

import java.util.Optional;
import org.fusionflow.architecture.HeapBudget;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.LayerWeights;
import org.fusionflow.data.remedy.Freeze;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.model.Ablations;
import org.fusionflow.network.model.Contributions;
import org.fusionflow.network.model.Objective;
import org.fusionflow.network.model.OutputLoss;
import org.fusionflow.network.narrow.NarrowNetwork;
import org.fusionflow.network.narrow.NarrowRun;
import org.fusionflow.network.result.Ablated;
import org.fusionflow.network.result.Checkpoint;
import org.fusionflow.network.result.History;
import org.fusionflow.network.result.TrainedNetwork;
import org.fusionflow.network.result.TrainedRun;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.run.LayerRates;
import org.fusionflow.network.run.Objectives;
import org.fusionflow.network.run.ProgressListener;
import org.fusionflow.network.run.Recorder;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.TrainingRun;
import org.fusionflow.network.run.Watching;
import org.fusionflow.network.shape.Layout;
import org.fusionflow.ode.Outcome;
import org.hipparchus.random.MersenneTwister;

/**
 * Trains full networks. Initial weights come from the Mersenne Twister MT19937, which is seeded with the plan's seed unchanged; no seed is left
 * out or preferred. The half time t_A of a deep network with random start varies by 9 % between seeds, so report a mean over many seeds with its
 * standard error.
 *
 * <p>Where a {@linkplain NarrowNetwork narrow network} trains in the same way, it is trained instead, and its weights are mapped back to the
 * wide network at the end. The numbers are the same except for rounding.
 */
public final class Simulator {
    /** Arrays of the size of all weights that every run has: at the start, now, at the end, and one for measurements. */
    private static final int ARRAYS = 4;

    private Simulator() {}

    /**
     * Trains the plan's network without reporting progress.
     *
     * @throws org.fusionflow.architecture.InvalidInput as {@link #train(TrainingPlan, ProgressListener)}
     */
    public static TrainingResult train(TrainingPlan plan) {
        return train(plan, ProgressListener.NONE);
    }

    /**
     * Trains the plan's network from its own start.
     *
     * @throws org.fusionflow.architecture.InvalidInput if the plan's initialization is not defined for its statistics, or the network is too
     *     large
     */
    public static TrainingResult train(TrainingPlan plan, ProgressListener listener) {
        return train(plan, Watching.of(listener)).result();
    }

    /**
     * Trains the plan's network and also returns the final weights and the state of the method.
     *
     * @throws org.fusionflow.architecture.InvalidInput as {@link #train(TrainingPlan, ProgressListener)}
     */
    public static TrainedRun train(TrainingPlan plan, Watching watching) {
        return resume(plan, Checkpoint.fresh(start(plan, layout(plan))), watching);
    }

    /**
     * Trains the plan's network without {@linkplain NarrowNetwork narrow networks}: every weight is trained, even where the dynamics need fewer.
     * Serves as the reference with which narrow networks are compared.
     *
     * @throws org.fusionflow.architecture.InvalidInput as {@link #train(TrainingPlan, ProgressListener)}
     */
    public static TrainedRun trainAtFullWidth(TrainingPlan plan, Watching watching) {
        Layout layout = layout(plan);
        return run(plan, layout, Checkpoint.fresh(start(plan, layout)), watching);
    }

    /**
     * The state in which a run of the plan begins, before its first step.
     *
     * @throws org.fusionflow.architecture.InvalidInput as {@link #train}
     */
    public static Checkpoint start(TrainingPlan plan) {
        return Checkpoint.fresh(start(plan, layout(plan)));
    }

    /**
     * The network's loss on the plan's held-out samples, without any penalty; empty if the plan has no such samples.
     *
     * @throws org.fusionflow.architecture.InvalidInput as {@link #train}
     */
    public static Optional<Objective> heldOut(TrainingPlan plan) {
        return plan.data().heldOut().map(samples -> Objectives.on(plan, layout(plan), samples));
    }

    /**
     * Continues a run from the state in which another run of the plan ended. A stepwise method makes the same steps, bit for bit, as if it had
     * never stopped. The gradient flow restarts its adaptive steps, which changes the result within its tolerance. With the checkpoint's history
     * the run also reports and stops as if it had never been interrupted.
     *
     * @throws org.fusionflow.architecture.InvalidInput if the checkpoint belongs to another network or method
     */
    public static TrainedRun resume(TrainingPlan plan, Checkpoint start, Watching watching) {
        Layout layout = layout(plan);
        if (start.weights().length != layout.weights()) {
            throw new InvalidInput("resumed run: expected the " + layout.weights() + " weights of this network, got "
                    + start.weights().length);
        }
        Optional<NarrowRun> narrow = NarrowRun.of(plan, layout, start);
        if (narrow.isEmpty()) {
            return run(plan, layout, start, watching);
        }
        NarrowRun inside = narrow.get();
        Watching lifting = inside.lifting(watching, () -> objective(plan));
        TrainedRun run = run(plan, inside.layout(), inside.start(), lifting);
        return new TrainedRun(run.result(), layout, inside.lifted(run.end()));
    }

    /**
     * @param layout of the network that is trained: the plan's network or a narrow one
     * @param start weights and memory of that network
     */
    private static TrainedRun run(TrainingPlan plan, Layout layout, Checkpoint start, Watching watching) {
        start.history().ifPresent(history -> {
            requireFits(history, layout);
            requireNoLearnedFreeze(plan);
        });
        Objectives objectives = new Objectives(plan, layout);
        TrainingRun run = new TrainingRun(plan, objectives, start, watching);
        Outcome outcome = plan.method().train(run);
        Objective objective = run.objective();
        objective.respond(run.weights());
        double[] map = new double[layout.inputs() * layout.outputs()];
        objective.copyMap(map);
        Recorder recorder = run.recorder();
        TrainingResult result = new TrainingResult(
                recorder.steps(),
                recorder.time(),
                outcome,
                recorder.restTime(),
                recorder.trajectory().stream()
                        .map(point -> new TrajectoryPoint(point.time(), objective.reported(point.loss()), point.map()))
                        .toList(),
                recorder.halfTimes(),
                recorder.signalHalfTimes(),
                recorder.closestApproach(),
                objective.reported(objective.loss()),
                Vector.of(map),
                LayerRates.drift(plan.remedies(), layout, run.origin().toArray(), run.weights()),
                recorder.largestRise());
        TrajectoryPoint last = new TrajectoryPoint(recorder.time(), objective.loss(), Vector.of(map));
        Optional<History> history = Optional.of(run.keptHistory().orElseGet(() -> run.history(last)));
        return new TrainedRun(
                result,
                layout,
                new Checkpoint(recorder.steps(), recorder.time(), run.weights(), run.memory(), history));
    }

    private static void requireNoLearnedFreeze(TrainingPlan plan) {
        for (Freeze freeze : plan.remedies().freezes()) {
            if (freeze.from().isEmpty()) {
                throw new InvalidInput("resumed run, freeze of " + freeze.modality()
                        + ": expected a time with it, as a saved run does not tell whether it stopped already");
            }
        }
    }

    private static void requireFits(History history, Layout layout) {
        int map = layout.inputs() * layout.outputs();
        if (history.origin().size() != layout.weights()
                || history.halfTimes().size() != layout.modalities().count()
                || history.last().map().size() != map
                || history.points().stream().anyMatch(point -> point.map().size() != map)) {
            throw new InvalidInput("resumed run: expected the history of a run of this network, with "
                    + layout.weights() + " weights at its start, got one with "
                    + history.origin().size());
        }
    }

    /**
     * The initial weights of a plan.
     *
     * @throws org.fusionflow.architecture.InvalidInput as {@link #train}
     */
    public static LayerWeights initialWeights(TrainingPlan plan) {
        return weights(plan, start(plan, layout(plan)));
    }

    /**
     * Trains a plain network and returns its final weights, from which {@link org.fusionflow.network.start.GivenWeights} can start another run.
     *
     * @throws org.fusionflow.architecture.InvalidInput as {@link #train}
     * @throws IllegalArgumentException if a weight is not finite at the end
     */
    public static TrainedNetwork trainToWeights(TrainingPlan plan) {
        TrainedRun run = train(plan, Watching.NOBODY);
        return new TrainedNetwork(run.result(), weights(plan, run.end().weights()));
    }

    /** What the plan minimizes on all its data. It evaluates loss and gradient at any weights. */
    public static Objective objective(TrainingPlan plan) {
        return new Objectives(plan, layout(plan)).all();
    }

    /**
     * The contribution of each modality to the output at the end of a run, in leaf order, see
     * {@link org.fusionflow.network.model.Contributions}.
     *
     * @param run of the plan
     */
    public static Vector contributions(TrainingPlan plan, TrainedRun run) {
        return Vector.of(Contributions.of(layout(plan), plan.data())
                .of(run.end().weights(), run.result().finalMap().toArray()));
    }

    /**
     * The network at the end of a run without each modality; empty if the data have no samples.
     *
     * @param run of the plan
     */
    public static Optional<Ablated> ablated(TrainingPlan plan, TrainedRun run) {
        Layout layout = layout(plan);
        double[] weights = run.end().weights();
        return plan.data().samples().map(samples -> {
            Vector without = Vector.of(new Ablations(layout, samples, plan.loss()).lossWithout(weights));
            Samples fresh = plan.data().heldOut().orElse(samples);
            return new Ablated(
                    without,
                    plan.loss().targets() == OutputLoss.Targets.NUMBERS
                            ? Optional.empty()
                            : Optional.of(Vector.of(new Ablations(layout, fresh, plan.loss()).accuracy(weights))));
        });
    }

    /** Bytes of the arrays of the size of all weights that a run holds at once. */
    public static double bytes(TrainingPlan plan) {
        return bytes(plan, layout(plan));
    }

    private static double bytes(TrainingPlan plan, Layout layout) {
        return (double) Double.BYTES
                * layout.weights()
                * (ARRAYS + plan.method().arrays());
    }

    /** The positions of all weights of the plan's network in one array. */
    public static Layout layout(TrainingPlan plan) {
        return new Layout(
                plan.design(),
                plan.data().moments().modalities(),
                plan.data().moments().outputs());
    }

    private static double[] start(TrainingPlan plan, Layout layout) {
        HeapBudget.require(
                bytes(plan, layout),
                "training the " + layout.weights() + " weights of a network of width "
                        + String.join(
                                ",",
                                plan.setup().widths().stream()
                                        .map(Object::toString)
                                        .toList())
                        + " by method " + plan.method().name(),
                "a smaller width");
        return plan.initialization()
                .weights(layout, plan.data().moments(), plan.u0(), new MersenneTwister(plan.seed()));
    }

    private static LayerWeights weights(TrainingPlan plan, double[] entries) {
        if (!plan.design().isPlain() || plan.data().moments().outputs() > 1) {
            throw new IllegalArgumentException("expected a plain network of one output");
        }
        return new LayerWeights(layout(plan).sizes(), entries);
    }
}
