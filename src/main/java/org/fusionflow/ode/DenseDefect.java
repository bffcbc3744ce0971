package org.fusionflow.ode;

/**
 * The error of the interpolated solution, from its defect {@code d = x' - f(x)} in the middle of a step, where the interpolation is farthest
 * from its data. The defect leads to the error {@code (I - h J)^-1 h d}: components that relax within the step do not accumulate it over
 * the whole step. For defects as error estimates see Enright, J. Comput. Appl. Math. 125, 2000.
 */
public final class DenseDefect {
    /**
     * Bound of what the filter {@code (I - h J)^-1} enlarges. An unknown that grows at a rate r is enlarged by {@code 1/(1 - r h)}, and steps follow growth
     * with r h up to 0.7 ({@link StiffnessDetector}), which makes 3.3; one that relaxes is made smaller. No strict bound: J need not be normal, and this is
     * an estimate of an error in any case.
     */
    private static final double LARGEST_GAIN = 8;

    /** Of more unknowns the matrix is not built: it would take longer than the integration. The bound above is the estimate then. */
    private static final int MOST_FACTORED = 1000;

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
        int factored = n <= MOST_FACTORED ? n : 0;
        system = new LinearSystem(factored);
        matrix = new double[factored * factored];
        middle = new double[n];
        rate = new double[n];
        defect = new double[n];
    }

    /**
     * The error relative to the state, block by block; 0 where a block is exactly 0. The Jacobian is built and factored only for steps that could
     * exceed the largest error so far: of large systems nearly all steps go without.
     *
     * @param largest error so far
     * @return the larger of both
     */
    public double largest(DenseStep step, double largest) {
        int n = flow.size();
        step.interpolate(0.5, middle);
        flow.rate(middle, rate);
        step.slope(0.5, defect);
        double h = step.length();
        for (int i = 0; i < n; i++) {
            defect[i] = h * (defect[i] - rate[i]);
        }
        double most = LARGEST_GAIN * scale.of(defect, 0, middle, middle, 1);
        if (most <= largest || n > MOST_FACTORED) {
            return Math.max(most, largest);
        }
        flow.jacobian(middle, matrix);
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix[i * n + j] = (i == j ? 1 : 0) - h * matrix[i * n + j];
            }
        }
        if (!system.factor(matrix)) {
            return Double.POSITIVE_INFINITY;
        }
        system.solve(defect);
        return Math.max(largest, scale.of(defect, 0, middle, middle, 1));
    }
}
