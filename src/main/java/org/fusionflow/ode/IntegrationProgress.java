package org.fusionflow.ode;

import java.util.List;
import java.util.concurrent.CancellationException;
import org.fusionflow.linear.Vector;

/** The state, time and counts of a running integration. One method hands it to the next. */
final class IntegrationProgress {
    /** Why a method returned control. */
    enum Pause {
        /** The end was reached, or a watcher asked to stop. */
        DONE,
        /** Steps are short compared with the time on the clock, which must be reset to 0. */
        CLOCK,
        /** Stability limits the steps. */
        STIFF,
        /** The explicit method failed. */
        TROUBLE,
        STEP_TOO_SMALL,
        NOT_FINITE,
        OUT_OF_STEPS
    }

    final Flow flow;
    final double end;
    final long maxEvaluations;
    private final List<StepWatcher> watchers;
    double time;
    double[] state;
    /** Length of the last step, 0 before the first. */
    double lastLength;

    /** Largest error of a step, relative to the state, that was accepted as rounding. */
    double rounding;

    long steps;
    long stiffSteps;
    long evaluations;
    boolean stopped;

    IntegrationProgress(
            Flow flow, double[] start, double from, double end, List<StepWatcher> watchers, long maxEvaluations) {
        this.flow = flow;
        this.state = start.clone();
        this.time = from;
        this.end = end;
        this.watchers = List.copyOf(watchers);
        this.maxEvaluations = maxEvaluations;
    }

    /**
     * Shows a step to all watchers and moves the state to its end.
     *
     * @throws CancellationException if the thread has been interrupted: whoever asked for the integration no longer waits for it
     */
    void accept(DenseStep step, double[] after, boolean stiff) {
        if (Thread.currentThread().isInterrupted()) {
            throw new CancellationException("interrupted at time " + time);
        }
        for (StepWatcher watcher : watchers) {
            stopped |= watcher.see(step);
        }
        time = step.time(1);
        lastLength = step.length();
        state = after.clone();
        steps++;
        if (stiff) {
            stiffSteps++;
        }
    }

    Integration result(Pause pause) {
        Outcome outcome = switch (pause) {
            case STEP_TOO_SMALL -> Outcome.STEP_TOO_SMALL;
            case OUT_OF_STEPS -> Outcome.OUT_OF_STEPS;
            case DONE -> stopped ? Outcome.STOPPED_BY_EVENT : Outcome.REACHED_END;
            default -> Outcome.NOT_FINITE;
        };
        return new Integration(outcome, time, Vector.of(state), steps, stiffSteps, evaluations, rounding);
    }
}
