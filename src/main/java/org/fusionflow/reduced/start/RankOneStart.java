package org.fusionflow.reduced.start;

import java.util.List;
import org.fusionflow.data.LayerPlace;
import org.fusionflow.data.NetworkShape;
import org.fusionflow.data.NetworkWeights;
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
    public static NetworkWeights of(NetworkWeights weights, Moments moments) {
        return of(weights, GrowingMode.of(weights, moments), 1);
    }

    /**
     * With the growing mode alone: on the balanced manifold, at the length u_eff.
     *
     * @throws org.fusionflow.architecture.InvalidInput as {@link GrowingMode#of}
     */
    public static NetworkWeights balanced(NetworkWeights weights, Moments moments) {
        return of(weights, GrowingMode.of(weights, moments), 0);
    }

    private static NetworkWeights of(NetworkWeights weights, List<GrowingMode> modes, double share) {
        NetworkShape wide = weights.shape();
        NetworkShape narrow = wide.withWidth(1);
        double[][] layers = new double[wide.layers().size()][];
        for (GrowingMode mode : modes) {
            double decaying = share * mode.decaying();
            for (int layer : wide.into(mode.hidden())) {
                layers[layer] = mode.directionOf(wide, wide.layers().get(layer).input())
                        .times(mode.growing() + decaying)
                        .toArray();
            }
            layers[wide.outOf(mode.hidden()).orElseThrow()] = new double[] {mode.growing() - decaying};
        }
        for (int l = 0; l < layers.length; l++) {
            LayerPlace place = wide.layers().get(l);
            if (!wide.isHidden(place.input()) && !wide.isHidden(place.output())) {
                layers[l] = weights.applyBackwards(l, Vector.of(1)).toArray();
            }
        }
        return new NetworkWeights(narrow, Stacked.of(layers));
    }
}
