package org.fusionflow.data.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.zip.ZipException;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.table.RowTable;
import org.fusionflow.data.table.Rows;

/**
 * A table of text, as {@link TableText} and {@link TableLayout} describe it. Lines without values do not count; every other line has as many
 * values as the first.
 */
public final class CsvTable implements RowTable {
    private static final int LONGEST_NAME = 60;

    private final Path file;
    private final CsvShape shape;
    private final List<String> names;
    private final int columns;
    private final long headerLine;

    private CsvTable(Path file, CsvShape shape, List<String> names, int columns, long headerLine) {
        this.file = file;
        this.shape = shape;
        this.names = names;
        this.columns = columns;
        this.headerLine = headerLine;
    }

    /**
     * How a table of text starts.
     *
     * @param skip lines before it that are no part of it, at least 0
     * @param header true if its first line names the columns
     */
    public record CsvShape(int skip, boolean header) {
        /** A table that starts with its header. */
        public static final CsvShape USUAL = new CsvShape(0, true);
    }

    /**
     * Reads the first line.
     *
     * @throws InvalidInput with file and line of what is wrong
     */
    public static CsvTable of(Path file, CsvShape shape) {
        try (Lines lines = new Lines(file, shape)) {
            if (!lines.hasNext()) {
                throw new InvalidInput(file + ": expected "
                        + (shape.header() ? "a header row with names of columns" : "rows of numbers")
                        + ", the file is empty" + (shape.skip() > 0 ? " below the lines that are skipped" : ""));
            }
            CsvRecord first = lines.next();
            long line = lines.line(first);
            List<String> names = new ArrayList<>();
            if (shape.header()) {
                Map<String, Integer> seen = new HashMap<>();
                for (String field : first.getFields()) {
                    String name = names.isEmpty() ? field.strip().replaceFirst("^#+\\s*", "") : field.strip();
                    Integer before = name.isEmpty() ? null : seen.put(name, names.size() + 1);
                    if (before != null) {
                        throw new InvalidInput(file + ":" + line + ": column '" + shortened(name)
                                + "': expected each name only once, it is that of columns " + before + " and "
                                + (names.size() + 1));
                    }
                    names.add(name);
                }
                if (!lines.hasNext()) {
                    throw new InvalidInput(
                            file + ":" + line + ": expected at least one row of values below the header");
                }
            }
            return new CsvTable(file, shape, List.copyOf(names), first.getFieldCount(), line);
        }
    }

    private static String shortened(String text) {
        return text.length() > LONGEST_NAME ? text.substring(0, LONGEST_NAME) + "..." : text;
    }

    /** Line of the header, or of the first row if there is none. */
    long headerLine() {
        return headerLine;
    }

    @Override
    public String source() {
        return file.toString();
    }

    @Override
    public int columns() {
        return columns;
    }

    @Override
    public String columnName(int column) {
        return names.isEmpty() || names.get(column).isEmpty()
                ? Integer.toString(column + 1)
                : shortened(names.get(column));
    }

    @Override
    public List<String> names() {
        return names;
    }

    @Override
    public List<Integer> rowShape() {
        return List.of(columns);
    }

    @Override
    public OptionalLong rows() {
        return OptionalLong.empty();
    }

    @Override
    public List<String> classes(int column) {
        Map<String, String> known = new HashMap<>();
        List<String> classes = new ArrayList<>();
        try (Lines lines = body()) {
            while (lines.hasNext()) {
                CsvRecord record = record(lines);
                String name = record.getField(column).strip();
                if (name.isEmpty()) {
                    throw new InvalidInput(file + ":" + lines.line(record) + ": column " + columnName(column)
                            + ", '': expected the name of a class, the value is missing");
                }
                classes.add(known.computeIfAbsent(name, CsvTable::className));
            }
        }
        return classes;
    }

    /** Whole numbers are the same class however they are written. */
    private static String className(String text) {
        return Numbers.isDecimal(text) && text.matches("[+-]?\\d{1,9}\\.0*")
                ? Integer.toString((int) Numbers.value(text))
                : text;
    }

    @Override
    public Rows open(int[] chosen) {
        return new CsvRows(this, chosen);
    }

    /** The rows as plain numbers; empty if the text is not one of those that are read so. */
    Optional<PlainTextRows> plain(int[] chosen) {
        try (Lines lines = new Lines(file, shape)) {
            char separator = lines.separator;
            return TableText.bytesBelow(file, shape.header() ? headerLine : headerLine - 1)
                    .map(bytes -> new PlainTextRows(bytes, separator, columns, chosen));
        } catch (IOException failed) {
            return Optional.empty(); // the usual way says why
        }
    }

    /** The rows in the usual way, of any table. */
    Rows usual(int[] chosen) {
        Lines lines = body();
        TableNumbers numbers = new TableNumbers(file);
        return new Rows() {
            @Override
            public int read(double[] into, int most) {
                int count = 0;
                while (count < most && lines.hasNext()) {
                    CsvRecord record = record(lines);
                    for (int k = 0; k < chosen.length; k++) {
                        into[count * chosen.length + k] =
                                numbers.number(lines.line(record), columnName(chosen[k]), record.getField(chosen[k]));
                    }
                    count++;
                }
                return count;
            }

            @Override
            public void close() {
                lines.close();
            }
        };
    }

    /** The lines below the header. */
    private Lines body() {
        Lines lines = new Lines(file, shape);
        if (shape.header() && lines.hasNext()) {
            lines.next();
        }
        return lines;
    }

    private CsvRecord record(Lines lines) {
        CsvRecord record = lines.next();
        if (record.getFieldCount() != columns) {
            throw new InvalidInput(file + ":" + lines.line(record) + ": expected " + columns
                    + " values, one for each column of line " + headerLine + ", found " + record.getFieldCount());
        }
        return record;
    }

    /** Records that are not empty; failures are told with the file. */
    private static final class Lines implements AutoCloseable {
        private final Path file;
        private final BufferedReader text;
        private final Iterator<CsvRecord> records;
        private final int before;
        private final char separator;

        Lines(Path file, CsvShape shape) {
            this.file = file;
            if (Files.isDirectory(file)) {
                throw new InvalidInput(file + ": expected a CSV file, this is a directory");
            }
            BufferedReader opened = told(() -> TableText.open(file));
            try {
                text = opened;
                TableLayout layout = told(() -> {
                    for (int k = 0; k < shape.skip(); k++) {
                        text.readLine();
                    }
                    return layout();
                });
                before = shape.skip() + layout.linesBefore();
                separator = layout.separator();
                CsvReader<CsvRecord> csv = CsvReader.builder()
                        .fieldSeparator(layout.separator())
                        .trimWhitespacesAroundQuotes(true)
                        .allowUnclosedQuote(false)
                        // Ragged rows are refused with the line.
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(text);
                records = csv.stream()
                        .filter(record -> !record.getFields().stream().allMatch(String::isBlank))
                        .iterator();
            } catch (InvalidInput wrong) {
                close(opened);
                throw wrong;
            }
        }

        private TableLayout layout() throws IOException {
            try {
                return TableLayout.of(text);
            } catch (InvalidInput wrong) {
                throw new InvalidInput(file + ": " + wrong.getMessage(), wrong);
            }
        }

        boolean hasNext() {
            return told(records::hasNext);
        }

        CsvRecord next() {
            return told(records::next);
        }

        long line(CsvRecord record) {
            return record.getStartingLineNumber() + before;
        }

        private interface Reading<T> {
            T read() throws IOException;
        }

        private <T> T told(Reading<T> reading) {
            try {
                return reading.read();
            } catch (IOException failed) {
                throw unreadable(failed);
            } catch (UncheckedIOException failed) {
                // Never null: this exception exists to carry one.
                throw unreadable(Objects.requireNonNull(failed.getCause()));
            } catch (CsvParseException malformed) {
                Throwable root = malformed;
                while (root.getCause() != null) {
                    root = root.getCause();
                }
                if (root instanceof IOException failed) {
                    throw unreadable(failed);
                }
                throw new InvalidInput(file + ": not valid CSV, " + root.getMessage(), malformed);
            }
        }

        private InvalidInput unreadable(IOException failed) {
            if (failed instanceof NoSuchFileException) {
                return new InvalidInput(file + ": no such file", failed);
            }
            if (failed instanceof AccessDeniedException) {
                return new InvalidInput(file + ": no permission to read it", failed);
            }
            if (failed instanceof CharacterCodingException) {
                return new InvalidInput(file + ": expected a text file in UTF-8, save it in that encoding", failed);
            }
            if (failed instanceof EOFException) {
                return new InvalidInput(file + ": expected a whole file, its compressed data end too early", failed);
            }
            if (failed instanceof ZipException) {
                return new InvalidInput(file + ": expected data compressed with gzip, found others", failed);
            }
            return new InvalidInput(file + ": cannot be read (" + IoReason.of(failed) + ")", failed);
        }

        @Override
        public void close() {
            close(text);
        }

        private static void close(BufferedReader text) {
            try {
                text.close();
            } catch (IOException ignored) {
                // Nothing was written.
            }
        }
    }
}
