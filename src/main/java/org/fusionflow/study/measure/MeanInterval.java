package org.fusionflow.study.measure;

import org.hipparchus.distribution.continuous.TDistribution;

/** How well the mean over a few seeds is known. */
public final class MeanInterval {
    private static final double LEVEL = 0.95;

    private MeanInterval() {}

    /**
     * Half of the 95 % confidence interval of a mean, by Student's quantile.
     *
     * @param deviation sample standard deviation, &ge; 0
     * @param count number of values, &ge; 2
     */
    public static double half(double deviation, int count) {
        double quantile = new TDistribution(count - 1.0).inverseCumulativeProbability(0.5 + 0.5 * LEVEL);
        return quantile * deviation / Math.sqrt(count);
    }
}
