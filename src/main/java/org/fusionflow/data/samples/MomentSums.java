package org.fusionflow.data.samples;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Knowledge;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;

/**
 * Sums of products over samples that come one after the other, in one pass and in memory that does not depend on their number. Samples are taken in
 * blocks of fixed size; within a block the products of each pair of columns are summed in the order of the samples, and the sums of the blocks
 * are added in their order, so that the result has the same bits whatever the number of threads, which share the pairs of columns. Sums of
 * centred samples are those about the mean of each block, merged by Chan, Golub and LeVeque's update (The American Statistician 37, 1983), so
 * that means far from 0 cost no digits.
 */
final class MomentSums {
    /** Relative rounding error of one operation. */
    private static final double UNIT_ROUNDOFF = 0x1p-53;

    /** Numbers of a block, and the fewest and most samples: a block of few columns is in the cache of a core, one of many in that of the chip. */
    private static final int BLOCK_NUMBERS = 1 << 20;

    private static final int FEWEST_ROWS = 256;

    private static final int MOST_ROWS = 4096;

    private final int d;
    private final int r;
    private final boolean centred;
    private final int blockRows;
    private final double[] block;
    private final ProductTiles tiles;
    private final double[] means;
    private final double[] meanRests;
    private final double[] smallest;
    private final double[] largest;
    private int waiting;
    private long count;

    /**
     * @param d inputs of a sample
     * @param r outputs of a sample
     * @param centred true for sums about the means of all samples
     */
    MomentSums(int d, int r, boolean centred) {
        this.d = d;
        this.r = r;
        this.centred = centred;
        blockRows = Math.max(FEWEST_ROWS, Math.min(MOST_ROWS, BLOCK_NUMBERS / (d + r)));
        block = new double[blockRows * (d + r)];
        tiles = new ProductTiles(d, r);
        means = new double[d + r];
        meanRests = new double[d + r];
        smallest = new double[d + r];
        largest = new double[d + r];
        Arrays.fill(smallest, Double.POSITIVE_INFINITY);
        Arrays.fill(largest, Double.NEGATIVE_INFINITY);
    }

    /** Adds all samples of a set. */
    MomentSums of(double[] inputs, double[] outputs) {
        for (int s = 0; s < outputs.length / r; s++) {
            int to = waiting * (d + r);
            System.arraycopy(inputs, s * d, block, to, d);
            System.arraycopy(outputs, s * r, block, to + d, r);
            taken();
        }
        return this;
    }

    /**
     * Adds samples.
     *
     * @param rows inputs before outputs, one sample after the other
     * @param samples number of them
     */
    void add(double[] rows, int samples) {
        int width = d + r;
        for (int s = 0; s < samples; s++) {
            System.arraycopy(rows, s * width, block, waiting * width, width);
            taken();
        }
    }

    private void taken() {
        waiting++;
        if (waiting == blockRows) {
            flush();
        }
    }

    private void flush() {
        if (waiting == 0) {
            return;
        }
        int width = d + r;
        double[] shifts = new double[width];
        double factor = 0;
        if (centred) {
            extremes();
            double part = waiting / (double) (count + waiting);
            factor = count * part;
            shift(centreBlock(), part, shifts);
        }
        tiles.add(block, waiting, shifts, factor);
        count += waiting;
        waiting = 0;
    }

    /**
     * Moves the means of all samples by those of a block. A mean is a sum of two numbers, as in {@link ColumnFigures}.
     *
     * @param own means of the block, then what is to be added to them
     * @param part of the block in all samples
     * @param shifts becomes the difference of the means
     */
    private void shift(double[] own, double part, double[] shifts) {
        int width = d + r;
        if (count == 0) {
            System.arraycopy(own, 0, means, 0, width);
            System.arraycopy(own, width, meanRests, 0, width);
            return;
        }
        for (int k = 0; k < width; k++) {
            shifts[k] = own[k] - means[k] + (own[width + k] - meanRests[k]);
            double rest = meanRests[k] + shifts[k] * part;
            double sum = means[k] + rest;
            meanRests[k] = rest - (sum - means[k]);
            means[k] = sum;
        }
    }

    private void extremes() {
        int width = d + r;
        for (int s = 0; s < waiting; s++) {
            for (int k = 0; k < width; k++) {
                double value = block[s * width + k];
                smallest[k] = Math.min(smallest[k], value);
                largest[k] = Math.max(largest[k], value);
            }
        }
    }

    /** Subtracts the means of the block from it: means first, then what rounding took from them. */
    private double[] centreBlock() {
        int width = d + r;
        double[] own = new double[2 * width];
        addMeans(own, 0);
        addMeans(own, width);
        return own;
    }

    private void addMeans(double[] own, int at) {
        int width = d + r;
        double[] sums = new double[width];
        for (int s = 0; s < waiting; s++) {
            for (int k = 0; k < width; k++) {
                sums[k] += block[s * width + k];
            }
        }
        for (int k = 0; k < width; k++) {
            own[at + k] = sums[k] / waiting;
        }
        for (int s = 0; s < waiting; s++) {
            for (int k = 0; k < width; k++) {
                block[s * width + k] -= own[at + k];
            }
        }
    }

    /** Number of samples so far. */
    long count() {
        return count + waiting;
    }

    /** Means and standard deviations of the columns; only of centred sums. */
    ColumnFigures figures() {
        flush();
        double[] deviations = new double[d + r];
        for (int k = 0; k < d + r; k++) {
            double squares = k < d ? tiles.inputs(k, k) : tiles.squares(k - d);
            deviations[k] = smallest[k] < largest[k] ? Math.sqrt(squares / count) : 0;
        }
        return new ColumnFigures(Vector.of(means.clone()), Vector.of(meanRests.clone()), Vector.of(deviations));
    }

    /** Difference of the largest and the smallest number of a column; only of centred sums. */
    double range(int column) {
        return largest[column] - smallest[column];
    }

    /** True if two inputs are equal but for their unit and offset, to rounding, as far as their correlation tells; only of centred sums. */
    boolean areRescaled(int one, int other, double tolerance) {
        double product = Math.abs(tiles.inputs(Math.max(one, other), Math.min(one, other)));
        double squares = Math.sqrt(tiles.inputs(one, one)) * Math.sqrt(tiles.inputs(other, other));
        return squares > 0 && 1 - product / squares <= tolerance;
    }

    /** True if two inputs grow together; only of centred sums. */
    boolean isRising(int one, int other) {
        return tiles.inputs(Math.max(one, other), Math.min(one, other)) > 0;
    }

    /** The moments of all samples of a set that were added. */
    Moments moments(Samples samples, int subtracted) {
        return moments(samples.modalities(), subtracted, covariance -> SharedColumns.distinct(samples, covariance));
    }

    /** Counts the inputs that are no multiple of an input before them. */
    interface Distinct {
        int count(Symmetric covariance);
    }

    /**
     * The moments of all samples as they were added.
     *
     * @param subtracted number of means that were subtracted from the samples, 0 or 1
     */
    private Moments moments(Modalities modalities, int subtracted, Distinct distinct) {
        double[] none = new double[d + r];
        double[] ones = new double[d];
        Arrays.fill(ones, 1);
        return moments(modalities, subtracted, distinct, none, ones);
    }

    /** The moments of samples that are prepared as is asked; only of centred sums. */
    Moments moments(Modalities modalities, Preparation preparation, ColumnFigures figures) {
        double[] added = new double[d + r];
        double[] units = new double[d];
        for (int k = 0; k < d + r; k++) {
            added[k] = preparation == Preparation.NONE ? figures.means().at(k) : 0;
        }
        for (int k = 0; k < d; k++) {
            units[k] = preparation == Preparation.STANDARDIZE && figures.varies(k)
                    ? figures.deviations().at(k)
                    : 1;
        }
        return moments(
                modalities,
                preparation == Preparation.NONE ? 0 : 1,
                covariance -> (int) IntStream.range(0, d)
                        .filter(k -> covariance.at(k, k) > 0)
                        .count(),
                added,
                units);
    }

    /**
     * @param added means that are added to the samples
     * @param units that inputs are divided by
     */
    private Moments moments(Modalities modalities, int subtracted, Distinct distinct, double[] added, double[] units) {
        flush();
        double[][] covariance = new double[d][d];
        double outputs = 0;
        for (int o = 0; o < r; o++) {
            outputs += tiles.squares(o) + count * added[d + o] * added[d + o];
        }
        for (int i = 0; i < d; i++) {
            for (int j = 0; j <= i; j++) {
                covariance[i][j] = (tiles.inputs(i, j) / count + added[i] * added[j]) / units[i] / units[j];
                covariance[j][i] = covariance[i][j];
                requireInRange(covariance[i][j], "inputs");
            }
        }
        requireInRange(outputs, "outputs");
        List<Vector> rows = new ArrayList<>();
        for (int o = 0; o < r; o++) {
            double[] row = new double[d];
            for (int i = 0; i < d; i++) {
                double mean = added[d + o] * added[i];
                double entry = tiles.correlation(o, i) / count + mean;
                // P products and P - 1 sums, each with one rounding error of at most the sum of the absolute values.
                boolean noise = Math.abs(entry) <= UNIT_ROUNDOFF * (tiles.absolute(o, i) + count * Math.abs(mean));
                row[i] = noise ? 0 : entry / units[i];
            }
            rows.add(Vector.of(row));
        }
        Symmetric symmetric = new Symmetric(covariance);
        int most = (int) Math.min(Integer.MAX_VALUE, count - subtracted);
        return new Moments(
                modalities,
                symmetric,
                rows,
                outputs / count,
                Knowledge.ofSamples(
                        (int) Math.min(Integer.MAX_VALUE, count), Math.min(most, distinct.count(symmetric))));
    }

    private static void requireInRange(double entry, String what) {
        if (!Double.isFinite(entry)) {
            throw new InvalidInput(what + ": expected numbers whose squares add up to less than 1.8e308");
        }
    }
}
