package org.fusionflow.reduced.saddle;

import java.util.OptionalDouble;

/**
 * A modality that the predicted path leaves unlearned.
 *
 * @param modality its name
 * @param cause why
 * @param at the fixed point where the path ends
 * @param genericHalfTime half time from a start that is not exactly on the manifold, leading order, where a law is known
 */
public record NeverLearned(String modality, Cause cause, LearnedSet at, OptionalDouble genericHalfTime) {
    /** What keeps a modality from being learned. */
    public enum Cause {
        /** No residual is left for it, tag [SG-14]. */
        PERMANENT_BIAS("permanent bias: what is learned explains all that it could contribute"),
        /** Its row points against its residual, and cannot cross 0 on the manifold. */
        SIGN_REVERSAL("sign reversal: from an aligned start it would have to cross 0, which it cannot on the manifold"),
        /** It is uncorrelated with the output, or has decayed to nothing: an aligned start has no direction for it. */
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
                case REVERSED -> SIGN_REVERSAL;
                case NO_START, OPEN -> NO_START;
            };
        }
    }
}
