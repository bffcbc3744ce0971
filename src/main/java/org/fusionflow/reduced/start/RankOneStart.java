package org.fusionflow.reduced.start;

import java.util.List;
import org.fusionflow.architecture.LayerGraph;
import org.fusionflow.architecture.LayerWeights;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Vector;

/**
 * A two-layer network of width 1 with the growing and decaying modes of a wide one, [EI-11]: first layer
 * {@code (|p| + |q|) s}, second layer {@code |p| - |q|}.
 *
 * <p>For a branch with one input it is exact at all times: {@code dp/dt = e p} and {@code dq/dt = -e q} hold for
 * every time course of the branch's residual e, and the map is {@code |p|^2 - |q|^2}. This includes residuals that
 * change sign, after which q can exceed p. For several inputs it omits the component of W1 orthogonal to s, which is
 * constant at first and matters where p decays.
 */
public final class RankOneStart {
    private RankOneStart() {}

    /**
     * The network with both modes. Layers directly from an input to the output are copied.
     *
     * @param weights of the wide network
     * @param moments in the tree's leaf order
     * @throws org.fusionflow.architecture.InvalidInput as {@link GrowingMode#of}
     */
    public static LayerWeights of(LayerWeights weights, Moments moments) {
        return of(weights, GrowingMode.of(weights, moments), 1);
    }

    /**
     * The network with the growing mode only: on the balanced manifold, with length u_eff.
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
