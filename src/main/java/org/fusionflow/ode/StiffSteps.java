package org.fusionflow.ode;

import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * Adaptive steps of Radau IIA, order 9. The error is estimated by an embedded method of order 5 and held to a tolerance that Hairer
 * and Wanner derive from the wanted one, {@code 0.1 relative^((s+1)/(2s))}: the steps are then as accurate as was asked for, because
 * the method itself is of the higher order.
 */
final class StiffSteps {
    /** A step grows by at most this factor, and shrinks by at most its inverse. */
    private static final double MOST_CHANGE = 6;

    private static final double SAFETY = 0.85;

    /**
     * More in a row mean that no step helps. A step of a plateau of 1e290 becomes one of its end, 1e-10 and less, by 500 divisions by
     * 4.
     */
    private static final int MOST_REFUSALS = 600;

    /** Order of the estimate plus one. */
    private static final double EXPONENT = -1.0 / (RadauTableau.STAGES + 1);

    /** Extrapolating a polynomial of degree 5 over more than three steps gives no start for Newton's method. */
    private static final double FARTHEST = 3;

    private final Flow flow;
    private final ErrorScale scale;
    private final double relative;
    private RadauStages now;
    private RadauStages before;
    private boolean hasBefore;
    /** Solves parts of steps; made when the first is asked for. */
    private @Nullable RadauStages part;

    StiffSteps(Flow flow, Tolerance tolerance) {
        this.flow = flow;
        scale = new ErrorScale(flow, tolerance.absolute());
        relative = 0.1 * Math.pow(tolerance.relative(), (RadauTableau.STAGES + 1.0) / (2 * RadauTableau.STAGES));
        now = new RadauStages(flow, scale);
        before = new RadauStages(flow, scale);
    }

    Course.Pause run(Course course) {
        double length = firstLength(course);
        int refused = 0;
        long counted = 0;
        while (course.time < course.end && !course.stopped) {
            boolean last = length >= course.end - course.time;
            double tried = last ? course.end - course.time : length;
            boolean solved = solve(course.state, tried);
            double error = solved ? now.error(relative) : Double.POSITIVE_INFINITY;
            long evaluations = now.evaluations() + before.evaluations();
            course.evaluations += evaluations - counted;
            counted = evaluations;
            double[] after = solved ? now.end() : course.state;
            if (error <= 1 && keepsSigns(course.state, after)) {
                flow.confine(after);
                course.accept(new Step(course.time, course.state, now), after, true);
                RadauStages swap = before;
                before = now;
                now = swap;
                hasBefore = true;
                refused = 0;
                length = tried * factor(error);
                if (last && !course.stopped) {
                    course.time = course.end;
                }
            } else {
                length = tried * (solved && Double.isFinite(error) ? Math.min(0.5, factor(error)) : 0.25);
                if (++refused > MOST_REFUSALS || !(length > 0)) {
                    return Course.Pause.STEP_TOO_SMALL;
                }
            }
            if (course.evaluations > course.mostEvaluations) {
                return Course.Pause.OUT_OF_STEPS;
            }
        }
        return Course.Pause.DONE;
    }

    private boolean solve(double[] state, double length) {
        if (hasBefore && length <= FARTHEST * before.length() && now.solve(state, length, before, 1)) {
            return true;
        }
        return now.solve(state, length);
    }

    private static double factor(double error) {
        double wanted = SAFETY * Math.pow(Math.max(error, 1e-12), EXPONENT);
        return Math.max(1 / MOST_CHANGE, Math.min(MOST_CHANGE, wanted));
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

    /** The last step of another method, or a tenth of the time in which the fastest block changes by its own size. */
    private double firstLength(Course course) {
        if (course.lastLength > 0) {
            return course.lastLength;
        }
        double[] rate = new double[flow.size()];
        flow.rate(course.state, rate);
        double change = scale.of(rate, 0, course.state, course.state, 1);
        return change > 0 && Double.isFinite(change) ? 0.1 / change : course.end - course.time;
    }

    private RadauStages part() {
        if (part == null) {
            part = new RadauStages(flow, scale);
        }
        return part;
    }

    /** A step with its inner states to full accuracy: the method applied to a part of the step. */
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
                sketch(fraction, state);
            }
        }

        @Override
        public void sketch(double fraction, double[] state) {
            stages.sketch(fraction, state);
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
