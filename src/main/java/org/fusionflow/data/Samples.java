package org.fusionflow.data;

import java.util.List;
import org.fusionflow.architecture.InvalidInput;

/**
 * A training set: P samples of D inputs and one output each. Immutable. Full-batch training of a linear network sees them only
 * through {@link #moments()}, tag [OP-1].
 */
public final class Samples {
    /** Numbers in one training set, outputs included: 80 MB, and as much again while a file is read; the launcher allows 384. */
    public static final int MOST_NUMBERS = 10_000_000;

    /** Relative rounding error of one operation. */
    private static final double UNIT_ROUNDOFF = 0x1p-53;

    private final Modalities modalities;
    private final double[] inputs;
    private final double[] outputs;

    private Samples(Modalities modalities, double[] inputs, double[] outputs) {
        this.modalities = modalities;
        this.inputs = inputs;
        this.outputs = outputs;
    }

    /**
     * @param inputs P rows of D finite numbers, blocks in the order of the modalities
     * @param outputs P finite numbers, P &ge; 1
     * @throws InvalidInput if the shapes do not fit or a number is not finite
     */
    public static Samples of(Modalities modalities, List<Vector> inputs, Vector outputs) {
        int d = modalities.inputs();
        if (inputs.isEmpty() || inputs.size() != outputs.size()) {
            throw new InvalidInput("samples: expected at least one, and one output for each, got " + inputs.size()
                    + " rows of inputs and " + outputs.size() + " outputs");
        }
        requireRoom(modalities, inputs.size());
        double[] flat = new double[inputs.size() * d];
        for (int p = 0; p < inputs.size(); p++) {
            if (inputs.get(p).size() != d) {
                throw new InvalidInput("samples, row " + (p + 1) + ": expected " + d + " inputs, got "
                        + inputs.get(p).size());
            }
            for (int i = 0; i < d; i++) {
                flat[p * d + i] = requireFinite(inputs.get(p).at(i), p);
            }
            requireFinite(outputs.at(p), p);
        }
        return new Samples(modalities, flat, outputs.toArray());
    }

    private static double requireFinite(double value, int sample) {
        if (!Double.isFinite(value)) {
            throw new InvalidInput("samples, row " + (sample + 1) + ", " + value + ": expected a finite number");
        }
        return value;
    }

    /**
     * @throws InvalidInput if that many samples are too many to hold
     */
    static void requireRoom(Modalities modalities, long samples) {
        if (samples * (modalities.inputs() + 1L) > MOST_NUMBERS) {
            throw new InvalidInput("samples: expected at most " + MOST_NUMBERS + " numbers together, got " + samples
                    + " samples of " + modalities.inputs() + " inputs and an output");
        }
    }

    public Modalities modalities() {
        return modalities;
    }

    /** Number of samples, P. */
    public int count() {
        return outputs.length;
    }

    public double input(int sample, int index) {
        return inputs[sample * modalities.inputs() + index];
    }

    public double output(int sample) {
        return outputs[sample];
    }

    /**
     * Empirical moments {@code X X'/P}, {@code y X'/P}, {@code y y'/P} without subtraction of means, because the network has no
     * biases. With P below D the covariance is singular. A correlation below the rounding error of its own sum is 0: its sign
     * would be noise, and an aligned start would follow it.
     *
     * @throws InvalidInput if all inputs are 0 or a square overflows
     */
    public SecondMoments moments() {
        int d = modalities.inputs();
        int p = count();
        double[][] covariance = new double[d][d];
        double[] correlation = new double[d];
        double[] absolute = new double[d];
        double variance = 0;
        for (int s = 0; s < p; s++) {
            int row = s * d;
            for (int i = 0; i < d; i++) {
                double x = inputs[row + i];
                for (int j = 0; j <= i; j++) {
                    covariance[i][j] += x * inputs[row + j];
                }
                correlation[i] += outputs[s] * x;
                absolute[i] += Math.abs(outputs[s] * x);
            }
            variance += outputs[s] * outputs[s];
        }
        for (int i = 0; i < d; i++) {
            for (int j = 0; j <= i; j++) {
                covariance[i][j] /= p;
                covariance[j][i] = covariance[i][j];
                requireInRange(covariance[i][j]);
            }
            // P products and P - 1 sums, each with one rounding error of at most the sum of the absolute values.
            correlation[i] = Math.abs(correlation[i]) <= p * UNIT_ROUNDOFF * absolute[i] ? 0 : correlation[i] / p;
        }
        return new SecondMoments(modalities, new Symmetric(covariance), Vector.of(correlation), variance / p);
    }

    private static void requireInRange(double entry) {
        if (!Double.isFinite(entry)) {
            throw new InvalidInput("inputs: expected numbers whose squares add up to less than 1.8e308");
        }
    }

    /** Loss on this training set, sample by sample: {@code (1/2P) ||y - w X||^2}. */
    public double loss(Vector map) {
        int d = modalities.inputs();
        if (map.size() != d) {
            throw new IllegalArgumentException("map of " + map.size() + " entries for " + d + " inputs");
        }
        double sum = 0;
        for (int s = 0; s < count(); s++) {
            double error = outputs[s];
            for (int i = 0; i < d; i++) {
                error -= map.at(i) * inputs[s * d + i];
            }
            sum += error * error;
        }
        return 0.5 * sum / count();
    }
}
