package org.fusionflow.reduced.flow;

import java.util.Arrays;
import java.util.stream.IntStream;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Vector;
import org.fusionflow.linear.dense.RowProducts;

/**
 * Linear regression on second moments, on plain arrays: residual {@code e = Sigma_yx - w Sigma} and loss of a map w,
 * {@code outputs x inputs}, row by row.
 */
public final class Regression {
    /** A few round-off errors of a short sum, relative. */
    private static final double ROUNDING = 1e-15;

    /** More than the rounding of the sums in a bound. */
    private static final double SLACK = 1e-9;

    private static final double UNIT_ROUNDOFF = 0x1p-53;

    /** From so many inputs on several rows are added in one pass; the bits are the same. */
    private static final int FEW = 16;

    private final Modalities modalities;
    private final int[] starts;
    private final int inputs;
    private final int outputs;
    private final double[][] covariance;
    private final double[] correlation;
    /** Norms of the rows of the covariance. */
    private final double[] rowNorms;

    private final double outputVariance;
    private final double[] noCorrelation;
    /** Of the moments whose loss is reported; this one itself in most cases. */
    private final Regression reported;

    /**
     * @param moments of any number of inputs and outputs
     */
    public Regression(Moments moments) {
        this(moments, moments);
    }

    /**
     * Training that minimizes another loss than the one that is reported.
     *
     * @param moments whose loss is minimized
     * @param data of the same inputs and outputs, whose loss and signals are reported
     */
    public Regression(Moments moments, Moments data) {
        reported = moments.equals(data) ? this : new Regression(data);
        modalities = moments.modalities();
        inputs = modalities.inputs();
        starts = new int[modalities.count() + 1];
        for (int m = 0; m < starts.length; m++) {
            starts[m] = modalities.start(m);
        }
        outputs = moments.outputs();
        covariance = new double[inputs][inputs];
        for (int i = 0; i < inputs; i++) {
            for (int j = 0; j < inputs; j++) {
                covariance[i][j] = moments.inputCovariance().at(i, j);
            }
        }
        rowNorms = new double[inputs];
        for (int i = 0; i < inputs; i++) {
            rowNorms[i] = Vector.of(covariance[i]).norm();
        }
        correlation = new double[outputs * inputs];
        for (int o = 0; o < outputs; o++) {
            for (int i = 0; i < inputs; i++) {
                correlation[o * inputs + i] = moments.rows().get(o).at(i);
            }
        }
        outputVariance = moments.outputVariance();
        noCorrelation = IntStream.range(0, modalities.count())
                .mapToDouble(moments::largestRounding)
                .toArray();
    }

    public Modalities modalities() {
        return modalities;
    }

    public int inputs() {
        return inputs;
    }

    public int outputs() {
        return outputs;
    }

    /** Number of entries of a map, {@code outputs * inputs}. */
    public int mapSize() {
        return outputs * inputs;
    }

    /** {@code Sigma_yx} at output o and input i. */
    double correlation(int o, int i) {
        return correlation[o * inputs + i];
    }

    /** A correlation of modality m with a norm of at most this is rounding, and has no direction. */
    double noCorrelation(int m) {
        return noCorrelation[m];
    }

    double covariance(int i, int j) {
        return covariance[i][j];
    }

    /**
     * Writes {@code Sigma_yx - w Sigma}. The inner loop runs over the entries of the residual, so that successive
     * additions are independent of one another; the terms of each entry are added in the order of the inputs.
     */
    void residual(double[] map, double[] residual) {
        if (inputs < FEW) {
            plainResidual(map, residual);
            return;
        }
        double[][] sums = new double[outputs][];
        double[][] factors = new double[outputs][inputs];
        for (int o = 0; o < outputs; o++) {
            int offset = o * inputs;
            for (int j = 0; j < inputs; j++) {
                factors[o][j] = -map[offset + j];
            }
            sums[o] = Arrays.copyOfRange(correlation, offset, offset + inputs);
        }
        RowProducts.add(sums, factors, covariance);
        for (int o = 0; o < outputs; o++) {
            System.arraycopy(sums[o], 0, residual, o * inputs, inputs);
        }
    }

    private void plainResidual(double[] map, double[] residual) {
        for (int o = 0; o < outputs; o++) {
            int offset = o * inputs;
            System.arraycopy(correlation, offset, residual, offset, inputs);
            for (int j = 0; j < inputs; j++) {
                double entry = map[offset + j];
                double[] row = covariance[j];
                for (int i = 0; i < row.length; i++) {
                    residual[offset + i] -= entry * row[i];
                }
            }
        }
    }

    /** Writes the residual {@code Sigma_yx - w Sigma} of what is minimized. */
    public void writeResidual(double[] map, double[] into) {
        residual(map, into);
    }

    /** Adds {@code entry} times row {@code j} of the covariance. */
    void addImage(double entry, int j, double[] sum) {
        double[] row = covariance[j];
        for (int i = 0; i < row.length; i++) {
            sum[i] += entry * row[i];
        }
    }

    /**
     * True if the residual of a modality is within the rounding of the terms that cancel in it: sums of so many terms,
     * and a map that is a product of so many factors. By norms, which do not depend on the axes of the inputs: in
     * principal axes an entry of small variance carries the rounding of the large ones.
     *
     * @param map or the terms that add up to it; signs do not matter
     * @param residual of the map
     * @param layers of the longest path
     */
    boolean isAtRest(double[] map, double[] residual, int m, int layers) {
        double rounding = (inputs + 4 + 2 * layers) * UNIT_ROUNDOFF;
        double left = 0;
        double most = 0;
        for (int o = 0; o < outputs; o++) {
            double size = size(map, o);
            for (int i = starts[m]; i < starts[m + 1]; i++) {
                left = Math.hypot(left, residual[o * inputs + i]);
                most = Math.hypot(most, mostTerms(size, o, i));
            }
        }
        if (left > rounding * most) {
            return false;
        }
        double cancelling = 0;
        for (int o = 0; o < outputs; o++) {
            for (int i = starts[m]; i < starts[m + 1]; i++) {
                cancelling = Math.hypot(cancelling, terms(map, o, i));
            }
        }
        return left <= rounding * cancelling;
    }

    /** Sum of the absolute values of the terms that cancel in an entry of the residual. */
    private double terms(double[] map, int o, int i) {
        double sum = Math.abs(correlation[o * inputs + i]);
        for (int j = 0; j < inputs; j++) {
            sum += Math.abs(map[o * inputs + j] * covariance[i][j]);
        }
        return sum;
    }

    /** Norm of the map of an output. */
    private double size(double[] map, int o) {
        double squares = 0;
        for (int j = 0; j < inputs; j++) {
            squares += map[o * inputs + j] * map[o * inputs + j];
        }
        return Math.sqrt(squares);
    }

    /**
     * A bound of {@link #terms} by Cauchy and Schwarz that takes no sum over the inputs: all but few entries are decided by it.
     *
     * @param size of the output's map
     */
    private double mostTerms(double size, int o, int i) {
        return (1 + SLACK) * (Math.abs(correlation[o * inputs + i]) + size * rowNorms[i]);
    }

    /**
     * The residual with entries set to 0 that are smaller than the round-off of the terms that cancel in them; over
     * times of 1e26 this noise would grow.
     *
     * @param layers of the longest path: the map is a product of so many factors and has as many round-off errors
     */
    void significantResidual(double[] map, double[] residual, int layers) {
        residual(map, residual);
        double rounding = Math.max(ROUNDING, Math.ulp(1.0) * layers);
        for (int o = 0; o < outputs; o++) {
            double size = size(map, o);
            for (int i = 0; i < inputs; i++) {
                double left = Math.abs(residual[o * inputs + i]);
                if (left < rounding * mostTerms(size, o, i) && left < rounding * terms(map, o, i)) {
                    residual[o * inputs + i] = 0;
                }
            }
        }
    }

    /** Loss of a map, {@code (sigma_yy - Sigma_yx . w - e . w) / 2}. */
    public double loss(double[] map) {
        double[] residual = new double[map.length];
        residual(map, residual);
        double sum = outputVariance;
        for (int i = 0; i < map.length; i++) {
            sum -= map[i] * (correlation[i] + residual[i]);
        }
        return 0.5 * sum;
    }

    /** The loss as it is reported: 0 where it is within the rounding of the variance that it is left of. */
    public double reportedLoss(double[] map) {
        double loss = reported.loss(map);
        return Math.abs(loss) <= Math.ulp(1.0) * (inputs + 4) * reported.outputVariance ? 0 : loss;
    }

    /** The signal {@code Sigma_yxm . w_m} of modality m in a map, over all outputs. */
    public double signal(double[] map, int m) {
        double sum = 0;
        for (int o = 0; o < outputs; o++) {
            for (int i = starts[m]; i < starts[m + 1]; i++) {
                sum += reported.correlation[o * inputs + i] * map[o * inputs + i];
            }
        }
        return sum;
    }

    /** Writes {@code w_m Sigma_mm} of the data for each modality. */
    public void ownImage(double[] map, double[] into) {
        Arrays.fill(into, 0);
        for (int o = 0; o < map.length; o += inputs) {
            for (int m = 0; m + 1 < starts.length; m++) {
                for (int j = starts[m]; j < starts[m + 1]; j++) {
                    double entry = map[o + j];
                    double[] row = reported.covariance[j];
                    for (int i = starts[m]; i < starts[m + 1]; i++) {
                        into[o + i] += entry * row[i];
                    }
                }
            }
        }
    }

    /** Root mean square output of a map on the data, over all outputs. */
    double outputSize(double[] map) {
        double[] residual = new double[map.length];
        reported.residual(map, residual);
        double square = 0;
        for (int i = 0; i < map.length; i++) {
            square += map[i] * (reported.correlation[i] - residual[i]);
        }
        return Math.sqrt(Math.max(0, square));
    }

    /** Frobenius norm of the block of modality m in a map, or in an array of the same shape. */
    public double norm(double[] map, int m) {
        int from = starts[m];
        int to = starts[m + 1];
        double squares = 0;
        for (int o = 0; o < outputs; o++) {
            for (int i = from; i < to; i++) {
                double entry = map[o * inputs + i];
                squares += entry * entry;
            }
        }
        return Math.sqrt(squares);
    }
}
