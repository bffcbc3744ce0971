package org.fusionflow.reduced.run;

import java.util.Optional;
import org.fusionflow.data.result.ClosestApproach;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.flow.ReducedFlow;

/**
 * Records how much what the modalities add to the outputs differs from that at one fixed point, as a root mean square: its minimum, and the times at which it falls below a
 * radius and rises above it.
 */
final class FixedPointWatch implements MapWatcher {
    /** Smallest relative change of the distance that is looked for; it is shown with two digits. */
    private static final double RESOLVED = 1e-9;

    private final ReducedFlow flow;
    private final double[] point;
    /** {@code w_m Sigma_mm} of the point. */
    private final double[] image;

    private final double radius;
    private double time;
    private double distance;
    private double approach;
    private ClosestApproach closest = new ClosestApproach(0, Double.POSITIVE_INFINITY, Double.NaN);
    private Optional<LocatedTime> arrival = Optional.empty();
    private Optional<LocatedTime> departure = Optional.empty();

    FixedPointWatch(ReducedFlow flow, Vector point, double radius) {
        this.flow = flow;
        this.point = point.toArray();
        image = new double[this.point.length];
        flow.regression().ownImage(this.point, image);
        this.radius = radius;
    }

    Visit visit() {
        return new Visit(closest, radius, arrival, departure);
    }

    boolean isInside() {
        return distance <= radius;
    }

    @Override
    public void start(double from, double[] state, double[] map) {
        time = from;
        double[] own = imageOf(map);
        distance = distance(map, own);
        double[] mapRate = new double[point.length];
        flow.mapRate(state, mapRate);
        approach = approach(own, mapRate);
        note(from, map, distance);
        if (isInside()) {
            arrival = Optional.of(new LocatedTime(from, from, from));
        }
    }

    @Override
    public void see(MapStep step) {
        double before = distance;
        double turning = approach;
        distance = distance(step.endMap(), step.endImage());
        approach = approach(step.endImage(), step.endMapRate());
        time = step.end();
        note(time, step.endMap(), distance);
        if (turning < 0 && approach > 0 && step.changes(this::distance, 0, 1, RESOLVED)) {
            nearest(step);
        }
        if (before > radius && distance <= radius && arrival.isEmpty()) {
            arrival = Optional.of(cross(step));
        }
        if (before <= radius && distance > radius) {
            departure = Optional.of(cross(step));
        } else if (distance <= radius && before > radius) {
            departure = Optional.empty(); // the trajectory has come back
        }
    }

    private LocatedTime cross(MapStep step) {
        return Crossing.locate(step.dense(), fraction -> distance(step.mapAt(fraction)) - radius);
    }

    /**
     * Records a minimum within the step, where half the derivative of the squared distance changes its sign from
     * negative to positive.
     */
    private void nearest(MapStep step) {
        double[] bracket = Crossing.bracket(fraction -> {
            double[] state = step.stateAt(fraction);
            double[] map = new double[point.length];
            flow.map(state, map);
            double[] mapRate = new double[point.length];
            flow.mapRate(state, mapRate);
            return approach(imageOf(map), mapRate);
        });
        double fraction = 0.5 * (bracket[0] + bracket[1]);
        double[] map = step.mapAt(fraction);
        note(step.dense().time(fraction), map, distance(map));
    }

    private void note(double at, double[] map, double found) {
        if (found < closest.distance()) {
            closest = new ClosestApproach(at, found, flow.regression().reportedLoss(map));
        }
    }

    private double[] imageOf(double[] map) {
        double[] own = new double[map.length];
        flow.regression().ownImage(map, own);
        return own;
    }

    private double distance(double[] map) {
        return distance(map, imageOf(map));
    }

    private double distance(double[] map, double[] own) {
        double squares = 0;
        for (int i = 0; i < point.length; i++) {
            squares += (map[i] - point[i]) * (own[i] - image[i]);
        }
        return Math.sqrt(Math.max(0, squares));
    }

    /** Half the derivative of the squared distance, {@code sum of (w_m - w_Sm) Sigma_mm dw_m/dt}. */
    private double approach(double[] own, double[] mapRate) {
        double sum = 0;
        for (int i = 0; i < point.length; i++) {
            sum += (own[i] - image[i]) * mapRate[i];
        }
        return sum;
    }
}
