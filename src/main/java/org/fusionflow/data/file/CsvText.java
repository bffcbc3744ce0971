package org.fusionflow.data.file;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Rows as text of comma-separated values (RFC 4180, lines end in LF): a cell is quoted where it must be, a number that does not
 * exist is an empty cell, and every other number reads back as the same double.
 */
public final class CsvText {
    private CsvText() {}

    /** The lines of some rows, each closed by a line feed. */
    public static String lines(List<List<String>> rows) {
        StringWriter text = new StringWriter();
        try (CsvWriter writer =
                CsvWriter.builder().lineDelimiter(LineDelimiter.LF).build(text)) {
            rows.forEach(writer::writeRecord);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return text.toString();
    }

    /** The cells of some lines, as {@link #lines} writes them. */
    public static List<List<String>> rows(String lines) {
        List<List<String>> rows = new ArrayList<>();
        try (CsvReader<CsvRecord> reader = CsvReader.builder().ofCsvRecord(lines)) {
            reader.forEach(record -> rows.add(List.copyOf(record.getFields())));
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return rows;
    }

    /** A number as a cell; empty if it is not finite. 0 has no sign. */
    public static String cell(double value) {
        return Double.isFinite(value) ? Double.toString(value + 0.0) : "";
    }

    /** A number as a cell; empty if it does not exist. */
    public static String cell(OptionalDouble value) {
        return cell(value.orElse(Double.NaN));
    }
}
