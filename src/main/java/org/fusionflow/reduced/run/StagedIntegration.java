package org.fusionflow.reduced.run;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.linear.Vector;
import org.fusionflow.ode.FlowIntegrator;
import org.fusionflow.ode.Integration;
import org.fusionflow.ode.Outcome;
import org.fusionflow.ode.StepWatcher;
import org.fusionflow.ode.Tolerance;
import org.fusionflow.reduced.flow.ReducedFlow;

/** Integrates a flow whose equations change at known times: one integration for each stretch between them. */
final class StagedIntegration {
    private StagedIntegration() {}

    /**
     * @param start state at the time {@code from}
     * @param end time to stop at
     * @param watcher sees every step; if it asks to stop, the integration ends after the step
     */
    static Integration run(
            ReducedFlow flow, Tolerance tolerance, double[] start, double from, double end, StepWatcher watcher) {
        return run(flow, tolerance, start, from, end, watcher, FlowIntegrator.MAX_EVALUATIONS);
    }

    /**
     * @param mostEvaluations of the rate in each stretch
     */
    static Integration run(
            ReducedFlow flow,
            Tolerance tolerance,
            double[] start,
            double from,
            double end,
            StepWatcher watcher,
            long mostEvaluations) {
        List<Double> ends = new ArrayList<>(flow.changes().stream()
                .filter(time -> time > from && time < end)
                .toList());
        ends.add(end);
        double since = from;
        flow.enter(flow.changes().stream().filter(time -> time <= from).reduce(0.0, Math::max));
        Integration all = new Integration(Outcome.REACHED_END, from, Vector.of(start), 0, 0, 0, 0);
        for (double until : ends) {
            Integration stretch = new FlowIntegrator(flow, tolerance, mostEvaluations)
                    .run(all.state().toArray(), since, until, List.of(watcher));
            all = new Integration(
                    stretch.outcome(),
                    stretch.time(),
                    stretch.state(),
                    all.steps() + stretch.steps(),
                    all.stiffSteps() + stretch.stiffSteps(),
                    all.evaluations() + stretch.evaluations(),
                    Math.max(all.rounding(), stretch.rounding()));
            if (stretch.outcome() != Outcome.REACHED_END) {
                return all;
            }
            flow.enter(until);
            since = until;
        }
        return all;
    }

    /** True if the equations do not change any more after a time. */
    static boolean isLast(ReducedFlow flow, double time) {
        for (double change : flow.changes()) {
            if (change > time) {
                return false;
            }
        }
        return true;
    }
}
