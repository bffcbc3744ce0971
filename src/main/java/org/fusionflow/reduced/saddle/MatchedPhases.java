package org.fusionflow.reduced.saddle;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.TwoModality;
import org.fusionflow.data.file.Numbers;
import org.jspecify.annotations.Nullable;

/**
 * The path that a small aligned start takes through the saddle graph, put together from phases near one fixed point each, and the
 * half time of every modality at two levels.
 *
 * <ul>
 *   <li><em>Leading</em>: constant residuals, frozen learned lengths, learned means length 1; two modalities of equal depth give the
 *       laws [TM-1] to [TM-3] with misalignment. Off by O(1/ln(1/u0)) where the slowest exit has order 1, and by O(u0^(p-1)) of it at
 *       order p. It is not a half time: it knows no norms.
 *   <li><em>Refined</em>: learned maps follow at once, the others move by the balanced flow, half times are those of the definition.
 *       Off by the time that learned maps take to follow, against the stay near the fixed point: at order 1 that is again
 *       O(1/ln(1/u0)), with a smaller constant. It is not the exact flow after the first phase; in the first it is.
 * </ul>
 *
 * Which fixed points are passed, and so which target a half time is measured against, is read off a third path, which is
 * like the leading one but lets each modality count as learned at its own length. The three differ at near-ties only.
 */
public final class MatchedPhases {
    private final SaddleGraph graph;
    private final double u0;
    private final LeadingPath way;
    private final List<Saddle> targets = new ArrayList<>();
    /** Integrated when first asked for: whoever only wants to know which points are passed does not wait for them. */
    private volatile @Nullable LeadingPath leading;

    private volatile @Nullable RefinedPath refined;

    private MatchedPhases(SaddleGraph graph, double u0) {
        this.graph = graph;
        this.u0 = u0;
        way = new LeadingPath(graph, u0, LeadingPath.Finish.AT_OWN_LENGTH);
        for (int m = 0; m < graph.tree().names().size(); m++) {
            targets.add(findTarget(m));
        }
    }

    private LeadingPath leading() {
        LeadingPath known = leading;
        if (known == null) {
            known = new LeadingPath(graph, u0, LeadingPath.Finish.AT_ONE);
            leading = known;
        }
        return known;
    }

    private RefinedPath refined() {
        RefinedPath known = refined;
        if (known == null) {
            known = new RefinedPath(graph, u0, halfNorms());
            refined = known;
        }
        return known;
    }

    private double[] halfNorms() {
        double[] half = new double[targets.size()];
        for (int m = 0; m < half.length; m++) {
            half[m] = halfNorm(m);
        }
        return half;
    }

    /**
     * @param u0 start length of every modality, between 0 and 1
     * @throws InvalidInput if it is not
     */
    public static MatchedPhases of(SaddleGraph graph, double u0) {
        if (!(u0 > 0 && u0 < 1)) {
            throw new InvalidInput(
                    "u0 " + u0 + ": expected a number between 0 and 1, the phases are those of a small start");
        }
        Numbers.requireStartLength(u0);
        return new MatchedPhases(graph, u0);
    }

    public SaddleGraph graph() {
        return graph;
    }

    public double u0() {
        return u0;
    }

    /** The greedy path at leading order; durations end when the leading length is 1. */
    public List<Phase> leadingPhases() {
        return List.copyOf(leading().phases());
    }

    /** The path of the refined phases; each ends at a half time. Can differ from the leading one where that has near-ties. */
    public List<Phase> refinedPhases() {
        return List.copyOf(refined().phases());
    }

    /** All edges of the graph, and those of the path that end where a modality was given up. */
    public List<PredictedEdge> edges() {
        List<Escape> escapes = new ArrayList<>(graph.escapes());
        if (!graph.admissibleSets().contains(graph.origin().learned())) {
            escapes.addAll(0, graph.escapes(graph.origin()));
        }
        for (Phase phase : leading().phases()) {
            Escape taken = new Escape(phase.from().learned(), phase.to().learned(), phase.exit());
            if (!escapes.contains(taken)) {
                escapes.add(taken);
            }
        }
        return escapes.stream().map(this::predicted).toList();
    }

    private PredictedEdge predicted(Escape escape) {
        Optional<Phase> taken = leading().phases().stream()
                .filter(phase -> isOn(phase, escape)
                        && phase.exit().modality() == escape.exit().modality())
                .findFirst();
        Optional<Phase> again = taken.flatMap(phase ->
                refined().phases().stream().filter(other -> isOn(other, escape)).findFirst());
        return new PredictedEdge(
                escape,
                taken.isPresent(),
                taken.map(phase -> OptionalDouble.of(phase.duration())).orElseGet(() -> escape.aloneDuration(u0)),
                again.map(phase -> OptionalDouble.of(phase.duration())).orElse(OptionalDouble.empty()));
    }

    private static boolean isOn(Phase phase, Escape escape) {
        return phase.from().learned().equals(escape.from())
                && phase.to().learned().equals(escape.to());
    }

    /** The learned sets that a small start passes, from nothing to the last. */
    public List<LearnedSet> sequence() {
        List<LearnedSet> sets = new ArrayList<>();
        sets.add(graph.origin().learned());
        way.phases().forEach(phase -> sets.add(phase.to().learned()));
        return List.copyOf(sets);
    }

    /** Time at which the modality's length is 1 in the leading order, or at which one is that takes it along. */
    public OptionalDouble leadingHalfTime(int modality) {
        return present(leading().learnedAt()[modality]);
    }

    /** Half time against {@link #halfNorm}; 0 if the start is beyond it. */
    public OptionalDouble refinedHalfTime(int modality) {
        return present(refined().halfTimes()[modality]);
    }

    private static OptionalDouble present(double time) {
        return Double.isNaN(time) ? OptionalDouble.empty() : OptionalDouble.of(time);
    }

    /**
     * The fixed point that the learning of a modality leads to: where it is first learned on the path, together with those that arrive
     * at the same time, or, if it is not, the one at which all are learned.
     */
    public Saddle target(int modality) {
        return targets.get(modality);
    }

    private Saddle findTarget(int modality) {
        List<Phase> phases = way.phases();
        for (int p = 0; p < phases.size(); p++) {
            if (phases.get(p).to().learned().contains(modality)) {
                return together(modality, phases.subList(p, phases.size()));
            }
        }
        return graph.end();
    }

    /** Modalities that arrive together wait for no other: their target is the point at which all of them are learned. */
    private Saddle together(int modality, List<Phase> phases) {
        List<Integer> tied = phases.get(0).nearTies().stream()
                .filter(tie -> tie.delay() <= Race.TOGETHER)
                .map(tie -> graph.tree().names().indexOf(tie.modality()))
                .toList();
        return phases.stream()
                .map(Phase::to)
                .takeWhile(to -> to.learned().contains(modality))
                .filter(to -> tied.stream().allMatch(to.learned()::contains))
                .findFirst()
                .orElse(phases.get(0).to());
    }

    /** Half of the norm of the modality's map at its {@link #target}; 0 if it has none there. */
    public double halfNorm(int modality) {
        Saddle target = target(modality);
        return target.degenerate().contains(modality) ? 0 : 0.5 * target.norms().at(modality);
    }

    /** Why a modality stays unlearned; empty if it is learned on the path. */
    public Optional<NeverLearned> neverLearned(int modality) {
        Saddle last = way.last();
        if (last.learned().contains(modality) || way.dropped().contains(modality)) {
            return Optional.empty();
        }
        NeverLearned.Cause cause = NeverLearned.Cause.of(way.openness(modality));
        return Optional.of(new NeverLearned(
                graph.tree().names().get(modality), cause, last.learned(), genericHalfTime(modality, cause)));
    }

    /** Modalities that are learned on the path and given up again, because a later one would reverse their sign. */
    public LearnedSet givenUp() {
        return way.dropped();
    }

    /** Two-layer late fusion: the mode that survives has decayed like u0^(1+k) before it grows, see theory of the reversal [TM-2]. */
    private OptionalDouble genericHalfTime(int modality, NeverLearned.Cause cause) {
        FusionTree tree = graph.tree();
        Optional<TwoModality> two = tree.asTwoModality();
        if (cause != NeverLearned.Cause.SIGN_REVERSAL
                || two.isEmpty()
                || two.get().layers().value() != 2
                || two.get().fusion().value() != 2) {
            return OptionalDouble.empty();
        }
        Phase first = leading().phases().get(0);
        double ratio = graph.moments().speed(modality) / first.exit().residualNorm();
        Exit exit = way.last().exit(modality).orElseThrow();
        return OptionalDouble.of(first.arrival() + (1 + ratio) * -Math.log(u0) / exit.residualNorm());
    }

    /** Sentences on what makes the prediction fragile or leaves gaps in it. */
    public List<String> warnings() {
        return new PathWarnings(this).list();
    }

    /** Flow time after which neither level predicts anything more; the relaxation to the last point comes after it. */
    public double horizon() {
        double last = 0;
        for (int m = 0; m < targets.size(); m++) {
            last = Math.max(last, leadingHalfTime(m).orElse(0));
            last = Math.max(last, refinedHalfTime(m).orElse(0));
        }
        for (List<Phase> phases : Arrays.asList(leading().phases(), refined().phases())) {
            for (Phase phase : phases) {
                last = Math.max(last, phase.arrival());
            }
        }
        return last;
    }
}
