package org.fusionflow.data.table;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.fusionflow.architecture.InvalidInput;

/** Reads rows one block ahead on another thread, while the caller works on the block before. */
public final class RowsAhead implements AutoCloseable {
    /** A block of rows; its array is used again two blocks later. */
    @SuppressWarnings("ArrayRecordComponent") // never compared
    public record Block(double[] values, int rows) {}

    private final Rows rows;
    private final int size;
    private final double[][] buffers;
    private int turn;
    private CompletableFuture<Block> next;

    /**
     * @param width values of a row
     * @param size rows of a block
     */
    public RowsAhead(Rows rows, int width, int size) {
        this.rows = rows;
        this.size = size;
        buffers = new double[2][size * width];
        next = ahead();
    }

    private CompletableFuture<Block> ahead() {
        double[] buffer = buffers[turn];
        turn = 1 - turn;
        return CompletableFuture.supplyAsync(() -> new Block(buffer, rows.read(buffer, size)));
    }

    /**
     * The next block; one without rows at the end.
     *
     * @throws InvalidInput with the place of what is wrong
     */
    public Block next() {
        Block block;
        try {
            block = next.join();
        } catch (CompletionException failed) {
            if (failed.getCause() instanceof InvalidInput wrong) {
                throw wrong;
            }
            throw failed;
        }
        if (block.rows() > 0) {
            next = ahead();
        }
        return block;
    }

    /** Waits until nothing is read any more. */
    @Override
    public void close() {
        next.exceptionally(failed -> new Block(new double[0], 0)).join();
        rows.close();
    }
}
