package org.fusionflow.reduced;

import java.util.List;
import java.util.Optional;
import org.fusionflow.data.ClosestApproach;
import org.fusionflow.data.LocatedTime;
import org.fusionflow.data.Outcome;
import org.fusionflow.data.TrajectoryPoint;

/**
 * What an integration of the reduced flow found.
 *
 * @param outcome how it ended
 * @param endTime flow time up to which it went
 * @param halfTimes one a modality, empty where the modality was not half learned by {@code endTime}
 * @param closest nearest approach to the unimodal saddle; empty for early fusion
 * @param points states at the requested times, up to the end
 * @param evaluations of the vector field
 */
public record ReducedTrajectory(
        Outcome outcome,
        double endTime,
        List<Optional<LocatedTime>> halfTimes,
        Optional<ClosestApproach> closest,
        List<TrajectoryPoint> points,
        int evaluations) {
    public ReducedTrajectory {
        halfTimes = List.copyOf(halfTimes);
        points = List.copyOf(points);
    }
}
