package org.fusionflow.reduced.run;

import java.util.List;
import org.fusionflow.data.result.HalfNorms;
import org.fusionflow.linear.Vector;

/**
 * The events and states to record along a trajectory.
 *
 * @param times flow times at which states are wanted, ascending
 * @param half norm and signal of each modality's map at which it counts as half learned; 0 for none
 * @param points fixed points whose visits are wanted; once all else is known, the run ends inside the ball around the
 *     last one
 * @param monitored true to record the monitors of the integration
 */
public record Watch(Vector times, HalfNorms half, List<Point> points, boolean monitored) {
    public Watch {
        points = List.copyOf(points);
    }

    /** With norms alone. */
    public Watch(Vector times, Vector halfNorms, List<Point> points, boolean monitored) {
        this(times, new HalfNorms(halfNorms), points, monitored);
    }

    /**
     * A fixed point by its map.
     *
     * @param map of the network at the point
     * @param radius root mean square difference of what the modalities add to the outputs within which the trajectory counts as being at the point, &gt; 0
     */
    public record Point(Vector map, double radius) {}
}
