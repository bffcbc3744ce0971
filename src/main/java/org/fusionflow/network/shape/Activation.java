package org.fusionflow.network.shape;

import org.fusionflow.architecture.InvalidInput;

/**
 * The activation of every hidden unit: {@code z} for z &gt; 0, else {@code slope z}. Slope 1 is linear, 0 is ReLU, values between are leaky
 * ReLU. All are positively homogeneous of degree one. The derivative at 0 is taken as the slope.
 *
 * @param slope on the negative side, from 0 to 1
 */
public record Activation(double slope) {
    public static final Activation LINEAR = new Activation(1);
    public static final Activation RELU = new Activation(0);

    /** Default slope of {@code leaky-relu}, that of the common libraries. */
    public static final double USUAL_LEAK = 0.01;

    public Activation {
        if (!(slope >= 0 && slope <= 1)) {
            throw new InvalidInput("activation slope " + slope + ": expected a number from 0 to 1");
        }
    }

    public boolean isLinear() {
        return slope == 1;
    }

    /** The name in output and study files. */
    public String name() {
        if (isLinear()) {
            return "linear";
        }
        return slope == 0 ? "relu" : "leaky-relu, slope " + slope;
    }
}
