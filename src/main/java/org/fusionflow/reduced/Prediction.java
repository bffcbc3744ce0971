package org.fusionflow.reduced;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.result.ClosestApproach;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.linear.Vector;
import org.fusionflow.ode.Outcome;
import org.fusionflow.reduced.run.ReducedTrajectory;
import org.fusionflow.reduced.saddle.LearnedSet;
import org.fusionflow.reduced.saddle.MatchedPhases;
import org.fusionflow.reduced.saddle.Saddle;
import org.fusionflow.reduced.saddle.SaddleGraph;

/**
 * What theory says about a problem: the exact reduced trajectory, and beside it the fixed points that it passes, the path that is
 * predicted from the saddle graph, and the closed forms. Values that do not exist are empty, and {@link #warnings} says why.
 *
 * @param problem architecture, data and start length
 * @param reference what half times are measured against
 * @param trajectory of the exact reduced system
 * @param rank width of the network that was integrated; empty for the balanced flow of one output
 * @param graph fixed points and escapes; empty with a rank
 * @param timeline fixed points passed; empty with a rank, or if they were not watched
 * @param path predicted path; empty with a rank, or for a start that is not small
 * @param laws closed forms
 */
public record Prediction(
        Problem problem,
        HalfTimeReference reference,
        ReducedTrajectory trajectory,
        OptionalInt rank,
        Optional<SaddleGraph> graph,
        Optional<Timeline> timeline,
        Optional<MatchedPhases> path,
        Laws laws) {

    public FusionTree tree() {
        return problem.tree();
    }

    /** In leaf order. */
    public Moments moments() {
        return problem.moments();
    }

    public double u0() {
        return problem.u0();
    }

    /** How the integration ended. */
    public Outcome outcome() {
        return trajectory.outcome();
    }

    /** Exact half time of a modality, against {@link #reference}. */
    public OptionalDouble halfTime(int modality) {
        return trajectory
                .halfTimes()
                .get(modality)
                .map(LocatedTime::time)
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }

    /**
     * The modalities in the order in which the trajectory learns them. Those that it never learns come last, in the order of the
     * predicted path, then by the speed with which they grow from a small start.
     */
    public List<Integer> order() {
        return IntStream.range(0, problem.names().size())
                .boxed()
                .sorted(Comparator.comparingDouble((Integer m) -> halfTime(m).orElse(Double.POSITIVE_INFINITY))
                        .thenComparing(this::phase)
                        .thenComparing(m -> -moments().speed(m)))
                .toList();
    }

    /** Number of the phase in which the predicted path learns a modality. */
    private int phase(int modality) {
        List<LearnedSet> sets = path.map(MatchedPhases::sequence).orElse(List.of());
        for (int p = 0; p < sets.size(); p++) {
            if (sets.get(p).contains(modality)) {
                return p;
            }
        }
        return sets.size();
    }

    /** The modality that is learned first. */
    public int first() {
        return order().get(0);
    }

    /**
     * Half time of the modality that is learned last over that of the first. Empty if one that has something to learn never is, if
     * there are fewer than two, or if the start is half learned.
     */
    public OptionalDouble timeRatio() {
        Vector half = reference.halfNorms().norms();
        double[] times = IntStream.range(0, half.size())
                .filter(m -> half.at(m) > 0)
                .mapToDouble(m -> halfTime(m).orElse(Double.NaN))
                .toArray();
        if (times.length < 2 || !Arrays.stream(times).allMatch(time -> time > 0)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Arrays.stream(times).max().orElseThrow()
                / Arrays.stream(times).min().orElseThrow());
    }

    /** The fixed point at which the modality that is learned first is learned, if others are not learned there. */
    public Optional<Saddle> plateau() {
        return graph.map(this::afterFirst)
                .filter(saddle -> saddle.learned().size() < problem.names().size());
    }

    private Saddle afterFirst(SaddleGraph all) {
        int first = first();
        List<LearnedSet> sets = path.map(MatchedPhases::sequence).orElse(List.of());
        // The path knows which of those that come together are given up again.
        return sets.size() > 1 && sets.get(1).contains(first)
                ? all.at(sets.get(1))
                : all.after(all.origin().learned(), first);
    }

    /** Loss of the plateau. */
    public OptionalDouble plateauLoss() {
        return plateau().map(Saddle::loss).map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    /** Nearest approach to the plateau; empty if there is none or it was not watched. */
    public Optional<ClosestApproach> closest() {
        return plateau()
                .flatMap(saddle -> timeline.flatMap(line -> line.passed().stream()
                        .filter(stay -> stay.saddle().learned().equals(saddle.learned()))
                        .findFirst()
                        .map(stay -> stay.visit().closest())));
    }

    /** What the maps learned on the plateau are wrong by, {@code w_S - w*}, over the inputs of its modalities. */
    public Optional<Vector> misattribution() {
        return plateau().map(saddle -> {
            Vector end = graph.orElseThrow().end().point().map();
            Vector difference = saddle.point().map().minus(end);
            double[] entries = saddle.learned().indices().stream()
                    .flatMapToDouble(m -> Arrays.stream(
                            moments().modalities().block(difference, m).toArray()))
                    .toArray();
            return Vector.of(entries);
        });
    }

    /** True if another modality alone would have reduced the loss more than the one that is learned first. */
    public boolean superficialPreference() {
        int first = first();
        double taken = alone(first);
        double rounding = 1e-12 * moments().outputVariance();
        return IntStream.range(0, problem.names().size()).anyMatch(m -> m != first && alone(m) < taken - rounding);
    }

    private double alone(int modality) {
        return LeastSquares.on(moments(), Set.of(modality)).loss();
    }

    /** True if a modality is never learned because nothing is left for it where the trajectory ends. */
    public boolean permanentBias() {
        return !permanentlyBiased().isEmpty();
    }

    /** The modalities for which nothing is left once those are learned that the trajectory learns. */
    List<Integer> permanentlyBiased() {
        if (graph.isEmpty()) {
            return List.of();
        }
        int count = problem.names().size();
        Set<Integer> learned = IntStream.range(0, count)
                .filter(m -> halfTime(m).isPresent())
                .boxed()
                .collect(Collectors.toUnmodifiableSet());
        Saddle end = graph.get().with(learned);
        return IntStream.range(0, count)
                .filter(m -> halfTime(m).isEmpty())
                .filter(m -> end.exit(m).filter(exit -> !exit.isOpen()).isPresent())
                .boxed()
                .toList();
    }

    /** Sentences for the reader. */
    public List<String> warnings() {
        return new Warnings(this).list();
    }
}
