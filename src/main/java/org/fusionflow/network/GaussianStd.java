package org.fusionflow.network;

import org.fusionflow.data.SecondMoments;
import org.hipparchus.random.RandomGenerator;

/**
 * {@code gaussian-std}: every weight from {@code N(0, u0^2)}, drawn in the order of the array. The convention of the paper's
 * two-layer runs, where u0 is called gamma.
 */
public record GaussianStd() implements Initialization {
    @Override
    public String name() {
        return "gaussian-std";
    }

    @Override
    public double[] weights(Layout layout, SecondMoments moments, double u0, RandomGenerator random) {
        double[] weights = new double[layout.weights()];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = u0 * random.nextGaussian();
        }
        return weights;
    }
}
