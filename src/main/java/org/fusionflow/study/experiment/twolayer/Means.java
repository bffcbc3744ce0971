package org.fusionflow.study.experiment.twolayer;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.fusionflow.study.experiment.Rows;
import org.fusionflow.study.experiment.Spread;

/** Statistics of columns. */
public final class Means {
    private Means() {}

    /** Of the numbers in a column; NaN if it has none. */
    public static double mean(Rows rows, String column) {
        return Spread.of(rows.numbers(column)).mean();
    }

    /** Sample standard deviation; 0 for a single number. */
    public static double spread(Rows rows, String column) {
        return Spread.of(rows.numbers(column)).deviation();
    }

    /** A number for one row of a table. */
    @FunctionalInterface
    interface RowError {
        double of(Rows rows, int row);
    }

    /** The largest absolute value over all rows; NaN if there are none or one is NaN. */
    static double worst(Rows rows, RowError error) {
        double worst = rows.isEmpty() ? Double.NaN : 0;
        for (int i = 0; i < rows.size(); i++) {
            // Math.max keeps a NaN, which then fails every bound.
            worst = Math.max(worst, Math.abs(error.of(rows, i)));
        }
        return worst;
    }

    /** Rows that agree in two columns, in the order of appearance. */
    public static List<Rows> groups(Rows rows, String first, String second) {
        return rows.by(first).values().stream()
                .map(group -> group.by(second))
                .map(Map::values)
                .flatMap(java.util.Collection::stream)
                .toList();
    }

    /**
     * Part of the variance that a prediction explains, {@code 1 - sum (measured - predicted)^2 / sum (measured - mean)^2}.
     *
     * @throws IllegalArgumentException if they are of different lengths
     */
    public static double explained(double[] measured, double[] predicted) {
        if (measured.length != predicted.length) {
            throw new IllegalArgumentException(measured.length + " measured, " + predicted.length + " predicted");
        }
        double mean = Arrays.stream(measured).average().orElse(Double.NaN);
        double missed = 0;
        double all = 0;
        for (int i = 0; i < measured.length; i++) {
            missed += (measured[i] - predicted[i]) * (measured[i] - predicted[i]);
            all += (measured[i] - mean) * (measured[i] - mean);
        }
        return 1 - missed / all;
    }
}
