package org.fusionflow.reduced.saddle.path;

import java.util.List;
import org.fusionflow.reduced.saddle.Exit;
import org.fusionflow.reduced.saddle.LearnedSet;
import org.fusionflow.reduced.saddle.Saddle;

/**
 * One phase of a predicted path: the flow stays near {@link #from} until the leading modality has grown. Times are
 * flow times.
 *
 * @param from the fixed point near which the phase takes place
 * @param to the fixed point that is reached
 * @param exit of the leading modality
 * @param start time at which the phase begins
 * @param duration until the leading modality counts as learned; infinite if it is beyond double precision
 * @param dropped modalities that are learned at {@code from} and not at {@code to}: they have one input and would
 *     have to change sign, which they cannot, so they shrink to 0
 * @param nearTies exits that would have been used shortly after, at most 5 percent of the phase later
 */
public record Phase(
        Saddle from, Saddle to, Exit exit, double start, double duration, LearnedSet dropped, List<NearTie> nearTies) {
    public Phase {
        nearTies = List.copyOf(nearTies);
    }

    /**
     * An exit that would have been used almost as early.
     *
     * @param modality its name
     * @param delay relative to the duration of the phase, &ge; 0
     */
    public record NearTie(String modality, double delay) {}

    /** Time at which the leading modality counts as learned. */
    public double arrival() {
        return start + duration;
    }

    /** All modalities that are learned in this phase. */
    public LearnedSet group() {
        return to.learned().without(from.learned());
    }
}
