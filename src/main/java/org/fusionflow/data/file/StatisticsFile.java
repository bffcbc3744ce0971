package org.fusionflow.data.file;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;

/**
 * Second moments in a YAML (or JSON) file with the keys {@code modalities} (name: dimension), {@code inputCovariance} (list
 * of rows), {@code inputOutputCorrelation} (list, or one list an output) and {@code outputVariance}.
 */
public final class StatisticsFile {
    private static final List<String> KEYS =
            List.of("modalities", "inputCovariance", "inputOutputCorrelation", "outputVariance");

    private StatisticsFile() {}

    /**
     * Statistics with one output.
     *
     * @throws InvalidInput with file, line and column of what is wrong
     */
    public static Moments readOneOutput(Path file) {
        YamlValue root = YamlSource.read(file);
        Map<String, YamlValue> entries = root.entries(KEYS);
        List<Vector> rows = correlations(root, entries);
        if (rows.size() != 1) {
            throw root.required(entries, "inputOutputCorrelation")
                    .problem("inputOutputCorrelation: expected one output here, found " + rows.size()
                            + "; several need predict --rank K");
        }
        return checked(
                entries,
                () -> new Moments(
                        modalities(root.required(entries, "modalities")),
                        covariance(root, entries),
                        rows.get(0),
                        variance(root, entries)));
    }

    /**
     * Statistics with any number of outputs.
     *
     * @throws InvalidInput with file, line and column of what is wrong
     */
    public static Moments read(Path file) {
        YamlValue root = YamlSource.read(file);
        Map<String, YamlValue> entries = root.entries(KEYS);
        List<Vector> rows = correlations(root, entries);
        return checked(
                entries,
                () -> new Moments(
                        modalities(root.required(entries, "modalities")),
                        covariance(root, entries),
                        rows,
                        variance(root, entries)));
    }

    private static <T> T checked(Map<String, YamlValue> entries, Supplier<T> statistics) {
        try {
            return statistics.get();
        } catch (InvalidInput wrong) {
            String problem = String.valueOf(wrong.getMessage());
            // A message of the statistics starts with the name of the part that is wrong, which is the key here.
            throw KEYS.stream()
                    .filter(problem::startsWith)
                    .map(entries::get)
                    .filter(Objects::nonNull)
                    .findFirst()
                    .map(place -> place.problem(problem))
                    .orElse(wrong);
        }
    }

    private static double variance(YamlValue root, Map<String, YamlValue> entries) {
        return root.required(entries, "outputVariance").number();
    }

    private static Symmetric covariance(YamlValue root, Map<String, YamlValue> entries) {
        int d = modalities(root.required(entries, "modalities")).inputs();
        YamlValue covariance = root.required(entries, "inputCovariance");
        return Symmetric.owning(requireSymmetric(square(covariance, d), covariance));
    }

    private static List<Vector> correlations(YamlValue root, Map<String, YamlValue> entries) {
        int d = modalities(root.required(entries, "modalities")).inputs();
        YamlValue correlation = root.required(entries, "inputOutputCorrelation");
        List<YamlValue> items = correlation.items();
        if (items.isEmpty() || !items.get(0).isList()) {
            return List.of(row(correlation, d, "inputOutputCorrelation"));
        }
        List<Vector> rows = new ArrayList<>();
        for (YamlValue item : items) {
            rows.add(row(item, d, "inputOutputCorrelation, row " + (rows.size() + 1)));
        }
        return rows;
    }

    private static Vector row(YamlValue value, int d, String name) {
        double[] row = value.numbers();
        if (row.length != d) {
            throw value.problem(name + ": expected " + d + " numbers, one for each input, found " + row.length);
        }
        return Vector.of(row);
    }

    private static Modalities modalities(YamlValue value) {
        List<String> names = new ArrayList<>();
        List<Integer> dimensions = new ArrayList<>();
        value.entries().forEach((name, dimension) -> {
            names.add(name);
            dimensions.add(dimension.whole(1, Modalities.LARGEST));
        });
        return value.checked(() -> new Modalities(names, dimensions));
    }

    private static double[][] square(YamlValue value, int d) {
        List<YamlValue> rows = value.items();
        if (rows.size() != d) {
            throw value.problem("inputCovariance: expected " + d + " rows, one for each input, found " + rows.size());
        }
        double[][] matrix = new double[d][];
        for (int i = 0; i < d; i++) {
            matrix[i] = rows.get(i).numbers();
            if (matrix[i].length != d) {
                throw rows.get(i)
                        .problem("inputCovariance, row " + (i + 1) + ": expected " + d + " numbers, found "
                                + matrix[i].length);
            }
        }
        return matrix;
    }

    private static double[][] requireSymmetric(double[][] matrix, YamlValue place) {
        Symmetric.asymmetry(matrix).ifPresent(pair -> {
            int i = pair.row();
            int j = pair.column();
            throw place.items()
                    .get(i)
                    .items()
                    .get(j)
                    .problem("inputCovariance: expected a symmetric matrix, but entry (" + (i + 1) + "," + (j + 1)
                            + ") is " + matrix[i][j] + " and entry (" + (j + 1) + "," + (i + 1) + ") is "
                            + matrix[j][i]);
        });
        return matrix;
    }
}
