package org.fusionflow.data.npz;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;

/**
 * Second moments as NumPy arrays, named as the keys of a {@linkplain org.fusionflow.data.file.StatisticsFile statistics file}: {@code modalities} (pairs of
 * name and dimension as text, M x 2), {@code inputCovariance} (D x D), {@code inputOutputCorrelation} (D, or r x D) and {@code outputVariance} (one number).
 * The covariance is read row by row into the matrix that is used; nothing else of its size is held.
 *
 * <pre>{@code
 * numpy.savez("statistics.npz", modalities=[("A", 5000), ("B", 5000)], inputCovariance=x.T @ x / P,
 *             inputOutputCorrelation=y @ x / P, outputVariance=y @ y / P)
 * }</pre>
 */
public final class StatisticsArchive {
    private static final String MODALITIES = "modalities";

    private static final String COVARIANCE = "inputCovariance";

    private static final String CORRELATION = "inputOutputCorrelation";

    private static final String VARIANCE = "outputVariance";

    private static final List<String> NAMES = List.of(MODALITIES, COVARIANCE, CORRELATION, VARIANCE);

    private static final String AS_IN = "as in modalities=[(\"A\", 2), (\"B\", 3)]";

    private StatisticsArchive() {}

    /**
     * Names and dimensions alone.
     *
     * @throws InvalidInput with file and array of what is wrong
     */
    public static Modalities modalities(Path file) {
        return modalities(small(file));
    }

    /**
     * Reads the moments.
     *
     * @throws InvalidInput with file and array of what is wrong
     */
    public static Moments read(Path file) {
        NpzArrays arrays = small(file);
        // Judges the room for matrices of all inputs before one is read.
        Modalities modalities = modalities(arrays);
        List<Vector> rows = correlations(arrays, modalities.inputs());
        double variance = finite(arrays, VARIANCE, arrays.doubles(VARIANCE))[0];
        Symmetric covariance = covariance(file, arrays, modalities.inputs());
        try {
            return new Moments(modalities, covariance, rows, variance);
        } catch (InvalidInput wrong) {
            throw new InvalidInput(file + ": " + wrong.getMessage(), wrong);
        }
    }

    /** All arrays but the covariance. */
    private static NpzArrays small(Path file) {
        NpzArrays arrays = NpzFile.readWithout(file, Set.of(COVARIANCE));
        for (String name : arrays.names()) {
            if (!NAMES.contains(name)) {
                throw arrays.problem(name, "expected only " + String.join(", ", NAMES));
            }
        }
        return arrays;
    }

    private static Modalities modalities(NpzArrays arrays) {
        NpyArray array = arrays.array(MODALITIES);
        if (array.shape().size() != 2 || array.shape().get(1) != 2) {
            throw arrays.problem(
                    MODALITIES,
                    "expected pairs of name and dimension, " + AS_IN + ", found the shape " + array.shape());
        }
        List<String> names = new ArrayList<>();
        List<Integer> dimensions = new ArrayList<>();
        List<String> texts = arrays.texts(MODALITIES);
        for (int k = 0; k < texts.size(); k += 2) {
            names.add(texts.get(k));
            dimensions.add(dimension(texts.get(k + 1))
                    .orElseThrow(() -> arrays.problem(
                            MODALITIES,
                            "expected names and whole numbers from 1 to " + Modalities.LARGEST + ", " + AS_IN)));
        }
        try {
            return new Modalities(names, dimensions);
        } catch (InvalidInput wrong) {
            throw arrays.problem(MODALITIES, String.valueOf(wrong.getMessage()));
        }
    }

    private static Optional<Integer> dimension(String text) {
        try {
            return Optional.of(Integer.valueOf(text)).filter(d -> d >= 1 && d <= Modalities.LARGEST);
        } catch (NumberFormatException notWhole) {
            return Optional.empty();
        }
    }

    private static List<Vector> correlations(NpzArrays arrays, int d) {
        List<Integer> shape = arrays.array(CORRELATION).shape();
        if (shape.isEmpty() || shape.size() > 2 || shape.get(shape.size() - 1) != d || shape.contains(0)) {
            throw arrays.problem(
                    CORRELATION,
                    "expected " + d
                            + " numbers, one for each input, or rows of them, one for each output, found the shape "
                            + shape);
        }
        double[] all = finite(
                arrays,
                CORRELATION,
                arrays.doubles(
                        CORRELATION, shape.stream().mapToInt(Integer::intValue).toArray()));
        List<Vector> rows = new ArrayList<>();
        for (int from = 0; from < all.length; from += d) {
            rows.add(Vector.of(Arrays.copyOfRange(all, from, from + d)));
        }
        return rows;
    }

    private static double[] finite(NpzArrays arrays, String name, double[] values) {
        for (int k = 0; k < values.length; k++) {
            if (!Double.isFinite(values[k])) {
                throw arrays.problem(name, "value " + (k + 1) + ", " + values[k] + ": expected a finite number");
            }
        }
        return values;
    }

    private static Symmetric covariance(Path file, NpzArrays arrays, int d) {
        double[][] rows = NpzFile.square(file, COVARIANCE, d);
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                if (!Double.isFinite(rows[i][j])) {
                    throw arrays.problem(
                            COVARIANCE, "entry [" + i + "," + j + "], " + rows[i][j] + ": expected a finite number");
                }
            }
        }
        Symmetric.asymmetry(rows).ifPresent(pair -> {
            int i = pair.row();
            int j = pair.column();
            throw arrays.problem(
                    COVARIANCE,
                    "expected a symmetric matrix, but entry [" + i + "," + j + "] is " + rows[i][j] + " and entry [" + j
                            + "," + i + "] is " + rows[j][i]);
        });
        return Symmetric.owning(rows);
    }
}
