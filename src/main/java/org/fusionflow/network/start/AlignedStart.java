package org.fusionflow.network.start;

import java.util.List;
import java.util.stream.IntStream;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.LayerGraph;
import org.fusionflow.architecture.LayerSizes;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.network.shape.Layout;
import org.hipparchus.random.RandomGenerator;

/**
 * The initialization {@code aligned}, on the balanced manifold of the reduced flow. With one output every hidden vector has one unit vector
 * {@code r}; the first layer of modality m is {@code r v_m} with {@code v_m = u0 Sigma_yxm / ||Sigma_yxm||}, a later layer is
 * {@code N r r_below'} with {@code N = u0 sqrt(leaves below)}. All layers that add to a hidden vector have its {@code r} as output direction.
 * With several outputs there is such a path for each mode of the correlation below the last layer, along orthonormal vectors {@code r}: the
 * layers are sums over modes, and only the modalities that carry a mode count as its leaves. The number of modes is limited by outputs, inputs
 * and hidden units.
 *
 * <p>Draws: for every hidden vector in the order of {@link Layout#junctions()} and each mode, entries from a standard normal distribution, which
 * are then made orthogonal to the previous modes and normalized.
 */
public record AlignedStart() implements Initialization {
    @Override
    public String name() {
        return "aligned";
    }

    /**
     * @throws InvalidInput if a modality has no correlation with the outputs, because its direction is then undefined, or if the network has
     *     several heads
     */
    @Override
    public double[] weights(Layout layout, Moments moments, double u0, RandomGenerator random) {
        LayerGraph graph = layout.sizes().graph();
        if (graph.outputs().size() > 1) {
            throw new InvalidInput(
                    "initialization aligned: expected a network without heads, which learn modes of their own; got "
                            + graph.outputs().size() + " heads");
        }
        requireDirections(moments);
        int modes = modes(layout.sizes(), moments.outputs());
        double[][][] units = new double[graph.signals().size()][][];
        for (LayerGraph.Signal signal : graph.signals()) {
            if (signal.isHidden()) {
                units[signal.index()] =
                        OrthonormalVectors.draw(modes, layout.sizes().size(signal.index()), random);
            }
        }
        double[] weights = new double[layout.weights()];
        for (LayerGraph.Layer last : graph.layers()) {
            if (graph.signal(last.to()).isOutput()) {
                List<Integer> below = graph.signal(last.from()).modalities();
                new Path(layout.sizes(), new CorrelationModes(moments, below, modes), units, u0).addTo(weights, last);
            }
        }
        return weights;
    }

    private static int modes(LayerSizes sizes, int outputs) {
        int modes = outputs;
        for (LayerGraph.Signal signal : sizes.graph().hidden()) {
            modes = Math.min(modes, sizes.size(signal.index()));
        }
        return modes;
    }

    /** True if every modality is correlated with the outputs, so that its direction is defined. */
    public static boolean isDefinedFor(Moments moments) {
        return IntStream.range(0, moments.modalities().count()).allMatch(m -> hasDirection(moments, m));
    }

    private static boolean hasDirection(Moments moments, int modality) {
        return moments.speed(modality) > moments.largestRounding(modality);
    }

    private static void requireDirections(Moments moments) {
        List<String> names = moments.modalities().names();
        for (int m = 0; m < names.size(); m++) {
            if (!hasDirection(moments, m)) {
                throw new InvalidInput("initialization aligned: modality " + names.get(m)
                        + " has no correlation with the output, so it has no direction to start along; expected"
                        + " a random start such as gaussian-norm for these statistics");
            }
        }
    }

    /** Fills the layers below one that makes outputs, mode by mode. */
    @SuppressWarnings("ArrayRecordComponent") // made here, never compared
    private record Path(LayerSizes sizes, CorrelationModes modes, double[][][] units, double u0) {
        /** Fills a layer and all layers below it. */
        void addTo(double[] weights, LayerGraph.Layer layer) {
            LayerGraph graph = sizes.graph();
            boolean last = graph.signal(layer.to()).isOutput();
            for (int i = 0; i < modes.count(); i++) {
                add(weights, layer, i, last ? modes.seen(i) : units[layer.to()][i]);
            }
            if (!graph.signal(layer.from()).isInput()) {
                graph.into(layer.from()).forEach(below -> addTo(weights, graph.layer(below)));
            }
        }

        private void add(double[] weights, LayerGraph.Layer layer, int mode, double[] left) {
            LayerGraph.Signal from = sizes.graph().signal(layer.from());
            List<Integer> below = from.modalities();
            double[] right = from.isInput() ? modes.read(mode, below.get(0)) : units[layer.from()][mode];
            double norm = from.isInput() ? u0 : u0 * Math.sqrt(modes.readers(mode, below));
            int columns = sizes.columns(layer.index());
            int offset = sizes.offset(layer.index());
            for (int r = 0; r < left.length; r++) {
                for (int c = 0; c < columns; c++) {
                    weights[offset + r * columns + c] += norm * left[r] * right[c];
                }
            }
        }
    }
}
