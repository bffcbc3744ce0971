package org.fusionflow.reduced.run;

import java.util.List;
import org.fusionflow.linear.Vector;

/**
 * What to look for along a trajectory.
 *
 * @param times at which states are wanted, ascending
 * @param halfNorms norm of each modality's map that counts as half learned; 0 for none
 * @param points fixed points whose visits are wanted; the run ends inside the ball of the last one, if all else is known
 * @param monitored true for the monitors of the integration
 */
public record Watch(Vector times, Vector halfNorms, List<Point> points, boolean monitored) {
    public Watch {
        points = List.copyOf(points);
    }

    /**
     * A fixed point in map space.
     *
     * @param map there
     * @param radius at which the trajectory counts as being there, &gt; 0
     */
    public record Point(Vector map, double radius) {}
}
