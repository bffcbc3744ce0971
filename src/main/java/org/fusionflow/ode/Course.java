package org.fusionflow.ode;

import java.util.List;
import org.fusionflow.linear.Vector;

/** Where an integration stands: handed from one method to the next. */
final class Course {
    /** Why a method handed the integration back. */
    enum Pause {
        /** The end, or a watcher's wish. */
        DONE,
        /** Steps are short against the clock, which must be set back. */
        CLOCK,
        /** Steps are limited by stability. */
        STIFF,
        /** The explicit method fails here. */
        TROUBLE,
        STEP_TOO_SMALL,
        NOT_FINITE,
        OUT_OF_STEPS
    }

    final Flow flow;
    final double end;
    final long mostEvaluations;
    private final List<StepWatcher> watchers;
    double time;
    double[] state;
    /** Length of the last step, 0 before the first. */
    double lastLength;

    long steps;
    long stiffSteps;
    long evaluations;
    boolean stopped;

    Course(Flow flow, double[] start, double from, double end, List<StepWatcher> watchers, long mostEvaluations) {
        this.flow = flow;
        this.state = start.clone();
        this.time = from;
        this.end = end;
        this.watchers = List.copyOf(watchers);
        this.mostEvaluations = mostEvaluations;
    }

    /** Shows a step to all watchers and goes on to its end. */
    void accept(DenseStep step, double[] after, boolean stiff) {
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
        return new Integration(outcome, time, Vector.of(state), steps, stiffSteps, evaluations);
    }
}
