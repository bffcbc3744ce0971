package org.fusionflow.reduced.start;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.LayerGraph;
import org.fusionflow.architecture.LayerSizes;
import org.fusionflow.architecture.LayerWeights;
import org.fusionflow.linear.Vector;

/**
 * Reduces a wide two-layer network exactly to a narrow one with the same map at all times, tag [EI-12]. The columns
 * of the first layers and the row of the second layer span a hidden subspace of dimension at most D + 1, where D is
 * the number of inputs of the branch. The flow {@code dW1/dt = W2' e}, {@code dW2/dt = e W1'} does not leave this
 * subspace and commutes with rotations, so in an orthonormal basis of it the flow is that of a network of width D +
 * 1.
 */
public final class HiddenBasis {
    /** A vector whose remainder is below this fraction of it lies in the span; the remainder is round-off. */
    private static final double DEPENDENT = 1e-13;

    private HiddenBasis() {}

    /** Width that is sufficient for {@link #reduce}: 1 + the number of inputs of the largest branch. */
    public static int sufficientWidth(LayerSizes sizes) {
        int largest = 1;
        for (LayerGraph.Signal hidden : sizes.graph().hidden()) {
            int inputs = hidden.modalities().stream().mapToInt(sizes::size).sum();
            largest = Math.max(largest, inputs + 1);
        }
        return largest;
    }

    /**
     * The narrow network; the given one if it is no wider than {@link #sufficientWidth}.
     *
     * @throws InvalidInput if a path has more than two layers: hidden vectors between two wide layers span no small
     *     subspace
     */
    public static LayerWeights reduce(LayerWeights weights) {
        LayerSizes wide = weights.sizes();
        LayerGraph graph = wide.graph();
        if (!GrowingMode.hasTwoLayers(graph)) {
            throw new InvalidInput(
                    "architecture " + graph.notation() + ": expected two layers at most for an exact reduction");
        }
        int width = sufficientWidth(wide);
        if (wide.width() <= width) {
            return weights;
        }
        double[][] layers = new double[graph.layers().size()][];
        for (int l = 0; l < layers.length; l++) {
            LayerGraph.Layer layer = graph.layer(l);
            if (graph.signal(layer.from()).isInput() && graph.signal(layer.to()).isOutput()) {
                layers[l] = weights.applyBackwards(l, Vector.of(1)).toArray();
            }
        }
        for (LayerGraph.Signal hidden : graph.hidden()) {
            reduce(weights, hidden.index(), width, layers);
        }
        return new LayerWeights(wide.withWidth(width), Stacked.of(layers));
    }

    /** The rows of the narrow layers are coordinates in the basis; hidden units beyond the basis are 0 and stay 0. */
    private static void reduce(LayerWeights weights, int hidden, int width, double[][] layers) {
        List<Vector> basis = new ArrayList<>();
        for (int layer : weights.graph().into(hidden)) {
            int columns = weights.sizes().columns(layer);
            double[] narrow = new double[width * columns];
            for (int c = 0; c < columns; c++) {
                double[] coordinates = coordinates(weights.apply(layer, unit(columns, c)), basis);
                for (int r = 0; r < coordinates.length; r++) {
                    narrow[r * columns + c] = coordinates[r];
                }
            }
            layers[layer] = narrow;
        }
        int out = weights.graph().reader(hidden).index();
        double[] row = new double[width];
        double[] coordinates = coordinates(weights.applyBackwards(out, Vector.of(1)), basis);
        System.arraycopy(coordinates, 0, row, 0, coordinates.length);
        layers[out] = row;
    }

    private static Vector unit(int size, int index) {
        double[] unit = new double[size];
        unit[index] = 1;
        return Vector.of(unit);
    }

    /**
     * Coordinates by Gram and Schmidt's process, repeated because one pass loses orthogonality for nearly dependent
     * vectors; extends the basis if the vector is outside its span.
     */
    private static double[] coordinates(Vector vector, List<Vector> basis) {
        double[] coordinates = new double[basis.size() + 1];
        Vector rest = vector;
        for (int pass = 0; pass < 2; pass++) {
            for (int b = 0; b < basis.size(); b++) {
                double along = rest.dot(basis.get(b));
                coordinates[b] += along;
                rest = rest.minus(basis.get(b).times(along));
            }
        }
        double norm = rest.norm();
        if (norm > DEPENDENT * vector.norm()) {
            coordinates[basis.size()] = norm;
            basis.add(rest.times(1 / norm));
        }
        return coordinates;
    }
}
