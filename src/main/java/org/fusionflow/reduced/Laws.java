package org.fusionflow.reduced;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.LayerGraph;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.problem.Problem;
import org.fusionflow.data.remedy.Rates;
import org.fusionflow.data.remedy.Remedies;
import org.fusionflow.reduced.phase.LearningOrder;
import org.fusionflow.reduced.phase.Misalignment;
import org.fusionflow.reduced.phase.PhaseTimes;
import org.fusionflow.reduced.remedy.LateLimit;
import org.fusionflow.reduced.saddle.SaddleGraph;
import org.fusionflow.reduced.saddle.path.MatchedPhases;

/**
 * The closed forms that exist for a problem, in addition to the exact trajectory. All times are flow times.
 *
 * <ul>
 *   <li><em>Formula</em>: leading order in u0. For two modalities of equal depth fused at one layer these are the
 *       published formulas [TM-1] to [TM-3], with {@code t_A} integrated up to {@code u_A = 1}; for other trees, the
 *       leading phases of the predicted path.
 *   <li><em>Asymptotic</em>: the limit of small u0, for two modalities of equal depth fused at one layer.
 *   <li><em>Refined</em>: matched phases with finite lengths, misalignment and saturation. They are integrated when
 *       first asked for.
 * </ul>
 *
 * <p>All values are empty where no closed form exists: for several outputs and for starts that are not small.
 */
public final class Laws {
    /** No closed form. */
    public static final Laws NONE = new Laws(0, Optional.empty(), Optional.empty(), OptionalDouble.empty());

    private final int modalities;
    private final Optional<Pair> pair;
    private final Optional<MatchedPhases> path;
    private final OptionalDouble limit;

    private Laws(int modalities, Optional<Pair> pair, Optional<MatchedPhases> path, OptionalDouble limit) {
        this.modalities = modalities;
        this.pair = pair;
        this.path = path;
        this.limit = limit;
    }

    /**
     * The laws of a problem's path. The published ones hold where all layers move alike.
     *
     * @param graph of the problem's own inputs
     */
    static Laws of(SaddleGraph graph, MatchedPhases path, Problem problem) {
        Optional<Pair> pair = problem.remedies().movesPlainly()
                ? graph.tree().asTwoModality().map(two -> Pair.of(graph.tree(), graph.moments(), path.u0()))
                : Optional.empty();
        // The path is that of constant rates; OGM's rule, rates that change and decay shift the times of its phases,
        // and
        // a modality of which some layers never move grows by another law.
        boolean constant = problem.remedies().rates().changes().isEmpty()
                && problem.remedies().rates().modulation().isEmpty()
                && problem.remedies().weightDecay() == 0
                && movesWhole(problem);
        return new Laws(
                graph.tree().names().size(),
                pair,
                constant ? Optional.of(path) : Optional.empty(),
                pair.isPresent() ? OptionalDouble.empty() : LateLimit.ratio(graph, problem.remedies()));
    }

    /** True if all layers of a modality move or none. */
    static boolean movesWhole(Problem problem) {
        Rates rates = problem.remedies().rates();
        List<String> stopped = Remedies.edges(problem.tree()).stream()
                .filter(rates::neverMoves)
                .toList();
        LayerGraph graph = LayerGraph.of(problem.tree());
        return IntStream.range(0, problem.names().size()).allMatch(m -> {
            long still = graph.path(m).stream()
                    .filter(layer -> stopped.contains(
                            graph.edges().get(graph.layers().get(layer).edge()).name()))
                    .count();
            return still == 0 || still == graph.path(m).size();
        });
    }

    /**
     * The laws of two modalities. The first is the one with the larger correlation norm, whichever the trajectory
     * learns first.
     */
    private record Pair(
            LearningOrder order,
            List<OptionalDouble> times,
            OptionalDouble formula,
            OptionalDouble asymptotic,
            OptionalDouble corrected) {
        static Pair of(FusionTree tree, Moments moments, double u0) {
            LearningOrder order = LearningOrder.of(tree, moments);
            PhaseTimes phases = new PhaseTimes(tree, moments, order, u0);
            List<OptionalDouble> times = new ArrayList<>(List.of(OptionalDouble.empty(), OptionalDouble.empty()));
            times.set(order.first(), OptionalDouble.of(phases.firstFormula()));
            if (phases.isPermanent()) {
                return new Pair(order, times, OptionalDouble.empty(), OptionalDouble.empty(), OptionalDouble.empty());
            }
            double ratio = phases.formulaRatio();
            times.set(order.second(), OptionalDouble.of(phases.firstFormula() * ratio));
            return new Pair(
                    order,
                    times,
                    OptionalDouble.of(ratio),
                    OptionalDouble.of(phases.asymptoticRatio()),
                    Misalignment.of(moments, order).correctedRatio(phases));
        }
    }

    /**
     * Half time at leading order; empty if there is none.
     *
     * @param modality index in leaf order
     */
    public OptionalDouble formulaTime(int modality) {
        OptionalDouble published = pair.map(two -> two.times().get(modality)).orElse(OptionalDouble.empty());
        // The published formulas do not know modalities that are learned together because they share inputs.
        return published.isPresent()
                // A time beyond double precision is none.
                ? (Double.isFinite(published.getAsDouble()) ? published : OptionalDouble.empty())
                : path.map(phases -> phases.leadingHalfTime(modality)).orElse(OptionalDouble.empty());
    }

    /** Half times at leading order, in leaf order. */
    public List<OptionalDouble> formulaTimes() {
        return times(this::formulaTime);
    }

    /**
     * Half time with finite u0, misalignment and saturation; empty if there is none.
     *
     * @param modality index in leaf order
     */
    public OptionalDouble refinedTime(int modality) {
        return path.map(phases -> phases.refinedHalfTime(modality)).orElse(OptionalDouble.empty());
    }

    /** Refined half times, in leaf order. */
    public List<OptionalDouble> refinedTimes() {
        return times(this::refinedTime);
    }

    private List<OptionalDouble> times(IntFunction<OptionalDouble> time) {
        List<OptionalDouble> times = new ArrayList<>();
        for (int m = 0; m < modalities; m++) {
            times.add(time.apply(m));
        }
        return List.copyOf(times);
    }

    /**
     * Half time of the last learned modality over that of the first, at leading order; the limit for two modalities
     * with early or late fusion.
     */
    public OptionalDouble formulaRatio() {
        OptionalDouble published = pair.map(Pair::formula).orElse(OptionalDouble.empty());
        return published.isPresent() ? published : ratio(this::formulaTime);
    }

    /** The same time ratio in the limit of a small start. */
    public OptionalDouble asymptoticRatio() {
        return pair.map(Pair::asymptotic).orElse(limit);
    }

    /** The asymptotic time ratio with misalignment and sign reversal, at leading order in u0. */
    public OptionalDouble correctedRatio() {
        return pair.map(Pair::corrected).orElse(OptionalDouble.empty());
    }

    /** The refined time ratio; after a sign reversal, that of a generic start, if a formula for it is known. */
    public OptionalDouble refinedRatio() {
        if (pair.isPresent() && (refinedTime(0).isEmpty() || refinedTime(1).isEmpty())) {
            return pair.get().corrected();
        }
        return ratio(this::refinedTime);
    }

    /**
     * Latest over earliest of the times that exist; empty if there are fewer than two, or if the start is already
     * half learned.
     */
    private OptionalDouble ratio(IntFunction<OptionalDouble> times) {
        double first = Double.POSITIVE_INFINITY;
        double last = 0;
        int found = 0;
        for (int m = 0; m < modalities; m++) {
            OptionalDouble time = times.apply(m);
            if (time.isPresent()) {
                first = Math.min(first, time.getAsDouble());
                last = Math.max(last, time.getAsDouble());
                found++;
            }
        }
        return found > 1 && first > 0 ? OptionalDouble.of(last / first) : OptionalDouble.empty();
    }
}
