package org.fusionflow.architecture;

import org.fusionflow.linear.Vector;

/**
 * The weights of a linear network of one output at one time, immutable: one matrix a layer, in the order of {@link LayerSizes}. Theory and
 * simulation pass each other the state of a network as this type.
 */
public final class LayerWeights {
    private final LayerSizes sizes;
    private final LayerGraph graph;
    private final double[] entries;

    /**
     * @param entries all layers one after the other, each row major
     * @throws IllegalArgumentException if the number of entries does not fit, or one is not finite
     */
    public LayerWeights(LayerSizes sizes, double[] entries) {
        graph = sizes.graph();
        if (entries.length != sizes.weights()) {
            throw new IllegalArgumentException("network " + graph.notation() + " of width " + sizes.width()
                    + ": expected " + sizes.weights() + " weights, got " + entries.length);
        }
        for (double entry : entries) {
            if (!Double.isFinite(entry)) {
                throw new IllegalArgumentException("weight " + entry + ": expected a finite number");
            }
        }
        this.sizes = sizes;
        this.entries = entries.clone();
    }

    public LayerSizes sizes() {
        return sizes;
    }

    public LayerGraph graph() {
        return graph;
    }

    public Modalities modalities() {
        return sizes.modalities();
    }

    /** All weights, layer after layer, each row major. */
    public double[] toArray() {
        return entries.clone();
    }

    public double at(int layer, int row, int column) {
        return entries[sizes.offset(layer) + row * sizes.columns(layer) + column];
    }

    /** The layer applied to a vector, {@code W x}. */
    public Vector apply(int layer, Vector input) {
        int columns = sizes.columns(layer);
        requireSize(input, columns, layer);
        double[] output = new double[sizes.rows(layer)];
        for (int r = 0; r < output.length; r++) {
            int row = sizes.offset(layer) + r * columns;
            double sum = 0;
            for (int c = 0; c < columns; c++) {
                sum += entries[row + c] * input.at(c);
            }
            output[r] = sum;
        }
        return Vector.of(output);
    }

    /** A row through the layer from above, {@code r W}. */
    public Vector applyBackwards(int layer, Vector output) {
        int rows = sizes.rows(layer);
        requireSize(output, rows, layer);
        double[] input = new double[sizes.columns(layer)];
        for (int r = 0; r < rows; r++) {
            int row = sizes.offset(layer) + r * input.length;
            double factor = output.at(r);
            for (int c = 0; c < input.length; c++) {
                input[c] += factor * entries[row + c];
            }
        }
        return Vector.of(input);
    }

    private void requireSize(Vector vector, int size, int layer) {
        if (vector.size() != size) {
            throw new IllegalArgumentException("layer " + graph.layer(layer).name() + ": expected a vector of " + size
                    + ", got one of " + vector.size());
        }
    }

    /** Frobenius norm of a layer. */
    public double norm(int layer) {
        return Vector.of(entries)
                .slice(sizes.offset(layer), sizes.offset(layer + 1))
                .norm();
    }

    /** The network's linear map {@code w}, a row over all inputs in leaf order. */
    public Vector map() {
        Vector[] down = new Vector[graph.signals().size()];
        down[graph.outputs().get(0).index()] = Vector.of(1);
        for (int l = graph.layers().size() - 1; l >= 0; l--) {
            LayerGraph.Layer layer = graph.layer(l);
            Vector row = applyBackwards(l, down[layer.to()]);
            Vector before = down[layer.from()];
            down[layer.from()] = before == null ? row : before.plus(row);
        }
        double[] map = new double[modalities().inputs()];
        for (int m = 0; m < modalities().count(); m++) {
            System.arraycopy(down[m].toArray(), 0, map, modalities().start(m), down[m].size());
        }
        return Vector.of(map);
    }
}
