package org.fusionflow.network.record;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.AtomicFile;
import org.fusionflow.data.file.CsvText;
import org.fusionflow.data.npz.NpyArray;
import org.fusionflow.data.npz.NpzArrays;
import org.fusionflow.data.npz.NpzFile;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.run.TrainingPlan;

/**
 * The recorded quantities of a run: one row for each time, all numbers finite.
 *
 * @param quantities in the order of their numbers in each row
 * @param rows in the order of time
 */
public record Recording(List<RecordedQuantity> quantities, List<Row> rows) {
    /** Number of rows that are converted to text at once. */
    private static final int CHUNK = 256;

    private static final String STEP = "step";
    private static final String TIME = "time";
    private static final String QUANTITIES = "quantities";
    private static final String COLUMNS = "columns.";

    /**
     * The values at one recorded time.
     *
     * @param steps number of steps of the method so far
     * @param time flow time
     * @param values of all quantities, one after the other
     */
    public record Row(long steps, double time, Vector values) {}

    public Recording {
        quantities = List.copyOf(quantities);
        rows = List.copyOf(rows);
    }

    /** The numbers of a quantity at all times, one time after the other. */
    public double[] values(String quantity) {
        int at = 0;
        for (RecordedQuantity one : quantities) {
            if (one.name().equals(quantity)) {
                double[] values = new double[rows.size() * one.size()];
                for (int t = 0; t < rows.size(); t++) {
                    Vector row = rows.get(t).values;
                    for (int k = 0; k < one.size(); k++) {
                        values[t * one.size() + k] = row.at(at + k);
                    }
                }
                return values;
            }
            at += one.size();
        }
        throw new IllegalArgumentException("no quantity '" + quantity + "'");
    }

    /** Names of the table's columns: step, time and the columns of all quantities that a table holds. */
    public List<String> columns() {
        List<String> columns = new ArrayList<>(List.of(STEP, TIME));
        quantities.forEach(quantity -> columns.addAll(quantity.columns()));
        return columns;
    }

    /**
     * Writes a table of comma-separated values with a header line. The file is written completely or not at all.
     *
     * @throws InvalidInput if the file cannot be written
     */
    public void writeCsv(Path file) {
        int[] held = inTable();
        AtomicFile.write(file, out -> {
            out.write(CsvText.lines(List.of(columns())).getBytes(StandardCharsets.UTF_8));
            for (int from = 0; from < rows.size(); from += CHUNK) {
                List<List<String>> lines = rows.subList(from, Math.min(rows.size(), from + CHUNK)).stream()
                        .map(row -> cells(row, held))
                        .toList();
                out.write(CsvText.lines(lines).getBytes(StandardCharsets.UTF_8));
            }
        });
    }

    private int[] inTable() {
        List<Integer> held = new ArrayList<>();
        int at = 0;
        for (RecordedQuantity quantity : quantities) {
            if (quantity.isInTable()) {
                IntStream.range(at, at + quantity.size()).forEach(held::add);
            }
            at += quantity.size();
        }
        return held.stream().mapToInt(k -> k).toArray();
    }

    private static List<String> cells(Row row, int[] held) {
        List<String> cells = new ArrayList<>(held.length + 2);
        cells.add(Long.toString(row.steps));
        cells.add(CsvText.cell(row.time));
        for (int k : held) {
            cells.add(CsvText.cell(row.values.at(k)));
        }
        return cells;
    }

    /**
     * Writes NumPy arrays whose first index is the time: {@code step}, {@code time}, and one array for each quantity. Text arrays
     * {@code columns.NAME} name the entries of quantities that a table holds; further arrays describe the run. The file is written completely or
     * not at all.
     *
     * @param plan of the run
     * @throws InvalidInput if the file cannot be written
     */
    public void writeNpz(Path file, TrainingPlan plan) {
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        arrays.put(STEP, NpyArray.of(rows.stream().mapToLong(Row::steps).toArray(), rows.size()));
        arrays.put(TIME, NpyArray.of(rows.stream().mapToDouble(Row::time).toArray(), rows.size()));
        for (RecordedQuantity quantity : quantities) {
            arrays.put(quantity.name(), NpyArray.of(values(quantity.name()), shape(quantity)));
        }
        arrays.put(
                QUANTITIES,
                NpyArray.of(quantities.stream().map(RecordedQuantity::name).toList()));
        for (RecordedQuantity quantity : quantities) {
            if (quantity.isInTable()) {
                arrays.put(COLUMNS + quantity.name(), NpyArray.of(quantity.columns()));
            }
        }
        arrays.putAll(RunDescription.arrays(plan));
        NpzFile.write(file, arrays);
    }

    private int[] shape(RecordedQuantity quantity) {
        return IntStream.concat(
                        IntStream.of(rows.size()), quantity.shape().stream().mapToInt(k -> k))
                .toArray();
    }

    /**
     * Reads a file of {@link #writeNpz}.
     *
     * @param plan of the run that the recording must belong to
     * @throws InvalidInput that names the file and the array that is not as expected
     */
    public static Recording read(Path file, TrainingPlan plan) {
        NpzArrays arrays = NpzFile.read(file);
        RunDescription.requireSame(arrays, plan);
        int count = arrays.array(TIME).size();
        double[] times = arrays.doubles(TIME, count);
        long[] steps = arrays.longs(STEP, count);
        List<RecordedQuantity> quantities = new ArrayList<>();
        List<double[]> blocks = new ArrayList<>();
        for (String name : arrays.array(QUANTITIES).texts()) {
            List<Integer> shape = arrays.array(name).shape();
            if (shape.isEmpty() || shape.get(0) != count) {
                throw arrays.problem(name, "expected " + count + " times, found the shape " + shape);
            }
            List<String> columns =
                    arrays.has(COLUMNS + name) ? arrays.array(COLUMNS + name).texts() : List.of();
            try {
                quantities.add(new RecordedQuantity(name, shape.subList(1, shape.size()), columns));
            } catch (IllegalArgumentException wrong) {
                throw arrays.problem(COLUMNS + name, "expected a name for each entry of " + name);
            }
            blocks.add(arrays.doubles(name, shape.stream().mapToInt(k -> k).toArray()));
        }
        List<Row> rows = new ArrayList<>();
        int numbers = quantities.stream().mapToInt(RecordedQuantity::size).sum();
        for (int t = 0; t < count; t++) {
            double[] values = new double[numbers];
            int at = 0;
            for (int q = 0; q < quantities.size(); q++) {
                int size = quantities.get(q).size();
                System.arraycopy(blocks.get(q), t * size, values, at, size);
                at += size;
            }
            rows.add(new Row(steps[t], times[t], Vector.of(values)));
        }
        return new Recording(quantities, rows);
    }
}
