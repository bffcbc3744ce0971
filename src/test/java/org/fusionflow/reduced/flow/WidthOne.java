package org.fusionflow.reduced.flow;

import java.util.List;
import org.fusionflow.architecture.LayerGraph;

/** Puts a state of the amplitude flow into the order of the network of width 1. */
final class WidthOne {
    private WidthOne() {}

    /** The network lists layers from the inputs up, children first; the amplitudes come from the output down. Their symbols match. */
    static double[] of(WidthFlow width, AmplitudeFlow amplitudes, double[] state) {
        double[] network = new double[width.size()];
        int inputs = amplitudes.regression().inputs();
        List<String> names = amplitudes.amplitudeNames();
        for (LayerGraph.Layer layer : width.sizes().graph().layers()) {
            int offset = width.sizes().offset(layer.index());
            int columns = width.sizes().columns(layer.index());
            if (width.sizes().graph().signal(layer.from()).isInput()) {
                int start = amplitudes.regression().modalities().start(layer.from());
                System.arraycopy(state, start, network, offset, columns);
            } else {
                network[offset] = state[inputs + names.indexOf("a" + layer.symbol())];
            }
        }
        return network;
    }
}
