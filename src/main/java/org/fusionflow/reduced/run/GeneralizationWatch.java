package org.fusionflow.reduced.run;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.data.samples.Population;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.flow.ReducedFlow;

/**
 * Records the generalization error along a trajectory: its values at requested times and its minimum. At a minimum
 * its derivative {@code (w - w*) Sigma* (dw/dt)'} rises through 0.
 */
final class GeneralizationWatch implements MapWatcher {
    /**
     * Parts of a step that are searched for a minimum each. A step covers a few time constants, so two minima in one
     * part are unlikely.
     */
    private static final int PARTS = 2;

    /**
     * If the error at the minimum is below that at the end by less than this fraction, the minimum counts as the end:
     * training ends at residuals of 1e-9 of their start values, so smaller differences are not resolved.
     */
    private static final double RESOLVED = 1e-9;

    /** Relative changes of the error along a part of a step that may be rounding. */
    private static final double ROUNDING = 1e-12;

    private final ReducedFlow flow;
    private final Population population;
    private final Vector times;
    private final List<GeneralizationPoint> points = new ArrayList<>();
    private GeneralizationPoint start = new GeneralizationPoint(0, Double.NaN, Double.NaN);
    private GeneralizationPoint best = start;
    private GeneralizationPoint end = start;
    private LocatedTime bestTime = new LocatedTime(0, 0, 0);
    private double slope;

    GeneralizationWatch(ReducedFlow flow, Population population, Vector times) {
        this.flow = flow;
        this.population = population;
        this.times = times;
    }

    boolean isComplete() {
        return points.size() >= times.size();
    }

    List<GeneralizationPoint> points() {
        return points;
    }

    GeneralizationPoint start() {
        return start;
    }

    GeneralizationPoint end() {
        return end;
    }

    GeneralizationPoint best() {
        return isAtEnd() ? end : best;
    }

    LocatedTime bestTime() {
        return isAtEnd() ? new LocatedTime(end.time(), end.time(), end.time()) : bestTime;
    }

    private boolean isAtEnd() {
        return !(best.generalizationError() < end.generalizationError() * (1 - RESOLVED));
    }

    @Override
    public void start(double time, double[] state, double[] map) {
        start = point(time, map);
        best = start;
        end = start;
        bestTime = new LocatedTime(time, time, time);
        slope = slope(state);
        while (!isComplete() && times.at(points.size()) <= time) {
            points.add(point(times.at(points.size()), map));
        }
    }

    @Override
    public void see(MapStep step) {
        double left = 0;
        for (int part = 1; part <= PARTS; part++) {
            double right = (double) part / PARTS;
            double before = slope;
            slope = part == PARTS ? slope(step.endState()) : slope(sketch(step, right));
            if (before < 0 && slope > 0 && step.changes(this::error, left, right, ROUNDING)) {
                minimum(step, left, right);
            }
            left = right;
        }
        while (!isComplete() && times.at(points.size()) <= step.end()) {
            double time = times.at(points.size());
            double fraction =
                    Math.max(0, (time - step.dense().start()) / step.dense().length());
            points.add(point(time, fraction < 1 ? step.mapAt(fraction) : step.endMap()));
        }
        end = point(step.end(), step.endMap());
    }

    /** Records a map that no longer changes at all times that are left. */
    void rest(double[] map) {
        while (!isComplete()) {
            points.add(point(times.at(points.size()), map));
        }
    }

    private void minimum(MapStep step, double left, double right) {
        double[] bracket = Crossing.bracket(part -> slope(step.stateAt(left + (right - left) * part)));
        double low = left + (right - left) * bracket[0];
        double high = left + (right - left) * bracket[1];
        GeneralizationPoint found = point(step.dense().time(high), step.mapAt(high));
        if (found.generalizationError() < best.generalizationError()) {
            best = found;
            bestTime = new LocatedTime(found.time(), step.dense().time(low), found.time());
        }
    }

    private double[] sketch(MapStep step, double fraction) {
        double[] state = new double[flow.size()];
        step.dense().interpolate(fraction, state);
        return state;
    }

    private GeneralizationPoint point(double time, double[] map) {
        return new GeneralizationPoint(time, flow.regression().reportedLoss(map), error(map));
    }

    private double error(double[] map) {
        return population.generalizationError(Vector.of(map));
    }

    /** {@code dE_g/dt}. */
    private double slope(double[] state) {
        int n = flow.regression().mapSize();
        double[] map = new double[n];
        double[] rate = new double[n];
        flow.map(state, map);
        flow.mapRate(state, rate);
        Vector miss = Vector.of(map).minus(population.teacher());
        return population.inputCovariance().leftTimes(miss).dot(Vector.of(rate));
    }
}
