package org.fusionflow.network.start;

import java.util.HashMap;
import java.util.Map;
import java.util.function.ToDoubleFunction;
import org.fusionflow.network.shape.Junction;
import org.fusionflow.network.shape.Layer;
import org.fusionflow.network.shape.Layout;
import org.hipparchus.random.RandomGenerator;

/**
 * The fan-in of a unit: the columns of all layers that add to its junction together. Adding the outputs of these layers is the same as one wide
 * layer on the concatenated modalities, as a program that concatenates them would initialize it.
 */
final class FanIn {
    private FanIn() {}

    /**
     * Draws independent normal weights, one draw for each weight in the order of the array; biases are 0.
     *
     * @param deviation standard deviation of the weights of every layer that adds to the junction
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
