package org.fusionflow.network.start;

import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.LayerWeights;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.network.shape.Layout;
import org.hipparchus.random.RandomGenerator;

/**
 * {@code given}: weights from elsewhere, such as those that another run ended with. Neither the scale nor the generator matters.
 *
 * @param given of the network that is trained: same tree, modalities and width
 */
public record GivenWeights(LayerWeights given) implements Initialization {
    @Override
    public String name() {
        return "given";
    }

    /**
     * @throws InvalidInput if the weights are those of another network
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
