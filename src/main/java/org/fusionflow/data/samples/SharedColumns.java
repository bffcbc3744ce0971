package org.fusionflow.data.samples;

import org.fusionflow.linear.Symmetric;

/**
 * Counts the inputs that are no exact multiple of an input before them. No rank of the input covariance is larger than
 * this count, whatever its rounding. The usual case is one input that two modalities share.
 */
final class SharedColumns {
    /** Correlations of exact multiples differ from 1 by rounding only; others need not be looked at. */
    private static final double PROPORTIONAL = 1 - 1e-9;

    private SharedColumns() {}

    /**
     * @param covariance of the samples
     */
    static int distinct(Samples samples, Symmetric covariance) {
        int distinct = 0;
        for (int j = 0; j < covariance.size(); j++) {
            boolean shared = !(covariance.at(j, j) > 0);
            for (int i = 0; i < j && !shared; i++) {
                shared = covariance.at(i, i) > 0
                        && Math.abs(covariance.at(i, j))
                                >= PROPORTIONAL * Math.sqrt(covariance.at(i, i)) * Math.sqrt(covariance.at(j, j))
                        && isMultiple(samples, i, j);
            }
            distinct += shared ? 0 : 1;
        }
        return distinct;
    }

    /** True if input j is a number times input i in all samples, without any rounding. */
    private static boolean isMultiple(Samples samples, int i, int j) {
        double factor = 0;
        for (int s = 0; s < samples.count(); s++) {
            double one = samples.input(s, i);
            double other = samples.input(s, j);
            if (one != 0 && factor == 0) {
                factor = other / one;
            }
            // The fused product shows a rounding error of the product as a remainder.
            if (factor * one != other || Math.fma(factor, one, -other) != 0) {
                return false;
            }
        }
        return true;
    }
}
