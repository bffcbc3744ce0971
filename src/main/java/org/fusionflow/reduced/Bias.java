package org.fusionflow.reduced;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.fusionflow.data.moments.ZeroVerdict;
import org.fusionflow.reduced.saddle.Saddle;

/**
 * The unimodal bias of a prediction, told of the modality that is learned last, or of one that has something left to learn
 * when nothing changes any more.
 *
 * @param modality index in leaf order; of the modality learned last, or never
 * @param verdict how long it waits
 * @param remainingGain loss that learning it takes away once all others are learned, &ge; 0
 * @param time flow time at which it is half learned; empty if there is none, or if it is given up again later
 */
public record Bias(int modality, BiasVerdict verdict, double remainingGain, OptionalDouble time) {

    /** The bias of a prediction; empty where the saddle graph is not known: for several outputs. */
    static Optional<Bias> of(Prediction prediction) {
        return prediction.graph().map(graph -> {
            List<Integer> stuck = prediction.stuck();
            int last = prediction.order().stream()
                    .filter(m -> stuck.isEmpty() ? waits(prediction, m) : stuck.contains(m))
                    .reduce((earlier, later) -> later)
                    .orElse(prediction.first());
            Saddle before = graph.with(prediction.learnedButFor(last).indices());
            double gain = before.learned().contains(last)
                    ? 0
                    : Math.max(0, before.loss() - graph.end().loss());
            OptionalDouble time = stuck.contains(last) ? OptionalDouble.empty() : prediction.halfTime(last);
            return new Bias(last, verdict(prediction, last, before, time), gain, time);
        });
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
        if (time.isPresent()) {
            if (prediction.plateau().isEmpty()) {
                return BiasVerdict.NONE;
            }
            return time.getAsDouble() > prediction.lastTimeAsked()
                    ? BiasVerdict.PRACTICALLY_PERMANENT
                    : BiasVerdict.TRANSIENT;
        }
        ZeroVerdict left = before.exit(last).map(exit -> exit.vanishing()).orElse(ZeroVerdict.NO);
        if (left == ZeroVerdict.EXACTLY || prediction.stuck().contains(last)) {
            return BiasVerdict.PERMANENT;
        }
        boolean lost = prediction.trajectory().lostDirections().get(last) > 0;
        return lost || left == ZeroVerdict.WITHIN_ROUNDING
                ? BiasVerdict.CANNOT_BE_TOLD
                : BiasVerdict.PRACTICALLY_PERMANENT;
    }
}
