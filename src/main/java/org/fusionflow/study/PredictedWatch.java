package org.fusionflow.study;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.samples.TrainingData;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.run.NetworkSetup;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.TrainingWatch;
import org.fusionflow.reduced.HalfTimeReference;
import org.fusionflow.reduced.remedy.MinimizedMoments;

/** Computes from theory what a training run watches, as plain numbers: half norms, and the map of the first plateau. */
public final class PredictedWatch {
    private PredictedWatch() {}

    /**
     * The watch of a network on a problem.
     *
     * @param setup the network; if it is linear and has biases, its map is fitted to moments about the means
     * @param times flow times to report
     */
    public static TrainingWatch of(Problem problem, NetworkSetup setup, Vector times) {
        Moments moments = TrainingPlan.mapMoments(setup, problem.data());
        HalfTimeReference reference = reference(problem, setup);
        Moments minimized = MinimizedMoments.of(moments, problem.remedies());
        return new TrainingWatch(reference.halfNorms(), plateau(reference, minimized), times);
    }

    /** The norms to which the half times of the network refer. */
    public static HalfTimeReference reference(Problem problem, NetworkSetup setup) {
        return HalfTimeReference.of(new Problem(
                problem.tree(),
                TrainingData.of(TrainingPlan.mapMoments(setup, problem.data())),
                problem.u0(),
                problem.remedies()));
    }

    /** The map of the saddle at which only the first modality is learned; empty if the path visits no such saddle. */
    private static Optional<Vector> plateau(HalfTimeReference reference, Moments moments) {
        List<String> names = moments.modalities().names();
        List<HalfTimeReference.Target> learnable =
                reference.targets().stream().filter(target -> target.norm() > 0).toList();
        return learnable.stream()
                .map(HalfTimeReference.Target::learned)
                .min(Comparator.comparingInt(List::size))
                .filter(first ->
                        learnable.stream().anyMatch(target -> target.learned().size() > first.size()))
                .map(first ->
                        first.stream().map(names::indexOf).collect(Collectors.toCollection(java.util.TreeSet::new)))
                .map(first -> LeastSquares.on(moments, Set.copyOf(first)).map());
    }

    /**
     * A training plan that watches what theory predicts. Of a nonlinear network, modalities without a linear part beyond sampling noise have no half
     * norm.
     */
    public static TrainingPlan plan(Problem problem, NetworkSetup setup, long seed, Vector times) {
        TrainingWatch watch = of(problem, setup, times);
        return new TrainingPlan(
                problem,
                setup,
                seed,
                setup.isLinear()
                        ? watch
                        : new TrainingWatch(
                                LinearPart.measurable(watch.halfNorms(), problem.data()),
                                watch.plateauMap(),
                                watch.times()));
    }
}
