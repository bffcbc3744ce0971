package org.fusionflow.data.npz;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.samples.RawSamples;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.data.table.RowTable;
import org.fusionflow.data.table.StoredTable;

/**
 * Samples as NumPy arrays, {@code numpy.savez(file, A=..., B=..., y=...)}: one array a modality, of shape P x D_A or, for one
 * input, P, and the outputs {@code y}, of shape P x r or P. Further dimensions, as images have them, are flattened in C order. The
 * modalities' order is that of the file. The recording of a training loop holds them as {@code data.A}, {@code data.B}, {@code data.y}.
 */
public final class SamplesArchive {
    private static final String OUTPUT = "y";

    /** Beginning of the names of samples in a file that also holds a recorded course. */
    private static final String RECORDED = "data.";

    private static final String SAVE = "numpy.savez(FILE, A=..., B=..., y=...)";

    private static final Pattern MODALITY = Pattern.compile("[A-Za-z][A-Za-z0-9]*");

    /** One array as a table: a row a sample. */
    @SuppressWarnings("ArrayRecordComponent") // private, never compared
    private record Block(String name, List<Integer> shape, int columns, double[] values) {
        /** Names as NumPy counts, {@code A[:,0]}, of an image {@code A[:,1,2]}. */
        List<String> columnNames() {
            List<String> names = new ArrayList<>(List.of(""));
            for (int length : shape.subList(1, shape.size())) {
                List<String> longer = new ArrayList<>();
                names.forEach(start -> IntStream.range(0, length).forEach(k -> longer.add(start + "," + k)));
                names = longer;
            }
            return names.stream()
                    .map(index -> index.isEmpty() ? name : name + "[:" + index + "]")
                    .toList();
        }

        Optional<String> note() {
            return shape.size() <= 2
                    ? Optional.empty()
                    : Optional.of("array " + name + " of shape " + shape + " is flattened to " + columns
                            + " columns, the last index running fastest");
        }
    }

    private SamplesArchive() {}

    /** True for the recording of a training loop that holds its samples beside its course. */
    private static boolean isRecording(NpzArrays arrays) {
        return arrays.has(RECORDED + OUTPUT) && !arrays.has(OUTPUT);
    }

    /** The samples alone, by the names of their modalities. */
    private static NpzArrays samples(NpzArrays arrays) {
        return isRecording(arrays) ? arrays.under(RECORDED) : arrays;
    }

    /**
     * @throws InvalidInput with file and array of what is wrong
     */
    public static RawSamples read(Path file) {
        NpzArrays arrays = samples(NpzFile.read(file));
        Block output = block(arrays, OUTPUT);
        int count = output.shape().get(0);
        List<Block> blocks = new ArrayList<>();
        for (String name : arrays.names()) {
            if (name.equals(OUTPUT)) {
                continue;
            }
            if (!MODALITY.matcher(name).matches()) {
                throw arrays.problem(name, "expected the name of a modality, letters and digits, as in " + SAVE);
            }
            Block block = block(arrays, name);
            int rows = block.shape().get(0);
            if (rows != count) {
                throw arrays.problem(
                        name, "expected " + count + " rows, one for each of " + OUTPUT + ", found " + rows);
            }
            blocks.add(block);
        }
        if (blocks.isEmpty()) {
            throw new InvalidInput(file + ": expected arrays of inputs, such as A and B, beside " + OUTPUT);
        }
        try {
            return raw(blocks, output);
        } catch (InvalidInput wrong) {
            throw new InvalidInput(file + ": " + wrong.getMessage(), wrong);
        }
    }

    /**
     * One array of an archive as a table.
     *
     * @param array its name; empty if there is only one
     * @throws InvalidInput with file and array of what is wrong
     */
    public static RowTable table(Path file, Optional<String> array) {
        NpzArrays arrays = NpzFile.read(file);
        String name = array.orElseGet(() -> {
            if (arrays.names().size() != 1) {
                throw new InvalidInput(file + ": expected one array, or array: NAME in the manifest; it has "
                        + String.join(", ", arrays.names()));
            }
            return arrays.names().get(0);
        });
        Block block = block(arrays, name);
        return new StoredTable(file + ", array " + name, block.values(), block.shape());
    }

    private static RawSamples raw(List<Block> blocks, Block output) {
        Modalities modalities = new Modalities(
                blocks.stream().map(Block::name).toList(),
                blocks.stream().map(Block::columns).toList());
        int r = output.columns();
        Samples samples = Samples.of(modalities, output.shape().get(0), r, (p, x, y) -> {
            int start = 0;
            for (Block block : blocks) {
                int d = block.columns();
                System.arraycopy(block.values(), p * d, x, start, d);
                start += d;
            }
            System.arraycopy(output.values(), p * r, y, 0, r);
        });
        List<Block> all = new ArrayList<>(blocks);
        all.add(output);
        return new RawSamples(
                samples,
                all.stream().flatMap(block -> block.columnNames().stream()).toList(),
                all.stream().flatMap(block -> block.note().stream()).toList());
    }

    private static Block block(NpzArrays arrays, String name) {
        List<Integer> shape = arrays.array(name).shape();
        if (shape.isEmpty() || shape.contains(0)) {
            throw arrays.problem(
                    name, "expected one row a sample, a shape [P] or [P, columns] of at least 1, found " + shape);
        }
        double[] values =
                arrays.doubles(name, shape.stream().mapToInt(Integer::intValue).toArray());
        for (int k = 0; k < values.length; k++) {
            if (!Double.isFinite(values[k])) {
                throw arrays.problem(name, index(name, shape, k) + ", " + values[k] + ": expected a finite number");
            }
        }
        return new Block(name, shape, values.length / shape.get(0), values);
    }

    /** The place of a value as NumPy counts, {@code A[3,1]}. */
    private static String index(String name, List<Integer> shape, int place) {
        int rest = place;
        String index = "";
        for (int axis = shape.size() - 1; axis >= 0; axis--) {
            index = rest % shape.get(axis) + (index.isEmpty() ? "" : ",") + index;
            rest /= shape.get(axis);
        }
        return name + "[" + index + "]";
    }

    /**
     * Writes what {@link #read} reads. One input, or one output, is an array of one dimension.
     *
     * @throws InvalidInput if the file cannot be written
     */
    public static void write(Path file, Samples samples) {
        Modalities modalities = samples.modalities();
        Map<String, NpyArray> arrays = new LinkedHashMap<>();
        for (int m = 0; m < modalities.count(); m++) {
            int start = modalities.start(m);
            arrays.put(
                    modalities.names().get(m),
                    table(samples.count(), modalities.dimensions().get(m), (p, i) -> samples.input(p, start + i)));
        }
        arrays.put(OUTPUT, table(samples.count(), samples.outputs(), samples::output));
        NpzFile.write(file, arrays);
    }

    private interface Entries {
        double at(int row, int column);
    }

    private static NpyArray table(int rows, int columns, Entries entries) {
        double[] values = new double[rows * columns];
        for (int p = 0; p < rows; p++) {
            for (int i = 0; i < columns; i++) {
                values[p * columns + i] = entries.at(p, i);
            }
        }
        return NpyArray.owning(values, columns == 1 ? new int[] {rows} : new int[] {rows, columns});
    }
}
