package org.fusionflow.network.model;

import java.util.Arrays;
import java.util.List;
import org.fusionflow.network.kernel.MatrixBlock;
import org.fusionflow.network.kernel.TileKernel;
import org.fusionflow.network.shape.Junction;
import org.fusionflow.network.shape.Layer;
import org.fusionflow.network.shape.Layout;

/**
 * The forward and backward pass through all layers for one tile of samples, whose inputs are not copied. Signals are {@code units x n}, one unit
 * after the other; those of outputs and hidden vectors are kept from the forward pass for the backward pass. An instance must not be used by two
 * threads at once.
 */
final class TilePass {
    private final Layout layout;
    private final TileKernel kernel;
    private final int n;
    private final double slope;
    private final Layer[] layers;
    private final MatrixBlock[] blocks;
    /** True for the last layer that adds to its output: the activation is applied after it. */
    private final boolean[] endsOutput;
    /** True for the last layer of the backward pass that adds to the error of its input. */
    private final boolean[] endsInput;

    private final Junction[] biased;
    /** All signals except the inputs, which come first in the layout. */
    private final double[] signals;

    private final double[] errors;

    /**
     * Allocates the signals of a tile.
     *
     * @param n samples of the tile, a multiple of {@link TileKernel#GRAIN}
     */
    TilePass(Layout layout, TileKernel kernel, int n) {
        this.layout = layout;
        this.kernel = kernel;
        this.n = n;
        slope = layout.design().activation().slope();
        List<Layer> all = layout.layers();
        layers = all.toArray(new Layer[0]);
        blocks = new MatrixBlock[layers.length];
        endsOutput = new boolean[layers.length];
        endsInput = new boolean[layers.length];
        for (int j = 0; j < layers.length; j++) {
            Layer layer = layers[j];
            blocks[j] = new MatrixBlock(layer.offset(), layer.rows(), layer.columns());
            endsOutput[j] = all.subList(j + 1, layers.length).stream().noneMatch(l -> l.output() == layer.output());
            endsInput[j] = all.subList(0, j).stream().noneMatch(l -> l.input() == layer.input());
        }
        biased = layout.junctions().stream().filter(Junction::hasBias).toArray(Junction[]::new);
        int kept = (layout.signals() - layout.inputs()) * n;
        signals = new double[kept];
        errors = new double[kept];
    }

    /** Computes all signals from the inputs, an array {@code D x n} that starts at {@code at}. */
    void forward(double[] weights, double[] inputs, int at) {
        for (Junction junction : biased) {
            for (int u = 0; u < junction.size(); u++) {
                int row = place(junction.position() + u);
                Arrays.fill(signals, row, row + n, weights[junction.bias() + u]);
            }
        }
        for (int j = 0; j < layers.length; j++) {
            Layer layer = layers[j];
            boolean reads = readsInputs(layer);
            double[] in = reads ? inputs : signals;
            int from = reads ? at + layer.input() * n : place(layer.input());
            double after = endsOutput[j] && isHidden(layer.output()) ? slope : 1;
            if (layer.startsOutput() && biased.length == 0) {
                kernel.times(weights, blocks[j], in, from, signals, place(layer.output()), n, after);
            } else {
                kernel.addTimes(weights, blocks[j], in, from, signals, place(layer.output()), n, after);
            }
        }
    }

    /** Adds the tile's part of the gradient, from the {@link #errors} at the outputs. */
    void backward(double[] weights, double[] inputs, int at, double[] gradient) {
        for (int j = layers.length - 1; j >= 0; j--) {
            Layer layer = layers[j];
            int error = place(layer.output());
            if (readsInputs(layer)) {
                kernel.addOuter(gradient, blocks[j], errors, error, inputs, at + layer.input() * n, n);
                continue;
            }
            int in = place(layer.input());
            kernel.addOuter(gradient, blocks[j], errors, error, signals, in, n);
            double through = endsInput[j] ? slope : 1;
            if (layer.startsInput()) {
                kernel.transposedTimes(weights, blocks[j], errors, error, errors, in, n, signals, through);
            } else {
                kernel.addTransposedTimes(weights, blocks[j], errors, error, errors, in, n, signals, through);
            }
        }
        for (Junction junction : biased) {
            for (int u = 0; u < junction.size(); u++) {
                int row = place(junction.position() + u);
                double sum = 0;
                for (int s = row; s < row + n; s++) {
                    sum += errors[s];
                }
                gradient[junction.bias() + u] += sum;
            }
        }
    }

    /** The signals; the outputs are {@code r x n} and start at {@link #outputsAt}. */
    double[] signals() {
        return signals;
    }

    /** The errors; the caller writes those at the outputs, {@code r x n}, starting at {@link #outputsAt}. */
    double[] errors() {
        return errors;
    }

    int outputsAt() {
        return place(layout.output());
    }

    int samples() {
        return n;
    }

    private boolean readsInputs(Layer layer) {
        return layer.input() < layout.inputs();
    }

    private boolean isHidden(int position) {
        return position >= layout.inputs() + layout.outputs();
    }

    private int place(int position) {
        return (position - layout.inputs()) * n;
    }
}
