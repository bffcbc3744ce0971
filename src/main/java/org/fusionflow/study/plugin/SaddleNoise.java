package org.fusionflow.study.plugin;

import org.fusionflow.data.samples.Samples;
import org.fusionflow.linear.Vector;

/**
 * The scatter of the map of A about the unimodal saddle in training with batches, [BF-5], for scalar modalities, balanced weights and small
 * steps. There {@code w_A = u^L}, and a step changes it by {@code rate L w_A^(2-2/L)} times the negative gradient, {@code -variance d + noise},
 * where d is its distance from the saddle and noise is the batch mean of {@code (y - w_A x_A) x_A}. This is a first-order autoregression with
 * stationary variance {@code rate / batch * L w_A^(2-2/L) V / (2 variance)}, where V is the variance of one sample's gradient.
 *
 * @param deviation of {@code w_A} for a ratio of learning rate to batch size of 1
 */
record SaddleNoise(double deviation) {
    /** Number of intervals of Simpson's rule: exact to rounding over a few standard deviations. */
    private static final int PARTS = 400;

    /**
     * @param saddle map at the saddle
     * @param first the modality that alone is learned there
     */
    static SaddleNoise of(Samples samples, Vector saddle, int first, int layers) {
        double map = saddle.at(first);
        double variance = 0;
        double squares = 0;
        for (int i = 0; i < samples.count(); i++) {
            double x = samples.input(i, first);
            double gradient = (samples.output(i) - map * x) * x;
            variance += x * x / samples.count();
            // Its mean at the saddle is 0.
            squares += gradient * gradient / samples.count();
        }
        double mobility = layers * Math.pow(map, 2 - 2.0 / layers);
        return new SaddleNoise(Math.sqrt(mobility * squares / (2 * variance)));
    }

    /** Fraction of the time that a normal variable of this deviation is within the radius. */
    double inside(double radius, double ratePerBatch) {
        double end = radius / (deviation * Math.sqrt(ratePerBatch));
        double step = end / PARTS;
        double sum = 0;
        for (int i = 0; i <= PARTS; i++) {
            double z = i * step;
            double weight = i == 0 || i == PARTS ? 1 : i % 2 == 1 ? 4 : 2;
            sum += weight * Math.exp(-0.5 * z * z);
        }
        return Math.min(1, sum * step / 3 * Math.sqrt(2 / Math.PI));
    }
}
