package org.fusionflow.network.start;

import org.fusionflow.data.moments.Moments;
import org.fusionflow.network.shape.Layout;
import org.hipparchus.random.RandomGenerator;

/**
 * The initialization {@code he}: weights from {@code N(0, 2 u0^2 / fan_in)} (He, Zhang, Ren and Sun 2015), which at u0 = 1 keeps the size of a
 * signal through ReLU layers; u0 multiplies it, whatever the activation. fan_in is the layer's number of columns; at a fusion it is that of all
 * layers together, as if one layer read the concatenation.
 *
 * <p>Draws: one number for each weight, in the order of the array. Biases start at 0.
 */
public record He() implements Initialization {
    @Override
    public String name() {
        return "he";
    }

    @Override
    public double[] weights(Layout layout, Moments moments, double u0, RandomGenerator random) {
        return FanIn.normal(layout, random, junction -> u0 * Math.sqrt(2.0 / FanIn.of(junction)));
    }
}
