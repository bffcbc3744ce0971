package org.fusionflow.network.start;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.network.shape.Junction;
import org.fusionflow.network.shape.Layer;
import org.fusionflow.network.shape.Layout;
import org.hipparchus.random.RandomGenerator;

/**
 * {@code aligned}: on the balanced rank-one manifold. Every junction has one unit vector {@code r}; the first
 * layer of modality m is {@code r v_m} with {@code v_m = u0 Sigma_yxm / ||Sigma_yxm||}, a later layer is
 * {@code N r r_below'} with {@code N = u0 sqrt(leaves below)}. All layers that meet at a junction deliver into its {@code r}.
 *
 * <p>Draws: for every hidden junction in the order of {@link Layout#junctions()}, its vector's entries from a standard normal
 * distribution, which are then normalized. The output's {@code r} is 1.
 */
public record AlignedStart() implements Initialization {
    /** A correlation below this fraction of the largest is rounding around 0 and has no direction. */
    private static final double NO_CORRELATION = 1e-12;

    @Override
    public String name() {
        return "aligned";
    }

    /**
     * @throws InvalidInput if a modality has no correlation with the output, because its direction is then not defined
     */
    @Override
    public double[] weights(Layout layout, Moments moments, double u0, RandomGenerator random) {
        if (moments.outputs() > 1) {
            throw new InvalidInput("initialization aligned: expected data with one output, got " + moments.outputs()
                    + "; its direction is defined by the correlation with one");
        }
        Map<Integer, double[]> units = new HashMap<>();
        Map<Integer, Double> norms = new HashMap<>();
        units.put(layout.output(), new double[] {1});
        for (Junction junction : layout.junctions()) {
            norms.put(junction.position(), u0 * Math.sqrt(junction.leaves()));
            if (junction.isHidden()) {
                units.put(junction.position(), unitVector(junction.size(), random));
            }
        }
        directions(moments.output(0)).forEach((position, direction) -> {
            units.put(position, direction);
            norms.put(position, u0);
        });
        double[] weights = new double[layout.weights()];
        for (Layer layer : layout.layers()) {
            // What comes in has passed the leaves below the layer: their number is what the layer's norm is made of.
            double norm = norms.getOrDefault(layer.input(), u0);
            double[] left = units.getOrDefault(layer.output(), new double[0]);
            double[] right = units.getOrDefault(layer.input(), new double[0]);
            for (int r = 0; r < layer.rows(); r++) {
                for (int c = 0; c < layer.columns(); c++) {
                    weights[layer.offset() + r * layer.columns() + c] = norm * left[r] * right[c];
                }
            }
        }
        return weights;
    }

    private static Map<Integer, double[]> directions(Moments moments) {
        Modalities modalities = moments.modalities();
        List<String> names = modalities.names();
        double scale = moments.correlation().norm();
        Map<Integer, double[]> directions = new HashMap<>();
        for (int m = 0; m < modalities.count(); m++) {
            double speed = moments.speed(m);
            if (!(speed > NO_CORRELATION * scale)) {
                throw new InvalidInput("initialization aligned: modality " + names.get(m)
                        + " has no correlation with the output, so it has no direction to start along; expected"
                        + " a random start such as gaussian-norm for these statistics");
            }
            directions.put(
                    modalities.start(m), moments.correlation(m).times(1 / speed).toArray());
        }
        return directions;
    }

    private static double[] unitVector(int size, RandomGenerator random) {
        double[] vector = new double[size];
        double squares = 0;
        while (!(squares > 0)) {
            squares = 0;
            for (int i = 0; i < size; i++) {
                vector[i] = random.nextGaussian();
                squares += vector[i] * vector[i];
            }
        }
        double norm = Math.sqrt(squares);
        for (int i = 0; i < size; i++) {
            vector[i] /= norm;
        }
        return vector;
    }
}
