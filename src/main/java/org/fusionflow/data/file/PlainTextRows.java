package org.fusionflow.data.file;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/**
 * The rows of a table whose cells are plain decimal numbers without quotes. Pieces of some lines each are read on several threads; their rows come in
 * the order of the file, so that nothing depends on the threads.
 */
final class PlainTextRows implements AutoCloseable {
    /** Bytes of a piece. */
    private static final int PIECE = 1 << 21;

    /** Pieces that are read ahead. */
    private static final int AHEAD = 2 + Runtime.getRuntime().availableProcessors();

    /** Something that is no plain number, or a row of another length: another reader says what. */
    static final class NotPlain extends RuntimeException {
        private static final long serialVersionUID = 1;

        NotPlain() {
            super("not plain", null, false, false);
        }
    }

    /** Rows of a piece. */
    @SuppressWarnings("ArrayRecordComponent") // private, never compared
    private record Piece(double[] values, int rows) {}

    private final InputStream in;
    private final byte separator;
    private final int columns;
    private final int[] places;
    private final int width;
    private final Deque<CompletableFuture<Piece>> pieces = new ArrayDeque<>();
    private byte[] rest = new byte[0];
    private boolean ended;
    private Piece now = new Piece(new double[0], 0);
    private int taken;

    /**
     * @param in at the start of the first row
     * @param columns that every row has
     * @param chosen columns that are read, each once
     */
    PlainTextRows(InputStream in, char separator, int columns, int[] chosen) {
        this.in = in;
        this.separator = (byte) separator;
        this.columns = columns;
        places = new int[columns];
        Arrays.fill(places, -1);
        for (int k = 0; k < chosen.length; k++) {
            places[chosen[k]] = k;
        }
        width = chosen.length;
    }

    /**
     * Reads the next rows as {@link org.fusionflow.data.table.Rows#read} does.
     *
     * @throws NotPlain if they cannot be read this way
     */
    int read(double[] into, int most) throws IOException {
        int count = 0;
        while (count < most) {
            if (taken == now.rows() && !next()) {
                return count;
            }
            int batch = Math.min(most - count, now.rows() - taken);
            System.arraycopy(now.values(), taken * width, into, count * width, batch * width);
            taken += batch;
            count += batch;
        }
        return count;
    }

    /** Goes on to the next piece; false at the end. */
    private boolean next() throws IOException {
        while (!ended && pieces.size() < AHEAD) {
            byte[] lines = lines();
            if (lines.length > 0) {
                pieces.add(CompletableFuture.supplyAsync(() -> piece(lines)));
            }
        }
        CompletableFuture<Piece> first = pieces.poll();
        if (first == null) {
            return false;
        }
        try {
            now = first.join();
        } catch (CompletionException failed) {
            throw failed.getCause() instanceof NotPlain plain ? plain : failed;
        }
        taken = 0;
        return now.rows() > 0 || next();
    }

    /** Whole lines; none at the end. */
    private byte[] lines() throws IOException {
        byte[] bytes = Arrays.copyOf(rest, rest.length + PIECE);
        int found = in.readNBytes(bytes, rest.length, PIECE);
        int length = rest.length + found;
        if (found < PIECE) {
            ended = true;
            rest = new byte[0];
            return Arrays.copyOf(bytes, length);
        }
        int end = length;
        while (end > 0 && bytes[end - 1] != '\n') {
            end--;
        }
        if (end == 0) {
            throw new NotPlain(); // a line longer than a piece
        }
        rest = Arrays.copyOfRange(bytes, end, length);
        return Arrays.copyOf(bytes, end);
    }

    private Piece piece(byte[] bytes) {
        DecimalParser parser = new DecimalParser(bytes);
        double[] values = new double[Math.max(width, bytes.length / 8)];
        int rows = 0;
        int at = 0;
        while (at < bytes.length) {
            int end = at;
            int cell = at;
            int column = 0;
            int to = rows * width;
            if (values.length < to + width) {
                values = Arrays.copyOf(values, 2 * values.length + width);
            }
            for (; end < bytes.length && bytes[end] != '\n'; end++) {
                if (bytes[end] == separator) {
                    take(parser, column, cell, end, values, to);
                    column++;
                    cell = end + 1;
                }
            }
            int last = end > at && bytes[end - 1] == '\r' ? end - 1 : end;
            boolean blank = column == 0 && isBlank(bytes, cell, last);
            if (!blank) {
                take(parser, column, cell, last, values, to);
                if (column + 1 != columns) {
                    throw new NotPlain();
                }
                rows++;
            }
            at = end + 1;
        }
        return new Piece(values, rows);
    }

    private static boolean isBlank(byte[] bytes, int from, int to) {
        for (int k = from; k < to; k++) {
            if (bytes[k] != ' ' && bytes[k] != '\t') {
                return false;
            }
        }
        return true;
    }

    private void take(DecimalParser parser, int column, int from, int to, double[] values, int row) {
        if (column >= columns) {
            throw new NotPlain();
        }
        double value = parser.number(from, to);
        if (places[column] >= 0) {
            values[row + places[column]] = value;
        }
        // A text in a column that is not read may hold separators in quotes.
        if (Double.isNaN(value)) {
            throw new NotPlain();
        }
    }

    @Override
    public void close() {
        pieces.forEach(piece -> piece.cancel(true));
        try {
            in.close();
        } catch (IOException ignored) {
            // Nothing was written.
        }
    }
}
