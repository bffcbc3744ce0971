package org.fusionflow.ode;

import java.util.List;

/**
 * Integrates a flow with the method that its present state asks for. Starts with DOP853; where its steps become limited by stability, or
 * fail, Radau IIA goes on to the end, which is efficient on every kind of stretch, only dearer a step.
 */
public final class FlowIntegrator {
    /** Some ten seconds of work for a small system; a flow that needs more is stuck in a way that no method here solves. */
    private static final long MOST_EVALUATIONS = 100_000_000;

    private final Flow flow;
    private final Tolerance tolerance;
    private final long mostEvaluations;

    public FlowIntegrator(Flow flow, Tolerance tolerance) {
        this(flow, tolerance, MOST_EVALUATIONS);
    }

    /**
     * @param mostEvaluations of the rate before the outcome is OUT_OF_STEPS, &gt; 0
     */
    public FlowIntegrator(Flow flow, Tolerance tolerance, long mostEvaluations) {
        this.flow = flow;
        this.tolerance = tolerance;
        this.mostEvaluations = mostEvaluations;
    }

    /**
     * @param start state at the time {@code from}
     * @param end time to stop at, finite, &ge; {@code from}
     * @param watchers see every step in order; the first wish to stop ends the integration after the step, which all of them see
     */
    public Integration run(double[] start, double from, double end, List<StepWatcher> watchers) {
        if (!(end >= from) || Double.isInfinite(end)) {
            throw new IllegalArgumentException("end " + end + ": expected a finite time of at least " + from);
        }
        Course course = new Course(flow, start, from, end, watchers, mostEvaluations);
        ExplicitSteps explicit = new ExplicitSteps(flow, tolerance);
        StiffnessDetector stiffness = new StiffnessDetector(flow);
        Course.Pause pause = explicit.run(course, stiffness);
        while (pause == Course.Pause.CLOCK) {
            pause = explicit.run(course, stiffness);
        }
        if (pause == Course.Pause.STIFF || pause == Course.Pause.TROUBLE) {
            pause = new StiffSteps(flow, tolerance).run(course);
        }
        return course.result(pause);
    }

    /** From the start to the end by the implicit method alone: the second opinion on the explicit one. */
    public Integration runStiff(double[] start, double from, double end, List<StepWatcher> watchers) {
        Course course = new Course(flow, start, from, end, watchers, mostEvaluations);
        return course.result(new StiffSteps(flow, tolerance).run(course));
    }
}
