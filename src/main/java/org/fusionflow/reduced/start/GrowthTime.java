package org.fusionflow.reduced.start;

import java.util.List;
import org.fusionflow.data.NetworkShape;
import org.fusionflow.data.NetworkWeights;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.flow.WidthFlow;

/** How fast a narrow network moves: the clock by which a wide one is watched while it aligns. */
public final class GrowthTime {
    private GrowthTime() {}

    /**
     * Smallest of {@code ||W||/||dW/dt||} over the layers between the inputs of these modalities and the output; infinite if none
     * of them moves.
     */
    public static double of(NetworkWeights narrow, Moments moments, List<Integer> modalities) {
        NetworkShape shape = narrow.shape();
        WidthFlow flow = new WidthFlow(shape.tree(), moments, shape.width());
        double[] state = narrow.toArray();
        double[] rate = new double[state.length];
        flow.rate(state, rate);
        int[] blocks = flow.blocks();
        double shortest = Double.POSITIVE_INFINITY;
        for (int m : modalities) {
            for (int layer : shape.path(m)) {
                double speed =
                        Vector.of(rate).slice(blocks[layer], blocks[layer + 1]).norm();
                shortest = Math.min(shortest, speed > 0 ? narrow.norm(layer) / speed : shortest);
            }
        }
        return shortest;
    }
}
