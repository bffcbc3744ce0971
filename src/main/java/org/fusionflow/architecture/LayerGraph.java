package org.fusionflow.architecture;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * A network written out as layers between signals. A signal is a vector: the inputs of a modality, a hidden vector, or an output. A layer
 * reads one signal and adds to another; layers that add to the same signal are fused there. An edge is a chain of layers between two
 * signals where chains meet.
 *
 * <pre>
 *   (A:2,B:1):1    signals  0 = A, 1 = B, 2 = output, 3 = A+B (hidden), 4 inside A's edge (hidden)
 *                  layers   0 = A.1: 0 to 4,  1 = A.2: 4 to 3,  2 = B.1: 1 to 3,  3 = A+B.1: 3 to 2
 *                  edges    0 = A: 0 to 3,    1 = B: 1 to 3,    2 = A+B: 3 to 2
 * </pre>
 *
 * <p>Signals are numbered: inputs in leaf order, outputs, hidden vectors with a node before what is below it. Layers and edges are in
 * topological order: those of children before their parent's, left to right, from the input up on an edge, heads last. An edge of depth 0
 * has no layers and does not appear; what is below it adds to the signal that the edge would end in.
 *
 * <p>Usage: {@code LayerGraph graph = LayerGraph.of(FusionTree.parse("(A:2,B:1):1")); graph.path(0)} gives {@code [0, 1, 3]}.
 */
public final class LayerGraph {
    /** What a signal is in the network. */
    public enum Role {
        INPUT,
        HIDDEN,
        OUTPUT
    }

    /**
     * A vector of the network.
     *
     * @param index its number
     * @param name the modality, {@code output}, the head, or of a hidden vector the first layer that adds to it
     * @param modalities indices of those whose inputs reach it, ascending
     */
    public record Signal(int index, String name, Role role, List<Integer> modalities) {
        public Signal {
            modalities = List.copyOf(modalities);
        }

        public boolean isInput() {
            return role == Role.INPUT;
        }

        public boolean isHidden() {
            return role == Role.HIDDEN;
        }

        public boolean isOutput() {
            return role == Role.OUTPUT;
        }
    }

    /**
     * A linear map from one signal to another.
     *
     * @param index its number
     * @param name as in {@link LayerNames}
     * @param edge number of its edge
     * @param position on the edge, from 1 at the bottom
     * @param from signal that it reads
     * @param to signal that it adds to
     * @param depth number of layers from an input up to this one, itself included; the most over all paths
     */
    public record Layer(int index, String name, int edge, int position, int from, int to, int depth) {
        /** Its name in formulas, such as {@code AB1}. */
        public String symbol() {
            return LayerNames.symbol(name);
        }
    }

    /**
     * A chain of layers.
     *
     * @param index its number
     * @param name as in {@link LayerNames}, or the head
     * @param from signal that its first layer reads
     * @param to signal that its last layer adds to
     * @param first number of its first layer; the others follow
     * @param depth number of its layers, &ge; 1
     * @param modalities indices of those whose inputs reach it, ascending
     */
    public record Edge(int index, String name, int from, int to, int first, int depth, List<Integer> modalities) {
        public Edge {
            modalities = List.copyOf(modalities);
        }

        /** Its layers, from the bottom up. */
        public List<Integer> layers() {
            return IntStream.range(first, first + depth).boxed().toList();
        }
    }

    private final String notation;
    private final List<Signal> signals;
    private final List<Layer> layers;
    private final List<Edge> edges;
    private final List<List<Integer>> into;
    private final List<List<Integer>> outOf;

    LayerGraph(String notation, List<Signal> signals, List<Layer> layers, List<Edge> edges) {
        this.notation = notation;
        this.signals = List.copyOf(signals);
        this.layers = List.copyOf(layers);
        this.edges = List.copyOf(edges);
        List<List<Integer>> writers = new ArrayList<>();
        List<List<Integer>> readers = new ArrayList<>();
        for (int s = 0; s < signals.size(); s++) {
            writers.add(new ArrayList<>());
            readers.add(new ArrayList<>());
        }
        for (Layer layer : layers) {
            writers.get(layer.to()).add(layer.index());
            readers.get(layer.from()).add(layer.index());
        }
        into = writers.stream().map(List::copyOf).toList();
        outOf = readers.stream().map(List::copyOf).toList();
    }

    /**
     * The layers of a tree whose root makes the output.
     *
     * @throws InvalidInput if the tree has symbols
     */
    public static LayerGraph of(FusionTree tree) {
        return of(tree, List.of());
    }

    /**
     * The layers of a tree and of the heads after its root. Without heads the root makes the output.
     *
     * @throws InvalidInput if the tree has symbols
     */
    public static LayerGraph of(FusionTree tree, List<Head> heads) {
        return new TreeUnrolling(tree, heads).graph();
    }

    /** The text of the architecture, for messages. */
    public String notation() {
        return notation;
    }

    public List<Signal> signals() {
        return signals;
    }

    public Signal signal(int index) {
        return signals.get(index);
    }

    /** All layers, each after those that add to the signal it reads. */
    public List<Layer> layers() {
        return layers;
    }

    public Layer layer(int index) {
        return layers.get(index);
    }

    /** All edges, each after those that end where it begins. */
    public List<Edge> edges() {
        return edges;
    }

    /** Input signals; their indices are those of the modalities. */
    public List<Signal> inputs() {
        return signals.stream().filter(Signal::isInput).toList();
    }

    /** Output signals: one, or one a head. */
    public List<Signal> outputs() {
        return signals.stream().filter(Signal::isOutput).toList();
    }

    /** Hidden signals in the order in which a layer first adds to them; not the order of their numbers. */
    public List<Signal> hidden() {
        return layers.stream()
                .map(Layer::to)
                .distinct()
                .map(signals::get)
                .filter(Signal::isHidden)
                .toList();
    }

    /** Layers that add to a signal, ascending; none for an input. */
    public List<Integer> into(int signal) {
        return into.get(signal);
    }

    /** Layers that read a signal, ascending; none for an output. */
    public List<Integer> outOf(int signal) {
        return outOf.get(signal);
    }

    /** Edges from the outputs down: each after all that read the signal it ends in, then those below it, left to right. */
    public List<Edge> edgesDownward() {
        List<Edge> order = new ArrayList<>();
        Set<Integer> seen = new HashSet<>();
        outputs().forEach(output -> addBelow(output.index(), order, seen));
        return order;
    }

    private void addBelow(int signal, List<Edge> order, Set<Integer> seen) {
        for (Edge edge : edges) {
            if (edge.to() == signal) {
                order.add(edge);
                seen.add(edge.index());
                if (outOf(edge.from()).stream()
                        .allMatch(layer -> seen.contains(layers.get(layer).edge()))) {
                    addBelow(edge.from(), order, seen);
                }
            }
        }
    }

    /** Layers in the order of {@link #edgesDownward}, on each edge from the last to the first. */
    public List<Layer> layersDownward() {
        List<Layer> order = new ArrayList<>();
        for (Edge edge : edgesDownward()) {
            for (int j = edge.depth() - 1; j >= 0; j--) {
                order.add(layers.get(edge.first() + j));
            }
        }
        return order;
    }

    /** All paths from a signal to another, each its layers from the input up. Their number may grow exponentially with the edges. */
    public List<List<Integer>> paths(int from, int to) {
        if (from == to) {
            return List.of(List.of());
        }
        List<List<Integer>> paths = new ArrayList<>();
        for (Edge edge : edges) {
            if (edge.from() == from) {
                for (List<Integer> rest : paths(edge.to(), to)) {
                    List<Integer> path = new ArrayList<>(edge.layers());
                    path.addAll(rest);
                    paths.add(path);
                }
            }
        }
        return paths;
    }

    /**
     * The layers between the inputs of a modality and the output, from the input up, where every signal has one reader.
     *
     * @throws IllegalStateException if a signal on the way has several readers
     */
    public List<Integer> path(int modality) {
        List<Integer> path = new ArrayList<>();
        int signal = modality;
        while (!outOf(signal).isEmpty()) {
            int next = reader(signal).index();
            path.add(next);
            signal = layers.get(next).to();
        }
        return path;
    }

    /**
     * The layer that reads a signal, where there is one.
     *
     * @throws IllegalStateException if none or several read it
     */
    public Layer reader(int signal) {
        if (outOf(signal).size() != 1) {
            throw new IllegalStateException("signal " + signals.get(signal).name() + " of " + notation
                    + ": expected one layer that reads it, there are "
                    + outOf(signal).size());
        }
        return layers.get(outOf(signal).get(0));
    }

    /** Number of layers of the longest path from an input to an output. */
    public int longestPath() {
        return layers.stream().mapToInt(Layer::depth).max().orElse(0);
    }
}
