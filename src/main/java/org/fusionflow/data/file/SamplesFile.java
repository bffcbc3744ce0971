package org.fusionflow.data.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.samples.RawSamples;
import org.fusionflow.data.samples.SampleColumns;
import org.fusionflow.data.samples.Samples;

/**
 * Samples in a table of text, as {@link TableText} and {@link TableLayout} describe it: a header row that names the columns as
 * {@link SampleColumns} reads them, then one sample a row. Lines without values, as spreadsheets leave them,
 * and spaces around a value do not count.
 */
public final class SamplesFile {
    private final Path file;
    private final TableNumbers numbers;
    private final int linesBefore;

    private SamplesFile(Path file, int linesBefore) {
        this.file = file;
        this.linesBefore = linesBefore;
        numbers = new TableNumbers(file);
    }

    /**
     * @throws InvalidInput with file and line of what is wrong
     */
    public static RawSamples read(Path file) {
        if (Files.isDirectory(file)) {
            throw new InvalidInput(file + ": expected a CSV file, this is a directory");
        }
        try (BufferedReader text = TableText.open(file)) {
            return read(file, text);
        } catch (NoSuchFileException missing) {
            throw new InvalidInput(file + ": no such file", missing);
        } catch (AccessDeniedException denied) {
            throw new InvalidInput(file + ": no permission to read it", denied);
        } catch (IOException failed) {
            throw unreadable(file, failed);
        } catch (UncheckedIOException failed) {
            // Never null: this exception exists to carry one.
            throw unreadable(file, Objects.requireNonNull(failed.getCause()));
        } catch (CsvParseException malformed) {
            throw new InvalidInput(file + ": not valid CSV, " + rootMessage(malformed), malformed);
        }
    }

    private static RawSamples read(Path file, BufferedReader text) throws IOException {
        TableLayout layout = layout(file, text);
        try (CsvReader<CsvRecord> csv = CsvReader.builder()
                .fieldSeparator(layout.separator())
                .trimWhitespacesAroundQuotes(true)
                .allowUnclosedQuote(false)
                // Ragged rows are refused below, with the line.
                .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                .ofCsvRecord(text)) {
            Iterator<CsvRecord> filled = csv.stream()
                    .filter(record -> !record.getFields().stream().allMatch(String::isBlank))
                    .iterator();
            return new SamplesFile(file, layout.linesBefore()).samples(filled);
        }
    }

    private static TableLayout layout(Path file, BufferedReader text) throws IOException {
        try {
            return TableLayout.of(text);
        } catch (InvalidInput wrong) {
            throw new InvalidInput(file + ": " + wrong.getMessage(), wrong);
        }
    }

    private static InvalidInput unreadable(Path file, IOException failed) {
        return failed instanceof CharacterCodingException
                ? new InvalidInput(file + ": expected a text file in UTF-8, save it in that encoding", failed)
                : new InvalidInput(file + ": cannot be read (" + IoReason.of(failed) + ")", failed);
    }

    private static String rootMessage(Throwable failed) {
        Throwable root = failed;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    private RawSamples samples(Iterator<CsvRecord> records) {
        if (!records.hasNext()) {
            throw new InvalidInput(file + ": expected a header row such as A1,A2,B1,y, the file is empty");
        }
        CsvRecord header = records.next();
        SampleColumns columns = at(line(header), () -> SampleColumns.of(header.getFields()));
        int width = columns.modalities().inputs() + columns.outputs();
        // Row after row in one array: an object for each would take several times the memory.
        double[] values = new double[1024];
        int count = 0;
        while (records.hasNext()) {
            CsvRecord record = records.next();
            long line = line(record);
            int samples = count + 1;
            at(line, () -> {
                columns.requireRow(record.getFields(), line(header));
                Samples.requireRoom(columns.modalities(), columns.outputs(), samples);
                return samples;
            });
            int row = count * width;
            if (values.length < row + width) {
                values = Arrays.copyOf(values, Math.max(row + width, Math.min(2 * row, Samples.MOST_NUMBERS)));
            }
            for (int k = 0; k < width; k++) {
                int column = columns.position(k);
                values[row + k] = numbers.number(line, columns.name(column), record.getField(column));
            }
            count++;
        }
        if (count == 0) {
            throw new InvalidInput(
                    file + ":" + line(header) + ": expected at least one row of values below the header");
        }
        return raw(columns, count, values);
    }

    private RawSamples raw(SampleColumns columns, int count, double[] values) {
        int d = columns.modalities().inputs();
        int r = columns.outputs();
        Samples samples = Samples.of(columns.modalities(), count, r, (p, x, y) -> {
            System.arraycopy(values, p * (d + r), x, 0, d);
            System.arraycopy(values, p * (d + r) + d, y, 0, r);
        });
        List<String> notes = new ArrayList<>(columns.notes());
        notes.addAll(numbers.notes());
        return new RawSamples(samples, columns.used(), notes);
    }

    private long line(CsvRecord record) {
        return record.getStartingLineNumber() + linesBefore;
    }

    /** Puts the place before the message of a check. */
    private <T> T at(long line, Supplier<T> check) {
        try {
            return check.get();
        } catch (InvalidInput wrong) {
            throw new InvalidInput(file + ":" + line + ": " + wrong.getMessage(), wrong);
        }
    }
}
