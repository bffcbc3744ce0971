package org.fusionflow.reduced.saddle;

import java.util.OptionalDouble;

/**
 * An edge of the saddle graph: {@link #exit} grows, and the flow comes to the smallest fixed point in which it is learned as well.
 * Where it opens edges that held others back, these are learned with it.
 *
 * @param from the fixed point that is left
 * @param to the one that is reached; where the exit has no residual, the one that is never reached
 * @param exit the modality that leads
 */
public record Escape(LearnedSet from, LearnedSet to, Exit exit) {
    /** All that are learned on this edge. */
    public LearnedSet group() {
        return to.without(from);
    }

    /** True if others are learned with the one that leads. */
    public boolean isJoint() {
        return group().size() > 1;
    }

    /**
     * Duration if the leading modality is aligned, left alone and grows from length {@code u0} to 1, tags [SG-12], [SG-13]: leading
     * order in u0. Empty without an escape.
     *
     * @param u0 between 0 and 1
     */
    public OptionalDouble aloneDuration(double u0) {
        return exit.duration(u0, 1);
    }
}
