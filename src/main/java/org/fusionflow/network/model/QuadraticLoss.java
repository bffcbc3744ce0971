package org.fusionflow.network.model;

import org.fusionflow.data.moments.Moments;
import org.fusionflow.network.mask.MaskedLoss;

/**
 * The mean squared error {@code <|y - w x - c|^2> / 2}, computed from second moments at a cost that does not depend on the number of samples:
 * {@code -dLoss/dw = e = Sigma_yx - w Sigma - c <x>'}.
 */
public final class QuadraticLoss implements MapLoss {
    /** Explicit steps end at residuals of some units of rounding, between which they go back and forth. */
    private static final double STEPS_OFF = 16;

    private final int inputs;
    private final double[] covariance;
    private final double[][] correlation;
    private final double outputVariance;
    private final double[] inputMean;
    private final double[] outputMean;
    /** How often the loss is counted: the factor of the square of constants. */
    private final double total;

    /** The loss on data with mean 0, as second moments alone describe them. */
    public QuadraticLoss(Moments moments) {
        this(moments, new double[moments.modalities().inputs()], new double[moments.outputs()]);
    }

    /**
     * The loss on data with given means.
     *
     * @param inputMean {@code <x>}, D numbers
     * @param outputMean {@code <y>}, r numbers
     */
    public QuadraticLoss(Moments moments, double[] inputMean, double[] outputMean) {
        int d = moments.modalities().inputs();
        inputs = d;
        covariance = new double[d * d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                covariance[i * d + j] = moments.inputCovariance().at(i, j);
            }
        }
        correlation = new double[moments.outputs()][];
        for (int o = 0; o < correlation.length; o++) {
            correlation[o] = moments.rows().get(o).toArray();
        }
        outputVariance = moments.outputVariance();
        this.inputMean = inputMean.clone();
        this.outputMean = outputMean.clone();
        total = 1;
    }

    /**
     * The loss for any features with mean 0 in place of inputs.
     *
     * @param covariance row-major, features x features
     * @param correlation one row for each output
     */
    QuadraticLoss(int features, double[] covariance, double[][] correlation, double outputVariance) {
        this.inputs = features;
        this.covariance = covariance;
        this.correlation = correlation;
        this.outputVariance = outputVariance;
        inputMean = new double[features];
        outputMean = new double[correlation.length];
        total = 1;
    }

    private QuadraticLoss(QuadraticLoss data, MaskedLoss masked, int[] modalityOf) {
        inputs = data.inputs;
        covariance = data.covariance.clone();
        inputMean = data.inputMean.clone();
        correlation = new double[data.correlation.length][];
        for (int i = 0; i < inputs; i++) {
            inputMean[i] *= masked.mean(modalityOf[i]);
            for (int j = 0; j < inputs; j++) {
                covariance[i * inputs + j] *= masked.product(modalityOf[i], modalityOf[j]);
            }
        }
        total = masked.total();
        outputVariance = total * data.outputVariance;
        outputMean = data.outputMean.clone();
        for (int o = 0; o < correlation.length; o++) {
            outputMean[o] *= total;
            correlation[o] = data.correlation[o].clone();
            for (int i = 0; i < inputs; i++) {
                correlation[o][i] *= masked.mean(modalityOf[i]);
            }
        }
    }

    /**
     * This loss where something else is minimized in its place.
     *
     * @param modalityOf the modality of each input
     */
    public MapLoss minimizing(MaskedLoss masked, int[] modalityOf) {
        return ChangedLoss.of(this, masked, modalityOf);
    }

    /** What is minimized, which is quadratic too, with constants; its moments are those of {@link MaskedLoss#moments}. */
    QuadraticLoss masked(MaskedLoss masked, int[] modalityOf) {
        return new QuadraticLoss(this, masked, modalityOf);
    }

    @Override
    public int inputs() {
        return inputs;
    }

    @Override
    public int outputs() {
        return correlation.length;
    }

    @Override
    public double respond(double[][] map, double[] constants, double[][] pull, double[] constantPull) {
        double explained = 0;
        for (int o = 0; o < correlation.length; o++) {
            residual(o, map[o], 0, constants[o], pull[o]);
            explained += explained(o, map[o], 0, pull[o]);
            double missed = outputMean[o] - total * constants[o];
            for (int i = 0; i < inputs; i++) {
                missed -= map[o][i] * inputMean[i];
            }
            constantPull[o] = missed;
            explained += constants[o] * (outputMean[o] + missed);
        }
        return 0.5 * (outputVariance - explained);
    }

    /** The loss is what is left of the output variance: 0 within its rounding. */
    @Override
    public double reported(double loss) {
        double rounding = Math.ulp(1.0) * (inputs + 4) * outputVariance;
        return Math.abs(loss) <= rounding ? 0 : loss;
    }

    /** By entries, so that the unit of an input does not matter. Known for networks without constants. */
    @Override
    public boolean isRounding(double[][] map, double[][] pull, int from, int to, int factors) {
        double rounding = STEPS_OFF * Math.ulp(1.0) * (inputs + factors);
        for (int o = 0; o < correlation.length; o++) {
            for (int i = from; i < to; i++) {
                double terms = Math.abs(correlation[o][i]);
                for (int j = 0; j < inputs; j++) {
                    terms += Math.abs(map[o][j] * covariance[j * inputs + i]);
                }
                if (!(Math.abs(pull[o][i]) <= rounding * terms)) {
                    return false;
                }
            }
        }
        return true;
    }

    private void residual(int o, double[] map, int at, double constant, double[] residual) {
        System.arraycopy(correlation[o], 0, residual, 0, inputs);
        for (int i = 0; i < inputs; i++) {
            double factor = map[at + i];
            for (int j = 0; j < inputs; j++) {
                residual[j] -= factor * covariance[i * inputs + j];
            }
        }
        if (constant != 0) {
            for (int j = 0; j < inputs; j++) {
                residual[j] -= constant * inputMean[j];
            }
        }
    }

    /** {@code w . (Sigma_yx + e)}, the explained variance: the loss is half of the output variance that is left. */
    private double explained(int o, double[] map, int at, double[] residual) {
        double explained = 0;
        for (int i = 0; i < inputs; i++) {
            explained += map[at + i] * (correlation[o][i] + residual[i]);
        }
        return explained;
    }

    /** The loss of the map itself. */
    @Override
    public double lossBetween(double[] map, double interpolated) {
        double explained = 0;
        double[] residual = new double[inputs];
        for (int o = 0; o < correlation.length; o++) {
            residual(o, map, o * inputs, 0, residual);
            explained += explained(o, map, o * inputs, residual);
        }
        return 0.5 * (outputVariance - explained);
    }
}
