package org.fusionflow.data.result;

import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Vector;

/**
 * Norms of the modalities' maps, all outputs together, at which they count as half learned: what a half time is the first time of.
 *
 * @param norms one a modality, finite, &ge; 0; 0 where there is none to reach
 */
public record HalfNorms(Vector norms) {
    /** A half norm below this fraction of the final map's norm is a rounded 0: such a modality is never learned. */
    private static final double NEVER_LEARNED = 1e-10;

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

    /** Of any number of modalities and outputs: half the norms of the least-squares map, where all is learned. */
    public static HalfNorms of(Moments moments) {
        Modalities modalities = moments.modalities();
        double[] half = new double[modalities.count()];
        double largest = 0;
        for (Vector row : moments.rows()) {
            Vector best = moments.inputCovariance().leftTimesPseudoInverse(row, LeastSquares.RELATIVE_CUT);
            largest = Math.hypot(largest, best.norm());
            for (int m = 0; m < half.length; m++) {
                half[m] = Math.hypot(half[m], 0.5 * modalities.block(best, m).norm());
            }
        }
        return learned(half, largest);
    }

    /**
     * Half of these norms.
     *
     * @param whole norm of the final map, against which a norm can be a rounded 0
     */
    public static HalfNorms ofWhole(Vector norms, double whole) {
        return learned(norms.times(0.5).toArray(), whole);
    }

    private static HalfNorms learned(double[] half, double largest) {
        for (int m = 0; m < half.length; m++) {
            half[m] = half[m] > NEVER_LEARNED * largest ? half[m] : 0;
        }
        return new HalfNorms(Vector.of(half));
    }

    /** True if the modality has a half norm. */
    public boolean has(int modality) {
        return norms.at(modality) > 0;
    }
}
