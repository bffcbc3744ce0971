package org.fusionflow.ode;

/**
 * By how much the interpolated solution misses the flow: its defect {@code d = x' - f(x)} in the middle of a step, where it is farthest
 * from what it was made from, as the error {@code (I - h J)^-1 h d} that it leads to. Components that relax within the step do not add it up over
 * the step's length.
 */
public final class DenseDefect {
    private final Flow flow;
    private final ErrorScale scale;
    private final LinearSystem system;
    private final double[] matrix;
    private final double[] middle;
    private final double[] rate;
    private final double[] defect;

    public DenseDefect(Flow flow) {
        this.flow = flow;
        int n = flow.size();
        scale = new ErrorScale(flow, 0);
        system = new LinearSystem(n);
        matrix = new double[n * n];
        middle = new double[n];
        rate = new double[n];
        defect = new double[n];
    }

    /** The error relative to the state, block by block; 0 where a block is exactly 0. */
    public double of(DenseStep step) {
        int n = flow.size();
        step.sketch(0.5, middle);
        flow.rate(middle, rate);
        step.slope(0.5, defect);
        flow.jacobian(middle, matrix);
        double h = step.length();
        for (int i = 0; i < n; i++) {
            defect[i] = h * (defect[i] - rate[i]);
            for (int j = 0; j < n; j++) {
                matrix[i * n + j] = (i == j ? 1 : 0) - h * matrix[i * n + j];
            }
        }
        if (!system.factor(matrix)) {
            return Double.POSITIVE_INFINITY;
        }
        system.solve(defect);
        return scale.of(defect, 0, middle, middle, 1);
    }
}
