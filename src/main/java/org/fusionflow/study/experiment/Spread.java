package org.fusionflow.study.experiment;

import org.hipparchus.stat.descriptive.StreamingStatistics;

/**
 * Numbers of several seeds in short.
 *
 * @param count how many, without those that do not exist
 * @param mean NaN for none
 * @param deviation of the sample, 0 for fewer than two
 */
public record Spread(long count, double mean, double deviation) {
    /** NaN counts as a number that does not exist. */
    public static Spread of(double... values) {
        StreamingStatistics statistics = new StreamingStatistics();
        for (double value : values) {
            if (!Double.isNaN(value)) {
                statistics.addValue(value);
            }
        }
        long count = statistics.getN();
        return new Spread(count, statistics.getMean(), count > 1 ? statistics.getStandardDeviation() : 0);
    }

    /** Standard error of the mean; 0 for fewer than two. */
    public double error() {
        return count > 1 ? deviation / Math.sqrt(count) : 0;
    }
}
