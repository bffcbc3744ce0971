package org.fusionflow.network.start;

import org.fusionflow.data.moments.Moments;
import org.fusionflow.network.shape.Layout;
import org.hipparchus.random.RandomGenerator;

/**
 * The initialization {@code gaussian-std}: every weight from {@code N(0, u0^2)}, drawn in the order of the array; biases start at 0. It is the
 * convention of the paper's two-layer runs, where u0 is called gamma.
 */
public record GaussianStd() implements Initialization {
    @Override
    public String name() {
        return "gaussian-std";
    }

    @Override
    public double[] weights(Layout layout, Moments moments, double u0, RandomGenerator random) {
        double[] weights = new double[layout.weights()];
        for (int i = 0; i < layout.matrices(); i++) {
            weights[i] = u0 * random.nextGaussian();
        }
        return weights;
    }
}
