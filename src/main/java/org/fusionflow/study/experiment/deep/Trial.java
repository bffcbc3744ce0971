package org.fusionflow.study.experiment.deep;

import java.util.Arrays;
import java.util.List;
import java.util.stream.LongStream;
import org.fusionflow.study.experiment.Rows;

/** Numbers over seeds. */
final class Trial {
    /** Seeds of calibrations: none of those that predictions are tested on. */
    private static final long FIRST_CALIBRATION_SEED = 101;

    private Trial() {}

    /** From 1 up. */
    static List<Long> seeds(int count) {
        return LongStream.rangeClosed(1, count).boxed().toList();
    }

    /** From 101 up. */
    static List<Long> calibrationSeeds(int count) {
        return LongStream.range(FIRST_CALIBRATION_SEED, FIRST_CALIBRATION_SEED + count)
                .boxed()
                .toList();
    }

    static double mean(Rows rows, String column) {
        return mean(rows.numbers(column));
    }

    static double mean(double[] values) {
        return Arrays.stream(values).average().orElse(Double.NaN);
    }

    /** Standard deviation over seeds; 0 for one. */
    static double deviation(double[] values) {
        double mean = mean(values);
        double squares = Arrays.stream(values).map(v -> (v - mean) * (v - mean)).sum();
        return values.length > 1 ? Math.sqrt(squares / (values.length - 1)) : 0;
    }

    /** Standard error of the mean over seeds. */
    static double standardError(double[] values) {
        return deviation(values) / Math.sqrt(values.length);
    }

    /** Slope of the least-squares line. */
    static double slope(double[] x, double[] y) {
        double middle = mean(x);
        double height = mean(y);
        double products = 0;
        double squares = 0;
        for (int i = 0; i < x.length; i++) {
            products += (x[i] - middle) * (y[i] - height);
            squares += (x[i] - middle) * (x[i] - middle);
        }
        return products / squares;
    }
}
