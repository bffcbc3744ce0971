package org.fusionflow.network.run;

import java.util.Optional;
import org.fusionflow.network.model.Objective;
import org.fusionflow.network.result.History;
import org.fusionflow.ode.Outcome;
import org.jspecify.annotations.Nullable;

/** Observes a stepwise method: it interpolates between steps, detects divergence, and decides when the run ends. */
public final class StepObserver {
    /** A run has diverged if its loss exceeds the first one by this factor: plateaus and overshoots stay below by orders of magnitude. */
    private static final double DIVERGED = 1e6;

    /** Steps after which weights are compared, where a run may rest anywhere. */
    private static final long BETWEEN_LOOKS = 64;

    private final Objective network;
    private final TrainingRun run;
    private final WeightWatcher watcher;
    private final Recorder recorder;
    private final StopRule stop;
    private final double[] map;
    private final CourseObserver course;
    private double lossLimit;
    private boolean started;
    private final Optional<StillWatch> still;
    private double[] earlier = new double[0];
    private double earlierTime;

    public StepObserver(TrainingRun run) {
        this.run = run;
        network = run.objective();
        recorder = run.recorder();
        stop = run.stop();
        watcher = run.watching().weights();
        map = new double[network.layout().inputs() * network.layout().outputs()];
        course = new CourseObserver(recorder, map.length, network::lossBetween);
        still = run.still();
        run.start().history().ifPresent(this::goOn);
    }

    private void goOn(History history) {
        recorder.goOn(history);
        recorder.resume(run.start().steps(), run.start().time());
        lossLimit = DIVERGED * recorder.lossScale();
        course.goOn(history.last());
        started = true;
    }

    /**
     * Must be called at the start and then with increasing numbers of steps, each time after {@link Objective#respond} on all data. A run that
     * continues may pass its first state again.
     *
     * @return how the run ends here; null if it continues
     */
    @Nullable
    public Outcome after(long steps, double time) {
        double loss = network.loss();
        network.copyMap(map);
        if (!started) {
            started = true;
            course.start(time, map, loss);
            recorder.resume(steps, time);
            lossLimit = DIVERGED * recorder.lossScale();
            if (!Double.isFinite(loss)) {
                return Outcome.NOT_FINITE;
            }
        } else {
            recorder.step(steps, time, loss);
            if (!(loss <= lossLimit)) {
                return Outcome.NOT_FINITE;
            }
            course.after(time, map, loss);
        }
        if (watcher.nextTime() <= time) {
            watcher.look(steps, time, run.weights(), network);
        }
        if (recorder.isFinished(recorder.areTimesPassed(time), recorder.isLearned(network))) {
            return Outcome.STOPPED_BY_EVENT;
        }
        if (recorder.isOnPlateau(time, loss)) {
            return Outcome.STOPPED_BY_EVENT;
        }
        if (still.isPresent() && standsStill(still.get(), steps, time)) {
            recorder.rest();
            return Outcome.STOPPED_BY_EVENT;
        }
        if (run.watching().interrupted().getAsBoolean()) {
            return Outcome.INTERRUPTED;
        }
        if (time >= stop.maxTime()) {
            return Outcome.REACHED_END;
        }
        return steps >= stop.maxSteps() ? Outcome.OUT_OF_STEPS : null;
    }

    /** Compares the weights with those some steps ago. */
    private boolean standsStill(StillWatch watch, long steps, double time) {
        if (steps % BETWEEN_LOOKS != 0) {
            return false;
        }
        double[] weights = run.weights();
        boolean stands = false;
        double passed = time - earlierTime;
        if (earlier.length > 0 && passed > 0) {
            double[] change = earlier;
            for (int i = 0; i < change.length; i++) {
                change[i] = weights[i] - change[i];
            }
            double left =
                    Math.min((stop.maxTime() - time) / passed, (double) (stop.maxSteps() - steps) / BETWEEN_LOOKS);
            stands = watch.isStill(weights, change, left)
                    && recorder.areTimesPassed(time)
                    && !watcher.holdsRun()
                    && Double.isInfinite(run.rates().map(LayerRates::nextChange).orElse(Double.POSITIVE_INFINITY));
        }
        earlier = weights.clone();
        earlierTime = time;
        return stands;
    }

    /** As {@link #after}, at the end of a run where a longer run would not evaluate the loss on all data: the history does not include this state. */
    @Nullable
    public Outcome aside(long steps, double time) {
        run.keepHistory(history());
        return after(steps, time);
    }

    private History history() {
        return run.history(course.last());
    }

    /**
     * Ends a run at a step at which the loss on all data is not computed. Nothing is recorded there, so that a run which continues from it
     * records the same as one without interruption.
     */
    public Outcome interrupted(long steps, double time) {
        run.keepHistory(history());
        recorder.step(steps, time, network.loss());
        return Double.isFinite(network.loss()) ? Outcome.INTERRUPTED : Outcome.NOT_FINITE;
    }
}
