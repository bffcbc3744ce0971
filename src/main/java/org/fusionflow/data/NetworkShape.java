package org.fusionflow.data;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;
import org.fusionflow.architecture.Modality;

/**
 * The layers of a network of one output, in the order of the signal: children before their parent, left to right, and from the
 * input up within an edge. An edge of depth 0 has no layers; what is below adds straight to what the edge would end in.
 *
 * <p>Signals are numbered: the inputs of modality {@code m} are signal {@code m}, the output is signal {@code M} (the number of
 * modalities), hidden vectors follow.
 */
public final class NetworkShape {
    private final FusionTree tree;
    private final Modalities modalities;
    private final int width;
    private final List<LayerPlace> layers = new ArrayList<>();
    private final List<Integer> sizes = new ArrayList<>();
    private final List<List<Integer>> leaves = new ArrayList<>();

    /**
     * @param tree numeric
     * @param modalities in the tree's leaf order
     * @param width length of every hidden vector, &ge; 1
     * @throws InvalidInput if the tree has symbols or the names do not fit
     */
    public NetworkShape(FusionTree tree, Modalities modalities, int width) {
        if (!tree.isNumeric()) {
            throw new InvalidInput("architecture " + tree.newick() + ": expected numbers for L and Lf here");
        }
        if (!tree.names().equals(modalities.names())) {
            throw new InvalidInput("architecture " + tree.newick() + ": expected statistics of the modalities "
                    + tree.names() + " in this order, got " + modalities.names());
        }
        if (width < 1) {
            throw new InvalidInput("width " + width + ": expected at least 1");
        }
        this.tree = tree;
        this.modalities = modalities;
        this.width = width;
        for (int m = 0; m < modalities.count(); m++) {
            newSignal(modalities.dimensions().get(m), List.of(m));
        }
        List<Integer> all = IntStream.range(0, modalities.count()).boxed().toList();
        build(tree, newSignal(1, all), all);
    }

    private int newSignal(int size, List<Integer> below) {
        sizes.add(size);
        leaves.add(below);
        return sizes.size() - 1;
    }

    private void build(FusionTree node, int output, List<Integer> below) {
        int depth = node.depth().value();
        if (node instanceof Modality) {
            chain(node, depth, below.get(0), output, below);
            return;
        }
        int junction = depth == 0 ? output : newSignal(width, below);
        int next = 0;
        for (FusionTree child : node.children()) {
            int count = child.modalities().size();
            build(child, junction, below.subList(next, next + count));
            next += count;
        }
        chain(node, depth, junction, output, below);
    }

    private void chain(FusionTree edge, int depth, int from, int to, List<Integer> below) {
        int input = from;
        for (int index = 1; index <= depth; index++) {
            int output = index == depth ? to : newSignal(width, below);
            layers.add(new LayerPlace(edge, index, input, output, sizes.get(output), sizes.get(input)));
            input = output;
        }
    }

    public FusionTree tree() {
        return tree;
    }

    public Modalities modalities() {
        return modalities;
    }

    /** Length of every hidden vector. */
    public int width() {
        return width;
    }

    /** The same network with hidden vectors of another length. */
    public NetworkShape withWidth(int other) {
        return new NetworkShape(tree, modalities, other);
    }

    public List<LayerPlace> layers() {
        return List.copyOf(layers);
    }

    /** Number of signals: modalities, output, hidden vectors. */
    public int signals() {
        return sizes.size();
    }

    /** The output's signal. */
    public int output() {
        return modalities.count();
    }

    /** True for hidden vectors. */
    public boolean isHidden(int signal) {
        return signal > output();
    }

    public int size(int signal) {
        return sizes.get(signal);
    }

    /** Modalities whose inputs reach this signal, ascending. */
    public List<Integer> modalitiesBelow(int signal) {
        return List.copyOf(leaves.get(signal));
    }

    /** Indices of the layers that add to this signal, ascending. */
    public List<Integer> into(int signal) {
        return IntStream.range(0, layers.size())
                .filter(l -> layers.get(l).output() == signal)
                .boxed()
                .toList();
    }

    /** Index of the layer that reads this signal; empty for the output alone. */
    public OptionalInt outOf(int signal) {
        return IntStream.range(0, layers.size())
                .filter(l -> layers.get(l).input() == signal)
                .findFirst();
    }

    /** Indices of the layers between the inputs of a modality and the output, from the input up. */
    public List<Integer> path(int modality) {
        List<Integer> path = new ArrayList<>();
        OptionalInt next = outOf(modality);
        while (next.isPresent()) {
            path.add(next.getAsInt());
            next = outOf(layers.get(next.getAsInt()).output());
        }
        return path;
    }
}
