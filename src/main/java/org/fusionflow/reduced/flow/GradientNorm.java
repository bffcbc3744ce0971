package org.fusionflow.reduced.flow;

import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.LayerGraph;

/** Contribution of each layer of a tree to the squared norm of the gradient, tag [FT-8]. */
final class GradientNorm {
    /** Edges above the fusion nodes, from the output down. */
    private final List<LayerGraph.Edge> inner;

    private final int[] leafDepths;
    private final int longest;

    GradientNorm(FusionTree tree) {
        LayerGraph graph = LayerGraph.of(tree);
        inner = graph.edgesDownward().stream()
                .filter(edge -> !graph.signal(edge.from()).isInput())
                .toList();
        leafDepths = graph.inputs().stream()
                .mapToInt(input ->
                        graph.edges().get(graph.reader(input.index()).edge()).depth())
                .toArray();
        longest = graph.longestPath();
    }

    /** Number of layers from the input of a modality to the first that it shares. */
    int ownLayers(int m) {
        return leafDepths[m];
    }

    /** Largest number of layers from an input to the output. */
    int longestPath() {
        return longest;
    }

    /**
     * The squared norm: {@code ||g_m e_m||^2} for each first layer, {@code (g_m v_m.e_m/u_m)^2} for each later
     * layer of a leaf, and {@code (sum of g_m v_m.e_m over its leaves)^2/N_e^2} for each layer of an internal
     * edge.
     */
    double of(double[] squares, double[] along, double[] norms) {
        double sum = 0;
        for (int m = 0; m < norms.length; m++) {
            sum += norms[m];
            if (squares[m] > 0) {
                sum += (leafDepths[m] - 1) * along[m] * along[m] / squares[m];
            }
        }
        for (LayerGraph.Edge edge : inner) {
            double square = 0;
            double total = 0;
            for (int m : edge.modalities()) {
                square += squares[m];
                total += along[m];
            }
            if (square > 0) {
                sum += edge.depth() * total * total / square;
            }
        }
        return sum;
    }
}
