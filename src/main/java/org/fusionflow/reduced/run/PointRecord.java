package org.fusionflow.reduced.run;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.flow.Regression;

/** Records the map and the loss at requested times. */
final class PointRecord implements MapWatcher {
    private final Regression regression;
    private final Vector times;
    private final List<TrajectoryPoint> points = new ArrayList<>();

    PointRecord(Regression regression, Vector times) {
        this.regression = regression;
        this.times = times;
    }

    List<TrajectoryPoint> points() {
        return List.copyOf(points);
    }

    boolean isComplete() {
        return points.size() >= times.size();
    }

    @Override
    public void start(double time, double[] state, double[] map) {
        while (!isComplete() && next() <= time) {
            record(next(), map);
        }
    }

    @Override
    public void see(MapStep step) {
        double start = step.dense().start();
        while (!isComplete() && next() <= step.end()) {
            double fraction = Math.max(0, (next() - start) / step.dense().length());
            record(next(), fraction < 1 ? step.mapAt(fraction) : step.endMap());
        }
    }

    /** Records a map that no longer changes at all times that are left. */
    void rest(double[] map) {
        while (!isComplete()) {
            record(next(), map);
        }
    }

    private double next() {
        return times.at(points.size());
    }

    private void record(double time, double[] map) {
        points.add(new TrajectoryPoint(time, regression.reportedLoss(map), Vector.of(map)));
    }
}
