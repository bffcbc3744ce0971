package org.fusionflow.reduced.start;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.LayerGraph;
import org.fusionflow.architecture.LayerWeights;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Vector;

/**
 * The growing and the decaying mode of a two-layer branch, tag [EI-3]. With the unit row s along the branch's
 * {@code Sigma_yx}, {@code p = (W1 s' + W2')/2} grows like exp(t ||Sigma_yx||) and {@code q = (W1 s' - W2')/2} decays
 * like exp(-t ||Sigma_yx||) while the weights are small. A branch is one hidden vector with the layers into and out
 * of it: one modality for late fusion, all modalities for early fusion.
 *
 * @param hidden signal of the branch in {@link LayerGraph}
 * @param modalities whose inputs reach it, ascending
 * @param direction the unit row s over the inputs of these modalities; 0 if they are uncorrelated with the output,
 *     and then no mode grows
 * @param growing {@code u_eff = |p|}, [EI-4]; |W2|/2 without a direction
 * @param decaying {@code |q|}; |W2|/2 without a direction
 */
public record GrowingMode(int hidden, List<Integer> modalities, Vector direction, double growing, double decaying) {
    public GrowingMode {
        modalities = List.copyOf(modalities);
    }

    /** True if no path from an input to the output has more than two layers. */
    public static boolean hasTwoLayers(LayerGraph graph) {
        return graph.longestPath() <= 2;
    }

    /**
     * The modes of all hidden vectors, in their order.
     *
     * @throws InvalidInput if a path has more than two layers: its early flow is nonlinear, so there are no modes of
     *     this kind
     */
    public static List<GrowingMode> of(LayerWeights weights, Moments moments) {
        LayerGraph graph = weights.graph();
        if (!hasTwoLayers(graph)) {
            throw new InvalidInput("architecture " + graph.notation()
                    + ": expected two layers at most, deeper networks have no growing mode");
        }
        List<GrowingMode> modes = new ArrayList<>();
        for (LayerGraph.Signal signal : graph.signals()) {
            if (signal.isHidden()) {
                modes.add(of(weights, moments, signal));
            }
        }
        return modes;
    }

    private static GrowingMode of(LayerWeights weights, Moments moments, LayerGraph.Signal hidden) {
        List<Integer> modalities = hidden.modalities();
        Vector correlation = stacked(moments, modalities);
        double speed = correlation.norm();
        Vector direction = speed > 0 ? correlation.times(1 / speed) : correlation;
        double[] first = new double[weights.sizes().size(hidden.index())];
        for (int layer : weights.graph().into(hidden.index())) {
            int start = start(
                    weights.modalities(),
                    modalities,
                    weights.graph().layer(layer).from());
            Vector part = weights.apply(
                    layer, direction.slice(start, start + weights.sizes().columns(layer)));
            for (int i = 0; i < first.length; i++) {
                first[i] += part.at(i);
            }
        }
        Vector p = Vector.of(first);
        Vector q = weights.applyBackwards(weights.graph().reader(hidden.index()).index(), Vector.of(1));
        double growing = 0.5 * p.minus(q.times(-1)).norm();
        double decaying = 0.5 * p.minus(q).norm();
        return new GrowingMode(hidden.index(), modalities, direction, growing, decaying);
    }

    private static Vector stacked(Moments moments, List<Integer> modalities) {
        double[] row = modalities.stream()
                .flatMapToDouble(
                        m -> java.util.Arrays.stream(moments.correlation(m).toArray()))
                .toArray();
        return Vector.of(row);
    }

    /** Index of a modality's first input among those of the branch. */
    private static int start(Modalities all, List<Integer> modalities, int modality) {
        int start = 0;
        for (int m : modalities) {
            if (m < modality) {
                start += all.dimensions().get(m);
            }
        }
        return start;
    }

    /** The part of the direction over the inputs of one of the branch's modalities. */
    Vector directionOf(Modalities all, int modality) {
        int start = start(all, modalities, modality);
        return direction.slice(start, start + all.dimensions().get(modality));
    }

    /**
     * Root mean square of {@code u_eff} over independent weights of standard deviation gamma, [EI-6]:
     * {@code gamma sqrt(h/2)}.
     *
     * @param width h, length of the hidden vector
     * @param gamma standard deviation of the weights, &ge; 0
     */
    public static double expected(int width, double gamma) {
        return gamma * Math.sqrt(width / 2.0);
    }
}
