package org.fusionflow.network.shape;

/**
 * One weight matrix and its position: {@code rows x columns}, row major, starting at {@code offset} in the array of all weights.
 *
 * @param name the modalities below its edge, or the head, and its number on the edge, from 1 at the bottom: {@code A.1}, {@code A+B.2}
 * @param rows size of its output, &ge; 1
 * @param columns size of its input, &ge; 1
 * @param offset index of entry (1, 1) in the array of all weights
 * @param input where the vector that it reads starts among all signals of the {@link Layout}
 * @param output where the vector that it adds to starts among all signals
 * @param startsOutput true for the first layer, in the order of the layout, that adds to this output
 * @param startsInput true for the last layer, in the order of the layout, that reads this input: the first one in the backward pass
 */
public record Layer(
        String name,
        int rows,
        int columns,
        int offset,
        int input,
        int output,
        boolean startsOutput,
        boolean startsInput) {
    /** The edge: the modalities below it joined by {@code +}, or the head; two edges above the same modalities differ by a prime. */
    public String edge() {
        return name.substring(0, name.lastIndexOf('.'));
    }

    /** Number of weights. */
    public int weights() {
        return rows * columns;
    }
}
