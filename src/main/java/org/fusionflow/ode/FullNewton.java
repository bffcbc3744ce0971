package org.fusionflow.ode;

/**
 * Newton's method on the stage equations with a Jacobian at every stage. Where the stiff direction turns along the step, as for inputs that are
 * nearly collinear, the simplified method, with one Jacobian for all stages, only converges for steps a thousand times shorter than the accuracy
 * asks for. The linear systems are five times as large, so it is the second choice, and only for small flows.
 */
final class FullNewton {
    private static final RadauTableau TABLEAU = new RadauTableau();
    private static final int STAGES = RadauTableau.STAGES;

    /** A system of this size takes some 20 ms. */
    private static final int LARGEST = 300;

    private final Flow flow;
    private final int n;
    private final double[] matrix;
    private final double[] jacobian;
    private final LinearSystem system;

    FullNewton(Flow flow) {
        this.flow = flow;
        n = flow.size();
        matrix = new double[STAGES * n * STAGES * n];
        jacobian = new double[n * n];
        system = new LinearSystem(STAGES * n);
    }

    static boolean isFor(Flow flow) {
        return STAGES * flow.size() <= LARGEST;
    }

    /**
     * Overwrites the residual of the stage equations with Newton's correction of the stages.
     *
     * @param begin state at the beginning of the step
     * @param stages their differences from it, stage by stage
     * @return false if the system is singular or not finite
     */
    boolean correct(double[] begin, double length, double[] stages, double[] residual) {
        int rows = STAGES * n;
        double[] at = new double[n];
        for (int j = 0; j < STAGES; j++) {
            for (int k = 0; k < n; k++) {
                at[k] = begin[k] + stages[j * n + k];
            }
            flow.jacobian(at, jacobian);
            for (int i = 0; i < STAGES; i++) {
                double weight = length * TABLEAU.weights[i][j];
                for (int k = 0; k < n; k++) {
                    for (int l = 0; l < n; l++) {
                        int row = i * n + k;
                        int column = j * n + l;
                        matrix[row * rows + column] = (row == column ? 1 : 0) - weight * jacobian[k * n + l];
                    }
                }
            }
        }
        if (!system.factor(matrix)) {
            return false;
        }
        system.solve(residual);
        return true;
    }
}
