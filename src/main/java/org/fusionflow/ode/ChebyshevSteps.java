package org.fusionflow.ode;

import java.util.Arrays;
import org.hipparchus.util.FastMath;

/**
 * A rough integration of a large stiff system without matrices: the explicit Runge-Kutta-Chebyshev method of order 2 of Sommeijer, Shampine and Verwer,
 * RKC: an explicit solver for parabolic PDEs, J. Comput. Appl. Math. 88, 1998. A step h of s evaluations is stable where the eigenvalues of the Jacobian
 * are real and above {@code -0.65 s^2/h}, so that the number of evaluations grows as the root of the stiffness. Gradient flows have real eigenvalues.
 *
 * <p>Usage: {@code new ChebyshevSteps(flow, 1e-3, start, 0).advance(100, (time, state) -> states.add(state.clone()))}.
 */
public final class ChebyshevSteps {
    /** What a state at the end of a step is told to. */
    @FunctionalInterface
    public interface Watcher {
        /** @param state only to be read, and only during the call */
        void see(double time, double[] state);
    }

    /** Size of a step's estimated error. */
    @FunctionalInterface
    public interface ErrorMeasure {
        /** @return relative to what it is an error of; the tolerance is not yet in it */
        double of(double[] estimate, double[] before, double[] after);
    }

    /** Damping of the Chebyshev polynomials at the border of stability. */
    private static final double DAMPING = 2.0 / 13;

    /** The stiffness that s stages bear is {@code (s^2 - 1)/1.54}, with the damping above. */
    private static final double STAGES = 1.54;

    private static final int MOST_STAGES = 400;

    /** Steps between two estimates of the largest eigenvalue, which starts from the vector of the last one. */
    private static final int EVERY = 8;

    private static final int MOST_ITERATIONS = 40;

    /** Accuracy of an eigenvalue, and what is added to it. */
    private static final double CLOSE = 0.03;

    private static final double ABOVE = 1.2;

    /** Relative difference of states from which a product with the Jacobian is taken. */
    private static final double SHIFT = 1e-7;

    /** An unknown smaller than this part of the start's largest has no relative accuracy. */
    private static final double SMALL = 1e-6;

    private static final double SAFETY = 0.8;
    private static final double MOST_GROWTH = 10;
    private static final double LEAST_GROWTH = 0.1;

    private final Flow flow;
    private final ErrorMeasure measure;
    private final double relative;
    private final double[] direction;
    private final long mostEvaluations;

    private double[] state;
    private double[] rate;
    private double time;
    private double step;
    private double radius;
    private int sinceEstimate;
    private double errorBefore;
    private double stepBefore;
    private long evaluations;

    /**
     * @param relative error of a step, relative to the norm of each block of unknowns, about 1e-3 to 1e-7
     * @param from time of the start
     */
    public ChebyshevSteps(Flow flow, double relative, double[] start, double from) {
        this(flow, relative, start, from, FlowIntegrator.MAX_EVALUATIONS);
    }

    /** @param mostEvaluations of the rate */
    public ChebyshevSteps(Flow flow, double relative, double[] start, double from, long mostEvaluations) {
        this(flow, relative, start, from, mostEvaluations, ofBlocks(flow, start));
    }

    /**
     * @param mostEvaluations of the rate
     * @param measure is asked right after the rate of the state after the step
     */
    public ChebyshevSteps(
            Flow flow, double relative, double[] start, double from, long mostEvaluations, ErrorMeasure measure) {
        this.flow = flow;
        this.relative = relative;
        this.mostEvaluations = mostEvaluations;
        this.measure = measure;
        state = start.clone();
        time = from;
        rate = rate(state);
        direction = new double[start.length];
        Arrays.setAll(direction, i -> i % 2 == 0 ? 1 : -0.5);
        radius = estimate();
        step = 0.1 / radius;
    }

    private static ErrorMeasure ofBlocks(Flow flow, double[] start) {
        double largest = 0;
        for (double entry : start) {
            largest = Math.max(largest, Math.abs(entry));
        }
        ErrorScale scale = new ErrorScale(flow, SMALL * largest);
        return (estimate, before, after) -> scale.of(estimate, 0, before, after, 1);
    }

    /** Time that has been reached. */
    public double time() {
        return time;
    }

    /** Time at the end of the next step if nothing stops it before. */
    public double nextTime() {
        return time + step;
    }

    /** Bound of the largest eigenvalue of the Jacobian, as it was estimated last. */
    public double stiffness() {
        return radius;
    }

    public long evaluations() {
        return evaluations;
    }

    /** A copy of the state at {@link #time}. */
    public double[] state() {
        return state.clone();
    }

    /**
     * Goes on to a time.
     *
     * @param watcher sees every step
     * @return false if the limit of evaluations, the smallest step or a value that is not finite ended it before
     */
    public boolean advance(double end, Watcher watcher) {
        while (time < end) {
            if (evaluations >= mostEvaluations) {
                return false;
            }
            if (sinceEstimate >= EVERY) {
                radius = estimate();
            }
            double stable = ((double) MOST_STAGES * MOST_STAGES - 1) / (STAGES * radius);
            double h = Math.min(Math.min(step, stable), end - time);
            if (!(h > 1e-14 * Math.abs(time)) || !Double.isFinite(radius)) {
                return false;
            }
            double[] after = stages(h, (int) Math.max(2, 1 + Math.floor(Math.sqrt(1 + STAGES * h * radius))));
            double[] rateAfter = rate(after);
            double error = error(h, after, rateAfter);
            if (!(error <= 1)) {
                step = h
                        * (Double.isFinite(error)
                                ? Math.max(LEAST_GROWTH, SAFETY / FastMath.cbrt(error))
                                : LEAST_GROWTH);
                if (sinceEstimate > 0) {
                    radius = estimate();
                }
                continue;
            }
            time = h == end - time ? end : time + h;
            state = after;
            rate = rateAfter;
            if (flow.confine(state)) {
                rate = rate(state);
            }
            sinceEstimate++;
            next(h, Math.max(error, 1e-10));
            watcher.see(time, state);
        }
        return true;
    }

    /** The predictive control of steps of the paper. One that was cut at the end of an interval is not forgotten. */
    private void next(double h, double error) {
        double factor = SAFETY / FastMath.cbrt(error);
        if (stepBefore > 0) {
            factor = Math.min(factor, SAFETY * h / stepBefore * FastMath.cbrt(errorBefore / (error * error)));
        }
        double proposed = h * Math.min(MOST_GROWTH, Math.max(LEAST_GROWTH, factor));
        step = h < step ? Math.max(proposed, Math.min(step, h * MOST_GROWTH)) : proposed;
        errorBefore = error;
        stepBefore = h;
    }

    private double[] rate(double[] at) {
        double[] into = new double[at.length];
        flow.rate(at, into);
        evaluations++;
        return into;
    }

    private double error(double h, double[] after, double[] rateAfter) {
        double[] estimate = new double[after.length];
        for (int i = 0; i < estimate.length; i++) {
            estimate[i] = 0.8 * (state[i] - after[i]) + 0.4 * h * (rate[i] + rateAfter[i]);
        }
        return measure.of(estimate, state, after) / relative;
    }

    /** The state after a step of {@code count} stages, by the recursion of the Chebyshev polynomials. */
    private double[] stages(double h, int count) {
        double w0 = 1 + DAMPING / ((double) count * count);
        double square = w0 * w0 - 1;
        double root = Math.sqrt(square);
        double angle = count * FastMath.log(w0 + root);
        double w1 = FastMath.sinh(angle) * square / (FastMath.cosh(angle) * count * root - w0 * FastMath.sinh(angle));
        double first = 1 / (4 * w0 * w0);
        double b1 = first;
        double b2 = first;
        double[] polynomial = {1, w0};
        double[] slope = {0, 1};
        double[] curvature = {0, 0};
        int n = state.length;
        double[] before = state;
        double[] now = new double[n];
        for (int i = 0; i < n; i++) {
            now[i] = state[i] + h * w1 * b1 * rate[i];
        }
        for (int j = 2; j <= count; j++) {
            double value = 2 * w0 * polynomial[1] - polynomial[0];
            double derivative = 2 * w0 * slope[1] - slope[0] + 2 * polynomial[1];
            double second = 2 * w0 * curvature[1] - curvature[0] + 4 * slope[1];
            double b = second / (derivative * derivative);
            double a = 1 - polynomial[1] * b1;
            double mu = 2 * w0 * b / b1;
            double nu = -b / b2;
            double gamma = h * mu * w1 / w0;
            double[] fresh = rate(now);
            for (int i = 0; i < n; i++) {
                fresh[i] = mu * now[i] + nu * before[i] + (1 - mu - nu) * state[i] + gamma * (fresh[i] - a * rate[i]);
            }
            before = now;
            now = fresh;
            shift(polynomial, value);
            shift(slope, derivative);
            shift(curvature, second);
            b2 = b1;
            b1 = b;
        }
        return now;
    }

    private static void shift(double[] pair, double value) {
        pair[0] = pair[1];
        pair[1] = value;
    }

    /** A bound of the largest eigenvalue of the Jacobian by the power method, on differences of the rate. */
    private double estimate() {
        sinceEstimate = 0;
        double size = norm(state);
        double shift = size > 0 ? SHIFT * size : SHIFT;
        double[] at = new double[state.length];
        double found = 0;
        double length = norm(direction);
        for (int iteration = 0; iteration < MOST_ITERATIONS; iteration++) {
            for (int i = 0; i < at.length; i++) {
                at[i] = state[i] + shift / length * direction[i];
            }
            double[] moved = rate(at);
            for (int i = 0; i < at.length; i++) {
                direction[i] = moved[i] - rate[i];
            }
            length = norm(direction);
            double last = found;
            found = length / shift;
            if (!(length > 0)) {
                Arrays.setAll(direction, i -> i % 2 == 0 ? 1 : -0.5);
                return Math.max(last, Double.MIN_NORMAL);
            }
            if (iteration > 0 && Math.abs(found - last) <= CLOSE * found) {
                break;
            }
        }
        return ABOVE * found;
    }

    private static double norm(double[] vector) {
        double squares = 0;
        for (double entry : vector) {
            squares += entry * entry;
        }
        return Math.sqrt(squares);
    }
}
