package org.fusionflow.data;

import java.util.List;
import org.fusionflow.linear.Vector;

/**
 * The weights of a network at one time, immutable: one matrix a layer, in the order of {@link NetworkShape#layers()}. The type in
 * which the full network and the theory hand each other a state.
 */
public final class NetworkWeights {
    private final NetworkShape shape;
    private final List<LayerPlace> layers;
    private final double[] entries;
    private final int[] offsets;

    /**
     * @param entries all layers one after the other, each row major
     * @throws IllegalArgumentException if the number of entries does not fit, or one is not finite
     */
    public NetworkWeights(NetworkShape shape, double[] entries) {
        layers = shape.layers();
        offsets = new int[layers.size() + 1];
        for (int l = 0; l < layers.size(); l++) {
            offsets[l + 1] = offsets[l]
                    + Math.multiplyExact(layers.get(l).rows(), layers.get(l).columns());
        }
        if (entries.length != offsets[layers.size()]) {
            throw new IllegalArgumentException("network " + shape.tree().newick() + " of width " + shape.width()
                    + ": expected " + offsets[layers.size()] + " weights, got " + entries.length);
        }
        for (double entry : entries) {
            if (!Double.isFinite(entry)) {
                throw new IllegalArgumentException("weight " + entry + ": expected a finite number");
            }
        }
        this.shape = shape;
        this.entries = entries.clone();
    }

    public NetworkShape shape() {
        return shape;
    }

    /** All weights, layer after layer, each row major. */
    public double[] toArray() {
        return entries.clone();
    }

    public double at(int layer, int row, int column) {
        return entries[offsets[layer] + row * place(layer).columns() + column];
    }

    private LayerPlace place(int layer) {
        return layers.get(layer);
    }

    /** The layer applied to a vector, {@code W x}. */
    public Vector apply(int layer, Vector input) {
        LayerPlace place = place(layer);
        requireSize(input, place.columns(), place);
        double[] output = new double[place.rows()];
        for (int r = 0; r < output.length; r++) {
            int row = offsets[layer] + r * place.columns();
            double sum = 0;
            for (int c = 0; c < place.columns(); c++) {
                sum += entries[row + c] * input.at(c);
            }
            output[r] = sum;
        }
        return Vector.of(output);
    }

    /** A row through the layer from above, {@code r W}. */
    public Vector applyBackwards(int layer, Vector output) {
        LayerPlace place = place(layer);
        requireSize(output, place.rows(), place);
        double[] input = new double[place.columns()];
        for (int r = 0; r < place.rows(); r++) {
            int row = offsets[layer] + r * place.columns();
            double factor = output.at(r);
            for (int c = 0; c < input.length; c++) {
                input[c] += factor * entries[row + c];
            }
        }
        return Vector.of(input);
    }

    private static void requireSize(Vector vector, int size, LayerPlace place) {
        if (vector.size() != size) {
            throw new IllegalArgumentException(
                    place.description() + ": expected a vector of " + size + ", got one of " + vector.size());
        }
    }

    /** Frobenius norm of a layer. */
    public double norm(int layer) {
        return Vector.of(entries).slice(offsets[layer], offsets[layer + 1]).norm();
    }

    /** The network's linear map {@code w}, a row over all inputs in leaf order. */
    public Vector map() {
        double[] map = new double[shape.modalities().inputs()];
        Vector[] down = new Vector[shape.signals()];
        down[shape.output()] = Vector.of(1);
        for (int l = layers.size() - 1; l >= 0; l--) {
            int input = layers.get(l).input();
            Vector row = applyBackwards(l, down[layers.get(l).output()]);
            down[input] = row;
            if (input < shape.output()) {
                System.arraycopy(row.toArray(), 0, map, shape.modalities().start(input), row.size());
            }
        }
        return Vector.of(map);
    }
}
