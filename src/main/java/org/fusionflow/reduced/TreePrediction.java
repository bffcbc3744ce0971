package org.fusionflow.reduced;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.linear.Vector;
import org.fusionflow.ode.Outcome;
import org.fusionflow.reduced.run.ReducedTrajectory;
import org.fusionflow.reduced.saddle.LearnedSet;
import org.fusionflow.reduced.saddle.MatchedPhases;
import org.fusionflow.reduced.saddle.NeverLearned;
import org.fusionflow.reduced.saddle.Saddle;
import org.fusionflow.reduced.saddle.SaddleGraph;

/**
 * What theory says about any tree: the exact reduced trajectory, the fixed points that it passes, and beside it the path that is predicted
 * from the saddle graph at leading order and refined. Values that do not exist are empty, and {@link #warnings} says why.
 *
 * @param graph fixed points and escapes
 * @param u0 start length
 * @param phases predicted path; empty for a start that is not small
 * @param halfNorms norm of each modality's map that counts as half learned; 0 for none
 * @param timeline exact trajectory with visits
 * @param pair formulas and consequences of two modalities of equal depth fused once; empty for other trees
 * @param superficialPreference true if another modality than the first would have reduced the loss more
 * @param warnings sentences for the reader
 */
public record TreePrediction(
        SaddleGraph graph,
        double u0,
        Optional<MatchedPhases> phases,
        Vector halfNorms,
        Timeline timeline,
        Optional<Prediction> pair,
        boolean superficialPreference,
        List<String> warnings) {
    public TreePrediction {
        warnings = List.copyOf(warnings);
    }

    public FusionTree tree() {
        return graph.tree();
    }

    /** In leaf order. */
    public Moments moments() {
        return graph.moments();
    }

    public ReducedTrajectory trajectory() {
        return timeline.trajectory();
    }

    /** How the integration ended. */
    public Outcome outcome() {
        return trajectory().outcome();
    }

    /** Exact half time of a modality. */
    public OptionalDouble halfTime(int modality) {
        return trajectory()
                .halfTimes()
                .get(modality)
                .map(LocatedTime::time)
                .map(OptionalDouble::of)
                .orElse(OptionalDouble.empty());
    }

    /** Leading order: the published formula of two modalities, the leading phases of other trees. */
    public OptionalDouble formulaTime(int modality) {
        return pair.map(p -> p.formulaTimes().get(modality))
                .or(() -> phases.map(p -> p.leadingHalfTime(modality)))
                .orElse(OptionalDouble.empty());
    }

    /** With finite u0, misalignment and saturation. */
    public OptionalDouble refinedTime(int modality) {
        return phases.map(p -> p.refinedHalfTime(modality)).orElse(OptionalDouble.empty());
    }

    /** Exact time of the last modality that is learned over that of the first. */
    public OptionalDouble reducedRatio() {
        if (pair.isPresent()) {
            return pair.get().reducedRatio();
        }
        return ratio(this::halfTime);
    }

    /** The same at leading order; the limit law for two modalities fused early or late. */
    public OptionalDouble formulaRatio() {
        return pair.map(Prediction::formulaRatio).orElseGet(() -> ratio(this::formulaTime));
    }

    /** The same in the limit of a small start; known for two modalities. */
    public OptionalDouble asymptoticRatio() {
        return pair.map(Prediction::asymptoticRatio).orElse(OptionalDouble.empty());
    }

    /** The same refined; after a sign reversal that of a generic start, where its law is known. */
    public OptionalDouble refinedRatio() {
        return pair.isPresent() ? refinedRatio(pair.get()) : ratio(this::refinedTime);
    }

    /** Second over first in the order of the pair, which need not be that of the times. */
    private OptionalDouble refinedRatio(Prediction two) {
        OptionalDouble first = refinedTime(two.order().first());
        OptionalDouble second = refinedTime(two.order().second());
        if (first.isEmpty() || second.isEmpty()) {
            return two.correctedRatio();
        }
        return first.getAsDouble() > 0 && second.getAsDouble() > 0
                ? OptionalDouble.of(second.getAsDouble() / first.getAsDouble())
                : OptionalDouble.empty();
    }

    /** Latest over earliest of the times that there are; empty for fewer than two, or a start that is half learned. */
    private OptionalDouble ratio(IntFunction<OptionalDouble> times) {
        double first = Double.POSITIVE_INFINITY;
        double last = 0;
        int found = 0;
        for (int m = 0; m < halfNorms.size(); m++) {
            OptionalDouble time = times.apply(m);
            if (time.isPresent()) {
                first = Math.min(first, time.getAsDouble());
                last = Math.max(last, time.getAsDouble());
                found++;
            }
        }
        return found > 1 && first > 0 ? OptionalDouble.of(last / first) : OptionalDouble.empty();
    }

    /** The modality that is learned first, by the speeds at the start for two modalities, by the predicted path for other trees. */
    public int first() {
        if (pair.isPresent()) {
            return pair.get().order().first();
        }
        return phases.filter(p -> !p.leadingPhases().isEmpty())
                .map(p -> p.leadingPhases().get(0).exit().modality())
                .orElseGet(this::fastest);
    }

    private int fastest() {
        int fastest = 0;
        for (int m = 1; m < halfNorms.size(); m++) {
            fastest = moments().speed(m) > moments().speed(fastest) ? m : fastest;
        }
        return fastest;
    }

    /** The first fixed point after the origin at which something is still to be learned; empty if there is none on the path. */
    public Optional<Saddle> plateau() {
        if (pair.isPresent()) {
            return pair.get().plateauLoss().isEmpty()
                    ? Optional.empty()
                    : graph.saddles().stream()
                            .filter(s -> s.learned().indices().equals(List.of(first())))
                            .findFirst();
        }
        List<LearnedSet> sets = phases.map(MatchedPhases::sequence).orElse(List.of());
        return sets.size() < 3 ? Optional.empty() : Optional.of(graph.at(sets.get(1)));
    }

    /** Loss of the plateau. */
    public OptionalDouble plateauLoss() {
        return plateau().map(Saddle::loss).map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    /** What the maps learned on the plateau are wrong by, {@code w_S - w*}, over the inputs of its modalities. */
    public Optional<Vector> misattribution() {
        if (pair.isPresent()) {
            return pair.get().misattribution();
        }
        LeastSquares end = graph.end().point();
        return plateau().map(saddle -> {
            Vector difference = saddle.point().map().minus(end.map());
            double[] entries = saddle.learned().indices().stream()
                    .flatMapToDouble(m -> Arrays.stream(
                            moments().modalities().block(difference, m).toArray()))
                    .toArray();
            return Vector.of(entries);
        });
    }

    /** True if a modality is never learned because nothing is left for it. */
    public boolean permanentBias() {
        if (pair.isPresent()) {
            return pair.get().permanentBias();
        }
        return IntStream.range(0, halfNorms.size())
                .mapToObj(m -> phases.flatMap(p -> p.neverLearned(m)))
                .flatMap(Optional::stream)
                .anyMatch(never -> never.cause() == NeverLearned.Cause.PERMANENT_BIAS);
    }
}
