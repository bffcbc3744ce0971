package org.fusionflow.data.npz;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.fusionflow.architecture.InvalidInput;

/** Reads and writes one array as bytes. Messages do not name the file and the array; the caller adds them. */
final class NpyFormat {
    /** Bytes read or written at once. */
    private static final int BUFFER = 1 << 16;

    /** Values that one array of Java can hold. */
    private static final int LONGEST_ARRAY = Integer.MAX_VALUE - 8;

    /** Rows and columns that are exchanged at once: both blocks stay in the cache. */
    private static final int TILE = 64;

    private NpyFormat() {}

    /**
     * Reads one array to the end of the stream.
     *
     * @param memory bytes that the values may take
     * @throws InvalidInput if it is no array, or a larger one
     */
    static NpyArray read(InputStream in, long memory) throws IOException {
        NpyHeader header = header(in);
        ElementType type = header.type();
        long count = header.count();
        if (count > Math.min(LONGEST_ARRAY, memory / type.memory())) {
            throw new InvalidInput("shape " + header.shape() + ", "
                    + (count > Long.MAX_VALUE / type.memory() ? "more than 8e18" : count * type.memory())
                    + " bytes: expected at most " + NpzFile.mostBytes()
                    + " bytes in one file, of which the arrays before left " + memory);
        }
        Object values = type.allocate((int) count);
        FileOrder order = new FileOrder(header);
        int atOnce = Math.max(1, BUFFER / Math.max(1, type.size()));
        byte[] bytes = new byte[(int) Math.min(atOnce, count) * type.size()];
        for (int done = 0; done < count; ) {
            int batch = (int) Math.min(atOnce, count - done);
            int length = batch * type.size();
            int found = in.readNBytes(bytes, 0, length);
            if (found < length) {
                throw new InvalidInput("expected " + count * type.size() + " bytes of values, found "
                        + ((long) done * type.size() + found));
            }
            ByteBuffer from = ByteBuffer.wrap(bytes, 0, length).order(type.order());
            for (int k = 0; k < batch; k++) {
                type.read(from, values, order.next());
            }
            done += batch;
        }
        if (in.read() >= 0) {
            throw new InvalidInput("expected " + count * type.size() + " bytes of values, found more");
        }
        return NpyArray.owning(values, array(header.shape()));
    }

    /**
     * Reads an array of as many rows as columns to the end of the stream, each row into its own array: nothing else of its size is held.
     *
     * @param size number of rows, at least 1
     * @throws InvalidInput if it is no such array of numbers
     */
    static double[][] square(InputStream in, int size) throws IOException {
        NpyHeader header = header(in);
        ElementType type = header.type();
        if (!header.shape().equals(List.of(size, size))) {
            throw new InvalidInput("expected the shape [" + size + ", " + size + "], found " + header.shape());
        }
        if (type.kind() == 'U') {
            throw new InvalidInput("expected numbers, found text");
        }
        double[][] rows = new double[size][size];
        byte[] bytes = new byte[size * type.size()];
        for (int k = 0; k < size; k++) {
            int found = in.readNBytes(bytes, 0, bytes.length);
            if (found < bytes.length) {
                throw new InvalidInput("expected " + (long) size * bytes.length + " bytes of values, found "
                        + ((long) k * bytes.length + found));
            }
            type.doubles(ByteBuffer.wrap(bytes).order(type.order()), rows[k], 0, size);
        }
        if (in.read() >= 0) {
            throw new InvalidInput("expected " + (long) size * bytes.length + " bytes of values, found more");
        }
        if (header.fortranOrder()) {
            transpose(rows);
        }
        return rows;
    }

    private static void transpose(double[][] rows) {
        for (int from = 0; from < rows.length; from += TILE) {
            for (int i = 0; i < rows.length; i++) {
                for (int j = from; j < Math.min(i, from + TILE); j++) {
                    double entry = rows[i][j];
                    rows[i][j] = rows[j][i];
                    rows[j][i] = entry;
                }
            }
        }
    }

    private static int[] array(List<Integer> numbers) {
        return numbers.stream().mapToInt(Integer::intValue).toArray();
    }

    static NpyHeader header(InputStream in) throws IOException {
        byte[] start = in.readNBytes(NpyHeader.MAGIC.length + 2);
        if (start.length < NpyHeader.MAGIC.length + 2
                || !Arrays.equals(Arrays.copyOf(start, NpyHeader.MAGIC.length), NpyHeader.MAGIC)) {
            throw new InvalidInput("expected a NumPy array, which starts with \\x93NUMPY");
        }
        int version = start[NpyHeader.MAGIC.length];
        if (version < 1 || version > 3) {
            throw new InvalidInput("format version " + version + ": expected 1, 2 or 3");
        }
        byte[] size = in.readNBytes(version == 1 ? 2 : 4);
        long length = 0;
        for (int k = size.length - 1; k >= 0; k--) {
            length = length << 8 | Byte.toUnsignedLong(size[k]);
        }
        if (length > NpyHeader.LONGEST) {
            throw new InvalidInput("header of " + length + " bytes: expected at most " + NpyHeader.LONGEST);
        }
        byte[] text = in.readNBytes((int) length);
        if (size.length < (version == 1 ? 2 : 4) || text.length < length) {
            throw new InvalidInput("expected a header of " + length + " bytes, found " + text.length);
        }
        return NpyHeader.parse(new String(text, version == 3 ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1));
    }

    static void write(NpyArray array, OutputStream out) throws IOException {
        ElementType type = ElementType.of(array.values());
        out.write(new NpyHeader(type, false, array.shape()).bytes());
        int atOnce = Math.max(1, BUFFER / type.size());
        ByteBuffer to = ByteBuffer.allocate(Math.min(atOnce, Math.max(1, array.size())) * type.size())
                .order(ByteOrder.LITTLE_ENDIAN);
        for (int done = 0; done < array.size(); done += atOnce) {
            to.clear();
            for (int k = done; k < Math.min(done + atOnce, array.size()); k++) {
                type.write(array.values(), k, to);
            }
            out.write(to.array(), 0, to.position());
        }
    }

    /** Where the values of a file belong in C order, one after the other. */
    private static final class FileOrder {
        private final int[] shape;
        private final int[] strides;
        private final int[] index;
        private int place;

        FileOrder(NpyHeader header) {
            shape = array(header.shape());
            strides = new int[shape.length];
            index = new int[shape.length];
            int stride = 1;
            for (int axis = shape.length - 1; axis >= 0; axis--) {
                strides[axis] = stride;
                stride *= shape[axis];
            }
            if (!header.fortranOrder()) {
                // As one dimension: what is next here is next there.
                Arrays.fill(shape, Integer.MAX_VALUE);
                Arrays.fill(strides, 1);
            }
        }

        int next() {
            int now = place;
            for (int axis = 0; axis < shape.length; axis++) {
                place += strides[axis];
                if (++index[axis] < shape[axis]) {
                    break;
                }
                place -= strides[axis] * shape[axis];
                index[axis] = 0;
            }
            return now;
        }
    }
}
