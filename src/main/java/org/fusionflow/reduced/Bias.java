package org.fusionflow.reduced;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.ZeroVerdict;
import org.fusionflow.reduced.evidence.SampleEvidence;
import org.fusionflow.reduced.saddle.EdgeMasks;
import org.fusionflow.reduced.saddle.Exit;
import org.fusionflow.reduced.saddle.Saddle;
import org.fusionflow.reduced.saddle.SaddleGraph;

/**
 * The unimodal bias of a prediction, told of the modality that is learned last, or of one that has something left to learn
 * when nothing changes any more.
 *
 * @param modality index in leaf order; of the modality learned last, or never
 * @param verdict how long it waits
 * @param remainingGain loss that learning it takes away once all others are learned, &ge; 0
 * @param time flow time at which it is half learned; empty if there is none, or if it is given up again later
 * @param evidence whether that gain is more than the noise of the samples; empty for exact moments, and where the modality is learned together
 *     with others
 */
public record Bias(
        int modality,
        BiasVerdict verdict,
        double remainingGain,
        OptionalDouble time,
        Optional<SampleEvidence> evidence) {

    /** The bias of a prediction; empty with several outputs and too many modalities for the masks of a graph. */
    static Optional<Bias> of(Prediction prediction) {
        if (prediction.graph().isEmpty()) {
            return prediction.tree().names().size() > SaddleGraph.MOST_MODALITIES
                    ? Optional.empty()
                    : Optional.of(ofWidth(prediction));
        }
        int last = last(prediction);
        Saddle before = prediction
                .graph()
                .orElseThrow()
                .with(prediction.learnedButFor(last).indices());
        double end = prediction.graph().orElseThrow().end().loss();
        boolean together = before.learned().contains(last) || prediction.isTogether();
        OptionalDouble time = prediction.stuck().contains(last) ? OptionalDouble.empty() : prediction.halfTime(last);
        BiasVerdict exact = verdict(prediction, last, before, time);
        Optional<SampleEvidence> evidence = together
                ? Optional.empty()
                : SampleEvidence.of(prediction.problem().data(), before.point(), with(prediction, before, last), last);
        double gain = together ? 0 : Math.max(0, before.loss() - end);
        return Optional.of(new Bias(last, weighed(exact, evidence), gain, time, evidence));
    }

    /** True if the modality learned last, or a stuck one, is never learned; needs no look at samples. */
    static boolean isPermanent(Prediction prediction) {
        if (prediction.graph().isEmpty()) {
            return of(prediction)
                    .filter(bias -> bias.verdict() == BiasVerdict.PERMANENT)
                    .isPresent();
        }
        int last = last(prediction);
        Saddle before = prediction
                .graph()
                .orElseThrow()
                .with(prediction.learnedButFor(last).indices());
        OptionalDouble time = prediction.stuck().contains(last) ? OptionalDouble.empty() : prediction.halfTime(last);
        return verdict(prediction, last, before, time) == BiasVerdict.PERMANENT;
    }

    private static int last(Prediction prediction) {
        List<Integer> stuck = prediction.stuck();
        return prediction.order().stream()
                .filter(m -> stuck.isEmpty() ? waits(prediction, m) : stuck.contains(m))
                .reduce((earlier, later) -> later)
                .orElse(prediction.first());
    }

    /** Least squares on what is learned before a modality, and on it. */
    private static LeastSquares with(Prediction prediction, Saddle before, int modality) {
        Saddle end = prediction.graph().orElseThrow().end();
        Set<Integer> learned = new HashSet<>(before.learned().members());
        learned.add(modality);
        return learned.equals(end.learned().members()) ? end.point() : LeastSquares.on(prediction.moments(), learned);
    }

    /** Several outputs: what is learned is known by half times alone, and what is left by least squares. */
    private static Bias ofWidth(Prediction prediction) {
        List<Integer> order = prediction.order();
        int last = order.get(order.size() - 1);
        OptionalDouble time = prediction.halfTime(last);
        EdgeMasks edges = new EdgeMasks(prediction.tree());
        boolean together = edges.isLearnedWith(last, order.get(0));
        Set<Integer> others = new HashSet<>();
        order.stream()
                .filter(m -> m != last && prediction.halfTime(m).isPresent())
                .forEach(others::add);
        LeastSquares before = LeastSquares.on(prediction.moments(), others);
        others.add(last);
        LeastSquares end = LeastSquares.on(prediction.moments(), others);
        double gain = together ? 0 : Math.max(0, before.loss() - end.loss());
        ZeroVerdict left = before.residualOf(last);
        Optional<SampleEvidence> evidence = together
                ? Optional.empty()
                : SampleEvidence.of(prediction.problem().data(), before, end, last);
        BiasVerdict exact = together ? BiasVerdict.NONE : verdict(prediction, last, left, time);
        return new Bias(last, weighed(exact, evidence), gain, time, evidence);
    }

    /** False for a modality that is always learned with others and ends at 0 there: it has no half time and waits for none. */
    private static boolean waits(Prediction prediction, int m) {
        return prediction.reference().targets().get(m).norm() > 0
                || !prediction
                        .graph()
                        .orElseThrow()
                        .with(prediction.learnedButFor(m).indices())
                        .learned()
                        .contains(m);
    }

    private static BiasVerdict verdict(Prediction prediction, int last, Saddle before, OptionalDouble time) {
        if (time.isPresent() && prediction.plateau().isEmpty()) {
            return BiasVerdict.NONE;
        }
        ZeroVerdict left = before.exit(last).map(Exit::vanishing).orElse(ZeroVerdict.NO);
        return verdict(prediction, last, left, time);
    }

    /** @param left whether what is left to learn is 0 */
    private static BiasVerdict verdict(Prediction prediction, int last, ZeroVerdict left, OptionalDouble time) {
        if (time.isPresent()) {
            return time.getAsDouble() > prediction.lastTimeAsked()
                    ? BiasVerdict.PRACTICALLY_PERMANENT
                    : BiasVerdict.TRANSIENT;
        }
        if (left == ZeroVerdict.EXACTLY
                || prediction.stuck().contains(last)
                || prediction.problem().remedies().neverMoves(prediction.tree(), last)) {
            return BiasVerdict.PERMANENT;
        }
        boolean lost = prediction.trajectory().lostDirections().get(last) > 0;
        return lost || left == ZeroVerdict.WITHIN_ROUNDING
                ? BiasVerdict.CANNOT_BE_TOLD
                : BiasVerdict.PRACTICALLY_PERMANENT;
    }

    /** What exact reasoning says comes first, then whether the gain is more than noise, then how long it takes. */
    private static BiasVerdict weighed(BiasVerdict exact, Optional<SampleEvidence> evidence) {
        if (evidence.isEmpty()
                || exact == BiasVerdict.NONE
                || exact == BiasVerdict.PERMANENT
                || exact == BiasVerdict.CANNOT_BE_TOLD) {
            return exact;
        }
        if (evidence.get().isUndecidable()) {
            return BiasVerdict.NOT_DECIDABLE;
        }
        return evidence.get().isSignificant() ? exact : BiasVerdict.NOT_SIGNIFICANT;
    }
}
