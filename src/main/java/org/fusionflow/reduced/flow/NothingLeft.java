package org.fusionflow.reduced.flow;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;

/**
 * Tells whether the modalities that are not learned have nothing left to learn. Least squares decides, not the residual
 * of a trajectory alone: rounding in that residual would grow over long times, and a small residual is none.
 */
final class NothingLeft {
    private final Moments moments;
    private final int layers;
    /** By learned modalities and waiting one: the largest residual that is rounding; empty if it has something to learn. */
    private final Map<Set<Integer>, Map<Integer, double[]>> known = new HashMap<>();

    /**
     * @param layers of the longest path: the map of a trajectory is a product of so many rounded factors
     */
    NothingLeft(Moments moments, int layers) {
        this.moments = moments;
        this.layers = layers;
    }

    boolean of(Set<Integer> learned, Set<Integer> waiting, double[] residual) {
        Map<Integer, double[]> bounds = known.computeIfAbsent(learned, set -> new HashMap<>());
        for (int m : waiting) {
            double[] bound = bounds.computeIfAbsent(m, modality -> bound(learned, modality));
            for (int i = moments.modalities().start(m); i < moments.modalities().start(m + 1); i++) {
                if (bound.length == 0 || Math.abs(residual[i]) > 2 * layers * bound[i]) {
                    return false;
                }
            }
        }
        return true;
    }

    private double[] bound(Set<Integer> learned, int m) {
        LeastSquares point = LeastSquares.on(moments, learned);
        return point.residualOf(m).isZero() ? point.rounding(m) : new double[0];
    }
}
