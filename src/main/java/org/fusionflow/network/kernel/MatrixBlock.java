package org.fusionflow.network.kernel;

/**
 * A row-major matrix that is part of a flat array.
 *
 * @param at position of its first entry
 * @param rows length of what its layer makes, &ge; 1
 * @param columns length of what its layer reads, &ge; 1
 */
public record MatrixBlock(int at, int rows, int columns) {
    public MatrixBlock {
        if (!(at >= 0 && rows >= 1 && columns >= 1)) {
            throw new IllegalArgumentException("block of " + rows + " x " + columns + " at " + at
                    + ": expected at least one row and column at a position >= 0");
        }
    }
}
