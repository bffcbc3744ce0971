package org.fusionflow.network.model;

import java.util.Arrays;
import java.util.List;
import org.fusionflow.network.kernel.MatrixBlock;
import org.fusionflow.network.kernel.TileKernel;
import org.fusionflow.network.shape.Junction;
import org.fusionflow.network.shape.Layer;
import org.fusionflow.network.shape.Layout;

/**
 * The forward and backward pass with a slope given for every hidden unit at every sample, in place of the activation: the network is then smooth,
 * linear in each of its layers. All arrays are {@code units x n}, one unit after the other, without the inputs.
 *
 * <pre>
 *   before_u = bias_u + sum_i W_ui after_i,  after_u = slope_u before_u  at each sample
 * </pre>
 */
final class PatternPass {
    private final Layout layout;
    private final TileKernel kernel;
    private final int n;
    private final double[] inputs;
    private final Layer[] layers;
    private final MatrixBlock[] blocks;
    private final boolean[] endsOutput;
    private final boolean[] endsInput;
    private final int[] biasOf;

    /** Values that reach each unit; those of the outputs are the network's. */
    final double[] before;

    /** Values that leave each unit. */
    final double[] after;

    /** Slopes of the hidden units; 1 at the outputs. */
    final double[] slopes;

    /** Negative derivative of the loss with respect to {@link #after}. */
    final double[] arriving;

    /** Negative derivative of the loss with respect to {@link #before}. */
    final double[] errors;

    private final double[] column;

    /**
     * Allocates the signals.
     *
     * @param inputs {@code D x n}
     * @param n samples, a multiple of {@link TileKernel#GRAIN}
     */
    PatternPass(Layout layout, TileKernel kernel, double[] inputs, int n) {
        this.layout = layout;
        this.kernel = kernel;
        this.inputs = inputs;
        this.n = n;
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
        int units = layout.signals() - layout.inputs();
        biasOf = new int[units];
        Arrays.fill(biasOf, -1);
        for (Junction junction : layout.junctions()) {
            for (int u = 0; junction.hasBias() && u < junction.size(); u++) {
                biasOf[junction.position() - layout.inputs() + u] = junction.bias() + u;
            }
        }
        before = new double[units * n];
        after = new double[units * n];
        slopes = new double[units * n];
        arriving = new double[units * n];
        errors = new double[units * n];
        Arrays.fill(slopes, 1);
        column = new double[units];
    }

    /** Computes {@link #before} and {@link #after} with the slopes as they are. */
    void forward(double[] weights) {
        forward(weights, false, 1);
    }

    /** The same with the slopes of the activation, which are written: 1 where the value before is positive, else {@code slope}. */
    void forwardActivated(double[] weights, double slope) {
        forward(weights, true, slope);
    }

    private void forward(double[] weights, boolean activate, double slope) {
        for (int u = 0; u < biasOf.length; u++) {
            Arrays.fill(before, u * n, (u + 1) * n, biasOf[u] < 0 ? 0 : weights[biasOf[u]]);
        }
        for (int j = 0; j < layers.length; j++) {
            Layer layer = layers[j];
            boolean reads = layer.input() < layout.inputs();
            int to = place(layer.output());
            int from = reads ? layer.input() * n : place(layer.input());
            kernel.addTimes(weights, blocks[j], reads ? inputs : after, from, before, to, n, 1);
            if (endsOutput[j] && isHidden(layer.output())) {
                for (int i = to; i < to + layer.rows() * n; i++) {
                    if (activate) {
                        slopes[i] = before[i] > 0 ? 1 : slope;
                    }
                    after[i] = slopes[i] * before[i];
                }
            }
        }
    }

    /** Adds the negative gradient, from the {@link #errors} at the outputs, after {@link #forward}. */
    void backward(double[] weights, double[] gradient) {
        for (int j = layers.length - 1; j >= 0; j--) {
            Layer layer = layers[j];
            int error = place(layer.output());
            if (layer.input() < layout.inputs()) {
                kernel.addOuter(gradient, blocks[j], errors, error, inputs, layer.input() * n, n);
                continue;
            }
            int in = place(layer.input());
            kernel.addOuter(gradient, blocks[j], errors, error, after, in, n);
            if (layer.startsInput()) {
                kernel.transposedTimes(weights, blocks[j], errors, error, arriving, in, n, after, 1);
            } else {
                kernel.addTransposedTimes(weights, blocks[j], errors, error, arriving, in, n, after, 1);
            }
            for (int i = in; endsInput[j] && i < in + layer.columns() * n; i++) {
                errors[i] = slopes[i] * arriving[i];
            }
        }
        for (int u = 0; u < biasOf.length; u++) {
            for (int s = u * n; biasOf[u] >= 0 && s < (u + 1) * n; s++) {
                gradient[biasOf[u]] += errors[s];
            }
        }
    }

    /**
     * The gradient of a unit's value {@link #before} at one sample with respect to all weights, after {@link #forward}.
     *
     * @param kink index of unit and sample in the arrays of this pass
     */
    UnitGradient gradient(double[] weights, int kink) {
        int unit = kink / n;
        int sample = kink % n;
        Arrays.fill(column, 0);
        column[unit] = 1;
        UnitGradient.Builder entries = new UnitGradient.Builder();
        for (int j = layers.length - 1; j >= 0; j--) {
            Layer layer = layers[j];
            boolean reads = layer.input() < layout.inputs();
            int input = layer.input() - layout.inputs();
            for (int r = 0; r < layer.rows(); r++) {
                double error = column[layer.output() - layout.inputs() + r];
                int row = layer.offset() + r * layer.columns();
                for (int c = 0; error != 0 && c < layer.columns(); c++) {
                    if (reads) {
                        entries.add(row + c, error * inputs[(layer.input() + c) * n + sample]);
                    } else {
                        entries.add(row + c, error * after[(input + c) * n + sample]);
                        column[input + c] += weights[row + c] * error * slopes[(input + c) * n + sample];
                    }
                }
            }
        }
        for (int u = 0; u < column.length; u++) {
            if (column[u] != 0 && biasOf[u] >= 0) {
                entries.add(biasOf[u], column[u]);
            }
        }
        return entries.build();
    }

    /** Sum of the sizes of the terms that are added to a unit's value before, for its rounding. */
    double size(double[] weights, int kink) {
        int unit = kink / n;
        int sample = kink % n;
        double sum = biasOf[unit] < 0 ? 0 : Math.abs(weights[biasOf[unit]]);
        for (Layer layer : layers) {
            int r = unit - (layer.output() - layout.inputs());
            boolean reads = layer.input() < layout.inputs();
            for (int c = 0; r >= 0 && r < layer.rows() && c < layer.columns(); c++) {
                double value = reads
                        ? inputs[(layer.input() + c) * n + sample]
                        : after[(layer.input() - layout.inputs() + c) * n + sample];
                sum += Math.abs(weights[layer.offset() + r * layer.columns() + c] * value);
            }
        }
        return sum;
    }

    private int place(int position) {
        return (position - layout.inputs()) * n;
    }

    private boolean isHidden(int position) {
        return position >= layout.inputs() + layout.outputs();
    }
}
