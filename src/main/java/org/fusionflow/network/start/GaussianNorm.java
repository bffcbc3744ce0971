package org.fusionflow.network.start;

import java.util.HashMap;
import java.util.Map;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.network.shape.Junction;
import org.fusionflow.network.shape.Layer;
import org.fusionflow.network.shape.Layout;
import org.hipparchus.random.RandomGenerator;

/**
 * The initialization {@code gaussian-norm}: normal weights that give layers a root mean square Frobenius norm of {@code sqrt(k) u0}, where k is
 * the number of modalities that reach the layer's output. All layers that add to one fusion count as one matrix, rows x sum of columns, so their
 * variance is {@code k u0^2 / (rows * all columns)}. It is the convention of the paper's deep runs, where k = 2 from the fusion layer on.
 *
 * <p>Draws: one number for each weight, in the order of the array. Biases start at 0.
 */
public record GaussianNorm() implements Initialization {
    @Override
    public String name() {
        return "gaussian-norm";
    }

    @Override
    public double[] weights(Layout layout, Moments moments, double u0, RandomGenerator random) {
        Map<Integer, Double> deviations = new HashMap<>();
        for (Junction junction : layout.junctions()) {
            int entries = junction.from().stream().mapToInt(Layer::weights).sum();
            deviations.put(junction.position(), u0 * Math.sqrt((double) junction.leaves() / entries));
        }
        double[] weights = new double[layout.weights()];
        for (Layer layer : layout.layers()) {
            double deviation = deviations.getOrDefault(layer.output(), u0);
            for (int i = layer.offset(); i < layer.offset() + layer.weights(); i++) {
                weights[i] = deviation * random.nextGaussian();
            }
        }
        return weights;
    }
}
