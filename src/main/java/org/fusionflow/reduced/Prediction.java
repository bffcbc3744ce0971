package org.fusionflow.reduced;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.moments.ZeroVerdict;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.result.ClosestApproach;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.linear.Vector;
import org.fusionflow.ode.Outcome;
import org.fusionflow.reduced.run.ReducedTrajectory;
import org.fusionflow.reduced.saddle.Exit;
import org.fusionflow.reduced.saddle.LearnedSet;
import org.fusionflow.reduced.saddle.Saddle;
import org.fusionflow.reduced.saddle.SaddleGraph;
import org.fusionflow.reduced.saddle.path.MatchedPhases;

/**
 * The prediction of theory for a problem: the exact reduced trajectory, the fixed points that it passes, the path
 * predicted from the saddle graph, and the closed forms. Values that do not exist are empty; {@link #warnings} gives
 * the reasons.
 *
 * @param problem architecture, data and start length
 * @param reference norms against which half times are measured
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
    /** Rounding errors of a map that solves least squares of a few inputs. */
    private static final double ROUNDINGS = 4;

    /** Entries of maps that differ by more than this fraction do so beyond rounding, which takes work to find. */
    private static final double NEARLY_EQUAL = 1e-9;

    /** Half times that differ by less, relatively, are equal: that is the error of the integration. */
    private static final double TOGETHER = 1e-9;

    /** Gains that differ by less than this fraction are equal to rounding. */
    private static final double SAME_GAIN = 1e-12;

    /** The same prediction without the states at requested times. */
    public Prediction withoutPoints() {
        return new Prediction(problem, reference, trajectory.withoutPoints(), rank, graph, timeline, path, laws);
    }

    /** The architecture. */
    public FusionTree tree() {
        return problem.tree();
    }

    /** The second moments, with modalities in leaf order. */
    public Moments moments() {
        return problem.moments();
    }

    /** Start length, &gt; 0. */
    public double u0() {
        return problem.u0();
    }

    /** How the integration ended. */
    public Outcome outcome() {
        return trajectory.outcome();
    }

    /**
     * Exact half time of a modality in flow time, against {@link #reference}; empty if it is never half learned.
     *
     * @param modality index in leaf order
     */
    public OptionalDouble halfTime(int modality) {
        return trajectory
                .halfTimes()
                .get(modality)
                .map(LocatedTime::time)
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }

    /**
     * Exact signal half time of a modality in flow time: when {@code Sigma_yxm . w_m} is half of what it is at the {@link #reference}; empty if it never
     * is.
     *
     * @param modality index in leaf order
     */
    public OptionalDouble signalHalfTime(int modality) {
        return trajectory
                .signalHalfTimes()
                .get(modality)
                .map(LocatedTime::time)
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }

    /**
     * The modalities in the order in which the trajectory learns them. Modalities that it never learns come last: in
     * the order of the predicted path, then in descending order of their growth rates from a small start.
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

    /** The modality that is learned first; one of them where several are at the same time. */
    public int first() {
        return order().get(0);
    }

    /**
     * Half time of the modality learned last over that of the modality learned first. Empty if a modality with
     * something to learn is never half learned, if there are fewer than two modalities, or if the start is already
     * half learned.
     */
    public OptionalDouble timeRatio() {
        return lastOverFirst(this::halfTime);
    }

    /** Signal half time of the modality whose signal comes last over that of the one whose signal comes first; empty as {@link #timeRatio} is. */
    public OptionalDouble signalTimeRatio() {
        return lastOverFirst(this::signalHalfTime);
    }

    private OptionalDouble lastOverFirst(IntFunction<OptionalDouble> halfTimes) {
        Vector half = reference.halfNorms().norms();
        double[] times = IntStream.range(0, half.size())
                .filter(m -> half.at(m) > 0)
                .mapToDouble(m -> halfTimes.apply(m).orElse(Double.NaN))
                .toArray();
        if (times.length < 2 || !Arrays.stream(times).allMatch(time -> time > 0)) {
            return OptionalDouble.empty();
        }
        return OptionalDouble.of(Arrays.stream(times).max().orElseThrow()
                / Arrays.stream(times).min().orElseThrow());
    }

    /** True if all half times are the same up to the error of the integration: no modality waits for another. */
    public boolean isTogether() {
        OptionalDouble ratio = timeRatio();
        return ratio.isPresent() && ratio.getAsDouble() < 1 + TOGETHER;
    }

    /** The fixed point at which the first modality is learned, if not all modalities are learned there or {@linkplain #isTogether at once}. */
    public Optional<Saddle> plateau() {
        return graph.filter(all -> !isTogether())
                .map(this::afterFirst)
                .filter(saddle -> saddle.learned().size() < problem.names().size());
    }

    private Saddle afterFirst(SaddleGraph all) {
        int first = first();
        List<LearnedSet> sets = path.map(MatchedPhases::sequence).orElse(List.of());
        // The path tells which of the modalities learned together are lost again.
        return sets.size() > 1 && sets.get(1).contains(first)
                ? all.at(sets.get(1))
                : all.after(all.origin().learned(), first);
    }

    /** Loss at the plateau; empty if there is none. */
    public OptionalDouble plateauLoss() {
        return plateau().map(Saddle::loss).map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    /** Closest approach to the plateau; empty if there is none or it was not watched. */
    public Optional<ClosestApproach> closest() {
        return plateau()
                .flatMap(saddle -> timeline.flatMap(line -> line.passed().stream()
                        .filter(stay -> stay.saddle().learned().equals(saddle.learned()))
                        .findFirst()
                        .map(stay -> stay.visit().closest())));
    }

    /**
     * Error of the maps at the plateau, {@code w_S - w*} with the least-squares maps w* on all modalities, over the
     * inputs of the modalities in S; [FT-10].
     */
    public Optional<Vector> misattribution() {
        return plateau().map(saddle -> {
            Vector difference = withoutRounding(saddle, graph.orElseThrow().end());
            double[] entries = saddle.learned().indices().stream()
                    .flatMapToDouble(m -> Arrays.stream(
                            moments().modalities().block(difference, m).toArray()))
                    .toArray();
            return Vector.of(entries);
        });
    }

    /** The difference of the maps with entries set to 0 that are within the rounding of both: a difference of equal maps has no size. */
    private static Vector withoutRounding(Saddle one, Saddle other) {
        double[] entries = one.map().minus(other.map()).toArray();
        for (int i = 0; i < entries.length; i++) {
            double size = Math.abs(one.map().at(i)) + Math.abs(other.map().at(i));
            if (Math.abs(entries[i]) <= NEARLY_EQUAL * size) {
                double rounding = ROUNDINGS * Math.ulp(1.0) * size
                        + one.point().mapRounding(i)
                        + other.point().mapRounding(i);
                entries[i] = Math.abs(entries[i]) <= rounding ? 0 : entries[i];
            }
        }
        return Vector.of(entries);
    }

    /** True if another modality alone would have reduced the loss more than the first learned one does, [FT-11]. */
    public boolean superficialPreference() {
        if (isTogether()) {
            return false;
        }
        int first = first();
        double taken = gain(first) * (1 + SAME_GAIN);
        return IntStream.range(0, problem.names().size()).anyMatch(m -> m != first && gain(m) > taken);
    }

    /** Decrease of the loss, times two, if a modality alone is learned. */
    private double gain(int modality) {
        return LeastSquares.on(moments(), Set.of(modality)).map().dot(moments().correlation());
    }

    /** True if the verdict of {@link #bias} is that a modality is never learned. */
    public boolean permanentBias() {
        return (graph.isPresent() || rank.isPresent()) && Bias.isPermanent(this);
    }

    /**
     * The modalities that have something left to learn when nothing changes any more: their rows would have to cross 0, or
     * are 0. A modality that was learned and given up again is one of them.
     */
    List<Integer> stuck() {
        return trajectory.stuck().stream()
                .filter(m -> graph.isPresent())
                .filter(m -> graph.orElseThrow()
                        .with(learnedButFor(m).indices())
                        .exit(m)
                        .filter(Exit::isOpen)
                        .isPresent())
                .toList();
    }

    /** The modalities that are learned at the end of the trajectory, without one of them. */
    LearnedSet learnedButFor(int modality) {
        LearnedSet all = graph.orElseThrow().end().learned();
        LearnedSet learned = graph.orElseThrow().origin().learned();
        for (int m : all.indices()) {
            if (m != modality && halfTime(m).isPresent() && !trajectory.stuck().contains(m)) {
                learned = learned.plus(m);
            }
        }
        return learned;
    }

    /** The modalities whose residual is such a zero once the modalities learned by the trajectory are learned, [FT-12]. */
    List<Integer> without(ZeroVerdict residual) {
        if (graph.isEmpty()) {
            return List.of();
        }
        return IntStream.range(0, problem.names().size())
                .filter(m -> halfTime(m).isEmpty())
                .filter(m -> graph.get()
                        .with(learnedButFor(m).indices())
                        .exit(m)
                        .filter(exit -> exit.vanishing() == residual)
                        .isPresent())
                .boxed()
                .toList();
    }

    /** How long the modality learned last waits; empty for several outputs of more modalities than a saddle graph has. */
    public Optional<Bias> bias() {
        return Bias.of(this);
    }

    /** The last time at which the state was asked for; infinite if none was. */
    double lastTimeAsked() {
        return trajectory.points().stream()
                .mapToDouble(TrajectoryPoint::time)
                .max()
                .orElse(Double.POSITIVE_INFINITY);
    }

    /** Warnings for the reader, one sentence each. */
    public List<String> warnings() {
        return new Warnings(this).list();
    }
}
