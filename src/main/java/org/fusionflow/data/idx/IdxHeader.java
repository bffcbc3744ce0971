package org.fusionflow.data.idx;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import org.fusionflow.architecture.InvalidInput;

/**
 * The start of an IDX file.
 *
 * @param type code of the values: 8 unsigned bytes, 9 bytes, 11 and 12 integers of 16 and 32 bits, 13 and 14 floating-point numbers of 32 and 64
 * @param shape lengths of the dimensions, the first that of samples; none is 0
 */
record IdxHeader(int type, List<Integer> shape) {
    private static final int MOST_DIMENSIONS = 8;

    IdxHeader {
        shape = List.copyOf(shape);
    }

    /**
     * Reads the header and leaves the stream before the values.
     *
     * @throws InvalidInput without the name of the file, if it is no such header
     */
    static IdxHeader read(InputStream in) throws IOException {
        byte[] magic = in.readNBytes(4);
        if (magic.length < 4) {
            throw new InvalidInput("expected an IDX file, which starts with 4 bytes 0 0 TYPE DIMENSIONS, found "
                    + magic.length + " bytes");
        }
        if (magic[0] != 0 || magic[1] != 0) {
            throw new InvalidInput("magic number " + hex(magic) + ": expected that of an IDX file, 0x0000TTDD, such as"
                    + " 0x00000803 for images and 0x00000801 for labels");
        }
        int type = magic[2];
        if (bytes(type) == 0) {
            throw new InvalidInput("magic number " + hex(magic)
                    + ": expected 08, 09, 0b, 0c, 0d or 0e for the type of the" + " values in its third byte");
        }
        int dimensions = Byte.toUnsignedInt(magic[3]);
        if (dimensions < 1 || dimensions > MOST_DIMENSIONS) {
            throw new InvalidInput("magic number " + hex(magic) + ": expected from 1 to " + MOST_DIMENSIONS
                    + " dimensions in its last byte");
        }
        byte[] lengths = in.readNBytes(4 * dimensions);
        if (lengths.length < 4 * dimensions) {
            throw new InvalidInput("expected " + dimensions + " lengths of dimensions in " + 4 * dimensions
                    + " bytes, found " + lengths.length);
        }
        ByteBuffer from = ByteBuffer.wrap(lengths);
        List<Integer> shape = new ArrayList<>();
        for (int k = 0; k < dimensions; k++) {
            int length = from.getInt();
            if (length <= 0) {
                throw new InvalidInput("dimension " + (k + 1) + " has the length " + Integer.toUnsignedString(length)
                        + ": expected from 1 to " + Integer.MAX_VALUE);
            }
            shape.add(length);
        }
        IdxHeader header = new IdxHeader(type, shape);
        long columns = 1;
        for (int length : header.rowShape()) {
            columns *= length;
            if (columns > 1 << 24) {
                throw new InvalidInput("shape " + shape + ": expected at most " + (1 << 24) + " values a sample");
            }
        }
        return header;
    }

    private static String hex(byte[] magic) {
        return String.format("0x%08x", ByteBuffer.wrap(magic).getInt());
    }

    /** Bytes of one value; 0 for a type that does not exist. */
    private static int bytes(int type) {
        return switch (type) {
            case 8, 9 -> 1;
            case 11 -> 2;
            case 12, 13 -> 4;
            case 14 -> 8;
            default -> 0;
        };
    }

    /** Bytes of one value. */
    int bytes() {
        return bytes(type);
    }

    int columns() {
        return rowShape().stream().reduce(1, (a, b) -> a * b);
    }

    /** Lengths of the dimensions of one sample. */
    List<Integer> rowShape() {
        return shape.size() == 1 ? List.of(1) : shape.subList(1, shape.size());
    }

    /** The value at a place of a row. */
    double value(ByteBuffer row, int column) {
        return switch (type) {
            case 8 -> Byte.toUnsignedInt(row.get(column));
            case 9 -> row.get(column);
            case 11 -> row.getShort(2 * column);
            case 12 -> row.getInt(4 * column);
            case 13 -> row.getFloat(4 * column);
            default -> row.getDouble(8 * column);
        };
    }
}
