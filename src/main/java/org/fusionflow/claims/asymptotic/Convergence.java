package org.fusionflow.claims.asymptotic;

import java.util.Optional;

/**
 * Whether the errors of a statement tend to 0 as u0 does.
 *
 * <p>The limit of the errors is extrapolated with an estimate of its error, {@link Extrapolation}. Three times the estimate
 * is the resolution: a constant that is larger would have been seen. What supports a statement was set down before any was
 * tested; what contradicts one was made stricter once, because 1/ln(ln(1/u0)), a slow function that does tend to 0, had been
 * contradicted. A statement
 *
 * <ul>
 *   <li>vanishes if its limit is within the resolution and the resolution is at most 1e-5: a test that cannot see one part
 *       in 1e5 of what it compares (a constant of 1e-5 in units of data of order 1) tells a law from a neighbour too
 *       poorly to support it;
 *   <li>does not if its limit is a hundred resolutions or more away from 0, or if the errors grow, by more at every step from the
 *       largest to the smallest start and far above their uncertainty. At moderate starts, where slow functions such as 1/ln(1/u0) look like
 *       powers with a limit, the last error has to be within a tenth of that limit, too;
 *   <li>is unclear in all other cases: the limit is uncertain, or too near to the resolution for either.
 * </ul>
 *
 * @param outcome of the rule
 * @param limit extrapolated limit of the error; infinite if errors grow
 * @param resolution smallest constant that would have been seen; infinite if no limit was found
 * @param last the error at the smallest start
 * @param uncertainty of that error
 * @param order power of u0 or of 1/ln(1/u0) with which the size of the error falls from the largest start to the
 *     smallest at which it is seen; NaN if it does not fall, or is not seen at two starts
 * @param inPowers true if {@code order} is a power of u0
 * @param window the starts
 */
record Convergence(
        Outcome outcome,
        double limit,
        double resolution,
        double last,
        double uncertainty,
        double order,
        boolean inPowers,
        StartWindow window) {
    enum Outcome {
        VANISHES,
        DOES_NOT,
        UNCLEAR
    }

    /** Coarsest resolution that supports a statement. */
    static final double RESOLVED = 1e-5;

    /** The estimate of an error is right within a factor of a few. */
    private static final double SAFETY = 3;

    /**
     * A limit this many resolutions from 0 is not 0. For {@code 1/ln(ln(1/u0))}, which does tend to 0 but beyond all starts, the
     * extrapolated limit is 50 resolutions from it.
     */
    private static final double CLEAR = 100;

    /** Largest part of the limit by which the last error at moderate starts may differ from it. */
    private static final double SETTLED = 0.1;

    /** Errors that grow by this factor over the starts of a window, step by step, do not tend to 0. */
    private static final double GROWTH = 1.5;

    /** A fall slower than this power of u0 is described as a power of 1/ln(1/u0). */
    private static final double LEAST_POWER = 0.2;

    /** Errors this many times above their uncertainty are seen. */
    private static final double SEEN = 10;

    /**
     * Classifies the errors at the starts of one window.
     *
     * @param errors signed, in the order of falling starts; all finite
     * @param uncertainties of the errors, &ge; 0
     */
    static Convergence of(double[] errors, double[] uncertainties, StartWindow window) {
        int n = errors.length;
        double last = errors[n - 1];
        Order order = order(errors, uncertainties, window);
        if (Double.isInfinite(last) || grow(errors, uncertainties)) {
            return new Convergence(
                    Outcome.DOES_NOT,
                    Double.POSITIVE_INFINITY,
                    SAFETY * uncertainties[n - 1],
                    last,
                    uncertainties[n - 1],
                    order.power(),
                    order.ofStart(),
                    window);
        }
        Optional<Extrapolation> found = Extrapolation.of(errors, uncertainties, window);
        if (found.isEmpty()) {
            return new Convergence(
                    Outcome.UNCLEAR,
                    Double.NaN,
                    Double.POSITIVE_INFINITY,
                    last,
                    uncertainties[n - 1],
                    order.power(),
                    order.ofStart(),
                    window);
        }
        double limit = found.get().value();
        double resolution = SAFETY * found.get().error();
        Outcome outcome = Outcome.UNCLEAR;
        if (resolution <= RESOLVED && Math.abs(limit) <= resolution) {
            outcome = Outcome.VANISHES;
        } else if (Math.abs(limit) >= CLEAR * resolution
                && (window.tiny() || Math.abs(last - limit) <= SETTLED * Math.abs(limit))) {
            outcome = Outcome.DOES_NOT;
        }
        return new Convergence(
                outcome, limit, resolution, last, uncertainties[n - 1], order.power(), order.ofStart(), window);
    }

    /** True if no limit was seen because the values are too uncertain, not because of how they tend to it. */
    boolean isLimitedByTimes() {
        return outcome == Outcome.UNCLEAR && !(SAFETY * uncertainty <= RESOLVED);
    }

    /** True if the test could see constants of one part in 1e5. */
    boolean isResolved() {
        return resolution <= RESOLVED;
    }

    /** True if errors grow, and by more from step to step: errors that tend to a limit, of either size, grow by less and less. */
    private static boolean grow(double[] errors, double[] uncertainties) {
        int n = errors.length;
        double before = 0;
        for (int i = 1; i < n; i++) {
            double rise = Math.abs(errors[i]) - Math.abs(errors[i - 1]);
            double uncertain = uncertainties[i] + uncertainties[i - 1];
            if (!(rise > SEEN * uncertain && rise > before - uncertain)) {
                return false;
            }
            before = rise;
        }
        return Math.abs(errors[n - 1]) > GROWTH * Math.abs(errors[0]) && Math.abs(errors[n - 1]) > RESOLVED;
    }

    private record Order(double power, boolean ofStart) {}

    private static Order order(double[] errors, double[] uncertainties, StartWindow window) {
        int last = errors.length - 1;
        while (last > 0 && !(Math.abs(errors[last]) > SEEN * uncertainties[last])) {
            last--;
        }
        if (!(Math.abs(errors[0]) > SEEN * uncertainties[0]) || Math.abs(errors[last]) >= Math.abs(errors[0])) {
            return new Order(Double.NaN, true);
        }
        double fall = Math.log(Math.abs(errors[0] / errors[last]));
        double power = fall / Math.log(window.largest() / window.starts().get(last));
        if (power >= LEAST_POWER) {
            return new Order(power, true);
        }
        double[] x = window.inverseLogarithms();
        return new Order(fall / Math.log(x[0] / x[last]), false);
    }
}
