package org.fusionflow.reduced.alignment.greedy;

import java.util.List;
import org.fusionflow.linear.Vector;

/**
 * Groups that are learned at one time, and what the network is after that.
 *
 * @param tau time in units of {@code ln(1/u0)}
 * @param learned the groups, with their directions after learning
 * @param loss of the plateau that follows
 * @param contributions of the modalities on that plateau: root mean square of the change of f without the modality's inputs
 */
public record GreedyEvent(double tau, List<LearnedGroup> learned, double loss, Vector contributions) {
    public GreedyEvent {
        learned = List.copyOf(learned);
    }

    /**
     * A group that is learned.
     *
     * @param branch its name
     * @param sign of its outgoing weights
     * @param direction of norm 1, after learning
     * @param rate {@code sign G(u)} at which it grew when it was learned
     */
    public record LearnedGroup(String branch, int sign, Vector direction, double rate) {}
}
