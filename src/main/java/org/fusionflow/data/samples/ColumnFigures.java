package org.fusionflow.data.samples;

import org.fusionflow.linear.Vector;

/**
 * Means and standard deviations of the columns of samples, inputs before outputs. Deviations are summed about the mean: a difference of
 * {@code <x^2>} and {@code <x>^2} would lose the digits that a large mean has in common with its column.
 *
 * @param means of the columns
 * @param deviations with divisor P; 0 for a column that is constant to rounding
 */
record ColumnFigures(Vector means, Vector deviations) {
    /**
     * A column is constant if its mean square deviation is below this fraction of its mean square: such deviations are the round-off of the
     * mean.
     */
    private static final double CONSTANT = 1e-30;

    /** Square root of that. */
    private static final double ROUND_OFF = 1e-15;

    static ColumnFigures of(Samples samples) {
        double[] means = new double[samples.modalities().inputs() + samples.outputs()];
        // The second pass takes the rounding of a long sum away.
        addMeansOfDeviations(samples, means);
        addMeansOfDeviations(samples, means);
        return new ColumnFigures(Vector.of(means), Vector.of(deviations(samples, means)));
    }

    private static void addMeansOfDeviations(Samples samples, double[] means) {
        double[] sums = new double[means.length];
        for (int s = 0; s < samples.count(); s++) {
            for (int k = 0; k < sums.length; k++) {
                sums[k] += samples.column(s, k) - means[k];
            }
        }
        for (int k = 0; k < sums.length; k++) {
            means[k] += sums[k] / samples.count();
        }
    }

    private static double[] deviations(Samples samples, double[] means) {
        double[] squares = new double[means.length];
        double[] deviations = new double[means.length];
        for (int s = 0; s < samples.count(); s++) {
            for (int k = 0; k < means.length; k++) {
                double value = samples.column(s, k);
                squares[k] += value * value;
                deviations[k] += (value - means[k]) * (value - means[k]);
            }
        }
        for (int k = 0; k < means.length; k++) {
            deviations[k] = deviations[k] > CONSTANT * squares[k] ? Math.sqrt(deviations[k] / samples.count()) : 0;
        }
        return deviations;
    }

    /** A value less the mean of its column; 0 if that is a constant and the value differs from it by round-off only. */
    double deviation(Samples samples, int sample, int column) {
        double value = samples.column(sample, column);
        double deviation = value - means.at(column);
        return varies(column) || Math.abs(deviation) > 2 * ROUND_OFF * Math.abs(value) ? deviation : 0;
    }

    boolean varies(int column) {
        return deviations.at(column) > 0;
    }

    /** True if one of the first {@code count} columns varies. */
    boolean anyVaries(int count) {
        for (int k = 0; k < count; k++) {
            if (varies(k)) {
                return true;
            }
        }
        return false;
    }
}
