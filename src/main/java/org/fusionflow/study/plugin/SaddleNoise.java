package org.fusionflow.study.plugin;

import org.fusionflow.data.samples.Samples;
import org.fusionflow.linear.Vector;

/**
 * How far batches scatter the map of A about the unimodal saddle, [BF-5], for scalar modalities, balanced weights and small steps. There
 * {@code w_A = u^L}, and a step moves it by {@code rate L w_A^(2-2/L)} times the gradient of the map, {@code -variance d + noise}, d being its
 * distance from the saddle and noise the batch's mean of {@code (y - w_A x_A) x_A}: an autoregression of first order, whose stationary
 * variance is {@code rate / batch * L w_A^(2-2/L) V / (2 variance)} with V the variance of one sample's gradient.
 *
 * @param deviation of {@code w_A} at a rate over batch of 1
 */
record SaddleNoise(double deviation) {
    /** Parts of Simpson's rule: exact to rounding on a stretch of a few standard deviations. */
    private static final int PARTS = 400;

    /**
     * @param saddle map there
     * @param first modality, which alone is learned
     */
    static SaddleNoise of(Samples samples, Vector saddle, int first, int layers) {
        double map = saddle.at(first);
        double variance = 0;
        double squares = 0;
        for (int i = 0; i < samples.count(); i++) {
            double x = samples.input(i, first);
            double gradient = (samples.output(i) - map * x) * x;
            variance += x * x / samples.count();
            // Its mean is 0 at the saddle.
            squares += gradient * gradient / samples.count();
        }
        double mobility = layers * Math.pow(map, 2 - 2.0 / layers);
        return new SaddleNoise(Math.sqrt(mobility * squares / (2 * variance)));
    }

    /** Part of the time that a normal variable of that spread is within the radius. */
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
