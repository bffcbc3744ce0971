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
 * <p>With late fusion, as long as little is learned, the map of a modality of speed s along its growth is {@code p exp(2 s t) - q exp(-2 s t)}: p is of
 * the growing mode of [EI-4], and q, for random weights nearly as large at the start, of the one that dies out. Two recorded states give both, the first
 * one and the state from which half times are predicted; from there on the network is taken to be on the balanced manifold with
 * {@code u_m^2 = p exp(2 s t)}. With early fusion all modalities share one growing mode, and the map itself gives {@code |w_m| = u_m U} with
 * {@code U^2 = sum u_m^2}. The state is the first one at which a modality has grown by {@link #GROWN}, and has {@link #SHARE} of its final map at least.
 *
 * @param time flow time of the state
 * @param halfTimes of the reduced flow from it, in leaf order and on the clock of the recording
 */
public record RecordedStart(double time, List<Optional<LocatedTime>> halfTimes) {
    /** By how much a map has grown at the state, so that two states tell the mode that grows from the one that dies out. */
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
        return state.flatMap(here -> lengths(problem, run.course().get(0), here, half.norms())
                .map(lengths -> {
                    BalancedFlow flow = new BalancedFlow(problem.tree(), problem.moments());
                    ReducedTrajectory path = ReducedRun.of(
                            flow, flow.alignedStart(lengths), new Watch(Vector.of(), half, List.of(), false));
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

    /** Lengths of the rows on the balanced manifold; empty if a map points against its growth, or if a modality is half learned by its growing mode. */
    private static Optional<double[]> lengths(
            Problem problem, TrajectoryPoint first, TrajectoryPoint here, Vector half) {
        Moments moments = problem.moments();
        boolean early = isEarly(problem.tree());
        double[] grown = new double[moments.modalities().count()];
        for (int m = 0; m < grown.length; m++) {
            double speed = moments.speed(m);
            if (speed > 0) {
                double now = along(moments, here, m);
                grown[m] =
                        early ? now : growing(along(moments, first, m), now, 2 * speed * (here.time() - first.time()));
                if (!(grown[m] > 0 && grown[m] < Math.max(half.at(m), now))) {
                    return Optional.empty();
                }
            }
        }
        double shared = Math.sqrt(Vector.of(grown).norm());
        return Optional.of(Arrays.stream(grown)
                .map(length -> early ? length / shared : Math.sqrt(length))
                .toArray());
    }

    /** The map of a modality along the direction in which it grows. */
    private static double along(Moments moments, TrajectoryPoint state, int modality) {
        return moments.modalities().block(state.map(), modality).dot(moments.correlation(modality))
                / moments.speed(modality);
    }

    /**
     * The growing part of a map {@code p - q} now, whose value was {@code p exp(-growth) - q exp(growth)} before.
     *
     * @param growth exponent, above 0
     */
    private static double growing(double before, double now, double growth) {
        return (now - before * Math.exp(-growth)) / -Math.expm1(-2 * growth);
    }
}
