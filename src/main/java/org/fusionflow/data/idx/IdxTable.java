package org.fusionflow.data.idx;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.IoReason;
import org.fusionflow.data.table.Indices;
import org.fusionflow.data.table.RowTable;
import org.fusionflow.data.table.Rows;

/** An IDX file, compressed with gzip or not, as a table: a row a sample, an image flattened row after row. */
public final class IdxTable implements RowTable {
    /** Names under which these files come: {@code train-images-idx3-ubyte.gz}. */
    private static final Pattern NAME = Pattern.compile(".*(idx\\d|ubyte|\\.idx)[^/]*", Pattern.CASE_INSENSITIVE);

    private static final int BUFFER = 1 << 16;

    private final Path file;
    private final IdxHeader header;

    private IdxTable(Path file, IdxHeader header) {
        this.file = file;
        this.header = header;
    }

    /** True for a file that has a name of this format, or starts as it does. */
    public static boolean isIdx(Path file) {
        if (NAME.matcher(file.getFileName().toString()).matches()) {
            return true;
        }
        if (!Files.isRegularFile(file)) {
            return false;
        }
        try (InputStream in = stream(file)) {
            byte[] start = in.readNBytes(3);
            return start.length == 3 && start[0] == 0 && start[1] == 0 && start[2] >= 8 && start[2] <= 14;
        } catch (IOException unreadable) {
            return false; // the reader says why
        }
    }

    /**
     * Reads the header.
     *
     * @throws InvalidInput with the file and what is wrong
     */
    public static IdxTable of(Path file) {
        if (Files.isDirectory(file)) {
            throw new InvalidInput(file + ": expected an IDX file, this is a directory");
        }
        try (InputStream in = stream(file)) {
            return new IdxTable(file, IdxHeader.read(in));
        } catch (InvalidInput wrong) {
            throw new InvalidInput(file + ": " + wrong.getMessage(), wrong);
        } catch (IOException failed) {
            throw unreadable(file, failed);
        }
    }

    private static InputStream stream(Path file) throws IOException {
        InputStream bytes = new BufferedInputStream(Files.newInputStream(file), BUFFER);
        try {
            bytes.mark(2);
            boolean zipped = bytes.read() == 0x1f && bytes.read() == 0x8b;
            bytes.reset();
            return zipped || file.toString().toLowerCase(Locale.ROOT).endsWith(".gz")
                    ? new BufferedInputStream(new GZIPInputStream(bytes, BUFFER), BUFFER)
                    : bytes;
        } catch (IOException failed) {
            bytes.close();
            throw failed;
        }
    }

    private static InvalidInput unreadable(Path file, IOException failed) {
        if (failed instanceof NoSuchFileException || failed instanceof FileNotFoundException) {
            return new InvalidInput(file + ": no such file", failed);
        }
        if (failed instanceof AccessDeniedException) {
            return new InvalidInput(file + ": no permission to read it", failed);
        }
        if (failed instanceof EOFException) {
            return new InvalidInput(file + ": expected a whole file, its compressed data end too early", failed);
        }
        if (failed instanceof ZipException) {
            return new InvalidInput(
                    file + ": expected data compressed with gzip, found others (" + failed.getMessage() + ")", failed);
        }
        return new InvalidInput(file + ": cannot be read (" + IoReason.of(failed) + ")", failed);
    }

    @Override
    public String source() {
        return file.toString();
    }

    @Override
    public int columns() {
        return header.columns();
    }

    @Override
    public String columnName(int column) {
        return Indices.name("", header.rowShape(), column);
    }

    @Override
    public List<String> names() {
        return List.of();
    }

    @Override
    public List<Integer> rowShape() {
        return header.rowShape();
    }

    @Override
    public OptionalLong rows() {
        return OptionalLong.of(header.shape().get(0));
    }

    @Override
    public Rows open(int[] chosen) {
        try {
            InputStream in = stream(file);
            IdxHeader.read(in);
            return new Images(in, chosen.clone());
        } catch (IOException failed) {
            throw unreadable(file, failed);
        }
    }

    private final class Images implements Rows {
        private final InputStream in;
        private final int[] chosen;
        private final byte[] bytes;
        private long next;

        Images(InputStream in, int[] chosen) {
            this.in = in;
            this.chosen = chosen;
            bytes = new byte[header.columns() * header.bytes()];
        }

        @Override
        public int read(double[] into, int most) {
            int count = (int) Math.min(most, header.shape().get(0) - next);
            ByteBuffer row = ByteBuffer.wrap(bytes);
            for (int s = 0; s < count; s++, next++) {
                fill();
                for (int k = 0; k < chosen.length; k++) {
                    double value = header.value(row, chosen[k]);
                    if (!Double.isFinite(value)) {
                        throw new InvalidInput(file + ": row " + (next + 1) + ", column " + columnName(chosen[k]) + ", "
                                + value + ": expected a finite number");
                    }
                    into[s * chosen.length + k] = value;
                }
            }
            if (count > 0 && next == header.shape().get(0)) {
                requireEnd();
            }
            return count;
        }

        private void fill() {
            try {
                int found = in.readNBytes(bytes, 0, bytes.length);
                if (found < bytes.length) {
                    throw new InvalidInput(file + ": expected " + header.shape().get(0) + " samples of " + bytes.length
                            + " bytes, as its header says, found " + (next * bytes.length + found) + " bytes");
                }
            } catch (IOException failed) {
                throw unreadable(file, failed);
            }
        }

        private void requireEnd() {
            try {
                if (in.read() >= 0) {
                    throw new InvalidInput(file + ": expected " + header.shape().get(0) + " samples of " + bytes.length
                            + " bytes, as its header says, found more");
                }
            } catch (IOException failed) {
                throw unreadable(file, failed);
            }
        }

        @Override
        public void close() {
            try {
                in.close();
            } catch (IOException ignored) {
                // Nothing was written.
            }
        }
    }
}
