package org.fusionflow.reduced.start;

import java.util.HashSet;
import java.util.Set;
import org.fusionflow.architecture.LayerWeights;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;

/**
 * Computes a time at which the search for half times ends. A flow that is not on the balanced manifold does not
 * itself show that a modality will never be learned.
 */
final class Horizon {
    /**
     * Factor over the estimate of the slowest escape. Weights that decay before they grow take longer by a power of
     * their decay; the integrator needs about three steps per decade of time without changes.
     */
    private static final double PATIENCE = 1e6;

    /** Largest number of modalities whose fixed points are enumerated; for more, only the first ones are used. */
    private static final int MOST_MODALITIES = 10;

    /** Larger times overflow in the powers of the step that the integrator computes. */
    private static final double LONGEST = 1e150;

    private Horizon() {}

    /**
     * {@link #PATIENCE} times {@code (1 + ln(1/a)) / (e a^(L-2))}, an upper estimate of [TM-2], where a is the
     * smallest layer norm, e the smallest residual of an unlearned modality over all fixed points [FT-7], and L the
     * number of layers of the longest path.
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
        int enumerated = Math.min(count, MOST_MODALITIES);
        for (int subset = 0; subset < 1 << enumerated; subset++) {
            Set<Integer> learned = new HashSet<>();
            for (int m = 0; m < enumerated; m++) {
                if ((subset >> m & 1) == 1) {
                    learned.add(m);
                }
            }
            LeastSquares point = LeastSquares.on(moments, learned);
            for (int m = 0; m < count; m++) {
                double residual =
                        moments.modalities().block(point.residual(), m).norm();
                if (!learned.contains(m) && !point.residualOf(m).isZero()) {
                    smallest = Math.min(smallest, residual);
                }
            }
        }
        return smallest;
    }
}
