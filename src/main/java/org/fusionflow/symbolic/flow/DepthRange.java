package org.fusionflow.symbolic.flow;

import org.fusionflow.architecture.Depth;

/**
 * The values of L and L_f that one case of a proof covers: {@code L >= Lf >= leastFusion} and {@code L >= 2}.
 *
 * @param leastFusion smallest fusion layer, at least 1
 */
public record DepthRange(int leastFusion) {
    /**
     * Smallest value of a depth in the range, or {@code Integer.MIN_VALUE} if it is unbounded below. With L = Lf + r
     * and Lf = leastFusion + s the depth is linear in r, s &ge; 0, so the minimum is at the corner r = s = 0.
     */
    public int least(Depth depth) {
        int perFusion = depth.layers() + depth.fusion();
        if (depth.layers() < 0 || perFusion < 0) {
            return Integer.MIN_VALUE;
        }
        // L >= 2 excludes the corner Lf = 1, r = 0; either r or s is at least 1 then.
        int extra = leastFusion >= 2 ? 0 : Math.min(depth.layers(), perFusion);
        return depth.constant() + perFusion * leastFusion + extra;
    }
}
