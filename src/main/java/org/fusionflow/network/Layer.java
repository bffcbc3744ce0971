package org.fusionflow.network;

/**
 * One weight matrix and its place: {@code rows x columns}, row major, from {@code offset} on in the array of all weights.
 *
 * @param rows size of what the layer makes, &ge; 1
 * @param columns size of what the layer reads, &ge; 1
 * @param offset index of entry (1, 1) in the array of all weights
 * @param input where the vector it reads starts among all signals of the {@link Layout}
 * @param output where the vector it adds to starts among all signals
 * @param startsOutput true for the first layer, in the order of the layout, that adds to this output
 */
public record Layer(int rows, int columns, int offset, int input, int output, boolean startsOutput) {
    /** Number of weights. */
    public int weights() {
        return rows * columns;
    }
}
