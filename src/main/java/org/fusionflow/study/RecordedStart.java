package org.fusionflow.study;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.result.HalfNorms;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.model.OutputLoss;
import org.fusionflow.network.replay.RecordedRun;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.reduced.flow.BalancedFlow;
import org.fusionflow.reduced.run.ReducedRun;
import org.fusionflow.reduced.run.ReducedTrajectory;
import org.fusionflow.reduced.run.Watch;
import org.fusionflow.reduced.start.NarrowFlow;

/**
 * Predicts the half times of a recorded network of two layers from an early recorded state, in place of its weights, which are not known.
 *
 * <p>From small random weights the growing modes of [EI-4] soon leave the others behind: when the map of a modality of speed s has grown by the factor
 * f, what is not of the growing mode is about {@code f^-2} of it. From then on the network is on the balanced manifold, and its map gives the lengths:
 * {@code |w_m| = u_m^2} for late fusion, {@code |w_m| = u_m U} with {@code U^2 = sum u_m^2} for early fusion. The state is the first one at which the
 * first modality has grown by {@link #GROWN}, and has {@link #SHARE} of its final map at least; B, which is slower, has grown by less.
 *
 * @param time flow time of the state
 * @param halfTimes of the reduced flow from it, in leaf order and on the clock of the recording
 */
public record RecordedStart(double time, List<Optional<LocatedTime>> halfTimes) {
    /** The part that does not grow is then 4 % of the map. */
    private static final double GROWN = 5;

    /** Well before the half time, so that there is something to predict. */
    private static final double SHARE = 0.01;

    /** A later state than this share of the final map predicts nothing. */
    private static final double LATEST = 0.25;

    public RecordedStart {
        halfTimes = List.copyOf(halfTimes);
    }

    /**
     * The prediction for a recorded run; empty for networks that are not linear ones of two layers with one output in plain training, and for runs
     * without a state from which to predict.
     *
     * @param half norms to which half times refer
     * @throws NumericalFailure if the integration did not come to its end
     */
    public static Optional<RecordedStart> of(Problem problem, NetworkSetup setup, RecordedRun run, HalfNorms half) {
        if (!isCovered(problem, setup)) {
            return Optional.empty();
        }
        Optional<TrajectoryPoint> state = state(problem.moments(), run.course(), half.norms());
        return state.flatMap(here -> lengths(problem, here.map()).map(lengths -> {
            BalancedFlow flow = new BalancedFlow(problem.tree(), problem.moments());
            ReducedTrajectory path =
                    ReducedRun.of(flow, flow.alignedStart(lengths), new Watch(Vector.of(), half, List.of(), false));
            NumericalFailure.check("reduced flow from a recorded state", path.outcome());
            return new RecordedStart(
                    here.time(),
                    path.halfTimes().stream()
                            .map(time -> NarrowFlow.later(time, here.time()))
                            .toList());
        }));
    }

    private static boolean isCovered(Problem problem, NetworkSetup setup) {
        return setup.isLinear()
                && !setup.biases()
                && setup.loss() == OutputLoss.MSE
                && problem.remedies().isNone()
                && problem.moments().outputs() == 1
                && (isLate(problem.tree()) || isEarly(problem.tree()));
    }

    private static boolean isLate(FusionTree tree) {
        return tree.children().isEmpty()
                ? tree.depth().value() == 2
                : tree.depth().value() == 0 && tree.children().stream().allMatch(leaf -> isLeaf(leaf, 2));
    }

    private static boolean isEarly(FusionTree tree) {
        return !tree.children().isEmpty()
                && tree.depth().value() == 1
                && tree.children().stream().allMatch(leaf -> isLeaf(leaf, 1));
    }

    private static boolean isLeaf(FusionTree node, int layers) {
        return node.children().isEmpty() && node.depth().value() == layers;
    }

    /** The first state at which a modality has grown enough; empty if it was recorded too late or never. */
    private static Optional<TrajectoryPoint> state(Moments moments, List<TrajectoryPoint> course, Vector half) {
        for (TrajectoryPoint state : course) {
            for (int m = 0; m < half.size(); m++) {
                double full = 2 * half.at(m);
                double norm = norm(moments, state, m);
                if (full > 0 && norm >= Math.max(SHARE * full, GROWN * norm(moments, course.get(0), m))) {
                    return norm <= LATEST * full ? Optional.of(state) : Optional.empty();
                }
            }
        }
        return Optional.empty();
    }

    private static double norm(Moments moments, TrajectoryPoint state, int modality) {
        return moments.modalities().block(state.map(), modality).norm();
    }

    /** Lengths of the rows on the balanced manifold that have the map; empty if a map points against its growth. */
    private static Optional<double[]> lengths(Problem problem, Vector map) {
        Moments moments = problem.moments();
        double[] along = new double[moments.modalities().count()];
        for (int m = 0; m < along.length; m++) {
            double speed = moments.speed(m);
            if (speed > 0) {
                along[m] = moments.modalities().block(map, m).dot(moments.correlation(m)) / speed;
                if (!(along[m] > 0)) {
                    return Optional.empty();
                }
            }
        }
        double shared = Math.sqrt(Vector.of(along).norm());
        boolean early = isEarly(problem.tree());
        return Optional.of(Arrays.stream(along)
                .map(length -> early ? length / shared : Math.sqrt(length))
                .toArray());
    }
}
