package org.fusionflow.ode;

import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Adaptive steps of Radau IIA, order 9. The embedded method of order 5 estimates the error. Its tolerance is that of the program RADAU (Hairer
 * and Wanner, J. Comput. Appl. Math. 111, 1999), {@code 0.1 relative^((s+1)/(2s))}: because the method has the higher order, the steps then
 * have the accuracy that was asked for.
 */
final class RadauSteps {
    /** A step grows by at most this factor, and shrinks by at most its inverse. */
    private static final double MAX_GROWTH = 6;

    private static final double SAFETY = 0.85;

    /**
     * Rejected steps in a row after which the integration fails. From a step of 1e290, as on a plateau, to one of 1e-10 at its end it takes 500
     * divisions by 4.
     */
    private static final int MAX_REFUSALS = 600;

    /** Order of the estimate plus one. */
    private static final double EXPONENT = -1.0 / (RadauTableau.STAGES + 1);

    /** Beyond three steps the extrapolated polynomial of degree 5 is no good start for Newton's method. */
    private static final double FARTHEST = 3;

    private final Flow flow;
    private final ErrorScale scale;
    private final double relative;
    private RadauStages now;
    private RadauStages before;
    private boolean hasBefore;
    /** Solves parts of steps; created at the first request. */
    private @Nullable RadauStages part;

    RadauSteps(Flow flow, Tolerance tolerance) {
        this.flow = flow;
        scale = new ErrorScale(flow, tolerance.absolute());
        relative = 0.1 * Math.pow(tolerance.relative(), (RadauTableau.STAGES + 1.0) / (2 * RadauTableau.STAGES));
        now = new RadauStages(flow, scale);
        before = new RadauStages(flow, scale);
    }

    IntegrationProgress.Pause run(IntegrationProgress progress) {
        double length = firstLength(progress);
        int refused = 0;
        long counted = 0;
        while (progress.time < progress.end && !progress.stopped) {
            boolean last = length >= progress.end - progress.time;
            double tried = last ? progress.end - progress.time : length;
            boolean solved = solve(progress.state, tried);
            double error = solved ? now.error(relative) : Double.POSITIVE_INFINITY;
            long evaluations = now.evaluations() + before.evaluations();
            progress.evaluations += evaluations - counted;
            counted = evaluations;
            double[] after = solved ? now.end() : progress.state;
            if (error <= 1 && keepsSigns(progress.state, after)) {
                progress.rounding = Math.max(progress.rounding, now.acceptedRounding());
                flow.confine(after);
                progress.accept(new Step(progress.time, progress.state, now), after, true);
                RadauStages swap = before;
                before = now;
                now = swap;
                hasBefore = true;
                refused = 0;
                length = tried * factor(error);
                if (last && !progress.stopped) {
                    progress.time = progress.end;
                }
            } else {
                length = tried * (solved && Double.isFinite(error) ? Math.min(0.5, factor(error)) : 0.25);
                if (++refused > MAX_REFUSALS || !(length > 0)) {
                    return IntegrationProgress.Pause.STEP_TOO_SMALL;
                }
            }
            if (progress.evaluations > progress.maxEvaluations) {
                return IntegrationProgress.Pause.OUT_OF_STEPS;
            }
        }
        return IntegrationProgress.Pause.DONE;
    }

    private boolean solve(double[] state, double length) {
        if (hasBefore && length <= FARTHEST * before.length() && now.solve(state, length, before, 1)) {
            return true;
        }
        return now.solve(state, length);
    }

    private static double factor(double error) {
        double wanted = SAFETY * Math.pow(Math.max(error, 1e-12), EXPONENT);
        return Math.max(1 / MAX_GROWTH, Math.min(MAX_GROWTH, wanted));
    }

    private boolean keepsSigns(double[] from, double[] to) {
        int[] blocks = flow.blocks();
        for (int b = 0; b + 1 < blocks.length; b++) {
            if (flow.keepsSign(b) && from[blocks[b]] * to[blocks[b]] < 0) {
                return false;
            }
        }
        return true;
    }

    /** Length of the first step: that of the last step of another method, or a tenth of the time in which the fastest block changes by its norm. */
    private double firstLength(IntegrationProgress progress) {
        if (progress.lastLength > 0) {
            return progress.lastLength;
        }
        double[] rate = new double[flow.size()];
        flow.rate(progress.state, rate);
        double change = scale.of(rate, 0, progress.state, progress.state, 1);
        return change > 0 && Double.isFinite(change) ? 0.1 / change : progress.end - progress.time;
    }

    private RadauStages part() {
        if (part == null) {
            part = new RadauStages(flow, scale);
        }
        return part;
    }

    /** A step; states inside it come from the method applied to a part of the step, and so have its full accuracy. */
    private final class Step implements DenseStep {
        private final double start;
        private final double[] begin;
        private final RadauStages stages;

        Step(double start, double[] begin, RadauStages stages) {
            this.start = start;
            this.begin = begin;
            this.stages = stages;
        }

        @Override
        public double start() {
            return start;
        }

        @Override
        public double length() {
            return stages.length();
        }

        @Override
        public void state(double fraction, double[] state) {
            if (fraction > 0 && fraction < 1 && part().solve(begin, fraction * length(), stages, 0)) {
                double[] end = part().end();
                System.arraycopy(end, 0, state, 0, end.length);
            } else {
                interpolate(fraction, state);
            }
        }

        @Override
        public void interpolate(double fraction, double[] state) {
            stages.interpolate(fraction, state);
        }

        @Override
        public double integral(ToDoubleFunction<double[]> function) {
            return stages.integral(function);
        }

        @Override
        public void slope(double fraction, double[] slope) {
            stages.slope(fraction, slope);
        }
    }
}
