package org.fusionflow.data.samples;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.moments.Knowledge;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;
import org.fusionflow.linear.dense.RowProducts;

/** Sums of products over samples, from which {@link Samples} make their moments. */
final class MomentSums {
    /** Relative rounding error of one operation. */
    private static final double UNIT_ROUNDOFF = 0x1p-53;

    /** Samples of which all products are added before the next: they stay in the second-level cache. */
    private static final int TOGETHER = 64;

    private final int d;
    private final int r;
    private final double[][] inputProducts;
    private final double[][] correlations;
    private final double[][] absolute;
    private double squares;
    private int count;

    /**
     * @param d inputs of a sample
     * @param r outputs of a sample
     */
    MomentSums(int d, int r) {
        this.d = d;
        this.r = r;
        inputProducts = new double[d][d];
        correlations = new double[r][d];
        absolute = new double[r][d];
    }

    /** Adds samples in their order, on which the last bits of the sums depend. */
    MomentSums of(double[] inputs, double[] outputs) {
        int p = outputs.length / r;
        count += p;
        addInputs(inputs, p);
        double[] x = new double[d];
        for (int s = 0; s < p; s++) {
            System.arraycopy(inputs, s * d, x, 0, d);
            for (int o = 0; o < r; o++) {
                double y = outputs[s * r + o];
                addMultiple(correlations[o], y, x, d);
                for (int i = 0; i < d; i++) {
                    absolute[o][i] += Math.abs(y * x[i]);
                }
                squares += y * y;
            }
        }
        return this;
    }

    /** Adds the products of inputs, {@link #TOGETHER} samples at a time; every sum takes them one after the other. */
    private void addInputs(double[] inputs, int samples) {
        double[][] rows = new double[TOGETHER][d];
        double[][] columns = new double[d][TOGETHER];
        for (int first = 0; first < samples; first += TOGETHER) {
            int count = Math.min(TOGETHER, samples - first);
            for (int k = 0; k < count; k++) {
                System.arraycopy(inputs, (first + k) * d, rows[k], 0, d);
                for (int i = 0; i < d; i++) {
                    columns[i][k] = rows[k][i];
                }
            }
            RowProducts.addLower(inputProducts, rows, count, columns);
        }
    }

    private static void addMultiple(double[] sum, double factor, double[] x, int size) {
        for (int j = 0; j < size; j++) {
            sum[j] += factor * x[j];
        }
    }

    /**
     * @param samples that were added, or whose deviations were
     * @param means number of means that were subtracted from them, 0 or 1
     */
    Moments moments(Samples samples, int means) {
        double[][] covariance = new double[d][d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j <= i; j++) {
                covariance[i][j] = inputProducts[i][j] / count;
                covariance[j][i] = covariance[i][j];
                requireInRange(covariance[i][j], "inputs");
            }
        }
        requireInRange(squares, "outputs");
        List<Vector> rows = new ArrayList<>();
        for (int o = 0; o < r; o++) {
            double[] row = new double[d];
            for (int i = 0; i < d; i++) {
                // P products and P - 1 sums, each with one rounding error of at most the sum of the absolute values.
                boolean noise = Math.abs(correlations[o][i]) <= count * UNIT_ROUNDOFF * absolute[o][i];
                row[i] = noise ? 0 : correlations[o][i] / count;
            }
            rows.add(Vector.of(row));
        }
        Symmetric symmetric = new Symmetric(covariance);
        int mostRank = Math.min(count - means, SharedColumns.distinct(samples, symmetric));
        return new Moments(
                samples.modalities(), symmetric, rows, squares / count, Knowledge.ofSamples(count, mostRank));
    }

    private static void requireInRange(double entry, String what) {
        if (!Double.isFinite(entry)) {
            throw new InvalidInput(what + ": expected numbers whose squares add up to less than 1.8e308");
        }
    }
}
