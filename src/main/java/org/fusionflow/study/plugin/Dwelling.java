package org.fusionflow.study.plugin;

import java.util.List;
import java.util.function.ToDoubleFunction;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.linear.Vector;

/**
 * The time that a trajectory spends near a point in map space.
 *
 * @param inside total time within the radius
 * @param stays number of times that it enters the ball
 * @param closest least distance among the states
 */
record Dwelling(double inside, int stays, double closest) {
    /**
     * Measures a trajectory. Distances are interpolated between states, which must be close in time.
     *
     * @param radius of the ball
     */
    static Dwelling near(Vector point, double radius, List<TrajectoryPoint> states) {
        ToDoubleFunction<TrajectoryPoint> distance =
                state -> state.map().minus(point).norm();
        double inside = 0;
        int stays = 0;
        double before = Double.POSITIVE_INFINITY;
        double closest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < states.size(); i++) {
            double now = distance.applyAsDouble(states.get(i));
            closest = Math.min(closest, now);
            double time = states.get(i).time();
            double span = i > 0 ? time - states.get(i - 1).time() : 0;
            boolean enters = now <= radius && before > radius;
            // The part of the interval on the inner side of the crossing.
            double part = enters && span > 0
                    ? (radius - now) / (before - now)
                    : now > radius && before <= radius ? (radius - before) / (now - before) : 0;
            if (enters) {
                stays++;
            }
            inside += (now <= radius && before <= radius ? 1 : part) * span;
            before = now;
        }
        return new Dwelling(inside, stays, closest);
    }
}
