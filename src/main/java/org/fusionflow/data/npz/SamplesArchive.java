package org.fusionflow.data.npz;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.samples.RawSamples;
import org.fusionflow.data.samples.Samples;

/**
 * Samples as NumPy arrays, {@code numpy.savez(file, A=..., B=..., y=...)}: one array a modality, of shape P x D_A or, for one
 * input, P, and the outputs {@code y}, of shape P x r or P. The modalities' order is that of the file.
 */
public final class SamplesArchive {
    private static final String OUTPUT = "y";

    private static final Pattern MODALITY = Pattern.compile("[A-Za-z][A-Za-z0-9]*");

    private SamplesArchive() {}

    /**
     * @throws InvalidInput with file and array of what is wrong
     */
    public static RawSamples read(Path file) {
        NpzArrays arrays = NpzFile.read(file);
        int r = columns(arrays, OUTPUT);
        int count = arrays.array(OUTPUT).shape().get(0);
        List<String> names =
                arrays.names().stream().filter(name -> !name.equals(OUTPUT)).toList();
        List<Integer> dimensions = new ArrayList<>();
        List<double[]> blocks = new ArrayList<>();
        for (String name : names) {
            if (!MODALITY.matcher(name).matches()) {
                throw arrays.problem(name, "expected the name of a modality, letters and digits");
            }
            dimensions.add(columns(arrays, name));
            int rows = arrays.array(name).shape().get(0);
            if (rows != count) {
                throw arrays.problem(
                        name, "expected " + count + " rows, one for each of " + OUTPUT + ", found " + rows);
            }
            blocks.add(numbers(arrays, name));
        }
        if (names.isEmpty()) {
            throw new InvalidInput(file + ": expected arrays of inputs, such as A and B, beside " + OUTPUT);
        }
        double[] outputs = numbers(arrays, OUTPUT);
        try {
            Samples samples = Samples.of(new Modalities(names, dimensions), count, r, (p, x, y) -> {
                int start = 0;
                for (int m = 0; m < blocks.size(); m++) {
                    int d = dimensions.get(m);
                    System.arraycopy(blocks.get(m), p * d, x, start, d);
                    start += d;
                }
                System.arraycopy(outputs, p * r, y, 0, r);
            });
            List<String> columns = new ArrayList<>();
            for (int m = 0; m < names.size(); m++) {
                addColumns(columns, names.get(m), dimensions.get(m));
            }
            addColumns(columns, OUTPUT, r);
            return new RawSamples(samples, columns, List.of());
        } catch (InvalidInput wrong) {
            throw new InvalidInput(file + ": " + wrong.getMessage(), wrong);
        }
    }

    /** Names as NumPy counts: {@code A[:,0]}. */
    private static void addColumns(List<String> columns, String array, int count) {
        for (int k = 0; k < count; k++) {
            columns.add(count == 1 ? array : array + "[:," + k + "]");
        }
    }

    private static int columns(NpzArrays arrays, String name) {
        List<Integer> shape = arrays.array(name).shape();
        if (shape.isEmpty() || shape.size() > 2 || shape.get(0) < 1 || shape.get(shape.size() - 1) < 1) {
            throw arrays.problem(
                    name, "expected one row a sample, a shape [P] or [P, columns] of at least 1, found " + shape);
        }
        return shape.size() == 1 ? 1 : shape.get(1);
    }

    private static double[] numbers(NpzArrays arrays, String name) {
        return arrays.doubles(
                name,
                arrays.array(name).shape().stream().mapToInt(Integer::intValue).toArray());
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
