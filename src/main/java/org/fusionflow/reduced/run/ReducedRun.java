package org.fusionflow.reduced.run;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.fusionflow.architecture.HeapBudget;
import org.fusionflow.linear.Vector;
import org.fusionflow.ode.DenseStep;
import org.fusionflow.ode.FlowIntegrator;
import org.fusionflow.ode.Integration;
import org.fusionflow.ode.StepWatcher;
import org.fusionflow.ode.Tolerance;
import org.fusionflow.reduced.flow.ReducedFlow;

/** Integrates a reduced flow once, from a start until everything asked for is known or the state no longer changes. */
public final class ReducedRun {
    /** Local relative error tolerance. Half times then agree with the reference program to 1e-9 or better. */
    public static final double RELATIVE_TOLERANCE = 1e-13;

    /**
     * Local absolute error tolerance relative to the start: growth is exponential at first, so early errors are
     * amplified. A start above 1 decays, to what there is to learn.
     */
    private static final double ABSOLUTE_PER_START = 1e-14;

    /**
     * Upper limit of the time, close to overflow. A smaller one is not needed: the integrator crosses an interval
     * without changes in a few hundred steps, however long, and a run ends when no modality can be learned any more.
     */
    public static final double FOREVER = 1e290;

    private final ReducedFlow flow;
    private final Watch watch;
    private final List<MapWatcher> watchers = new ArrayList<>();
    private final PointRecord points;
    private final HalfTimeWatch halfTimes;
    private final HalfTimeWatch signals;
    private final List<FixedPointWatch> visits = new ArrayList<>();
    private final Optional<IntegrationMonitor> monitor;

    private ReducedRun(ReducedFlow flow, Watch watch) {
        this.flow = flow;
        this.watch = watch;
        points = new PointRecord(flow.regression(), watch.times());
        halfTimes = new HalfTimeWatch(flow.regression()::norm, watch.half().norms());
        signals = new HalfTimeWatch(flow.regression()::signal, watch.half().signals());
        watch.points().forEach(p -> visits.add(new FixedPointWatch(flow, p.map(), p.radius())));
        monitor = watch.monitored() ? Optional.of(new IntegrationMonitor(flow)) : Optional.empty();
        watchers.add(points);
        watchers.add(halfTimes);
        watchers.add(signals);
        watchers.addAll(visits);
        monitor.ifPresent(watchers::add);
    }

    /**
     * Integrates from a state at time 0.
     *
     * @param flow to integrate
     * @param start state in the coordinates of the flow
     * @param watch what to record
     */
    public static ReducedTrajectory of(ReducedFlow flow, double[] start, Watch watch) {
        return of(flow, start, 0, FOREVER, watch);
    }

    /**
     * Integrates from a state at time {@code from}.
     *
     * @param flow to integrate
     * @param start state at time {@code from}, in the coordinates of the flow
     * @param from flow time of the start
     * @param horizon flow time at which the search for half times ends; requested times are always reached
     * @param watch what to record
     * @throws org.fusionflow.architecture.InvalidInput if the heap has no room for the system
     */
    public static ReducedTrajectory of(ReducedFlow flow, double[] start, double from, double horizon, Watch watch) {
        int size = flow.size();
        HeapBudget.require(
                FlowIntegrator.implicitBytes(size),
                "a reduced system of " + size + " numbers, whose plateaus take matrices of " + size + " x " + size,
                "fewer inputs, a smaller rank");
        return new ReducedRun(flow, watch).run(start, from, horizon);
    }

    /**
     * From time 0, with a tolerance of its own and a further observer.
     *
     * @param horizon flow time at which the search for half times ends
     * @param relative local relative error tolerance
     * @param beside sees every step
     */
    public static ReducedTrajectory of(
            ReducedFlow flow, double[] start, double horizon, Watch watch, double relative, StepWatcher beside) {
        return new ReducedRun(flow, watch)
                .run(start, 0, horizon, new Tolerance(relative, tolerance(start).absolute()), beside);
    }

    private ReducedTrajectory run(double[] start, double from, double horizon) {
        return run(start, from, horizon, tolerance(start), step -> false);
    }

    private ReducedTrajectory run(
            double[] start, double from, double horizon, Tolerance tolerance, StepWatcher beside) {
        double[] map = new double[flow.regression().mapSize()];
        flow.map(start, map);
        watchers.forEach(watcher -> watcher.start(from, start, map));
        double last = watch.times().size() == 0
                ? from
                : watch.times().at(watch.times().size() - 1);
        Looking looking = new Looking(start, map);
        double end = Math.max(last, Math.max(from, Math.min(horizon, FOREVER)));
        Integration integration = StagedIntegration.run(flow, tolerance, start, from, end, step -> {
            beside.see(step);
            return looking.see(step);
        });
        return new ReducedTrajectory(
                integration.outcome(),
                looking.settled,
                looking.settled ? flow.stuck(looking.state) : List.of(),
                integration.time(),
                Vector.of(looking.map),
                halfTimes.found(),
                signals.found(),
                visits.stream().map(FixedPointWatch::visit).toList(),
                points.points(),
                monitor.map(IntegrationMonitor::result),
                integration.steps(),
                integration.stiffSteps(),
                integration.evaluations(),
                integration.rounding(),
                Collections.nCopies(halfTimes.found().size(), 0));
    }

    static Tolerance tolerance(double[] start) {
        double largest = 0;
        for (double entry : start) {
            largest = Math.max(largest, Math.abs(entry));
        }
        return new Tolerance(RELATIVE_TOLERANCE, ABSOLUTE_PER_START * Math.min(1, largest));
    }

    private final class Looking implements StepWatcher {
        private double[] state;
        private double[] map;
        private boolean settled;

        Looking(double[] state, double[] map) {
            this.state = state;
            this.map = map;
        }

        @Override
        public boolean see(DenseStep dense) {
            MapStep step = new MapStep(flow, dense, state, map);
            watchers.forEach(watcher -> watcher.see(step));
            state = step.endState();
            map = step.endMap();
            settled = StagedIntegration.isLast(flow, step.end()) && flow.isSettled(state);
            if (settled) {
                points.rest(map);
            }
            return settled || (points.isComplete() && halfTimes.isComplete() && signals.isComplete() && hasArrived());
        }

        private boolean hasArrived() {
            return visits.isEmpty() || visits.get(visits.size() - 1).isInside();
        }
    }
}
