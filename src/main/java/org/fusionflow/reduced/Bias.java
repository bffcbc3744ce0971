package org.fusionflow.reduced;

import java.util.Optional;
import java.util.OptionalDouble;
import org.fusionflow.data.moments.ZeroVerdict;
import org.fusionflow.reduced.saddle.LearnedSet;
import org.fusionflow.reduced.saddle.MatchedPhases;
import org.fusionflow.reduced.saddle.NeverLearned;
import org.fusionflow.reduced.saddle.Saddle;

/**
 * The unimodal bias of a prediction, told of the modality that is learned last.
 *
 * @param modality index in leaf order; of the modality learned last, or never
 * @param verdict how long it waits
 * @param remainingGain loss that learning it takes away once all others are learned, &ge; 0
 * @param time flow time at which it is half learned; empty if there is none
 */
public record Bias(int modality, BiasVerdict verdict, double remainingGain, OptionalDouble time) {

    /** The bias of a prediction; empty where the saddle graph is not known: for several outputs. */
    static Optional<Bias> of(Prediction prediction) {
        return prediction.graph().map(graph -> {
            int last = prediction.order().get(prediction.order().size() - 1);
            LearnedSet others = others(prediction, last);
            Saddle before = graph.with(others.indices());
            double gain = before.learned().contains(last)
                    ? 0
                    : Math.max(0, before.loss() - graph.end().loss());
            return new Bias(last, verdict(prediction, last, before), gain, prediction.halfTime(last));
        });
    }

    private static LearnedSet others(Prediction prediction, int last) {
        LearnedSet all = prediction.graph().orElseThrow().end().learned();
        LearnedSet unlearned = all.without(all);
        for (int m : all.indices()) {
            if (m == last || prediction.halfTime(m).isEmpty()) {
                unlearned = unlearned.plus(m);
            }
        }
        return all.without(unlearned);
    }

    private static BiasVerdict verdict(Prediction prediction, int last, Saddle before) {
        OptionalDouble time = prediction.halfTime(last);
        if (time.isPresent()) {
            if (prediction.plateau().isEmpty()) {
                return BiasVerdict.NONE;
            }
            return time.getAsDouble() > prediction.lastTimeAsked()
                    ? BiasVerdict.PRACTICALLY_PERMANENT
                    : BiasVerdict.TRANSIENT;
        }
        ZeroVerdict left = before.exit(last).map(exit -> exit.vanishing()).orElse(ZeroVerdict.NO);
        if (left == ZeroVerdict.EXACTLY || isStuck(prediction, last)) {
            return BiasVerdict.PERMANENT;
        }
        boolean lost = prediction.trajectory().lostDirections().get(last) > 0;
        return lost || left == ZeroVerdict.WITHIN_ROUNDING
                ? BiasVerdict.CANNOT_BE_TOLD
                : BiasVerdict.PRACTICALLY_PERMANENT;
    }

    private static boolean isStuck(Prediction prediction, int last) {
        if (!prediction.trajectory().settled() || prediction.path().isEmpty()) {
            return false;
        }
        MatchedPhases path = prediction.path().get();
        return path.givenUp().contains(last)
                || path.neverLearned(last)
                        .map(NeverLearned::cause)
                        .filter(cause ->
                                cause == NeverLearned.Cause.SIGN_REVERSAL || cause == NeverLearned.Cause.NO_START)
                        .isPresent();
    }
}
