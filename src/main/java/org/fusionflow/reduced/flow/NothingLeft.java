package org.fusionflow.reduced.flow;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.IntToDoubleFunction;
import org.fusionflow.data.moments.LeastSquares;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Vector;

/**
 * Tells whether the modalities that are not learned have nothing left to learn. Least squares decides, not the residual
 * of a trajectory alone: rounding in that residual would grow over long times, and a small residual is none.
 */
final class NothingLeft {
    private final Moments moments;
    private final int layers;
    /** By learned modalities and waiting one: the largest residual that is rounding; -1 if it has something to learn. */
    private final Map<Set<Integer>, Map<Integer, Double>> known = new HashMap<>();

    /**
     * @param moments of the data, in any axes of the inputs
     * @param layers of the longest path: the map of a trajectory is a product of so many rounded factors
     */
    NothingLeft(Moments moments, int layers) {
        this.moments = moments;
        this.layers = layers;
    }

    /** @param residualNorm of the map, by modality */
    boolean of(Set<Integer> learned, Set<Integer> waiting, IntToDoubleFunction residualNorm) {
        Map<Integer, Double> bounds = known.computeIfAbsent(learned, set -> new HashMap<>());
        for (int m : waiting) {
            double bound = bounds.computeIfAbsent(m, modality -> bound(learned, modality));
            if (residualNorm.applyAsDouble(m) > 2 * layers * bound) {
                return false;
            }
        }
        return true;
    }

    private double bound(Set<Integer> learned, int m) {
        LeastSquares point = LeastSquares.on(moments, learned);
        return point.residualOf(m).isZero() ? Vector.of(point.rounding(m)).norm() : -1;
    }
}
