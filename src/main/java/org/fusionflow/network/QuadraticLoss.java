package org.fusionflow.network;

import org.fusionflow.data.SecondMoments;

/** Residual and loss of a map, on plain arrays for the inner loops; the equations are those of {@link SecondMoments}. */
final class QuadraticLoss {
    private final double[] covariance;
    private final double[] correlation;
    private final double outputVariance;

    QuadraticLoss(SecondMoments moments) {
        int d = moments.modalities().inputs();
        covariance = new double[d * d];
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                covariance[i * d + j] = moments.inputCovariance().at(i, j);
            }
        }
        correlation = moments.inputOutputCorrelation().toArray();
        outputVariance = moments.outputVariance();
    }

    int inputs() {
        return correlation.length;
    }

    /** Writes {@code e = Sigma_yx - w Sigma} to the start of {@code residual}; {@code w} is at the start of {@code map}. */
    void residual(double[] map, double[] residual) {
        int d = correlation.length;
        System.arraycopy(correlation, 0, residual, 0, d);
        for (int i = 0; i < d; i++) {
            double factor = map[i];
            for (int j = 0; j < d; j++) {
                residual[j] -= factor * covariance[i * d + j];
            }
        }
    }

    /** {@code (sigma_yy - w . (Sigma_yx + e)) / 2}. */
    double loss(double[] map, double[] residual) {
        double explained = 0;
        for (int i = 0; i < correlation.length; i++) {
            explained += map[i] * (correlation[i] + residual[i]);
        }
        return 0.5 * (outputVariance - explained);
    }

    double loss(double[] map) {
        double[] residual = new double[correlation.length];
        residual(map, residual);
        return loss(map, residual);
    }
}
