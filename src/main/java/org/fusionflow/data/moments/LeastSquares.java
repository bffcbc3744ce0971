package org.fusionflow.data.moments;

import java.util.Set;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;

/**
 * The best linear map from a subset S of the modalities: {@code w_S = Sigma_yxS pinv(Sigma_SS)}, 0 elsewhere. In map space
 * this is the fixed point at which exactly S is learned, tag [FT-7]. Each of several outputs has its own row.
 *
 * @param map over all inputs, zero outside S, one row after the other
 * @param residual {@code Sigma_yx - w Sigma}, of the same shape, zero to rounding inside S
 * @param loss at the map
 */
public record LeastSquares(Vector map, Vector residual, double loss) {
    /**
     * Eigenvalues of the covariance below this fraction of the largest count as 0. Round-off of statistics in double
     * precision is two orders smaller; real variances are rarely that small.
     */
    public static final double RELATIVE_CUT = 1e-12;

    public static LeastSquares on(Moments moments, Set<Integer> learned) {
        int d = moments.modalities().inputs();
        double[] map = new double[moments.outputs() * d];
        int[] indices = moments.modalities().indices(learned);
        if (indices.length > 0) {
            Symmetric covariance = moments.inputCovariance().block(indices);
            for (int o = 0; o < moments.outputs(); o++) {
                Vector best =
                        covariance.leftTimesPseudoInverse(moments.rows().get(o).at(indices), RELATIVE_CUT);
                for (int i = 0; i < indices.length; i++) {
                    map[o * d + indices[i]] = best.at(i);
                }
            }
        }
        Vector w = Vector.of(map);
        double loss = moments.loss(w);
        // A difference of terms as large as the variance: what is below their rounding is 0, and must not print as a
        // negative loss.
        boolean rounding = Math.abs(loss) <= 1e-15 * moments.outputVariance();
        return new LeastSquares(w, moments.residual(w), rounding ? 0 : loss);
    }
}
