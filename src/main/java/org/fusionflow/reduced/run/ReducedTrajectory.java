package org.fusionflow.reduced.run;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.fusionflow.data.moments.PrincipalAxes;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.linear.Vector;
import org.fusionflow.ode.Outcome;

/**
 * The results of one integration of a reduced flow. Times are flow times.
 *
 * @param outcome how it ended
 * @param settled true if it ended because the state no longer changes: a modality that is not learned by then never
 *     is
 * @param stuck if it settled, modalities that ended at 0 although their residual is not 0
 * @param endTime time up to which it was integrated
 * @param end map of the network at that time
 * @param halfTimes one per modality; empty if it was not half learned by {@code endTime}
 * @param signalHalfTimes one per modality: when its signal {@code Sigma_yxm . w_m} is half of that at the reference; empty if it was not by
 *     {@code endTime}, or was not asked for
 * @param visits one per watched fixed point, in their order
 * @param points states at the requested times, up to the end
 * @param monitors of the integration; empty if they were not asked for
 * @param steps of the integrator
 * @param stiffSteps number of these with the implicit method
 * @param evaluations of the vector field
 * @param rounding largest error of a step that was accepted as rounding, relative to the state; 0 if all kept the tolerance
 * @param projection the directions in which it was integrated; empty if these were all
 * @param lostDirections of each modality, whose variances are within the rounding of its largest one, so that they are not followed
 */
public record ReducedTrajectory(
        Outcome outcome,
        boolean settled,
        List<Integer> stuck,
        double endTime,
        Vector end,
        List<Optional<LocatedTime>> halfTimes,
        List<Optional<LocatedTime>> signalHalfTimes,
        List<Visit> visits,
        List<TrajectoryPoint> points,
        Optional<Monitors> monitors,
        long steps,
        long stiffSteps,
        long evaluations,
        double rounding,
        List<Integer> lostDirections,
        Optional<Projection> projection) {
    public ReducedTrajectory {
        stuck = List.copyOf(stuck);
        halfTimes = List.copyOf(halfTimes);
        signalHalfTimes = List.copyOf(signalHalfTimes);
        visits = List.copyOf(visits);
        points = List.copyOf(points);
        lostDirections = List.copyOf(lostDirections);
    }

    /** A trajectory that was integrated in all directions. */
    public ReducedTrajectory(
            Outcome outcome,
            boolean settled,
            List<Integer> stuck,
            double endTime,
            Vector end,
            List<Optional<LocatedTime>> halfTimes,
            List<Optional<LocatedTime>> signalHalfTimes,
            List<Visit> visits,
            List<TrajectoryPoint> points,
            Optional<Monitors> monitors,
            long steps,
            long stiffSteps,
            long evaluations,
            double rounding,
            List<Integer> lostDirections) {
        this(
                outcome,
                settled,
                stuck,
                endTime,
                end,
                halfTimes,
                signalHalfTimes,
                visits,
                points,
                monitors,
                steps,
                stiffSteps,
                evaluations,
                rounding,
                lostDirections,
                Optional.empty());
    }

    /** The same trajectory without the states at requested times. */
    public ReducedTrajectory withoutPoints() {
        return new ReducedTrajectory(
                outcome,
                settled,
                stuck,
                endTime,
                end,
                halfTimes,
                signalHalfTimes,
                visits,
                List.of(),
                monitors,
                steps,
                stiffSteps,
                evaluations,
                rounding,
                lostDirections,
                projection);
    }

    /** The same trajectory, which was integrated in other axes, in those of the inputs. */
    public ReducedTrajectory in(PrincipalAxes axes) {
        return in(axes, Optional.empty());
    }

    /**
     * The same trajectory, which was integrated in other axes, in those of the inputs.
     *
     * @param error of half times that comes of axes of a subspace; empty if the axes are those of the whole space
     */
    public ReducedTrajectory in(PrincipalAxes axes, Optional<Double> error) {
        return new ReducedTrajectory(
                outcome,
                settled,
                stuck,
                endTime,
                axes.back(end),
                halfTimes,
                signalHalfTimes,
                visits,
                points.stream()
                        .map(point -> new TrajectoryPoint(point.time(), point.loss(), axes.back(point.map())))
                        .toList(),
                monitors,
                steps,
                stiffSteps,
                evaluations,
                rounding,
                IntStream.range(0, halfTimes.size())
                        .map(axes::lostDirections)
                        .boxed()
                        .toList(),
                error.map(known -> new Projection(axes.moments().modalities().inputs(), known)));
    }
}
