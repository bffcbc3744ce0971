package org.fusionflow.data.result;

import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Vector;

/**
 * Norms of the modalities' maps, all outputs together, at which they count as half learned: what a half time is the first time of.
 *
 * @param norms one a modality, finite, &ge; 0; 0 where there is none to reach
 */
public record HalfNorms(Vector norms) {
    public HalfNorms {
        for (int m = 0; m < norms.size(); m++) {
            if (!(norms.at(m) >= 0) || Double.isInfinite(norms.at(m))) {
                throw new InvalidInput("half norms, entry " + (m + 1) + ", " + norms.at(m)
                        + ": expected a finite number of at least 0");
            }
        }
    }

    /** Nothing that is waited for. */
    public static HalfNorms none(int modalities) {
        return new HalfNorms(Vector.of(new double[modalities]));
    }

    /**
     * Of any number of modalities and outputs: half the norms of the least-squares map, where all is learned. A modality
     * without which least squares is as good has none.
     */
    public static HalfNorms of(Moments moments) {
        LeastSquares best = LeastSquares.onAll(moments);
        double[] half = new double[moments.modalities().count()];
        for (int m = 0; m < half.length; m++) {
            half[m] = best.isWithout(m)
                    ? 0
                    : 0.5 * moments.modalities().block(best.map(), m).norm();
        }
        return new HalfNorms(Vector.of(half));
    }

    /** True if the modality has a half norm. */
    public boolean has(int modality) {
        return norms.at(modality) > 0;
    }
}
