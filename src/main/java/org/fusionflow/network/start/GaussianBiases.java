package org.fusionflow.network.start;

import org.fusionflow.data.moments.Moments;
import org.fusionflow.network.shape.Layout;
import org.hipparchus.random.RandomGenerator;

/**
 * An initialization that draws biases from {@code N(0, u0^2)} and takes the weights from another initialization. It is the convention of the
 * published program, whose biases have the standard deviation gamma of the start even where weights have another one.
 *
 * <p>Draws: those of the base, then one number for each bias, in the order of the array.
 *
 * @param base of the weights
 */
public record GaussianBiases(Initialization base) implements Initialization {
    @Override
    public String name() {
        return base.name() + ", gaussian biases";
    }

    @Override
    public double[] weights(Layout layout, Moments moments, double u0, RandomGenerator random) {
        double[] weights = base.weights(layout, moments, u0, random);
        for (int i = layout.matrices(); i < weights.length; i++) {
            weights[i] = u0 * random.nextGaussian();
        }
        return weights;
    }
}
