package org.fusionflow.reduced.phase;

import java.util.function.DoubleUnaryOperator;
import org.fusionflow.ode.GaussRule;

/** Integrals of smooth functions, with algebraic singularities allowed at the ends. */
public final class Quadrature {
    /** A panel is halved until its halves agree with it to this fraction of the whole: what is compared is known to 1e-7. */
    private static final double TOLERANCE = 1e-11;

    /** After as many halvings of 0 to 1 the points of a panel at its end can still be told apart. */
    private static final int MOST_HALVINGS = 40;

    /** More panels than this mean that the function is not smooth. */
    private static final int MOST_PANELS = 20_000;

    private final DoubleUnaryOperator function;
    private int panels;

    private Quadrature(DoubleUnaryOperator function) {
        this.function = function;
    }

    /**
     * @param to finite or infinite, above {@code from}
     * @throws ArithmeticException if the integral is not found to 1e-11, as where it does not exist
     */
    public static double integral(DoubleUnaryOperator function, double from, double to) {
        if (!(from < to) || Double.isInfinite(from)) {
            throw new ArithmeticException("an integral from " + from + " to " + to);
        }
        if (Double.isInfinite(to)) {
            // x = from + q/(1-q): powers at infinity become powers at q = 1.
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
