package org.fusionflow.data.file;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.fusionflow.architecture.InvalidInput;

/**
 * Opens the text of a table: UTF-8, or UTF-16 with a byte order mark as spreadsheets write it, also compressed with gzip. Other formats are
 * recognized by their first bytes and refused with the way to a table.
 */
final class TableText {
    private static final int LONGEST_MAGIC = 16;

    private static final String PANDAS = "save it with pandas as CSV, to_csv(..., index=False)";

    /** First bytes, as Latin letters, and what the file is and becomes. */
    private static final Map<String, String> OTHERS = others();

    private TableText() {}

    private static Map<String, String> others() {
        Map<String, String> others = new LinkedHashMap<>();
        others.put(
                "\u0093NUMPY", "this is one NumPy array: save all in one file, numpy.savez(FILE, A=..., B=..., y=...)");
        others.put(
                "PK\u0003\u0004",
                "this is a zip archive: unpack it, and save a workbook as CSV; arrays of NumPy are read from a file, not from"
                        + " a pipe");
        others.put("\u0089HDF", "this is HDF5: " + PANDAS + ", or with numpy.savez(FILE, A=..., B=..., y=...)");
        others.put("PAR1", "this is Parquet: " + PANDAS);
        others.put("ARROW1", "this is Arrow: " + PANDAS);
        others.put("FEA1", "this is Feather: " + PANDAS);
        others.put("MATLAB", "this is MATLAB: save the arrays with numpy.savez(FILE, A=..., B=..., y=...)");
        others.put("SQLite", "this is SQLite: export the table as CSV");
        others.put("\u00d0\u00cf\u0011\u00e0", "this is a workbook: save it as CSV");
        others.put("BZh", "this is compressed with bzip2: unpack it, or use gzip");
        others.put("\u00fd7zXZ", "this is compressed with xz: unpack it, or use gzip");
        others.put("(\u00b5/\u00fd", "this is compressed with zstd: unpack it, or use gzip");
        others.put("7z\u00bc\u00af", "this is a 7z archive: unpack it");
        for (char protocol = '\u0002'; protocol <= '\u0005'; protocol++) {
            others.put("\u0080" + protocol, "this is a Python pickle: " + PANDAS);
        }
        return others;
    }

    /** A reader that refuses what is not text in its charset; the byte order mark is taken off. */
    static BufferedReader open(Path file) throws IOException {
        InputStream bytes = Files.newInputStream(file);
        if (!Files.isRegularFile(file)) {
            bytes = new Pipe(bytes);
        }
        try {
            bytes = buffered(bytes);
            byte[] start = start(bytes);
            if (startsWith(start, "\u001f\u008b")) {
                bytes = buffered(new GZIPInputStream(bytes));
                start = start(bytes);
            }
            for (Map.Entry<String, String> other : OTHERS.entrySet()) {
                if (startsWith(start, other.getKey())) {
                    throw new InvalidInput(file + ": expected a table as text, " + other.getValue());
                }
            }
            return reader(bytes, start);
        } catch (IOException | InvalidInput failed) {
            bytes.close();
            throw failed;
        }
    }

    /**
     * The bytes of a text in UTF-8 below so many lines that end in a line feed; empty if the text is in another encoding, or has none so long.
     */
    static Optional<InputStream> bytesBelow(Path file, long lines) throws IOException {
        if (!Files.isRegularFile(file)) {
            return Optional.empty();
        }
        InputStream bytes = buffered(Files.newInputStream(file));
        try {
            byte[] start = start(bytes);
            if (startsWith(start, "\u001f\u008b")) {
                bytes = buffered(new GZIPInputStream(bytes));
                start = start(bytes);
            }
            boolean other = startsWith(start, "\u00ff\u00fe") || startsWith(start, "\u00fe\u00ff");
            long left = lines;
            int letter = other ? -1 : 0;
            while (left > 0 && letter >= 0) {
                letter = bytes.read();
                left -= letter == '\n' ? 1 : 0;
            }
            if (letter < 0) {
                bytes.close();
                return Optional.empty();
            }
            return Optional.of(bytes);
        } catch (IOException failed) {
            bytes.close();
            throw failed;
        }
    }

    private static BufferedReader reader(InputStream bytes, byte[] start) throws IOException {
        Charset charset = startsWith(start, "\u00ff\u00fe")
                ? StandardCharsets.UTF_16LE
                : startsWith(start, "\u00fe\u00ff") ? StandardCharsets.UTF_16BE : StandardCharsets.UTF_8;
        // The library's own reader would replace malformed characters.
        Reader decoded = new InputStreamReader(
                bytes,
                charset.newDecoder()
                        .onMalformedInput(CodingErrorAction.REPORT)
                        .onUnmappableCharacter(CodingErrorAction.REPORT));
        BufferedReader text = new BufferedReader(decoded);
        text.mark(1);
        if (text.read() != '\uFEFF') {
            text.reset();
        }
        return text;
    }

    /** A pipe or device. The system's own stream would look for its length and fail: what comes is known only by waiting for it. */
    private static final class Pipe extends FilterInputStream {
        Pipe(InputStream in) {
            super(in);
        }

        @Override
        public int available() {
            return 1;
        }
    }

    private static InputStream buffered(InputStream bytes) {
        return new BufferedInputStream(bytes, 1 << 16);
    }

    private static byte[] start(InputStream bytes) throws IOException {
        bytes.mark(LONGEST_MAGIC);
        byte[] start = bytes.readNBytes(LONGEST_MAGIC);
        bytes.reset();
        return start;
    }

    private static boolean startsWith(byte[] start, String magic) {
        return start.length >= magic.length()
                && Arrays.equals(Arrays.copyOf(start, magic.length()), magic.getBytes(StandardCharsets.ISO_8859_1));
    }
}
