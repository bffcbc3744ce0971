package org.fusionflow.claims.formal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.fusionflow.architecture.Depth;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.LayerGraph;
import org.fusionflow.architecture.Modality;
import org.fusionflow.expression.Rational;

/**
 * What the layers of each modality are from the input to the output: norms of edges with numbers of layers, or single amplitudes.
 *
 * @param tree the architecture
 * @param amplitudes true if every layer has a symbol of its own
 * @param paths factors of the map of each modality
 * @param norms symbols of the layers, with the modalities whose lengths make the norm; an amplitude stands for itself
 */
record NetworkPaths(
        FusionTree tree, boolean amplitudes, Map<String, List<Factor>> paths, Map<String, List<String>> norms) {
    /** A symbol to a power that is linear in L and Lf. */
    record Factor(String symbol, Linear exponent) {}

    static NetworkPaths of(FusionTree tree, Set<String> used) {
        boolean byAmplitudes = tree.isNumeric()
                && LayerGraph.of(tree).layers().stream().anyMatch(layer -> used.contains("a" + layer.symbol()));
        Map<String, List<Factor>> paths = new LinkedHashMap<>();
        Map<String, List<String>> norms = new LinkedHashMap<>();
        if (byAmplitudes) {
            layers(tree, paths, norms);
        } else {
            tree.names().forEach(m -> norms.put("u" + m, List.of(m)));
            edges(tree, List.of(), paths, norms);
        }
        return new NetworkPaths(tree, byAmplitudes, paths, norms);
    }

    private static void layers(FusionTree tree, Map<String, List<Factor>> paths, Map<String, List<String>> norms) {
        LayerGraph graph = LayerGraph.of(tree);
        Map<Integer, List<Factor>> behind = new HashMap<>();
        for (LayerGraph.Layer layer : graph.layersDownward()) {
            List<Factor> path = new ArrayList<>(List.of(new Factor("a" + layer.symbol(), Linear.ONE)));
            path.addAll(behind.getOrDefault(layer.to(), List.of()));
            behind.put(layer.from(), path);
            norms.put("a" + layer.symbol(), List.of());
        }
        for (int m = 0; m < tree.names().size(); m++) {
            paths.put(tree.names().get(m), behind.getOrDefault(m, List.of()));
        }
    }

    private static void edges(
            FusionTree node, List<Factor> above, Map<String, List<Factor>> paths, Map<String, List<String>> norms) {
        List<String> names = node.names();
        String symbol = (names.size() == 1 ? "u" : "N") + String.join("", names);
        norms.putIfAbsent(symbol, names);
        List<Factor> here = new ArrayList<>();
        Linear exponent = linear(node.depth());
        if (!exponent.isZero()) {
            here.add(new Factor(symbol, exponent));
        }
        here.addAll(above);
        if (node instanceof Modality leaf) {
            paths.put(leaf.name(), here);
        }
        node.children().forEach(child -> edges(child, here, paths, norms));
    }

    private static Linear linear(Depth depth) {
        return Linear.of(Rational.of(depth.constant()))
                .plus(Linear.of(CoqName.of("L")).times(Rational.of(depth.layers())))
                .plus(Linear.of(CoqName.of("Lf")).times(Rational.of(depth.fusion())));
    }
}
