package org.fusionflow.network.shape;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.architecture.Head;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.architecture.LayerGraph;
import org.fusionflow.architecture.LayerGraph.Signal;
import org.fusionflow.architecture.LayerSizes;
import org.fusionflow.architecture.Modalities;

/**
 * The positions of all weights of a network in one flat array, and the input and output of every layer.
 *
 * <p>Layers are in the order of the signal: children before their parent, left to right, and within an edge from the input up. An edge of depth
 * 0 has no layers; the children of its node add directly to the vector to which the node would add. So with a root of depth 0 the last layer of
 * each child makes the network's output. All matrices come before all biases.
 *
 * <p>Signals are vectors in another array: first all inputs in leaf order, then all outputs, then the hidden vectors.
 */
public final class Layout {
    private final NetworkDesign design;
    private final LayerSizes sizes;
    private final int outputs;
    private final List<Layer> layers;
    private final List<Junction> junctions;
    private final int signals;
    private final int weights;

    /**
     * The layout of a linear network with one output and without biases.
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
     * The layout of any network.
     *
     * @param modalities in the tree's leaf order
     * @param outputs number of outputs, r &ge; 1; with heads, the sum of their outputs
     * @throws InvalidInput if names, heads or widths do not fit, or the network is too large
     */
    public Layout(NetworkDesign design, Modalities modalities, int outputs) {
        this.design = design;
        this.outputs = outputs;
        LayerGraph graph = LayerGraph.of(design.tree(), design.heads());
        sizes = new LayerSizes(graph, modalities, design.widths(), outputSizes());
        int[] positions = new int[graph.signals().size() + 1];
        for (int s = 0; s < graph.signals().size(); s++) {
            positions[s + 1] = positions[s] + sizes.size(s);
        }
        signals = positions[graph.signals().size()];
        layers = graph.layers().stream().map(layer -> layer(layer, positions)).toList();
        List<Junction> made = new ArrayList<>();
        int bias = sizes.weights();
        for (Signal signal : graph.signals()) {
            if (!signal.isInput()) {
                made.add(junction(signal, positions[signal.index()], bias));
                bias += design.biases() ? sizes.size(signal.index()) : 0;
            }
        }
        junctions = List.copyOf(made);
        weights = bias;
    }

    private List<Integer> outputSizes() {
        if (design.heads().isEmpty()) {
            return List.of(outputs);
        }
        List<Integer> each = design.heads().stream().map(Head::outputs).toList();
        int together = each.stream().mapToInt(Integer::intValue).sum();
        if (together != outputs) {
            throw new InvalidInput(
                    "heads " + design.heads().stream().map(Head::name).toList() + " with " + together
                            + " outputs together: expected as many as the data have, " + outputs);
        }
        return each;
    }

    private Layer layer(LayerGraph.Layer layer, int[] positions) {
        List<Integer> writers = sizes.graph().into(layer.to());
        List<Integer> readers = sizes.graph().outOf(layer.from());
        return new Layer(
                layer.name(),
                sizes.rows(layer.index()),
                sizes.columns(layer.index()),
                sizes.offset(layer.index()),
                positions[layer.from()],
                positions[layer.to()],
                layer.index() == writers.get(0),
                layer.index() == readers.get(readers.size() - 1));
    }

    private Junction junction(Signal signal, int position, int bias) {
        return new Junction(
                signal.name(),
                position,
                sizes.size(signal.index()),
                signal.modalities().size(),
                design.biases() ? bias : -1,
                sizes.graph().into(signal.index()).stream().map(layers::get).toList(),
                sizes.graph().outOf(signal.index()).stream().map(layers::get).toList());
    }

    public NetworkDesign design() {
        return design;
    }

    public Modalities modalities() {
        return sizes.modalities();
    }

    /** The layers with the sizes of their signals. */
    public LayerSizes sizes() {
        return sizes;
    }

    /** All layers, from the inputs up. */
    public List<Layer> layers() {
        return layers;
    }

    /** Outputs first, then all hidden vectors in the order of their positions. */
    public List<Junction> junctions() {
        return junctions;
    }

    /** Names of the hidden vectors in the order in which the signal reaches them; each is named after the layer that leads to it. */
    public List<String> hiddenNames() {
        return sizes.graph().hidden().stream().map(Signal::name).toList();
    }

    /** Number of parameters: all entries of matrices, then all biases. */
    public int weights() {
        return weights;
    }

    /** Number of entries of all matrices, which is the index of the first bias. */
    public int matrices() {
        return sizes.weights();
    }

    /** The modality of each input, in leaf order. */
    public int[] modalityOf() {
        int[] modalityOf = new int[inputs()];
        for (int m = 0; m < modalities().count(); m++) {
            Arrays.fill(modalityOf, modalities().start(m), modalities().start(m + 1), m);
        }
        return modalityOf;
    }

    /** Number of inputs of all modalities. */
    public int inputs() {
        return sizes.modalities().inputs();
    }

    /** Number of outputs, r. */
    public int outputs() {
        return outputs;
    }

    /** Total length of inputs, outputs and hidden vectors. */
    public int signals() {
        return signals;
    }

    /** Index of the network's first output among the signals. */
    public int output() {
        return sizes.modalities().inputs();
    }
}
