package org.fusionflow.data.made;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.samples.Population;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.linear.Symmetric;
import org.fusionflow.linear.Vector;

/**
 * Moments of many samples against those they must tend to. A mean of P numbers of standard deviation s misses by
 * 5 s / sqrt(P) once in two million; the seeds are fixed besides.
 */
final class LargeSamples {
    private static final double STANDARD_ERRORS = 5;

    private LargeSamples() {}

    /** For Gaussian inputs and outputs, whose products {@code ab} have the variance {@code <aa><bb> + <ab>^2}. */
    static void assertGaussian(Population population, Samples samples) {
        Moments exact = population.moments();
        Moments drawn = samples.moments();
        int d = samples.modalities().inputs();
        double root = Math.sqrt(samples.count());
        Symmetric sigma = exact.inputCovariance();
        double variance = 0;
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                double s = Math.sqrt(sigma.at(i, i) * sigma.at(j, j) + sigma.at(i, j) * sigma.at(i, j));
                assertEquals(sigma.at(i, j), drawn.inputCovariance().at(i, j), STANDARD_ERRORS * s / root);
            }
        }
        for (int o = 0; o < exact.outputs(); o++) {
            Vector row = exact.rows().get(o);
            double yy = row.dot(population.teachers().get(o)) + population.noise() * population.noise();
            variance += yy;
            for (int i = 0; i < d; i++) {
                double s = Math.sqrt(sigma.at(i, i) * yy + row.at(i) * row.at(i));
                assertEquals(row.at(i), drawn.rows().get(o).at(i), STANDARD_ERRORS * s / root);
            }
        }
        assertEquals(variance, exact.outputVariance(), 1e-12 * variance);
        // At most, when all outputs are one; then their variances add as standard deviations do.
        assertEquals(variance, drawn.outputVariance(), STANDARD_ERRORS * Math.sqrt(2) * variance / root);
    }
}
