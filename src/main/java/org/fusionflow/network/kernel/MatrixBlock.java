package org.fusionflow.network.kernel;

/**
 * The position and shape of a row-major matrix inside a flat array.
 *
 * @param at position of its first entry
 * @param rows size of the layer's output, &ge; 1
 * @param columns size of the layer's input, &ge; 1
 */
public record MatrixBlock(int at, int rows, int columns) {
    public MatrixBlock {
        if (!(at >= 0 && rows >= 1 && columns >= 1)) {
            throw new IllegalArgumentException("block of " + rows + " x " + columns + " at " + at
                    + ": expected at least one row and column at a position >= 0");
        }
    }
}
