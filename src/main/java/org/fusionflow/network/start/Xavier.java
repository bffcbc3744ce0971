package org.fusionflow.network.start;

import org.fusionflow.data.moments.Moments;
import org.fusionflow.network.shape.Layout;
import org.hipparchus.random.RandomGenerator;

/**
 * The initialization {@code xavier}: weights from {@code N(0, 2 u0^2 / (fan_in + fan_out))} (Glorot and Bengio 2010, normal form; u0 is the gain
 * of the common libraries). fan_out is the layer's number of rows. fan_in is its number of columns; at a fusion it is that of all layers
 * together, as if one layer read the concatenation.
 *
 * <p>Draws: one number for each weight, in the order of the array. Biases start at 0.
 */
public record Xavier() implements Initialization {
    @Override
    public String name() {
        return "xavier";
    }

    @Override
    public double[] weights(Layout layout, Moments moments, double u0, RandomGenerator random) {
        return FanIn.normal(layout, random, junction -> u0 * Math.sqrt(2.0 / (FanIn.of(junction) + junction.size())));
    }
}
