package org.fusionflow.data.npz;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.IoReason;
import org.fusionflow.data.table.Indices;
import org.fusionflow.data.table.RowTable;
import org.fusionflow.data.table.Rows;

/**
 * A {@code .npy} file as a table, whatever its size: the first index counts the samples, all others are flattened in C order. Arrays in Fortran
 * order hold each column in one piece and are read so.
 */
public final class NpyTable implements RowTable {
    private final Path file;
    private final NpyHeader header;
    /** Bytes before the values. */
    private final long start;

    private NpyTable(Path file, NpyHeader header, long start) {
        this.file = file;
        this.header = header;
        this.start = start;
    }

    /**
     * Reads the header.
     *
     * @throws InvalidInput with the file and what is wrong
     */
    public static NpyTable of(Path file) {
        if (Files.isDirectory(file)) {
            throw new InvalidInput(file + ": expected an .npy file, this is a directory");
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.READ)) {
            // The header is read through the channel without a buffer ahead of it, so its end is where the values
            // start.
            byte[] head = Channels.newInputStream(channel).readNBytes(NpyHeader.LONGEST + 16);
            ByteArrayInputStream in = new ByteArrayInputStream(head);
            NpyHeader header = NpyFormat.header(in);
            long start = (long) head.length - in.available();
            requireRows(header);
            long expected = header.count() > Long.MAX_VALUE / 16
                    ? Long.MAX_VALUE
                    : header.count() * header.type().size();
            long found = channel.size() - start;
            if (found != expected) {
                throw new InvalidInput(
                        "shape " + header.shape() + ": expected " + expected + " bytes of values, found " + found);
            }
            return new NpyTable(file, header, start);
        } catch (InvalidInput wrong) {
            throw new InvalidInput(file + ": " + wrong.getMessage(), wrong);
        } catch (IOException failed) {
            throw unreadable(file, failed);
        }
    }

    /** True for a name of this format. */
    public static boolean isArray(Path file) {
        return file.toString().toLowerCase(Locale.ROOT).endsWith(".npy");
    }

    private static void requireRows(NpyHeader header) {
        if (header.type().kind() == 'U') {
            throw new InvalidInput("expected numbers, found text; classes are written as numbers, such as 0 and 1");
        }
        if (header.shape().isEmpty() || header.shape().contains(0)) {
            throw new InvalidInput(
                    "expected one row a sample, a shape [P] or [P, columns] of at least 1, found " + header.shape());
        }
        if (header.count() / header.shape().get(0) > 1 << 24) {
            throw new InvalidInput("shape " + header.shape() + ": expected at most " + (1 << 24) + " values a sample");
        }
    }

    private static InvalidInput unreadable(Path file, IOException failed) {
        if (failed instanceof NoSuchFileException) {
            return new InvalidInput(file + ": no such file", failed);
        }
        if (failed instanceof AccessDeniedException) {
            return new InvalidInput(file + ": no permission to read it", failed);
        }
        return new InvalidInput(file + ": cannot be read (" + IoReason.of(failed) + ")", failed);
    }

    private int rowCount() {
        return header.shape().get(0);
    }

    @Override
    public String source() {
        return file.toString();
    }

    @Override
    public int columns() {
        return (int) (header.count() / rowCount());
    }

    @Override
    public String columnName(int column) {
        return Indices.name("", rowShape(), column);
    }

    @Override
    public List<String> names() {
        return List.of();
    }

    @Override
    public List<Integer> rowShape() {
        return header.shape().size() == 1
                ? List.of(1)
                : header.shape().subList(1, header.shape().size());
    }

    @Override
    public OptionalLong rows() {
        return OptionalLong.of(rowCount());
    }

    @Override
    public Rows open(int[] chosen) {
        try {
            return new Blocks(FileChannel.open(file, StandardOpenOption.READ), chosen.clone());
        } catch (IOException failed) {
            throw unreadable(file, failed);
        }
    }

    private final class Blocks implements Rows {
        private final FileChannel channel;
        private final int[] chosen;
        private final ElementType type = header.type();
        private ByteBuffer bytes = ByteBuffer.allocate(0);
        private double[] numbers = new double[0];
        private long next;

        Blocks(FileChannel channel, int[] chosen) {
            this.channel = channel;
            this.chosen = chosen;
        }

        @Override
        public int read(double[] into, int most) {
            int count = (int) Math.min(most, rowCount() - next);
            if (count > 0) {
                try {
                    if (header.fortranOrder()) {
                        readColumns(into, count);
                    } else {
                        readRows(into, count);
                    }
                } catch (IOException failed) {
                    throw unreadable(file, failed);
                } catch (InvalidInput wrong) {
                    throw new InvalidInput(file + ": " + wrong.getMessage(), wrong);
                }
                requireFinite(into, count);
                next += count;
            }
            return count;
        }

        private void readRows(double[] into, int count) throws IOException {
            int width = columns();
            read(start + next * width * type.size(), count * width);
            for (int s = 0; s < count; s++) {
                for (int k = 0; k < chosen.length; k++) {
                    into[s * chosen.length + k] = numbers[s * width + chosen[k]];
                }
            }
        }

        private void readColumns(double[] into, int count) throws IOException {
            for (int k = 0; k < chosen.length; k++) {
                read(start + (inFortranOrder(chosen[k]) * rowCount() + next) * type.size(), count);
                for (int s = 0; s < count; s++) {
                    into[s * chosen.length + k] = numbers[s];
                }
            }
        }

        /** The place of a column, whose indices run from the last in C order, where the first runs fastest. */
        private long inFortranOrder(int column) {
            List<Integer> lengths = rowShape();
            int[] index = new int[lengths.size()];
            int rest = column;
            for (int axis = index.length - 1; axis >= 0; axis--) {
                index[axis] = rest % lengths.get(axis);
                rest /= lengths.get(axis);
            }
            long place = 0;
            for (int axis = index.length - 1; axis >= 0; axis--) {
                place = place * lengths.get(axis) + index[axis];
            }
            return place;
        }

        /** Numbers from a place of the file on. */
        private void read(long from, int count) throws IOException {
            int length = Math.multiplyExact(count, type.size());
            if (bytes.capacity() < length) {
                bytes = ByteBuffer.allocate(length);
                numbers = new double[count];
            }
            bytes.clear().limit(length);
            long place = from;
            while (bytes.hasRemaining()) {
                int found = channel.read(bytes, place);
                if (found < 0) {
                    throw new InvalidInput("expected " + header.count() * type.size()
                            + " bytes of values, the file was cut while it was read");
                }
                place += found;
            }
            bytes.flip().order(type.order());
            type.doubles(bytes, numbers, 0, count);
        }

        private void requireFinite(double[] into, int count) {
            for (int k = 0; k < count * chosen.length; k++) {
                if (!Double.isFinite(into[k])) {
                    throw new InvalidInput(file + ": row " + (next + k / chosen.length + 1) + ", column "
                            + columnName(chosen[k % chosen.length]) + ", " + into[k] + ": expected a finite number");
                }
            }
        }

        @Override
        public void close() {
            try {
                channel.close();
            } catch (IOException ignored) {
                // Nothing was written.
            }
        }
    }
}
