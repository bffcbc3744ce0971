package org.fusionflow.network.start;

import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.LayerWeights;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.network.shape.Layout;
import org.hipparchus.random.RandomGenerator;

/**
 * The initialization {@code given}: weights that are given, such as the final weights of another run. The start scale and the random generator
 * have no effect.
 *
 * @param given of the network that is trained: same tree, modalities and width
 */
public record GivenWeights(LayerWeights given) implements Initialization {
    @Override
    public String name() {
        return "given";
    }

    /**
     * @throws InvalidInput if the weights belong to another network
     */
    @Override
    public double[] weights(Layout layout, Moments moments, double u0, RandomGenerator random) {
        double[] weights = given.toArray();
        if (weights.length != layout.weights() || !given.modalities().equals(moments.modalities())) {
            throw new InvalidInput("initialization given: expected the " + layout.weights()
                    + " weights of this network, got " + weights.length + " of "
                    + given.graph().notation() + " at width "
                    + given.sizes().width());
        }
        return weights;
    }
}
