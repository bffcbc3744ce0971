package org.fusionflow.reduced.run;

import java.util.Optional;
import org.fusionflow.data.result.ClosestApproach;
import org.fusionflow.data.result.LocatedTime;

/**
 * The passage of a trajectory by a fixed point, by the root mean square difference of what the modalities add to the outputs.
 *
 * @param closest closest approach
 * @param radius of the ball around the point that counts as a visit
 * @param arrival when the trajectory first entered the ball; empty if it did not
 * @param departure when it left the ball for the last time; empty if it did not
 */
public record Visit(
        ClosestApproach closest, double radius, Optional<LocatedTime> arrival, Optional<LocatedTime> departure) {
    /** True if the trajectory was inside the ball at some time. */
    public boolean happened() {
        return arrival.isPresent();
    }
}
