package org.fusionflow.reduced.saddle.path;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.TwoModality;
import org.fusionflow.data.file.Numbers;
import org.fusionflow.reduced.flow.SmallStart;
import org.fusionflow.reduced.saddle.Escape;
import org.fusionflow.reduced.saddle.Exit;
import org.fusionflow.reduced.saddle.LearnedSet;
import org.fusionflow.reduced.saddle.Saddle;
import org.fusionflow.reduced.saddle.SaddleGraph;
import org.jspecify.annotations.Nullable;

/**
 * The path of a small aligned start through the saddle graph, assembled from one phase near each fixed point, with
 * the half time of every modality at two levels of approximation.
 *
 * <ul>
 *   <li><em>Leading</em>: residuals and learned lengths are constant, and a modality is learned at length 1. For two
 *       modalities of equal depth these are the laws [TM-1] to [TM-3] with misalignment. The relative error is
 *       O(1/ln(1/u0)) if the slowest exit has order 1, and O(u0^(p-1)) for order p. The time is not a half time,
 *       because it does not depend on the norm of the map.
 *   <li><em>Refined</em>: learned maps relax instantly, the other modalities follow the balanced flow, and half times
 *       follow their definition. The error is the relaxation time of the learned maps relative to the stay near the
 *       fixed point: for order 1 again O(1/ln(1/u0)), with a smaller constant. The refined flow is exact in the first
 *       phase only.
 * </ul>
 *
 * <p>A third path determines which fixed points are passed, and so the target of each half time. It is like the
 * leading one, except that each modality counts as learned at its own length. The three paths differ only at
 * near-ties.
 */
public final class MatchedPhases {
    private final SaddleGraph graph;
    /** The graph of the same data, or of their projection to a subspace. */
    private final SaddleGraph refinedOn;

    private final SmallStart start;
    private final LeadingPath way;
    private final Optional<Saddle> rest;
    private final List<Saddle> targets = new ArrayList<>();
    /** Integrated when first asked for, because many callers only need the fixed points of the path. */
    private volatile @Nullable LeadingPath leading;

    private volatile @Nullable RefinedPath refined;

    private MatchedPhases(SaddleGraph graph, SmallStart start) {
        this.start = start;
        way = new LeadingPath(graph, start, LeadingPath.Finish.AT_OWN_LENGTH);
        Rest.Result ended = Rest.of(way, start);
        this.graph = ended.graph();
        refinedOn = graph;
        this.rest = ended.elsewhere();
        for (int m = 0; m < graph.tree().names().size(); m++) {
            targets.add(findTarget(m));
        }
    }

    private MatchedPhases(MatchedPhases path, SaddleGraph projected) {
        graph = path.graph;
        start = path.start;
        way = path.way;
        rest = path.rest;
        targets.addAll(path.targets);
        refinedOn = projected;
    }

    /**
     * The same path, with its refined phases integrated in a subspace.
     *
     * @param projected graph of the moments in directions that contain all fixed points and those in which the flow moves
     */
    public MatchedPhases refinedOn(SaddleGraph projected) {
        return new MatchedPhases(this, projected);
    }

    private LeadingPath leading() {
        LeadingPath known = leading;
        if (known == null) {
            known = new LeadingPath(graph, start, LeadingPath.Finish.AT_ONE);
            leading = known;
        }
        return known;
    }

    private RefinedPath refined() {
        RefinedPath known = refined;
        if (known == null) {
            known = new RefinedPath(refinedOn, start, halfNorms());
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
     * The path of a start.
     *
     * @param graph fixed points and escapes
     * @param u0 start length of every modality, between 0 and 1
     * @throws InvalidInput if u0 is out of range
     */
    public static MatchedPhases of(SaddleGraph graph, double u0) {
        return of(
                graph, SmallStart.balanced(graph.edges().leaves(), graph.edges().inner(), u0));
    }

    /**
     * The path of a start whose layers have lengths of their own.
     *
     * @param graph fixed points and escapes
     * @param start lengths between 0 and 1
     * @throws InvalidInput if a length is out of range
     */
    public static MatchedPhases of(SaddleGraph graph, SmallStart start) {
        for (double u0 : start.lengths().toArray()) {
            if (!(u0 > 0 && u0 < 1)) {
                throw new InvalidInput(
                        "u0 " + u0 + ": expected a number between 0 and 1, the phases are those of a small start");
            }
            Numbers.requireStartLength(u0);
        }
        return new MatchedPhases(graph, start);
    }

    /** Fixed points and escapes; continua are represented by the points that the path reaches. */
    public SaddleGraph graph() {
        return graph;
    }

    /** The one length of a balanced start; the smallest of another one. */
    public double u0() {
        return start.smallest();
    }

    public SmallStart start() {
        return start;
    }

    /** The phases of the path at leading order; each ends when the leading length is 1. */
    public List<Phase> leadingPhases() {
        return List.copyOf(leading().phases());
    }

    /**
     * The phases of the refined path; each ends at a half time. They can differ from the leading ones at near-ties.
     */
    public List<Phase> refinedPhases() {
        return List.copyOf(refined().phases());
    }

    /** All edges of the graph, and the edges of the path that end at a point where a modality is lost. */
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
                taken.map(phase -> OptionalDouble.of(phase.duration()))
                        .orElseGet(() ->
                                escape.aloneDuration(start.length(escape.exit().modality()))),
                again.map(phase -> OptionalDouble.of(phase.duration())).orElse(OptionalDouble.empty()));
    }

    private static boolean isOn(Phase phase, Escape escape) {
        return phase.from().learned().equals(escape.from())
                && phase.to().learned().equals(escape.to());
    }

    /** The learned sets that a small start passes, from the empty set to the last. */
    public List<LearnedSet> sequence() {
        List<LearnedSet> sets = new ArrayList<>();
        sets.add(graph.origin().learned());
        way.phases().forEach(phase -> sets.add(phase.to().learned()));
        return List.copyOf(sets);
    }

    /**
     * Flow time at which the modality's length is 1 at leading order, or at which it is learned together with another
     * one; empty if it is never learned, or after a time beyond double precision.
     *
     * @param modality index in leaf order
     */
    public OptionalDouble leadingHalfTime(int modality) {
        return present(leading().learnedAt()[modality]);
    }

    /**
     * Refined half time, the time at which the map's norm reaches {@link #halfNorm}; 0 if the start is beyond it,
     * empty if it is never reached.
     *
     * @param modality index in leaf order
     */
    public OptionalDouble refinedHalfTime(int modality) {
        return present(refined().halfTimes()[modality]);
    }

    private static OptionalDouble present(double time) {
        return Double.isFinite(time) ? OptionalDouble.of(time) : OptionalDouble.empty();
    }

    /**
     * The fixed point to which the learning of a modality leads: the one at which it is first learned on the path,
     * with the modalities that are learned at the same time; if it is not learned on the path, the one at which all
     * are learned. Where the flow does not end where the path does, the point at which it comes to {@link #rest}.
     *
     * @param modality index in leaf order
     */
    public Saddle target(int modality) {
        return targets.get(modality);
    }

    private Saddle findTarget(int modality) {
        if (rest.filter(point -> isLearned(point, modality)).isPresent()) {
            return rest.get();
        }
        List<Phase> phases = way.phases();
        for (int p = 0; p < phases.size(); p++) {
            if (phases.get(p).to().learned().contains(modality)) {
                return together(modality, phases.subList(p, phases.size()));
            }
        }
        return graph.end();
    }

    private static boolean isLearned(Saddle point, int modality) {
        return point.learned().contains(modality) && !point.degenerate().contains(modality);
    }

    /**
     * The fixed point at which the flow comes to rest if the start is not small enough to end where the path does. All
     * modalities that are learned there have it as their {@link #target}.
     */
    public Optional<Saddle> rest() {
        return rest;
    }

    /** Target of modalities that are learned at the same time: the point at which all of them are learned. */
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

    /** Half of the norm of the modality's map at its {@link #target}; 0 if the map is 0 there. */
    public double halfNorm(int modality) {
        Saddle target = target(modality);
        return target.degenerate().contains(modality) ? 0 : 0.5 * target.norms().at(modality);
    }

    /** The reason why a modality is not learned on the path; empty if it is learned. */
    public Optional<NeverLearned> neverLearned(int modality) {
        Saddle last = way.last();
        if (last.learned().contains(modality)
                || way.dropped().contains(modality)
                || rest.filter(point -> isLearned(point, modality)).isPresent()) {
            return Optional.empty();
        }
        NeverLearned.Cause cause = NeverLearned.Cause.of(way.openness(modality));
        return Optional.of(new NeverLearned(
                graph.tree().names().get(modality), cause, last.learned(), genericHalfTime(modality, cause)));
    }

    /**
     * Modalities that are learned on the path and lost again, because a modality learned later would reverse their
     * sign.
     */
    public LearnedSet givenUp() {
        return way.dropped();
    }

    /**
     * Half time of a generic start after a sign reversal, for two-layer late fusion: the surviving mode decays to
     * order u0^(1+k) before it grows, [TM-2].
     */
    private OptionalDouble genericHalfTime(int modality, NeverLearned.Cause cause) {
        FusionTree tree = graph.tree();
        Optional<TwoModality> two = tree.asTwoModality();
        if (cause != NeverLearned.Cause.SIGN_REVERSAL
                || !start.isEqual()
                || two.isEmpty()
                || two.get().layers().value() != 2
                || two.get().fusion().value() != 2) {
            return OptionalDouble.empty();
        }
        Phase first = leading().phases().get(0);
        double ratio = graph.moments().speed(modality) / first.exit().residualNorm();
        Exit exit = way.last().exit(modality).orElseThrow();
        return OptionalDouble.of(first.arrival() + (1 + ratio) * -Math.log(start.smallest()) / exit.residualNorm());
    }

    /** Those of the {@link #warnings} that the laws of two modalities do not give in their own words: where a path goes on beyond all numbers or the flow ends elsewhere. */
    public List<String> limits() {
        List<String> list = new ArrayList<>(PathWarnings.rest(this));
        leading().phases().forEach(phase -> list.addAll(PathWarnings.range(phase)));
        return List.copyOf(list);
    }

    /** Warnings about parts of the prediction that are fragile or missing, one sentence each. */
    public List<String> warnings() {
        return warnings(List.of());
    }

    /**
     * The same without why some modalities are not learned.
     *
     * @param stopped indices of modalities that are kept from learning by other means than the path
     */
    public List<String> warnings(List<Integer> stopped) {
        return new PathWarnings(this, stopped).list();
    }

    /**
     * Flow time of the last predicted event at either level; the relaxation to the last fixed point comes after it.
     */
    public double horizon() {
        double last = leadingHorizon();
        for (int m = 0; m < targets.size(); m++) {
            last = Math.max(last, refinedHalfTime(m).orElse(0));
        }
        for (Phase phase : refined().phases()) {
            last = Math.max(last, phase.arrival());
        }
        return last;
    }

    /** The same at the leading level alone, which takes no integration. */
    public double leadingHorizon() {
        double last = 0;
        for (int m = 0; m < targets.size(); m++) {
            last = Math.max(last, leadingHalfTime(m).orElse(0));
        }
        for (Phase phase : leading().phases()) {
            last = Math.max(last, phase.arrival());
        }
        return last;
    }
}
