package org.fusionflow.network;

import java.util.Optional;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.LayerWeights;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.model.Contributions;
import org.fusionflow.network.model.Objective;
import org.fusionflow.network.narrow.NarrowNetwork;
import org.fusionflow.network.narrow.NarrowRun;
import org.fusionflow.network.result.Checkpoint;
import org.fusionflow.network.result.History;
import org.fusionflow.network.result.TrainedNetwork;
import org.fusionflow.network.result.TrainedRun;
import org.fusionflow.network.result.TrainingResult;
import org.fusionflow.network.run.Objectives;
import org.fusionflow.network.run.ProgressListener;
import org.fusionflow.network.run.Recorder;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.TrainingRun;
import org.fusionflow.network.run.Watching;
import org.fusionflow.network.shape.JunctionBalance;
import org.fusionflow.network.shape.Layout;
import org.fusionflow.ode.Outcome;
import org.hipparchus.random.MersenneTwister;

/**
 * Trains full networks. Initial weights come from the Mersenne Twister MT19937, seeded with the plan's seed as it is; no seed is left out or
 * preferred. Single seeds of a deep random start scatter by 9 % in t_A, so a mean needs many of them and its standard error.
 *
 * <p>Where a {@linkplain NarrowNetwork narrow network} trains in the same way it is trained instead, and its weights are lifted at the end: the
 * same numbers but for rounding.
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
        return train(plan, Watching.of(listener)).result();
    }

    /**
     * @throws org.fusionflow.architecture.InvalidInput as {@link #train(TrainingPlan, ProgressListener)}
     */
    public static TrainedRun train(TrainingPlan plan, Watching watching) {
        return resume(plan, Checkpoint.fresh(start(plan, layout(plan))), watching);
    }

    /**
     * The same without {@linkplain NarrowNetwork narrow networks}: every weight is trained, also where that is more than the dynamics need.
     * What narrow networks are compared with.
     *
     * @throws org.fusionflow.architecture.InvalidInput as {@link #train(TrainingPlan, ProgressListener)}
     */
    public static TrainedRun trainAtFullWidth(TrainingPlan plan, Watching watching) {
        Layout layout = layout(plan);
        return run(plan, layout, Checkpoint.fresh(start(plan, layout)), watching);
    }

    /**
     * Where a run of the plan begins, before its first step.
     *
     * @throws org.fusionflow.architecture.InvalidInput as {@link #train}
     */
    public static Checkpoint start(TrainingPlan plan) {
        return Checkpoint.fresh(start(plan, layout(plan)));
    }

    /**
     * The network's loss on the plan's held-out samples, without any penalty; empty if it has none.
     *
     * @throws org.fusionflow.architecture.InvalidInput as {@link #train}
     */
    public static Optional<Objective> heldOut(TrainingPlan plan) {
        return plan.data().heldOut().map(samples -> Objectives.on(plan, layout(plan), samples));
    }

    /**
     * Goes on where another run of the plan ended. A method that goes in steps makes the same ones, bit for bit, as if it had never
     * stopped; the flow starts its adaptive steps anew, which changes it within its tolerance. With the checkpoint's history it also reports and
     * stops as if it had never stopped.
     *
     * @throws org.fusionflow.architecture.InvalidInput if the checkpoint is that of another network or method
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
     * @param layout of the network that is trained, the plan's or a narrow one
     * @param start weights and memory of that network
     */
    private static TrainedRun run(TrainingPlan plan, Layout layout, Checkpoint start, Watching watching) {
        start.history().ifPresent(history -> requireFits(history, layout));
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
                recorder.trajectory(),
                recorder.halfTimes(),
                recorder.closestApproach(),
                objective.loss(),
                Vector.of(map),
                JunctionBalance.drift(layout, run.origin().toArray(), run.weights()),
                recorder.largestRise());
        TrajectoryPoint last = new TrajectoryPoint(recorder.time(), objective.loss(), Vector.of(map));
        Optional<History> history = Optional.of(run.keptHistory().orElseGet(() -> run.history(last)));
        return new TrainedRun(
                result,
                layout,
                new Checkpoint(recorder.steps(), recorder.time(), run.weights(), run.memory(), history));
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
     * The weights that a plan starts with.
     *
     * @throws org.fusionflow.architecture.InvalidInput as {@link #train}
     */
    public static LayerWeights initialWeights(TrainingPlan plan) {
        return weights(plan, start(plan, layout(plan)));
    }

    /**
     * Trains a plain network and hands the last weights out, so that a run can be taken up again with
     * {@link org.fusionflow.network.start.GivenWeights}.
     *
     * @throws org.fusionflow.architecture.InvalidInput as {@link #train}
     * @throws IllegalArgumentException if a weight is not finite at the end
     */
    public static TrainedNetwork trainToWeights(TrainingPlan plan) {
        TrainedRun run = train(plan, Watching.NOBODY);
        return new TrainedNetwork(run.result(), weights(plan, run.end().weights()));
    }

    /** What the plan minimizes, on all its data: what its loss and curvature are at any weights. */
    public static Objective objective(TrainingPlan plan) {
        return new Objectives(plan, layout(plan)).all();
    }

    /**
     * How much each modality contributes to the output at the end of a run, in leaf order.
     *
     * @param run of the plan
     */
    public static Vector contributions(TrainingPlan plan, TrainedRun run) {
        return Vector.of(Contributions.of(layout(plan), plan.data())
                .of(run.end().weights(), run.result().finalMap().toArray()));
    }

    /** The places of all weights of the plan's network. */
    public static Layout layout(TrainingPlan plan) {
        return new Layout(
                plan.design(),
                plan.data().moments().modalities(),
                plan.data().moments().outputs());
    }

    private static double[] start(TrainingPlan plan, Layout layout) {
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
