package org.fusionflow.architecture;

import java.util.List;
import java.util.stream.IntStream;

/**
 * The layers of a network with the lengths of its signals. Layer l is a matrix of {@code rows(l) x columns(l)}, the length of what it adds
 * to by the length of what it reads. The matrices stand one after the other in one array, each row major:
 *
 * <pre>
 *   | W_0(1,1) W_0(1,2) ... W_0(rows,columns) | W_1(1,1) ... | ...
 *   offset(0) = 0                               offset(1)      ...   offset(layers) = weights()
 * </pre>
 */
public final class LayerSizes {
    /** Most weights of a network: half a gigabyte, of which the integrator of the flow keeps some twenty copies. */
    private static final long LARGEST = 1L << 26;

    private final LayerGraph graph;
    private final Modalities modalities;
    private final List<Integer> widths;
    private final int[] sizes;
    private final int[] offsets;

    /**
     * @param modalities in the order of the graph's inputs
     * @param widths lengths of the hidden signals: one for all, or one each in the order of {@link LayerGraph#hidden}
     * @param outputs lengths of the output signals, one each
     * @throws InvalidInput if names or widths do not fit, or the network is too large
     */
    public LayerSizes(LayerGraph graph, Modalities modalities, List<Integer> widths, List<Integer> outputs) {
        this.graph = graph;
        this.modalities = modalities;
        this.widths = List.copyOf(widths);
        List<String> names =
                graph.inputs().stream().map(LayerGraph.Signal::name).toList();
        if (!names.equals(modalities.names())) {
            throw new InvalidInput("architecture " + graph.notation() + ": expected statistics of the modalities "
                    + names + " in this order, got " + modalities.names());
        }
        List<LayerGraph.Signal> hidden = graph.hidden();
        if (widths.size() != 1 && widths.size() != hidden.size()) {
            throw new InvalidInput("widths " + widths + ": expected one number for all hidden vectors, or "
                    + hidden.size() + " numbers, for the vectors after layers "
                    + hidden.stream().map(LayerGraph.Signal::name).toList());
        }
        for (int width : widths) {
            if (width < 1) {
                throw new InvalidInput("width " + width + ": expected at least 1");
            }
        }
        sizes = new int[graph.signals().size()];
        for (int m = 0; m < names.size(); m++) {
            sizes[m] = modalities.dimensions().get(m);
        }
        for (int k = 0; k < outputs.size(); k++) {
            sizes[graph.outputs().get(k).index()] = outputs.get(k);
        }
        for (int i = 0; i < hidden.size(); i++) {
            sizes[hidden.get(i).index()] = widths.get(widths.size() == 1 ? 0 : i);
        }
        requireRoom(IntStream.of(sizes).asLongStream().sum());
        offsets = new int[graph.layers().size() + 1];
        for (LayerGraph.Layer layer : graph.layers()) {
            long next = offsets[layer.index()] + (long) sizes[layer.to()] * sizes[layer.from()];
            requireRoom(next);
            offsets[layer.index() + 1] = (int) next;
        }
    }

    /**
     * All hidden signals of the same length, one number of outputs.
     *
     * @throws InvalidInput as the other constructor
     */
    public LayerSizes(LayerGraph graph, Modalities modalities, int width, int outputs) {
        this(graph, modalities, List.of(width), List.of(outputs));
    }

    private void requireRoom(long size) {
        if (size > LARGEST) {
            throw new InvalidInput("width " + (widths.size() == 1 ? widths.get(0) : widths)
                    + ": expected a network of at most " + LARGEST + " weights, this one has more");
        }
    }

    public LayerGraph graph() {
        return graph;
    }

    public Modalities modalities() {
        return modalities;
    }

    /** Length of the longest hidden signal that the widths name. */
    public int width() {
        return widths.stream().mapToInt(Integer::intValue).max().orElse(1);
    }

    /** The same network with all hidden signals of another length. */
    public LayerSizes withWidth(int width) {
        return new LayerSizes(
                graph,
                modalities,
                List.of(width),
                graph.outputs().stream().map(output -> size(output.index())).toList());
    }

    /** Length of a signal. */
    public int size(int signal) {
        return sizes[signal];
    }

    public int rows(int layer) {
        return sizes[graph.layer(layer).to()];
    }

    public int columns(int layer) {
        return sizes[graph.layer(layer).from()];
    }

    /** Index of a layer's entry (1, 1) among all weights; of the layer after the last one, the number of weights. */
    public int offset(int layer) {
        return offsets[layer];
    }

    /** Number of weights of all layers together. */
    public int weights() {
        return offsets[offsets.length - 1];
    }
}
