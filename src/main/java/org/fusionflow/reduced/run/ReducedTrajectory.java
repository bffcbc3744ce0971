package org.fusionflow.reduced.run;

import java.util.List;
import java.util.Optional;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.linear.Vector;
import org.fusionflow.ode.Outcome;

/**
 * What a run of a reduced flow found.
 *
 * @param outcome how it ended
 * @param settled true if it ended because nothing will ever change again: what is not learned now never is
 * @param endTime flow time up to which it went
 * @param halfTimes one a modality, empty where the modality was not half learned by {@code endTime}
 * @param visits one a watched fixed point, in their order
 * @param points states at the requested times, up to the end
 * @param monitors of the integration; empty if they were not wanted
 * @param endState in the coordinates of the flow
 * @param steps of the integrator
 * @param stiffSteps of them by the implicit method
 * @param evaluations of the vector field
 */
public record ReducedTrajectory(
        Outcome outcome,
        boolean settled,
        double endTime,
        List<Optional<LocatedTime>> halfTimes,
        List<Visit> visits,
        List<TrajectoryPoint> points,
        Optional<Monitors> monitors,
        Vector endState,
        long steps,
        long stiffSteps,
        long evaluations) {
    public ReducedTrajectory {
        halfTimes = List.copyOf(halfTimes);
        visits = List.copyOf(visits);
        points = List.copyOf(points);
    }
}
