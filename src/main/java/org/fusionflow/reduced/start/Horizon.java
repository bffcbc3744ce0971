package org.fusionflow.reduced.start;

import java.util.HashSet;
import java.util.Set;
import org.fusionflow.architecture.LayerWeights;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;

/**
 * When the search for half times may be given up: a flow that is not on the balanced manifold does not show by itself that a modality
 * is stuck for ever.
 */
final class Horizon {
    /**
     * Beyond the slowest escape. Weights that decayed before they grow take longer by the power of what they lost; the integrator pays
     * three steps for a decade of waiting.
     */
    private static final double PATIENCE = 1e6;

    /** Residuals below this fraction of the largest correlation are rounding: their modality is never learned. */
    private static final double PERMANENT = 1e-9;

    /** With more modalities the number of fixed points is out of hand, and only those of the first ten are asked. */
    private static final int MOST_MODALITIES = 10;

    /** Times beyond this would overflow in the integrator's powers of the step. */
    private static final double LONGEST = 1e150;

    private Horizon() {}

    /**
     * {@code (1 + ln(1/a)) / (e a^(L-2))} times patience, with the smallest layer norm a, the smallest residual e of an unlearned modality
     * at any fixed point [FT-7], and the longest path L: an upper estimate of [TM-2].
     */
    static double of(LayerWeights start, Moments moments) {
        double amplitude = 1;
        for (int l = 0; l < start.graph().layers().size(); l++) {
            double norm = start.norm(l);
            amplitude = norm > 0 ? Math.min(amplitude, norm) : amplitude;
        }
        int longest = Math.max(2, start.graph().longestPath());
        double estimate = (1 - Math.log(amplitude)) / (smallestResidual(moments) * Math.pow(amplitude, longest - 2));
        return Math.min(LONGEST, PATIENCE * estimate);
    }

    private static double smallestResidual(Moments moments) {
        int count = moments.modalities().count();
        double largest = 0;
        for (int m = 0; m < count; m++) {
            largest = Math.max(largest, moments.speed(m));
        }
        double smallest = largest;
        long subsets = 1L << Math.min(count, MOST_MODALITIES);
        for (long subset = 0; subset < subsets; subset++) {
            Set<Integer> learned = new HashSet<>();
            for (int m = 0; m < count; m++) {
                if ((subset >> m & 1) == 1) {
                    learned.add(m);
                }
            }
            LeastSquares point = LeastSquares.on(moments, learned);
            for (int m = 0; m < count; m++) {
                double residual =
                        moments.modalities().block(point.residual(), m).norm();
                if (!learned.contains(m) && residual > PERMANENT * largest) {
                    smallest = Math.min(smallest, residual);
                }
            }
        }
        return smallest;
    }
}
