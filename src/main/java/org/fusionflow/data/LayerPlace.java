package org.fusionflow.data;

import org.fusionflow.architecture.FusionTree;

/**
 * Where one layer of a network stands: which edge it belongs to and what it reads and writes. Signals are numbered as in
 * {@link NetworkShape}.
 *
 * @param edge the node below the edge
 * @param index on the edge, from 1 at the bottom
 * @param input signal that it reads
 * @param output signal that it adds to
 * @param rows length of the output
 * @param columns length of the input
 */
public record LayerPlace(FusionTree edge, int index, int input, int output, int rows, int columns) {
    /** For people: the modalities below the edge and the index on it, such as {@code A+B, layer 1}. */
    public String description() {
        return String.join("+", edge.names()) + ", layer " + index;
    }
}
