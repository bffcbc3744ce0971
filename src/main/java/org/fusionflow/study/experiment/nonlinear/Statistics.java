package org.fusionflow.study.experiment.nonlinear;

import org.hipparchus.stat.descriptive.StreamingStatistics;

/** Mean and standard error over seeds. */
final class Statistics {
    private Statistics() {}

    static double mean(double[] values) {
        return of(values).getMean();
    }

    private static StreamingStatistics of(double[] values) {
        StreamingStatistics statistics = new StreamingStatistics();
        for (double value : values) {
            statistics.addValue(value);
        }
        return statistics;
    }
}
