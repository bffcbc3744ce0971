package org.fusionflow.data.made;

import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.linear.Vector;

/**
 * Few points that stand for a population of Gaussian inputs whose output is odd in them: {@code +- sqrt(D) l_i} with the columns of
 * {@code L L' = Sigma}, and the output of the least-squares map plus and minus the deviation of the rest.
 *
 * <p>They have the population's second moments and its symmetry. Of an odd output a rectified unit sees the linear part alone,
 * {@code <y phi(u.x)> = (1 + slope)/2 <y x>.u} on any inputs that are symmetric, so networks of such units learn the same from both.
 */
final class PopulationPoints {
    private PopulationPoints() {}

    static Samples of(Moments moments) {
        Modalities modalities = moments.modalities();
        int d = modalities.inputs();
        double[][] factor = moments.inputCovariance().squareRootRows();
        LeastSquares best = LeastSquares.onAll(moments);
        Vector map = best.map();
        double rest = Math.sqrt(Math.max(0, 2 * best.loss()));
        double length = Math.sqrt(d);
        // Points 4 i to 4 i + 3: both signs of column i, both signs of the rest.
        return Samples.of(modalities, 4 * d, 1, (p, x, y) -> {
            int i = p / 4;
            double sign = p % 2 == 0 ? length : -length;
            y[0] = p % 4 < 2 ? rest : -rest;
            for (int k = 0; k < d; k++) {
                x[k] = sign * factor[k][i];
                y[0] += map.at(k) * x[k];
            }
        });
    }
}
