package org.fusionflow.network.record;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.fusionflow.data.npz.NpyArray;
import org.fusionflow.data.npz.NpzArrays;
import org.fusionflow.network.shape.Junction;
import org.fusionflow.network.shape.Layer;
import org.fusionflow.network.shape.Layout;

/**
 * Converts weights to named arrays and back: a layer's matrix, rows x columns, under the layer's name, and {@code bias.NAME} under the name of
 * the vector to which it is added.
 */
final class LayerArrays {
    private LayerArrays() {}

    static void put(Layout layout, double[] weights, Map<String, NpyArray> arrays) {
        for (Layer layer : layout.layers()) {
            double[] entries = Arrays.copyOfRange(weights, layer.offset(), layer.offset() + layer.weights());
            arrays.put(layer.name(), NpyArray.of(entries, layer.rows(), layer.columns()));
        }
        for (Junction junction : biased(layout)) {
            double[] entries = Arrays.copyOfRange(weights, junction.bias(), junction.bias() + junction.size());
            arrays.put(name(junction), NpyArray.of(entries, junction.size()));
        }
    }

    private static List<Junction> biased(Layout layout) {
        return layout.junctions().stream().filter(Junction::hasBias).toList();
    }

    private static String name(Junction junction) {
        return "bias." + junction.name();
    }

    /** True if at least one bias of the network is among the arrays. */
    static boolean hasBiases(NpzArrays arrays, Layout layout) {
        return biased(layout).stream().anyMatch(junction -> arrays.has(name(junction)));
    }

    /**
     * Reads all weights, in the order of the layout.
     *
     * @param biases false to set them to 0
     * @throws org.fusionflow.architecture.InvalidInput if an array is missing, has another shape or a number that is not finite
     */
    static double[] read(NpzArrays arrays, Layout layout, boolean biases) {
        double[] weights = new double[layout.weights()];
        for (Layer layer : layout.layers()) {
            double[] entries = finite(arrays, layer.name(), layer.rows(), layer.columns());
            System.arraycopy(entries, 0, weights, layer.offset(), entries.length);
        }
        if (biases) {
            for (Junction junction : biased(layout)) {
                double[] entries = finite(arrays, name(junction), junction.size());
                System.arraycopy(entries, 0, weights, junction.bias(), entries.length);
            }
        }
        return weights;
    }

    static double[] finite(NpzArrays arrays, String name, int... shape) {
        double[] entries = arrays.doubles(name, shape);
        for (double entry : entries) {
            if (!Double.isFinite(entry)) {
                throw arrays.problem(name, "expected finite numbers, found " + entry);
            }
        }
        return entries;
    }
}
