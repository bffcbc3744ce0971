package org.fusionflow.data.moments;

import java.util.Set;
import org.fusionflow.linear.Vector;

/**
 * The best linear map from a subset S of the modalities: {@code w_S = Sigma_yxS pinv(Sigma_SS)}, 0 elsewhere. In map space
 * this is the fixed point at which exactly S is learned, tag [FT-7].
 *
 * @param map over all inputs, zero outside S
 * @param residual {@code Sigma_yx - w Sigma}, over all inputs, zero to rounding inside S
 * @param loss at the map
 */
public record LeastSquares(Vector map, Vector residual, double loss) {
    /**
     * Eigenvalues of the covariance below this fraction of the largest count as 0: rounding of statistics that are exact in
     * double precision stays below it by two orders, real variances are rarely that small.
     */
    public static final double RELATIVE_CUT = 1e-12;

    public static LeastSquares on(SecondMoments moments, Set<Integer> learned) {
        double[] map = new double[moments.modalities().inputs()];
        int[] indices = moments.modalities().indices(learned);
        if (indices.length > 0) {
            double[] correlation = new double[indices.length];
            for (int i = 0; i < indices.length; i++) {
                correlation[i] = moments.inputOutputCorrelation().at(indices[i]);
            }
            Vector best = moments.inputCovariance()
                    .block(indices)
                    .leftTimesPseudoInverse(Vector.of(correlation), RELATIVE_CUT);
            for (int i = 0; i < indices.length; i++) {
                map[indices[i]] = best.at(i);
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
