package org.fusionflow.data.result;

import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Vector;

/**
 * Where modalities count as half learned: norms of their maps, all outputs together, and signals {@code Sigma_yxm . w_m}. What a half time is the first
 * time of, and a signal half time. On real inputs slow directions carry norm but little signal, so that the two differ; with one input they are the same.
 *
 * @param norms one a modality, finite, &ge; 0; 0 where there is none to reach
 * @param signals one a modality, finite; 0 where there is none to reach. Below 0 where a modality is learned against its own correlation
 */
public record HalfNorms(Vector norms, Vector signals) {
    public HalfNorms {
        if (signals.size() != norms.size()) {
            throw new IllegalArgumentException("half signals: expected " + norms.size() + ", found " + signals.size());
        }
        for (int m = 0; m < norms.size(); m++) {
            if (!(norms.at(m) >= 0) || Double.isInfinite(norms.at(m))) {
                throw new InvalidInput("half norms, entry " + (m + 1) + ", " + norms.at(m)
                        + ": expected a finite number of at least 0");
            }
            if (!Double.isFinite(signals.at(m))) {
                throw new InvalidInput(
                        "half signals, entry " + (m + 1) + ", " + signals.at(m) + ": expected a finite number");
            }
        }
    }

    /** Norms alone. */
    public HalfNorms(Vector norms) {
        this(norms, Vector.of(new double[norms.size()]));
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
        double[] signals = new double[half.length];
        for (int m = 0; m < half.length; m++) {
            half[m] = best.isWithout(m)
                    ? 0
                    : 0.5 * moments.modalities().block(best.map(), m).norm();
            signals[m] = best.isWithout(m) ? 0 : 0.5 * moments.signal(best.map(), m);
        }
        return new HalfNorms(Vector.of(half), Vector.of(signals));
    }

    /** True if the modality has a half norm. */
    public boolean has(int modality) {
        return norms.at(modality) > 0;
    }
}
