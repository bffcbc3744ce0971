package org.fusionflow.study.experiment.deep;

import java.util.List;
import java.util.stream.LongStream;
import org.fusionflow.study.experiment.Rows;
import org.fusionflow.study.experiment.Spread;

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
        return Spread.of(values).mean();
    }

    /** Of the mean over seeds. */
    static double standardError(double[] values) {
        return Spread.of(values).error();
    }

    /** True if this error is the larger one; one that is not a number is the worst of all. */
    static boolean isWorse(double error, double than) {
        return !Double.isNaN(than) && !(Math.abs(error) <= Math.abs(than));
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
