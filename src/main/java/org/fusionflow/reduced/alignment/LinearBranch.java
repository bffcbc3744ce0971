package org.fusionflow.reduced.alignment;

import org.fusionflow.reduced.alignment.unit.Branch;
import org.fusionflow.reduced.alignment.unit.GreatCircleAscent;
import org.fusionflow.reduced.alignment.unit.SmallSystem;

/** The linear theory of one branch: its correlation with the outputs, and what is left when its least-squares map is learned. */
final class LinearBranch {
    private LinearBranch() {}

    /** The residual of the branch's least-squares map alone. */
    static double[] residual(Branch branch, double[] outputs) {
        int d = branch.dimension();
        double[][] covariance = new double[d][d];
        int samples = branch.samples();
        for (int p = 0; p < samples; p++) {
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < d; j++) {
                    covariance[i][j] += branch.inputs()[p * d + i] * branch.inputs()[p * d + j] / samples;
                }
            }
        }
        double[] map = SmallSystem.solve(covariance, branch.correlation(outputs));
        double[] residual = outputs.clone();
        for (int p = 0; p < samples; p++) {
            residual[p] -= branch.product(map, p);
        }
        return residual;
    }

    /** The norm of the branch's correlation with a residual, s for the outputs themselves. */
    static double speed(Branch branch, double[] residual) {
        double[] s = branch.correlation(residual);
        return Math.sqrt(GreatCircleAscent.dot(s, s));
    }
}
