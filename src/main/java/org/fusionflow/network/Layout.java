package org.fusionflow.network;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modality;
import org.fusionflow.data.Modalities;

/**
 * Where every weight of a network stands in one flat array, and what every layer reads and makes.
 *
 * <p>Layers come in the order of the signal: children before their parent, left to right, and from the input up within an
 * edge. An edge of depth 0 has no layers; its node's children add straight to what the node would. So a root of depth 0
 * means that the last layer of each child makes the network's output and has one row.
 *
 * <p>Signals are vectors in one array as well: first all inputs in leaf order, then the output, then the hidden vectors.
 */
public final class Layout {
    /** Half a gigabyte of weights; the integrator of the flow keeps some twenty copies. */
    private static final long LARGEST = 1L << 26;

    private final List<Layer> layers = new ArrayList<>();
    private final List<Junction> junctions;
    private final List<int[]> places = new ArrayList<>();
    private final int inputs;
    private final int width;
    private int signals;
    private int nextInput;
    private int nextModality;
    private long weights;

    /**
     * @param tree numeric
     * @param modalities in the tree's leaf order
     * @param width length of every hidden vector, &ge; 1
     * @throws InvalidInput if the tree has symbols, the names do not fit, or the network is too large
     */
    public Layout(FusionTree tree, Modalities modalities, int width) {
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
        this.width = width;
        inputs = modalities.inputs();
        signals = inputs;
        build(tree, newPlace(1, tree.modalities().size()), modalities);
        junctions = places.stream()
                .map(place -> new Junction(
                        place[0],
                        place[1],
                        place[2],
                        layers.stream()
                                .filter(layer -> layer.output() == place[0])
                                .toList(),
                        layers.stream()
                                .filter(layer -> layer.input() == place[0])
                                .findFirst()))
                .toList();
    }

    private void build(FusionTree tree, int[] output, Modalities modalities) {
        int depth = tree.depth().value();
        if (tree instanceof Modality) {
            int columns = modalities.dimensions().get(nextModality++);
            int input = nextInput;
            nextInput += columns;
            chain(depth, new int[] {input, columns}, output, 1);
            return;
        }
        int leaves = tree.modalities().size();
        int[] node = depth == 0 ? output : newPlace(width, leaves);
        for (FusionTree child : tree.children()) {
            build(child, node, modalities);
        }
        if (depth > 0) {
            chain(depth, node, output, leaves);
        }
    }

    private void chain(int depth, int[] from, int[] to, int leaves) {
        int[] below = from;
        for (int j = 1; j <= depth; j++) {
            int[] above = j == depth ? to : newPlace(width, leaves);
            add(below, above);
            below = above;
        }
    }

    private void add(int[] from, int[] to) {
        boolean first = layers.stream().noneMatch(layer -> layer.output() == to[0]);
        Layer layer = new Layer(to[1], from[1], (int) weights, from[0], to[0], first);
        weights += (long) to[1] * from[1];
        if (weights > LARGEST) {
            throw tooLarge();
        }
        layers.add(layer);
    }

    private InvalidInput tooLarge() {
        return new InvalidInput(
                "width " + width + ": expected a network of at most " + LARGEST + " weights, this one has more");
    }

    private int[] newPlace(int size, int leaves) {
        int[] place = {signals, size, leaves};
        places.add(place);
        if ((long) signals + size > LARGEST) {
            throw tooLarge();
        }
        signals += size;
        return place;
    }

    /** All layers, from the inputs up. */
    public List<Layer> layers() {
        return List.copyOf(layers);
    }

    /** The output first, then all hidden vectors in the order of their positions. */
    public List<Junction> junctions() {
        return junctions;
    }

    /** Number of weights of all layers. */
    public int weights() {
        return (int) weights;
    }

    /** Number of inputs of all modalities. */
    public int inputs() {
        return inputs;
    }

    /** Total length of inputs, output and hidden vectors. */
    public int signals() {
        return signals;
    }

    /** Where the network's output stands among the signals. */
    public int output() {
        return inputs;
    }
}
