package org.fusionflow.ode;

import java.util.Arrays;
import java.util.function.BooleanSupplier;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * The stage equations of {@link RadauTableau} for one step, {@code z_i = h sum_j a_ij f(y + z_j)}, solved by a simplified Newton method, or by {@link FullNewton} where that fails. The
 * collocation polynomial through the stages is the solution inside the step.
 */
final class RadauStages {
    private static final RadauTableau TABLEAU = new RadauTableau();
    private static final int STAGES = RadauTableau.STAGES;

    /** From a good start three to five iterations reach round-off; more mean that the step is too long for its Jacobian. */
    private static final int MAX_ITERATIONS = 12;

    /** The iteration stops at increments of this size relative to the state: further ones would be round-off. */
    private static final double CONVERGED = 2e-15;

    /** Increments that no longer shrink are accepted below this size, as round-off of ill-conditioned stages. */
    private static final double STAGNATED = 1e-11;

    /** Largest increment, relative to the state, that is taken for round-off of the rates: beyond it a step says nothing. */
    private static final double LARGEST_ROUNDING = 1e-3;

    /** Two patterns of signs stand for all, and rates are sums of several terms: the estimated effect of rounding is multiplied by this. */
    private static final double UNKNOWN_SIGNS = 8;

    /** Relative rounding error of one operation. */
    private static final double UNIT_ROUNDOFF = 0x1p-53;

    /** In the first iterations increments may grow, because corrections propagate between unknowns. */
    private static final int SETTLING = 3;

    private final Flow flow;
    private final ErrorScale scale;
    private final int n;
    private final StageSystem system;
    private final double[] jacobian;

    private final double[] stages;
    private final double[] guess;
    /** Created where the simplified method fails. */
    private @Nullable FullNewton full;

    private final double[] rates;
    private final double[] residual;
    private final double[] at;
    private final double[] rate;
    private double[] begin = {};
    private double length;
    private long evaluations;
    /** Negative until it is asked for. */
    private double rounding = -1;

    private double accepted;

    RadauStages(Flow flow, ErrorScale scale) {
        this.flow = flow;
        this.scale = scale;
        n = flow.size();
        system = new StageSystem(n);
        jacobian = new double[n * n];
        stages = new double[STAGES * n];
        guess = new double[STAGES * n];
        rates = new double[STAGES * n];
        residual = new double[STAGES * n];
        at = new double[n];
        rate = new double[n];
    }

    long evaluations() {
        return evaluations;
    }

    double length() {
        return length;
    }

    /**
     * @param state at the beginning, which is not copied
     * @param stepLength &gt; 0
     * @param before the step whose polynomial starts the iteration
     * @param offset of this step's beginning in units of that step
     * @return false if the iteration does not converge
     */
    boolean solve(double[] state, double stepLength, RadauStages before, double offset) {
        double[] stage = new double[n];
        double[] start = new double[STAGES * n];
        for (int i = 0; i < STAGES; i++) {
            before.interpolate(offset + TABLEAU.nodes[i] * stepLength / before.length, stage);
            for (int k = 0; k < n; k++) {
                start[i * n + k] = stage[k] - state[k];
            }
        }
        System.arraycopy(start, 0, stages, 0, start.length);
        return iterate(state, stepLength);
    }

    /** Solves the first step: the iteration starts from a constant state. */
    boolean solve(double[] state, double stepLength) {
        Arrays.fill(stages, 0);
        return iterate(state, stepLength);
    }

    private boolean iterate(double[] state, double stepLength) {
        begin = state;
        length = stepLength;
        rounding = -1;
        accepted = 0;
        flow.jacobian(begin, jacobian);
        if (!system.factor(jacobian, length)) {
            return false;
        }
        System.arraycopy(stages, 0, guess, 0, guess.length);
        if (converges(this::simplified)) {
            return true;
        }
        if (!FullNewton.isFor(flow)) {
            return false;
        }
        System.arraycopy(guess, 0, stages, 0, guess.length);
        if (full == null) {
            full = new FullNewton(flow);
        }
        FullNewton newton = full;
        return converges(() -> newton.correct(begin, length, stages, residual));
    }

    private boolean simplified() {
        system.solve(residual);
        return true;
    }

    /** @param correction overwrites the residual with the correction of the stages, and tells whether it could */
    private boolean converges(BooleanSupplier correction) {
        double last = Double.POSITIVE_INFINITY;
        for (int iteration = 0; iteration < MAX_ITERATIONS; iteration++) {
            stageRates();
            for (int i = 0; i < STAGES; i++) {
                for (int k = 0; k < n; k++) {
                    double sum = 0;
                    for (int j = 0; j < STAGES; j++) {
                        sum += TABLEAU.weights[i][j] * rates[j * n + k];
                    }
                    residual[i * n + k] = length * sum - stages[i * n + k];
                }
            }
            if (!correction.getAsBoolean()) {
                return false;
            }
            double size = 0;
            for (int i = 0; i < STAGES; i++) {
                for (int k = 0; k < n; k++) {
                    stages[i * n + k] += residual[i * n + k];
                    at[k] = begin[k] + stages[i * n + k];
                }
                size = Math.max(size, scale.of(residual, i * n, begin, at, 1));
            }
            if (!Double.isFinite(size)) {
                return false;
            }
            if (size <= CONVERGED) {
                return true;
            }
            if (size > 0.5 * last && (iteration >= SETTLING || size <= STAGNATED)) {
                return isRoundOff(size);
            }
            last = size;
        }
        return isRoundOff(last);
    }

    private boolean isRoundOff(double increment) {
        if (increment <= STAGNATED) {
            return true;
        }
        if (increment > rounding()) {
            return false;
        }
        accepted = Math.max(accepted, increment);
        return true;
    }

    /** Error relative to the state with which the step was accepted because the rates are rounded as much; 0 if it kept the tolerance. */
    double acceptedRounding() {
        return accepted;
    }

    /**
     * What rounding of the rates makes of the stages, relative to the state. A rate {@code f_k} is a sum of terms of the size {@code |J_kl x_l|}.
     * Where these cancel, as with data far from 0, its error is much larger than its own last digit, and no iteration and no shorter step removes
     * it.
     */
    private double rounding() {
        if (rounding < 0) {
            // In a slow direction of two unknowns, equal errors cancel or opposite ones do; the larger effect counts.
            rounding = Math.min(LARGEST_ROUNDING, UNKNOWN_SIGNS * Math.max(roundingEffect(1), roundingEffect(-1)));
        }
        return rounding;
    }

    /** @param alternation sign of the error of every second rate */
    private double roundingEffect(int alternation) {
        double[] effect = new double[STAGES * n];
        for (int k = 0; k < n; k++) {
            double terms = 0;
            for (int l = 0; l < n; l++) {
                terms += Math.abs(jacobian[k * n + l] * begin[l]);
            }
            double error = UNIT_ROUNDOFF * length * terms * (k % 2 == 0 ? 1 : alternation);
            for (int i = 0; i < STAGES; i++) {
                effect[i * n + k] = TABLEAU.nodes[i] * error;
            }
        }
        system.solve(effect);
        double largest = 0;
        for (int i = 0; i < STAGES; i++) {
            largest = Math.max(largest, scale.of(effect, i * n, begin, begin, 1));
        }
        return largest;
    }

    private void stageRates() {
        for (int j = 0; j < STAGES; j++) {
            for (int k = 0; k < n; k++) {
                at[k] = begin[k] + stages[j * n + k];
            }
            flow.rate(at, rate);
            System.arraycopy(rate, 0, rates, j * n, n);
        }
        evaluations += STAGES;
    }

    /**
     * Error estimate of the embedded method of order 5 in units of the tolerance, or of rounding where that is larger, multiplied by {@code (I - h gamma J)^-1} so that stiff components
     * do not dominate it (Hairer and Wanner, section IV.8).
     */
    double error(double relative) {
        double[] error = new double[n];
        double[] filter = new double[n * n];
        stageRates();
        flow.rate(begin, rate);
        evaluations++;
        double gamma = TABLEAU.realEigenvalue * length;
        for (int k = 0; k < n; k++) {
            double sum = TABLEAU.realEigenvalue * rate[k];
            for (int i = 0; i < STAGES; i++) {
                sum += TABLEAU.error[i] * rates[i * n + k];
            }
            error[k] = length * sum;
            for (int l = 0; l < n; l++) {
                filter[k * n + l] = (k == l ? 1 : 0) - gamma * jacobian[k * n + l];
            }
        }
        LinearSystem filtering = new LinearSystem(n);
        if (!filtering.factor(filter)) {
            return Double.POSITIVE_INFINITY;
        }
        filtering.solve(error);
        double ratio = scale.of(error, 0, begin, end(), relative);
        if (ratio <= 1) {
            return ratio;
        }
        accepted = Math.max(accepted, rounding());
        return scale.of(error, 0, begin, end(), relative + rounding());
    }

    double[] end() {
        double[] end = new double[n];
        for (int k = 0; k < n; k++) {
            end[k] = begin[k] + stages[(STAGES - 1) * n + k];
        }
        return end;
    }

    /**
     * Integral of a function over the time of the step by the quadrature of the method: what the method would give for one more unknown with this
     * rate. It has the order 9 of the method although the stages have a lower one.
     */
    double integral(ToDoubleFunction<double[]> function) {
        double sum = 0;
        for (int i = 0; i < STAGES; i++) {
            double[] state = new double[n];
            for (int k = 0; k < n; k++) {
                state[k] = begin[k] + stages[i * n + k];
            }
            sum += TABLEAU.weights[STAGES - 1][i] * function.applyAsDouble(state);
        }
        return length * sum;
    }

    /** Writes the collocation polynomial at a fraction of the step; a fraction above 1 extrapolates. */
    void interpolate(double fraction, double[] state) {
        double[] weights = new double[STAGES + 1];
        interpolation(fraction, weights, null);
        combine(weights, state, begin);
    }

    /** Writes the time derivative of the collocation polynomial. */
    void slope(double fraction, double[] slope) {
        double[] slopes = new double[STAGES + 1];
        interpolation(fraction, new double[STAGES + 1], slopes);
        combine(slopes, slope, null);
        for (int k = 0; k < n; k++) {
            slope[k] /= length;
        }
    }

    private void combine(double[] weights, double[] into, double @Nullable [] shift) {
        for (int k = 0; k < n; k++) {
            double sum = shift == null ? 0 : shift[k];
            for (int i = 0; i < STAGES; i++) {
                sum += weights[i + 1] * stages[i * n + k];
            }
            into[k] = sum;
        }
    }

    /** Writes the Lagrange polynomials on 0 and the nodes, and their derivatives where an array for them is given. */
    private static void interpolation(double x, double[] values, double @Nullable [] derivatives) {
        for (int j = 0; j <= STAGES; j++) {
            double value = 1;
            double derivative = 0;
            for (int k = 0; k <= STAGES; k++) {
                if (k != j) {
                    double width = point(j) - point(k);
                    derivative = (derivative * (x - point(k)) + value) / width;
                    value *= (x - point(k)) / width;
                }
            }
            values[j] = value;
            if (derivatives != null) {
                derivatives[j] = derivative;
            }
        }
    }

    private static double point(int index) {
        return index == 0 ? 0 : TABLEAU.nodes[index - 1];
    }
}
