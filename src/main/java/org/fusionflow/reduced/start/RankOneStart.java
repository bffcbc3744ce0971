package org.fusionflow.reduced.start;

import java.util.List;
import org.fusionflow.architecture.LayerGraph;
import org.fusionflow.architecture.LayerWeights;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Vector;

/**
 * A two-layer network of width 1 with the growing and decaying modes of a wide one, [EI-11]: first layer {@code (|p| + |q|) s}, second
 * layer {@code |p| - |q|}.
 *
 * <p>For a branch with one input it is exact at all times: {@code dp/dt = e p}, {@code dq/dt = -e q} with the branch's residual e,
 * whatever it does, and the map is {@code |p|^2 - |q|^2}. That includes a residual that changes its sign and lets q overtake p. With
 * more inputs it leaves out the part of W1 across s, which is frozen at first and matters where p is lost.
 */
public final class RankOneStart {
    private RankOneStart() {}

    /**
     * With both modes. Layers straight from an input to the output are taken as they are.
     *
     * @throws org.fusionflow.architecture.InvalidInput as {@link GrowingMode#of}
     */
    public static LayerWeights of(LayerWeights weights, Moments moments) {
        return of(weights, GrowingMode.of(weights, moments), 1);
    }

    /**
     * With the growing mode alone: on the balanced manifold, at the length u_eff.
     *
     * @throws org.fusionflow.architecture.InvalidInput as {@link GrowingMode#of}
     */
    public static LayerWeights balanced(LayerWeights weights, Moments moments) {
        return of(weights, GrowingMode.of(weights, moments), 0);
    }

    private static LayerWeights of(LayerWeights weights, List<GrowingMode> modes, double share) {
        LayerGraph graph = weights.graph();
        double[][] layers = new double[graph.layers().size()][];
        for (GrowingMode mode : modes) {
            double decaying = share * mode.decaying();
            for (int layer : graph.into(mode.hidden())) {
                layers[layer] = mode.directionOf(
                                weights.modalities(), graph.layer(layer).from())
                        .times(mode.growing() + decaying)
                        .toArray();
            }
            layers[graph.reader(mode.hidden()).index()] = new double[] {mode.growing() - decaying};
        }
        for (int l = 0; l < layers.length; l++) {
            LayerGraph.Layer layer = graph.layer(l);
            if (graph.signal(layer.from()).isInput() && graph.signal(layer.to()).isOutput()) {
                layers[l] = weights.applyBackwards(l, Vector.of(1)).toArray();
            }
        }
        return new LayerWeights(weights.sizes().withWidth(1), Stacked.of(layers));
    }
}
