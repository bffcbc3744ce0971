package org.fusionflow.architecture;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.fusionflow.architecture.LayerGraph.Edge;
import org.fusionflow.architecture.LayerGraph.Layer;
import org.fusionflow.architecture.LayerGraph.Role;
import org.fusionflow.architecture.LayerGraph.Signal;

/** Writes a fusion tree and its heads out as a {@link LayerGraph}. */
final class TreeUnrolling {
    private final FusionTree tree;
    private final List<String> names = new ArrayList<>();
    private final List<Role> roles = new ArrayList<>();
    private final List<List<Integer>> modalities = new ArrayList<>();
    /** Number of layers up to each signal, the most over all paths. */
    private final List<Integer> depths = new ArrayList<>();

    private final List<Layer> layers = new ArrayList<>();
    private final List<Edge> edges = new ArrayList<>();

    TreeUnrolling(FusionTree tree, List<Head> heads) {
        if (!tree.isNumeric()) {
            throw new InvalidInput("architecture " + tree.newick() + ": expected numbers for L and Lf here");
        }
        this.tree = tree;
        List<String> leaves = tree.names();
        for (int m = 0; m < leaves.size(); m++) {
            newSignal(leaves.get(m), Role.INPUT, List.of(m));
        }
        List<Integer> all = IntStream.range(0, leaves.size()).boxed().toList();
        boolean bare = tree.isInputAlone();
        if (bare && heads.isEmpty()) {
            throw new InvalidInput("architecture " + tree.newick()
                    + ": expected at least one layer between input and output, or heads that read the input");
        }
        if (heads.isEmpty()) {
            unroll(tree, newSignal("output", Role.OUTPUT, all), all);
            return;
        }
        List<Integer> outputs = heads.stream()
                .map(head -> newSignal(head.name(), Role.OUTPUT, all))
                .toList();
        int split = bare ? 0 : newSignal("", Role.HIDDEN, all);
        if (!bare) {
            unroll(tree, split, all);
        }
        for (int k = 0; k < heads.size(); k++) {
            chain(heads.get(k).name(), heads.get(k).depth(), split, outputs.get(k));
        }
    }

    private int newSignal(String name, Role role, List<Integer> below) {
        names.add(name);
        roles.add(role);
        modalities.add(below);
        depths.add(0);
        return names.size() - 1;
    }

    private void unroll(FusionTree node, int to, List<Integer> below) {
        int depth = node.depth().value();
        if (node instanceof Modality modality) {
            chain(LayerNames.edge(modality), depth, below.get(0), to);
            return;
        }
        int junction = depth == 0 ? to : newSignal("", Role.HIDDEN, below);
        int next = 0;
        for (FusionTree child : node.children()) {
            int count = child.modalities().size();
            unroll(child, junction, below.subList(next, next + count));
            next += count;
        }
        if (depth > 0) {
            chain(LayerNames.edge(node), depth, junction, to);
        }
    }

    private void chain(String edge, int depth, int from, int to) {
        List<Integer> below = modalities.get(from);
        edges.add(new Edge(edges.size(), edge, from, to, layers.size(), depth, below));
        int input = from;
        for (int position = 1; position <= depth; position++) {
            int output = position == depth ? to : newSignal("", Role.HIDDEN, below);
            String name = LayerNames.layer(edge, position);
            if (names.get(output).isEmpty()) {
                names.set(output, name);
            }
            int reached = depths.get(input) + 1;
            depths.set(output, Math.max(depths.get(output), reached));
            layers.add(new Layer(layers.size(), name, edges.size() - 1, position, input, output, reached));
            input = output;
        }
    }

    LayerGraph graph() {
        List<Signal> signals = new ArrayList<>();
        for (int s = 0; s < names.size(); s++) {
            signals.add(new Signal(s, names.get(s), roles.get(s), modalities.get(s)));
        }
        return new LayerGraph(tree.newick(), signals, layers, edges);
    }
}
