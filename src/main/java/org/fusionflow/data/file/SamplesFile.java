package org.fusionflow.data.file;

import de.siegmar.fastcsv.reader.CsvParseException;
import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.FieldMismatchStrategy;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.samples.RawSamples;
import org.fusionflow.data.samples.SampleColumns;
import org.fusionflow.data.samples.Samples;

/**
 * Samples in a CSV file: UTF-8, commas, a header row that names the columns as {@link SampleColumns} reads them, then one
 * sample a row. Empty lines and spaces around a value do not count.
 */
public final class SamplesFile {
    private SamplesFile() {}

    /**
     * @throws InvalidInput with file and line of what is wrong
     */
    public static RawSamples read(Path file) {
        if (Files.isDirectory(file)) {
            throw new InvalidInput(file + ": expected a CSV file, this is a directory");
        }
        // This reader refuses what is not UTF-8; the library's own would replace it.
        try (Reader text = text(file);
                CsvReader<CsvRecord> csv = CsvReader.builder()
                        .trimWhitespacesAroundQuotes(true)
                        .allowUnclosedQuote(false)
                        // Ragged rows are refused below, with the line.
                        .extraFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .missingFieldStrategy(FieldMismatchStrategy.IGNORE)
                        .ofCsvRecord(text)) {
            return samples(file, csv.iterator());
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

    /** Without the byte order mark that spreadsheets put first. */
    private static Reader text(Path file) throws IOException {
        BufferedReader text = Files.newBufferedReader(file);
        try {
            text.mark(1);
            if (text.read() != '\uFEFF') {
                text.reset();
            }
            return text;
        } catch (IOException failed) {
            text.close();
            throw failed;
        }
    }

    private static InvalidInput unreadable(Path file, IOException failed) {
        return failed instanceof CharacterCodingException
                ? new InvalidInput(file + ": expected a text file in UTF-8", failed)
                : new InvalidInput(file + ": cannot be read (" + IoReason.of(failed) + ")", failed);
    }

    private static String rootMessage(Throwable failed) {
        Throwable root = failed;
        while (root.getCause() != null) {
            root = root.getCause();
        }
        return String.valueOf(root.getMessage());
    }

    private static RawSamples samples(Path file, Iterator<CsvRecord> records) {
        if (!records.hasNext()) {
            throw new InvalidInput(file + ": expected a header row such as A1,A2,B1,y, the file is empty");
        }
        CsvRecord header = records.next();
        SampleColumns columns = columns(file, header);
        int d = columns.modalities().inputs();
        int r = columns.outputs();
        // Row after row in one array: an object for each would take several times the memory.
        double[] numbers = new double[1024];
        int count = 0;
        while (records.hasNext()) {
            CsvRecord record = records.next();
            String place = file + ":" + record.getStartingLineNumber();
            if (record.getFieldCount() != columns.count()) {
                throw new InvalidInput(place + ": expected " + columns.count() + " values, one for each column of line "
                        + header.getStartingLineNumber() + ", found " + record.getFieldCount());
            }
            requireRoom(place, columns, count + 1);
            int row = count * (d + r);
            if (numbers.length < row + d + r) {
                numbers = Arrays.copyOf(numbers, Math.max(row + d + r, Math.min(2 * row, Samples.MOST_NUMBERS)));
            }
            for (int i = 0; i < d; i++) {
                numbers[row + i] = number(place, columns, record, columns.input(i));
            }
            for (int o = 0; o < r; o++) {
                numbers[row + d + o] = number(place, columns, record, columns.output(o));
            }
            count++;
        }
        if (count == 0) {
            throw new InvalidInput(file + ":" + header.getStartingLineNumber()
                    + ": expected at least one row of values below the header");
        }
        double[] rows = numbers;
        Samples samples = Samples.of(columns.modalities(), count, r, (p, x, y) -> {
            System.arraycopy(rows, p * (d + r), x, 0, d);
            System.arraycopy(rows, p * (d + r) + d, y, 0, r);
        });
        return new RawSamples(samples, columns.used(), List.of());
    }

    private static SampleColumns columns(Path file, CsvRecord header) {
        try {
            return SampleColumns.of(header.getFields());
        } catch (InvalidInput wrong) {
            throw new InvalidInput(file + ":" + header.getStartingLineNumber() + ": " + wrong.getMessage(), wrong);
        }
    }

    private static double number(String place, SampleColumns columns, CsvRecord record, int column) {
        String text = record.getField(column).strip();
        // Longer than any number: the message repeats the text.
        String value = text.length() > 60 ? text.substring(0, 60) + "..." : text;
        try {
            return Numbers.parse(value, "column " + columns.name(column) + ",");
        } catch (InvalidInput wrong) {
            throw new InvalidInput(place + ": " + wrong.getMessage(), wrong);
        }
    }

    private static void requireRoom(String place, SampleColumns columns, int samples) {
        try {
            Samples.requireRoom(columns.modalities(), columns.outputs(), samples);
        } catch (InvalidInput wrong) {
            throw new InvalidInput(place + ": " + wrong.getMessage(), wrong);
        }
    }
}
