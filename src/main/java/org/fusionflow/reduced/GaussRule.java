package org.fusionflow.reduced;

import java.util.function.DoubleUnaryOperator;
import org.hipparchus.analysis.integration.gauss.GaussIntegrator;
import org.hipparchus.analysis.integration.gauss.GaussIntegratorFactory;

/** Gauss-Legendre quadrature with 20 points, whose nodes are found once a process. Safe for several threads. */
final class GaussRule {
    private static final int POINTS = 20;

    private static final double[] NODES = new double[POINTS];
    private static final double[] WEIGHTS = new double[POINTS];

    static {
        GaussIntegrator unit = new GaussIntegratorFactory().legendre(POINTS, 0, 1);
        for (int i = 0; i < POINTS; i++) {
            NODES[i] = unit.getPoint(i);
            WEIGHTS[i] = unit.getWeight(i);
        }
    }

    private GaussRule() {}

    /** Integral of a function that is smooth on the interval. */
    static double integral(DoubleUnaryOperator function, double from, double to) {
        double width = to - from;
        double sum = 0;
        for (int i = 0; i < POINTS; i++) {
            sum += WEIGHTS[i] * function.applyAsDouble(from + NODES[i] * width);
        }
        return sum * width;
    }

    /** The same over equal panels. */
    static double integral(DoubleUnaryOperator function, double from, double to, int panels) {
        double width = (to - from) / panels;
        double sum = 0;
        for (int i = 0; i < panels; i++) {
            sum += integral(function, from + i * width, from + (i + 1) * width);
        }
        return sum;
    }
}
