package org.fusionflow.reduced.phase;

import java.util.function.DoubleUnaryOperator;
import org.fusionflow.ode.GaussRule;

/** Integrates smooth functions; algebraic singularities at the ends are allowed. */
public final class Quadrature {
    /**
     * A panel is halved until the sum over its halves agrees with it to this fraction of the integral. Results are
     * compared to 1e-7 only.
     */
    private static final double TOLERANCE = 1e-11;

    /**
     * After this many halvings of the interval from 0 to 1, the nodes of a panel at its end are still different
     * numbers.
     */
    private static final int MOST_HALVINGS = 40;

    /** A function that needs more panels than this is not smooth. */
    private static final int MOST_PANELS = 20_000;

    private final DoubleUnaryOperator function;
    private int panels;

    private Quadrature(DoubleUnaryOperator function) {
        this.function = function;
    }

    /**
     * The integral of a function by adaptive Gauss quadrature.
     *
     * @param function smooth between the limits
     * @param from finite
     * @param to finite or infinite, above {@code from}
     * @throws ArithmeticException if the integral is not found to 1e-11, for example because it diverges
     */
    public static double integral(DoubleUnaryOperator function, double from, double to) {
        if (!(from < to) || Double.isInfinite(from)) {
            throw new ArithmeticException("an integral from " + from + " to " + to);
        }
        if (Double.isInfinite(to)) {
            // x = from + q/(1-q) maps powers at infinity to powers at q = 1.
            return new Quadrature(q -> function.applyAsDouble(from + q / (1 - q)) / ((1 - q) * (1 - q))).adaptive(0, 1);
        }
        return new Quadrature(function).adaptive(from, to);
    }

    private double adaptive(double from, double to) {
        double whole = panel(from, to);
        double value = refined(from, to, whole, Math.abs(whole), 0);
        if (!Double.isFinite(value)) {
            throw new ArithmeticException("an integral that is not finite");
        }
        return value;
    }

    private double refined(double from, double to, double coarse, double scale, int halvings) {
        if (++panels > MOST_PANELS) {
            throw new ArithmeticException("an integral that does not converge");
        }
        double middle = 0.5 * (from + to);
        double left = panel(from, middle);
        double right = panel(middle, to);
        double size = Math.max(scale, Math.abs(left + right));
        if (!(Math.abs(left + right - coarse) > TOLERANCE * size)) {
            return left + right;
        }
        if (halvings == MOST_HALVINGS) {
            throw new ArithmeticException("an integral that does not converge");
        }
        return refined(from, middle, left, size, halvings + 1) + refined(middle, to, right, size, halvings + 1);
    }

    private double panel(double from, double to) {
        return GaussRule.FINE.integral(function, from, to);
    }
}
