package org.fusionflow.reduced.saddle;

import java.util.List;

/**
 * One step of a predicted path: the flow stays near {@link #from} until the leading modality has grown.
 *
 * @param from the fixed point near which the phase is spent
 * @param to the fixed point that is reached
 * @param exit of the modality that leads
 * @param start flow time at which the phase begins
 * @param duration until the leading modality counts as learned
 * @param dropped modalities that {@code from} had and {@code to} has not: with one input each, they would have to change their
 *     sign, which they cannot, so that they shrink to 0
 * @param nearTies exits that would have been used next, at most 5 percent later
 */
public record Phase(
        Saddle from, Saddle to, Exit exit, double start, double duration, LearnedSet dropped, List<NearTie> nearTies) {
    public Phase {
        nearTies = List.copyOf(nearTies);
    }

    /**
     * An exit that nearly came first.
     *
     * @param modality its name
     * @param delay by how much of the phase it would have come later, &ge; 0
     */
    public record NearTie(String modality, double delay) {}

    /** When the leading modality counts as learned. */
    public double arrival() {
        return start + duration;
    }

    /** All that are learned in this phase. */
    public LearnedSet group() {
        return to.learned().without(from.learned());
    }
}
