package org.fusionflow.reduced.start;

import java.util.List;
import org.fusionflow.architecture.LayerWeights;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.flow.WidthFlow;

/**
 * Time scale of the growth of a narrow network. It sets the times at which a wide network is observed while it
 * aligns.
 */
public final class GrowthTime {
    private GrowthTime() {}

    /**
     * Smallest {@code ||W||/||dW/dt||} over the layers between the inputs of these modalities and the output, a flow
     * time; infinite if none of them moves.
     */
    public static double of(LayerWeights narrow, Moments moments, List<Integer> modalities) {
        WidthFlow flow = new WidthFlow(narrow.graph(), moments, narrow.sizes().width());
        double[] state = narrow.toArray();
        double[] rate = new double[state.length];
        flow.rate(state, rate);
        int[] blocks = flow.blocks();
        double shortest = Double.POSITIVE_INFINITY;
        for (int m : modalities) {
            for (int layer : narrow.graph().path(m)) {
                double speed =
                        Vector.of(rate).slice(blocks[layer], blocks[layer + 1]).norm();
                shortest = Math.min(shortest, speed > 0 ? narrow.norm(layer) / speed : shortest);
            }
        }
        return shortest;
    }
}
