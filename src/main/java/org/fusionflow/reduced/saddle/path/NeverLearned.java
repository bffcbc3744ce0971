package org.fusionflow.reduced.saddle.path;

import java.util.OptionalDouble;
import org.fusionflow.reduced.saddle.LearnedSet;

/**
 * A modality that is not learned on the predicted path, with the cause.
 *
 * @param modality its name
 * @param cause reason
 * @param at learned set of the fixed point where the path ends
 * @param genericHalfTime half time from a start that is not exactly on the manifold, at leading order; empty where no
 *     formula is known
 */
public record NeverLearned(String modality, Cause cause, LearnedSet at, OptionalDouble genericHalfTime) {
    /** The reason why a modality is not learned. */
    public enum Cause {
        /** It has no residual, tag [SG-14]. */
        PERMANENT_BIAS("permanent bias: what is learned explains all that it could contribute"),
        /** Its residual is within rounding of 0. */
        ROUNDING("what it could still contribute cannot be told from rounding"),
        /** Its row points against its residual and cannot cross 0 on the manifold. */
        SIGN_REVERSAL("sign reversal: from an aligned start it would have to cross 0, which it cannot on the manifold"),
        /** Nothing keeps it from being learned, but when that is the integration does not reach. */
        TOO_LATE("from there on the integration of its escape does not come to an end"),
        /** Its row in an aligned start is 0: it is uncorrelated with the output, or has decayed to 0. */
        NO_START(
                "no start: uncorrelated with the output, or decayed to 0 on the way, it has no direction to grow from");

        private final String words;

        Cause(String words) {
            this.words = words;
        }

        public String words() {
            return words;
        }

        static Cause of(Openness openness) {
            return switch (openness) {
                case PERMANENT -> PERMANENT_BIAS;
                case CANNOT_BE_TOLD -> ROUNDING;
                case REVERSED -> SIGN_REVERSAL;
                case NO_START -> NO_START;
                case OPEN -> TOO_LATE;
            };
        }
    }
}
