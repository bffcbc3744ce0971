package org.fusionflow.ode;

import java.util.List;
import java.util.function.Function;

/**
 * Integrates a flow with an explicit method first and an implicit one where the flow is stiff. It starts with DOP853
 * ({@link DormandPrinceSteps}). Where stability limits its steps, or it fails, Radau IIA ({@link RadauSteps}) continues to the end: that method
 * is efficient on every part of a solution, but its steps cost more.
 *
 * <p>Usage: {@code Integration end = new FlowIntegrator(flow, tolerance).run(start, 0, 100, List.of(watcher));}
 */
public final class FlowIntegrator {
    /** About ten seconds of work for a small system; neither method makes progress on a flow that needs more. */
    public static final long MAX_EVALUATIONS = 100_000_000;

    private final Flow flow;
    private final Tolerance tolerance;
    private final long maxEvaluations;

    public FlowIntegrator(Flow flow, Tolerance tolerance) {
        this(flow, tolerance, MAX_EVALUATIONS);
    }

    /**
     * @param maxEvaluations of the rate before the outcome is OUT_OF_STEPS, &gt; 0
     */
    public FlowIntegrator(Flow flow, Tolerance tolerance, long maxEvaluations) {
        this.flow = flow;
        this.tolerance = tolerance;
        this.maxEvaluations = maxEvaluations;
    }

    /**
     * @param start state at the time {@code from}
     * @param end time to stop at, finite, &ge; {@code from}
     * @param watchers see every step in order; if one of them asks to stop, the integration ends after the step, which all of them see
     */
    public Integration run(double[] start, double from, double end, List<StepWatcher> watchers) {
        if (!(end >= from) || Double.isInfinite(end)) {
            throw new IllegalArgumentException("end " + end + ": expected a finite time of at least " + from);
        }
        IntegrationProgress progress = new IntegrationProgress(flow, start, from, end, watchers, maxEvaluations);
        return ended(progress, this::run);
    }

    private static Integration ended(
            IntegrationProgress progress, Function<IntegrationProgress, IntegrationProgress.Pause> method) {
        try {
            return progress.result(method.apply(progress));
        } catch (BelowPrecision lost) {
            return progress.result(IntegrationProgress.Pause.STEP_TOO_SMALL);
        }
    }

    private IntegrationProgress.Pause run(IntegrationProgress progress) {
        DormandPrinceSteps explicit = new DormandPrinceSteps(flow, tolerance);
        StiffnessDetector stiffness = new StiffnessDetector(flow);
        IntegrationProgress.Pause pause = explicit.run(progress, stiffness);
        while (pause == IntegrationProgress.Pause.CLOCK) {
            pause = explicit.run(progress, stiffness);
        }
        if (pause == IntegrationProgress.Pause.STIFF || pause == IntegrationProgress.Pause.TROUBLE) {
            pause = new RadauSteps(flow, tolerance).run(progress);
        }
        return pause;
    }

    /** Bytes of the matrices that the implicit method keeps for a system of this size. */
    public static double implicitBytes(int size) {
        // A Jacobian, an error filter, a real and two complex stage matrices, and the matrix of the defect.
        return 8.0 * Double.BYTES * size * size;
    }

    /** Integrates with the implicit method alone, as an independent check of {@link #run}. */
    public Integration runStiff(double[] start, double from, double end, List<StepWatcher> watchers) {
        IntegrationProgress progress = new IntegrationProgress(flow, start, from, end, watchers, maxEvaluations);
        return ended(progress, new RadauSteps(flow, tolerance)::run);
    }
}
