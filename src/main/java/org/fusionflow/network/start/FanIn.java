package org.fusionflow.network.start;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.fusionflow.network.shape.Junction;
import org.fusionflow.network.shape.Layer;
import org.fusionflow.network.shape.Layout;
import org.hipparchus.random.RandomGenerator;

/**
 * How many inputs a unit adds up: the columns of all layers that deliver into its junction together. Adding what they make is one wide
 * layer on the concatenation, which is what a program that concatenates the modalities initializes.
 */
final class FanIn {
    private FanIn() {}

    /**
     * Independent normal weights, one draw a weight in the order of the array; biases 0.
     *
     * @param deviation of the weights of every layer that delivers into the junction
     */
    static double[] normal(Layout layout, RandomGenerator random, ToDoubleFunction<Junction> deviation) {
        Map<Integer, Double> deviations = new HashMap<>();
        for (Junction junction : layout.junctions()) {
            deviations.put(junction.position(), deviation.applyAsDouble(junction));
        }
        double[] weights = new double[layout.weights()];
        for (Layer layer : layout.layers()) {
            double scale = deviations.getOrDefault(layer.output(), 0.0);
            for (int i = layer.offset(); i < layer.offset() + layer.weights(); i++) {
                weights[i] = scale * random.nextGaussian();
            }
        }
        return weights;
    }

    static int of(Junction junction) {
        return junction.from().stream().mapToInt(Layer::columns).sum();
    }
}
