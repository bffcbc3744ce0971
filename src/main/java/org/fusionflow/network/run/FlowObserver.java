package org.fusionflow.network.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fusionflow.data.result.LocatedTime;
import org.fusionflow.network.model.Objective;
import org.fusionflow.ode.Outcome;
import org.hipparchus.ode.ODEStateAndDerivative;
import org.hipparchus.ode.events.Action;
import org.hipparchus.ode.events.ODEEventDetector;
import org.hipparchus.ode.sampling.ODEStateInterpolator;
import org.hipparchus.ode.sampling.ODEStepHandler;
import org.jspecify.annotations.Nullable;

/**
 * Observes the integration of the flow: it evaluates the dense output at the requested times, and locates half times, the stop and the closest
 * approach to the saddle.
 */
public final class FlowObserver implements ODEStepHandler {
    private final Objective network;
    private final TrainingRun run;
    private final WeightWatcher watcher;
    private final boolean knowsMapRate;
    private final Recorder recorder;
    private final StopRule stop;
    private final double[] map;
    private final double[] mapRate;
    private final double origin;
    private boolean timesPassed;
    private boolean learned;
    private boolean stopped;
    private boolean outOfSteps;
    private boolean interrupted;
    private boolean onPlateau;
    private final RestWatch rest;
    private boolean resting;
    private final Optional<StillWatch> still;
    private final double[] velocity;
    private int frozen = -1;
    private boolean finite = true;
    private long steps;
    private double lastLength = Double.POSITIVE_INFINITY;
    private double saddleSlope;
    private @Nullable ODEStateAndDerivative last;

    public FlowObserver(TrainingRun run) {
        this.run = run;
        network = run.objective();
        watcher = run.watching().weights();
        recorder = run.recorder();
        stop = run.stop();
        rest = new RestWatch(network);
        still = run.still();
        velocity = new double[still.isPresent() ? network.layout().weights() : 0];
        map = new double[network.layout().inputs() * network.layout().outputs()];
        mapRate = new double[map.length];
        network.respond(run.weights());
        network.copyMap(map);
        origin = run.start().time();
        run.start().history().ifPresentOrElse(recorder::goOn, () -> recorder.start(origin, map, network.loss()));
        recorder.resume(run.start().steps(), origin);
        steps = run.start().steps();
        knowsMapRate = run.rates().isEmpty() && network.mapRate(run.weights(), mapRate);
        saddleSlope = knowsMapRate ? recorder.saddleDistanceSlope(map, mapRate) : 0;
        if (watcher.nextTime() <= origin) {
            watcher.look(steps, origin, run.weights(), network);
        }
        timesPassed = recorder.areTimesPassed(origin);
        learned = recorder.isLearned(network);
    }

    /** True if the loss is finite at the start. */
    public boolean startsFinite() {
        return Double.isFinite(network.loss());
    }

    /** False once the weights of an accepted step have overflowed; true if only a trial step did. */
    public boolean isFinite() {
        return finite;
    }

    /** True if the run ends at its start, because everything requested has happened. */
    public boolean startsFinished() {
        return recorder.isFinished(timesPassed, learned);
    }

    /** The events that may end the run, and the half times. */
    public List<ODEEventDetector> events() {
        List<ODEEventDetector> events = new ArrayList<>();
        if (!timesPassed) {
            // Just after the last requested time, so that its point is recorded before the run stops.
            double end = recorder.lastTime() * (1 + 4 * FlowEvent.ACCURACY);
            events.add(new FlowEvent(state -> state.getTime() - end, state -> timesPassed = true, this::stopsHere));
        }
        if (!learned && recorder.isTargetOnASlope()) {
            double target = recorder.targetLoss();
            events.add(new FlowEvent(state -> target - watchedAt(state), state -> learned = true, this::stopsHere));
        }
        for (int m = 0; m < recorder.marks(); m++) {
            if (recorder.isOpen(m)) {
                int mark = m;
                events.add(new FlowEvent(state -> beyond(mark, state), state -> reached(mark, state), this::stopsHere));
            }
        }
        run.rates().ifPresent(rates -> {
            for (int k = 0; k < rates.open(); k++) {
                int which = k;
                events.add(new FlowEvent(state -> beyond(rates, which, state), state -> frozen = which, () -> true));
            }
        });
        return events;
    }

    private double beyond(LayerRates rates, int which, ODEStateAndDerivative state) {
        network.respond(state.getPrimaryState());
        return rates.beyond(which);
    }

    /** Stops the layers of a modality that was learned at the end of the last part of the integration. */
    public void freeze(LayerRates rates) {
        if (frozen >= 0) {
            rates.stop(frozen, reached());
        }
        frozen = -1;
    }

    private boolean stopsHere() {
        stopped = recorder.isFinished(timesPassed, learned);
        return stopped;
    }

    private void reached(int mark, ODEStateAndDerivative state) {
        double time = state.getTime();
        double margin = 2 * FlowEvent.ACCURACY * time;
        recorder.reached(mark, new LocatedTime(time, time - margin, time + margin));
    }

    private double lossAt(ODEStateAndDerivative state) {
        network.respond(state.getPrimaryState());
        return network.loss();
    }

    private double watchedAt(ODEStateAndDerivative state) {
        network.respond(state.getPrimaryState());
        return recorder.watched(network);
    }

    private double beyond(int mark, ODEStateAndDerivative state) {
        mapAt(state);
        return recorder.beyond(mark, map);
    }

    private void mapAt(ODEStateAndDerivative state) {
        network.respond(state.getPrimaryState());
        network.copyMap(map);
    }

    /** Handles a part of a step, between two events or ends. */
    @Override
    public void handleStep(ODEStateInterpolator part) {
        ODEStateAndDerivative end = part.getCurrentState();
        last = end;
        if (!(end.getTime() > part.getPreviousState().getTime())) {
            return;
        }
        lastLength = end.getTime() - part.getPreviousState().getTime();
        while (watcher.nextTime() <= end.getTime()) {
            ODEStateAndDerivative there = part.getInterpolatedState(watcher.nextTime());
            mapAt(there);
            watcher.look(steps, there.getTime(), there.getPrimaryState(), network);
        }
        while (recorder.nextTime() <= end.getTime()) {
            mapAt(part.getInterpolatedState(recorder.nextTime()));
            recorder.point(map, network.loss());
        }
        if (recorder.hasSaddle()) {
            approachSaddle(part);
        }
    }

    private void approachSaddle(ODEStateInterpolator part) {
        double start = part.getPreviousState().getTime();
        double end = part.getCurrentState().getTime();
        if (!knowsMapRate) {
            mapAt(part.getCurrentState());
            recorder.nearSaddle(end, map, network.loss());
            return;
        }
        double slope = saddleSlopeAt(part.getCurrentState());
        recorder.nearSaddle(end, map, network.loss());
        if (saddleSlope < 0 && slope > 0 && saddleSlopeAt(part.getInterpolatedState(start)) < 0) {
            double located = FlowEvent.solver()
                    .solve(
                            FlowEvent.MOST_ITERATIONS,
                            time -> saddleSlopeAt(part.getInterpolatedState(time)),
                            start,
                            end);
            mapAt(part.getInterpolatedState(located));
            recorder.nearSaddle(located, map, network.loss());
        }
        saddleSlope = slope;
    }

    private double saddleSlopeAt(ODEStateAndDerivative state) {
        mapAt(state);
        return saddleSlope(state.getPrimaryState());
    }

    private double saddleSlope(double[] weights) {
        network.mapRate(weights, mapRate);
        return recorder.saddleDistanceSlope(map, mapRate);
    }

    /** Handles the end of an accepted step. */
    public Action stepEnds(ODEStateAndDerivative state) {
        steps++;
        double loss = lossAt(state);
        recorder.step(steps, state.getTime(), loss);
        finite = Double.isFinite(loss);
        learned |= recorder.isLearned(network);
        outOfSteps = steps >= stop.maxSteps() && state.getTime() < stop.maxTime();
        interrupted = run.watching().interrupted().getAsBoolean();
        onPlateau = recorder.isOnPlateau(state.getTime(), loss);
        resting = comesToRest(state);
        return finite && !outOfSteps && !interrupted && !onPlateau && !resting && !stopsHere()
                ? Action.CONTINUE
                : Action.STOP;
    }

    /** True if nothing changes any more and all requested times, also of weights, have passed. */
    private boolean comesToRest(ODEStateAndDerivative state) {
        double[] weights = state.getPrimaryState();
        rest.grow(weights);
        boolean stands = still.isPresent() && standsStill(still.get(), state);
        if (!finite || !timesPassed || watcher.holdsRun() || !(stands || rest.isAtRest(weights))) {
            return false;
        }
        recorder.rest();
        return true;
    }

    private boolean standsStill(StillWatch watch, ODEStateAndDerivative state) {
        double[] weights = state.getPrimaryState();
        network.velocity(weights, velocity);
        run.rates().ifPresent(rates -> rates.scale(velocity));
        boolean now = watch.isStill(weights, velocity, stop.maxTime() - state.getTime());
        return now && run.rates().map(LayerRates::nextChange).orElse(Double.POSITIVE_INFINITY) >= stop.maxTime();
    }

    public Outcome outcome() {
        if (!finite) {
            return Outcome.NOT_FINITE;
        }
        if (stopped || onPlateau || resting) {
            return Outcome.STOPPED_BY_EVENT;
        }
        if (interrupted) {
            return Outcome.INTERRUPTED;
        }
        return outOfSteps ? Outcome.OUT_OF_STEPS : Outcome.REACHED_END;
    }

    /** Flow time that the integrator has reached. */
    public double reached() {
        return last == null ? origin : last.getTime();
    }

    /** The weights at that time; {@code start} if the integrator has made no step. */
    public double[] weightsReached(double[] start) {
        return last == null ? start.clone() : last.getPrimaryState();
    }

    /** Length of the last interval between two events or ends of steps; infinite before the first. */
    public double lastLength() {
        return lastLength;
    }

    /** Writes the last state that the integrator reached to {@code weights}; a step that an event cut short counts. */
    public void finish(double[] weights) {
        if (last != null) {
            System.arraycopy(last.getPrimaryState(), 0, weights, 0, weights.length);
            if (last.getTime() > recorder.time()) {
                recorder.step(steps + 1, last.getTime(), lossAt(last));
            }
        }
    }
}
