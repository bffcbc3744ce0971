package org.fusionflow.data.samples;

import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.linear.Vector;

/**
 * Means and standard deviations of the columns of samples, inputs before outputs. Deviations are summed about the mean: a difference of
 * {@code <x^2>} and {@code <x>^2} would lose the digits that a large mean has in common with its column. For the same reason a mean is a sum of
 * two numbers: the difference of a value and the first is exact where the mean is large, and the second holds what rounding took from the first.
 *
 * @param means of the columns, rounded
 * @param rests what is to be added to them
 * @param deviations with divisor P; 0 for a column that has the same value in every sample, and for no other
 */
record ColumnFigures(Vector means, Vector rests, Vector deviations) {
    /** Powers of 2 that scale any number so that its square neither overflows nor vanishes. */
    private static final int LARGEST_SCALING = 1000;

    static ColumnFigures of(Samples samples) {
        int width = samples.modalities().inputs() + samples.outputs();
        double[] units = units(samples, width);
        boolean[] vary = vary(samples, width);
        double[] means = new double[width];
        addMeansOfRests(samples, means, units, means);
        for (int k = 0; k < width; k++) {
            means[k] = vary[k] ? means[k] : samples.column(0, k);
        }
        double[] rests = new double[width];
        addMeansOfRests(samples, means, units, rests);
        double[] squares = new double[width];
        for (int s = 0; s < samples.count(); s++) {
            for (int k = 0; k < width; k++) {
                double deviation = (samples.column(s, k) - means[k] - rests[k]) / units[k];
                squares[k] += deviation * deviation;
            }
        }
        double[] deviations = new double[width];
        for (int k = 0; k < width; k++) {
            deviations[k] = vary[k] ? units[k] * Math.sqrt(squares[k] / samples.count()) : 0;
            if (!Double.isFinite(deviations[k])) {
                throw new InvalidInput((k < samples.modalities().inputs() ? "inputs" : "outputs")
                        + ": expected numbers whose differences are below 1.8e308");
            }
        }
        return new ColumnFigures(Vector.of(means), Vector.of(rests), Vector.of(deviations));
    }

    /** Powers of 2 near the largest number of each column. */
    private static double[] units(Samples samples, int width) {
        double[] units = new double[width];
        for (int s = 0; s < samples.count(); s++) {
            for (int k = 0; k < width; k++) {
                units[k] = Math.max(units[k], Math.abs(samples.column(s, k)));
            }
        }
        for (int k = 0; k < width; k++) {
            int exponent = Math.getExponent(units[k]);
            units[k] = Math.scalb(1.0, Math.max(-LARGEST_SCALING, Math.min(LARGEST_SCALING, exponent)));
        }
        return units;
    }

    private static boolean[] vary(Samples samples, int width) {
        boolean[] vary = new boolean[width];
        for (int s = 1; s < samples.count(); s++) {
            for (int k = 0; k < width; k++) {
                vary[k] |= samples.column(s, k) != samples.column(0, k);
            }
        }
        return vary;
    }

    /** Adds the means of what the numbers have beyond {@code means}, which may be the array that is added to. */
    private static void addMeansOfRests(Samples samples, double[] means, double[] units, double[] added) {
        double[] sums = new double[means.length];
        for (int s = 0; s < samples.count(); s++) {
            for (int k = 0; k < sums.length; k++) {
                sums[k] += (samples.column(s, k) - means[k]) / units[k];
            }
        }
        for (int k = 0; k < sums.length; k++) {
            added[k] += units[k] * (sums[k] / samples.count());
        }
    }

    /** A value less the mean of its column. */
    double deviation(Samples samples, int sample, int column) {
        return samples.column(sample, column) - means.at(column) - rests.at(column);
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
