package org.fusionflow.network.shape;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Head;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.Modalities;

/**
 * Where every weight of a network stands in one flat array, and what every layer reads and makes.
 *
 * <p>Layers come in the order of the signal: children before their parent, left to right, and from the input up within an
 * edge. An edge of depth 0 has no layers; its node's children add straight to what the node would. So a root of depth 0
 * means that the last layer of each child makes the network's output. All matrices stand before all biases.
 *
 * <p>Signals are vectors in one array as well: first all inputs in leaf order, then all outputs, then the hidden vectors.
 */
@SuppressWarnings("IdentityHashMapUsage")
public final class Layout {
    /** Half a gigabyte of weights; the integrator of the flow keeps some twenty copies. */
    private static final long LARGEST = 1L << 26;

    private final NetworkDesign design;
    private final Modalities modalities;
    private final int outputs;
    private final List<Layer> layers;
    private final List<Junction> junctions;
    private final List<String> hiddenNames;
    private final int signals;
    private final int matrices;
    private final int weights;

    /**
     * A linear network of one output without biases.
     *
     * @param tree numeric
     * @param modalities in the tree's leaf order
     * @param width length of every hidden vector, &ge; 1
     * @throws InvalidInput if the tree has symbols, the names do not fit, or the network is too large
     */
    public Layout(FusionTree tree, Modalities modalities, int width) {
        this(NetworkDesign.linear(tree, width), modalities, 1);
    }

    /**
     * @param modalities in the tree's leaf order
     * @param outputs of the network, r &ge; 1; with heads, as many as theirs together
     * @throws InvalidInput if names, heads or widths do not fit, or the network is too large
     */
    public Layout(NetworkDesign design, Modalities modalities, int outputs) {
        FusionTree tree = design.tree();
        if (!tree.names().equals(modalities.names())) {
            throw new InvalidInput("architecture " + tree.newick() + ": expected statistics of the modalities "
                    + tree.names() + " in this order, got " + modalities.names());
        }
        this.design = design;
        this.modalities = modalities;
        this.outputs = outputs;
        Wiring wiring = new Wiring(design);
        hiddenNames = wiring.hidden().stream().map(Wiring.Place::name).toList();
        Map<Wiring.Place, Integer> sizes = sizes(wiring);
        Map<Wiring.Place, Integer> positions = new IdentityHashMap<>();
        long next = 0;
        for (Wiring.Place place : wiring.inputs()) {
            positions.put(place, (int) next);
            next += sizes.getOrDefault(place, 0);
        }
        for (Wiring.Place place : wiring.made()) {
            positions.put(place, (int) next);
            next += sizes.getOrDefault(place, 0);
            requireRoom(next);
        }
        signals = (int) next;
        layers = layers(wiring, sizes, positions);
        matrices = layers.stream().mapToInt(Layer::weights).sum();
        junctions = junctions(wiring, sizes, positions);
        int biases = junctions.stream()
                .filter(Junction::hasBias)
                .mapToInt(Junction::size)
                .sum();
        weights = matrices + biases;
    }

    private Map<Wiring.Place, Integer> sizes(Wiring wiring) {
        Map<Wiring.Place, Integer> sizes = new IdentityHashMap<>();
        for (int m = 0; m < modalities.count(); m++) {
            sizes.put(wiring.inputs().get(m), modalities.dimensions().get(m));
        }
        List<Integer> widths = design.widths();
        if (widths.size() > 1 && widths.size() != hiddenNames.size()) {
            throw new InvalidInput("widths " + widths + ": expected one number for all hidden vectors, or "
                    + hiddenNames.size() + " numbers, for the vectors after layers " + hiddenNames);
        }
        List<Wiring.Place> hidden = wiring.hidden();
        for (int i = 0; i < hidden.size(); i++) {
            sizes.put(hidden.get(i), widths.get(widths.size() == 1 ? 0 : i));
        }
        if (design.heads().isEmpty()) {
            sizes.put(wiring.outputs().get(0), outputs);
            return sizes;
        }
        int made = design.heads().stream().mapToInt(Head::outputs).sum();
        if (made != outputs) {
            throw new InvalidInput(
                    "heads " + design.heads().stream().map(Head::name).toList() + " with " + made
                            + " outputs together: expected as many as the data have, " + outputs);
        }
        for (int k = 0; k < design.heads().size(); k++) {
            sizes.put(wiring.outputs().get(k), design.heads().get(k).outputs());
        }
        return sizes;
    }

    private List<Layer> layers(Wiring wiring, Map<Wiring.Place, Integer> sizes, Map<Wiring.Place, Integer> positions) {
        List<Layer> made = new ArrayList<>();
        Map<Wiring.Place, String> lastReader = new HashMap<>();
        wiring.links().forEach(link -> lastReader.put(link.from(), link.name()));
        Map<Wiring.Place, String> firstWriter = new HashMap<>();
        wiring.links().forEach(link -> firstWriter.putIfAbsent(link.to(), link.name()));
        long offset = 0;
        for (Wiring.Link link : wiring.links()) {
            int rows = sizes.getOrDefault(link.to(), 0);
            int columns = sizes.getOrDefault(link.from(), 0);
            made.add(new Layer(
                    link.name(),
                    rows,
                    columns,
                    (int) offset,
                    positions.getOrDefault(link.from(), 0),
                    positions.getOrDefault(link.to(), 0),
                    link.name().equals(firstWriter.get(link.to())),
                    link.name().equals(lastReader.get(link.from()))));
            offset += (long) rows * columns;
            requireRoom(offset);
        }
        return List.copyOf(made);
    }

    private List<Junction> junctions(
            Wiring wiring, Map<Wiring.Place, Integer> sizes, Map<Wiring.Place, Integer> positions) {
        List<Junction> made = new ArrayList<>();
        int bias = matrices;
        for (Wiring.Place place : wiring.made()) {
            int position = positions.getOrDefault(place, 0);
            int size = sizes.getOrDefault(place, 0);
            made.add(new Junction(
                    place.name(),
                    position,
                    size,
                    place.leaves(),
                    design.biases() ? bias : -1,
                    layers.stream().filter(layer -> layer.output() == position).toList(),
                    layers.stream().filter(layer -> layer.input() == position).toList()));
            bias += size;
        }
        return List.copyOf(made);
    }

    private void requireRoom(long size) {
        if (size > LARGEST) {
            throw new InvalidInput(
                    "width " + (design.widths().size() == 1 ? design.widths().get(0) : design.widths())
                            + ": expected a network of at most " + LARGEST
                            + " weights, this one has more");
        }
    }

    public NetworkDesign design() {
        return design;
    }

    public Modalities modalities() {
        return modalities;
    }

    /** All layers, from the inputs up. */
    public List<Layer> layers() {
        return layers;
    }

    /** Outputs first, then all hidden vectors in the order of their positions. */
    public List<Junction> junctions() {
        return junctions;
    }

    /** Hidden vectors in the order in which the signal reaches them, each named by the layer that leads to it. */
    public List<String> hiddenNames() {
        return hiddenNames;
    }

    /** Number of parameters: all entries of matrices, then all biases. */
    public int weights() {
        return weights;
    }

    /** Number of entries of matrices: where the biases start. */
    public int matrices() {
        return matrices;
    }

    /** Number of inputs of all modalities. */
    public int inputs() {
        return modalities.inputs();
    }

    /** Number of outputs, r. */
    public int outputs() {
        return outputs;
    }

    /** Total length of inputs, outputs and hidden vectors. */
    public int signals() {
        return signals;
    }

    /** Where the network's outputs start among the signals. */
    public int output() {
        return modalities.inputs();
    }
}
