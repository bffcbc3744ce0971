package org.fusionflow.reduced.saddle;

import java.util.OptionalDouble;

/**
 * An edge of the saddle graph: the modality of {@link #exit} grows, and the flow moves to the smallest fixed point at
 * which it is learned too. If its growth makes shared edges nonzero that kept the gains of other modalities at 0,
 * these are learned as well.
 *
 * @param from the fixed point that the flow leaves
 * @param to the fixed point that it reaches; for an exit without a residual, the one that it would reach
 * @param exit of the leading modality
 */
public record Escape(LearnedSet from, LearnedSet to, Exit exit) {
    /** All modalities that are learned on this edge. */
    public LearnedSet group() {
        return to.without(from);
    }

    /** True if other modalities are learned together with the leading one. */
    public boolean isJoint() {
        return group().size() > 1;
    }

    /**
     * Flow time in which the leading modality grows from length {@code u0} to 1 if it is aligned and no other
     * modality grows, tags [SG-12], [SG-13]; leading order in u0. Empty without an escape.
     *
     * @param u0 between 0 and 1
     */
    public OptionalDouble aloneDuration(double u0) {
        return exit.duration(u0, 1);
    }
}
