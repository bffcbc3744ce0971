package org.fusionflow.reduced.alignment.start;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.LayerGraph;
import org.fusionflow.architecture.LayerWeights;
import org.fusionflow.architecture.Modalities;

/**
 * The initial weights of all hidden units of a full network, by branch.
 *
 * @param branches units of each branch, in the order of the task's branches
 */
public record UnitStart(List<List<Weights>> branches) {
    public UnitStart {
        branches = branches.stream().map(List::copyOf).toList();
    }

    /**
     * Weights of one unit.
     *
     * @param w incoming, one for each input of the branch
     * @param a outgoing
     */
    @SuppressWarnings("ArrayRecordComponent") // never compared; read in loops, changed by nobody
    public record Weights(double[] w, double a) {}

    /** The units of a network whose two layers are {@code weights}. */
    public static UnitStart of(FusionTree tree, LayerWeights weights) {
        LayerGraph graph = LayerGraph.of(tree);
        Modalities modalities = weights.modalities();
        List<List<Weights>> branches = new ArrayList<>();
        for (LayerGraph.Signal hidden : graph.hidden()) {
            int out = graph.reader(hidden.index()).index();
            List<Weights> units = new ArrayList<>();
            for (int j = 0; j < weights.sizes().columns(out); j++) {
                units.add(new Weights(incoming(graph, hidden, modalities, weights, j), weights.at(out, 0, j)));
            }
            branches.add(units);
        }
        return new UnitStart(branches);
    }

    private static double[] incoming(
            LayerGraph graph, LayerGraph.Signal hidden, Modalities modalities, LayerWeights weights, int unit) {
        List<Double> w = new ArrayList<>();
        for (int m : hidden.modalities()) {
            for (int layer : graph.into(hidden.index())) {
                for (int i = 0;
                        graph.layer(layer).from() == m
                                && i < modalities.dimensions().get(m);
                        i++) {
                    w.add(weights.at(layer, unit, i));
                }
            }
        }
        return w.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
