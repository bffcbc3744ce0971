package org.fusionflow.reduced.flow;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** Puts a state of the amplitude flow into the order of the network of width 1. */
final class WidthOne {
    private WidthOne() {}

    /**
     * The network lists layers from the inputs up, children first; the amplitudes come from the output down. A layer is known by the
     * leaves below it and its place on their common edge, both of which the names of the amplitudes hold.
     */
    static double[] of(WidthFlow width, AmplitudeFlow amplitudes, double[] state) {
        double[] network = new double[width.size()];
        int inputs = amplitudes.regression().inputs();
        List<String> names = amplitudes.amplitudeNames();
        List<String> modalities = amplitudes.regression().modalities().names();
        boolean[] used = new boolean[names.size()];
        for (WidthFlow.Layer layer : width.layers()) {
            boolean first = width.layers().stream().noneMatch(below -> below.to() == layer.from());
            if (first) {
                int start = amplitudes
                        .regression()
                        .modalities()
                        .start(layer.leavesBelow().get(0));
                System.arraycopy(state, start, network, layer.offset(), layer.columns());
                continue;
            }
            StringBuilder edge = new StringBuilder("a");
            layer.leavesBelow().forEach(m -> edge.append(modalities.get(m)));
            // Candidates from the lowest layer up: amplitudes of one edge are listed from its last layer down.
            Deque<Integer> open = new ArrayDeque<>();
            for (int j = 0; j < names.size(); j++) {
                if (!used[j] && names.get(j).matches(edge + "\\d+")) {
                    open.push(j);
                }
            }
            int chosen = open.pop();
            used[chosen] = true;
            network[layer.offset()] = state[inputs + chosen];
        }
        return network;
    }
}
