package org.fusionflow.network.model;

import java.util.Arrays;
import java.util.List;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.linear.Vector;
import org.fusionflow.network.kernel.Kernels;
import org.fusionflow.network.kernel.MatrixBlock;
import org.fusionflow.network.kernel.RowKernel;
import org.fusionflow.network.shape.Junction;
import org.fusionflow.network.shape.Layer;
import org.fusionflow.network.shape.Layout;

/**
 * The gradient flow of all weights of a linear network, {@code dW/dt = sum over outputs of b_o' p_o'}. The row {@code b_o} is the product of the
 * matrices between the layer and output o. The column {@code p_o} results from feeding the negative gradient of the loss with respect to the
 * map's row {@code w_o} into the network as an input, up to the layer. For the mean squared error this gradient is the residual
 * {@code e_o = Sigma_yxo - w_o Sigma}. Both are vectors for every output, so a step costs O(r width^2) for each layer, and only the loss may add
 * a cost that grows with the number of samples.
 *
 * <p>A bias is a weight on an input that is always 1: it adds to the constant of the map, and the gradient with respect to the constant enters
 * at the bias in the upward pass.
 */
public final class LinearNetwork implements Objective {
    private final Layout layout;
    private final Layer[] layers;
    /** Positions of the layers' weights. */
    private final MatrixBlock[] blocks;

    private final RowKernel kernel;
    private final Junction[] biased;
    private final MapLoss loss;
    private final int outputs;
    /** {@code b_o} by signal position; at the inputs {@code b_o} is the map {@code w_o}. */
    private final double[][] down;
    /** {@code p_o} by signal position; at the inputs {@code p_o} is the negative gradient of the loss with respect to {@code w_o}. */
    private final double[][] up;
    /** Time derivative of one row of {@link #down}. */
    private final double[] downRate;

    private final double[] constants;
    private final double[] constantPull;
    private double currentLoss;

    public LinearNetwork(Layout layout, Moments moments) {
        this(layout, new QuadraticLoss(moments));
    }

    public LinearNetwork(Layout layout, MapLoss loss) {
        if (loss.inputs() != layout.inputs() || loss.outputs() != layout.outputs()) {
            throw new IllegalArgumentException("loss of " + loss.outputs() + " x " + loss.inputs()
                    + " maps for a network of " + layout.outputs() + " x " + layout.inputs());
        }
        this.layout = layout;
        this.loss = loss;
        List<Layer> all = layout.layers();
        layers = all.toArray(new Layer[0]);
        blocks = all.stream()
                .map(layer -> new MatrixBlock(layer.offset(), layer.rows(), layer.columns()))
                .toArray(MatrixBlock[]::new);
        kernel = Kernels.bestRows();
        biased = layout.junctions().stream().filter(Junction::hasBias).toArray(Junction[]::new);
        outputs = layout.outputs();
        down = new double[outputs][layout.signals()];
        up = new double[outputs][layout.signals()];
        downRate = new double[layout.signals()];
        constants = new double[outputs];
        constantPull = new double[outputs];
        for (int o = 0; o < outputs; o++) {
            down[o][layout.output() + o] = 1;
        }
    }

    @Override
    public Layout layout() {
        return layout;
    }

    @Override
    public void respond(double[] weights) {
        for (int o = 0; o < outputs; o++) {
            for (int j = layers.length - 1; j >= 0; j--) {
                leftTimes(weights, j, down[o]);
            }
            constants[o] = 0;
            for (Junction junction : biased) {
                constants[o] += RowMajor.dot(weights, junction.bias(), down[o], junction.position(), junction.size());
            }
        }
        currentLoss = loss.respond(down, constants, up, constantPull);
    }

    @Override
    public double loss() {
        return currentLoss;
    }

    @Override
    public double minimized() {
        return loss.minimized(currentLoss);
    }

    @Override
    public int turns() {
        return loss.turns();
    }

    @Override
    public void turn(int turn) {
        loss.turn(turn);
    }

    @Override
    public boolean isPullRounding(int from, int to) {
        return biased.length == 0 && loss.isRounding(down, up, from, to, layers.length);
    }

    @Override
    public double reported(double value) {
        return loss.reported(value);
    }

    @Override
    public double lossBetween(double[] map, double interpolated) {
        return biased.length == 0 ? loss.lossBetween(map, interpolated) : interpolated;
    }

    @Override
    public void copyMap(double[] map) {
        for (int o = 0; o < outputs; o++) {
            System.arraycopy(down[o], 0, map, o * layout.inputs(), layout.inputs());
        }
    }

    /** The map of one output, D entries. */
    public Vector map(int output) {
        return Vector.of(down[output]).slice(0, layout.inputs());
    }

    /** The outputs at input 0, r numbers. */
    public Vector constants() {
        return Vector.of(constants);
    }

    @Override
    public void descend(double[] weights, double rate) {
        for (int j = 0; j < layers.length; j++) {
            Layer layer = layers[j];
            for (int o = 0; o < outputs; o++) {
                startUp(weights, layer, o);
                int in = layer.input();
                int to = layer.output();
                if (outputs == 1) {
                    kernel.addTimesRightThenAdd(weights, blocks[j], up[o], in, rate, down[o], to, up[o], to);
                } else {
                    kernel.addTimesRight(weights, blocks[j], up[o], in, up[o], to);
                }
            }
            for (int o = 0; o < outputs && outputs > 1; o++) {
                RowMajor.addOuter(weights, layer, rate, down[o], up[o]);
            }
        }
        for (Junction junction : biased) {
            for (int o = 0; o < outputs; o++) {
                RowMajor.addMultiple(
                        rate * constantPull[o],
                        down[o],
                        junction.position(),
                        weights,
                        junction.bias(),
                        junction.size());
            }
        }
    }

    @Override
    public void velocity(double[] weights, double[] velocity) {
        pullUp(weights);
        for (Layer layer : layers) {
            RowMajor.outer(velocity, layer, down[0], up[0]);
            for (int o = 1; o < outputs; o++) {
                RowMajor.addOuter(velocity, layer, 1, down[o], up[o]);
            }
        }
        Arrays.fill(velocity, layout.matrices(), layout.weights(), 0);
        for (Junction junction : biased) {
            for (int o = 0; o < outputs; o++) {
                RowMajor.addMultiple(
                        constantPull[o], down[o], junction.position(), velocity, junction.bias(), junction.size());
            }
        }
    }

    /** {@code db_o = db_o W + b_o dW} from the output down to the inputs, with {@code dW} from {@link #velocity}. */
    @Override
    public boolean mapRate(double[] weights, double[] rate) {
        pullUp(weights);
        for (int o = 0; o < outputs; o++) {
            Arrays.fill(downRate, layout.output(), layout.output() + outputs, 0);
            for (int j = layers.length - 1; j >= 0; j--) {
                Layer layer = layers[j];
                leftTimes(weights, j, downRate);
                for (int p = 0; p < outputs; p++) {
                    double inner = RowMajor.dot(down[o], layer.output(), down[p], layer.output(), layer.rows());
                    RowMajor.addMultiple(inner, up[p], layer.input(), downRate, layer.input(), layer.columns());
                }
            }
            System.arraycopy(downRate, 0, rate, o * layout.inputs(), layout.inputs());
        }
        return true;
    }

    private void pullUp(double[] weights) {
        for (int j = 0; j < layers.length; j++) {
            for (int o = 0; o < outputs; o++) {
                startUp(weights, layers[j], o);
                kernel.addTimesRight(weights, blocks[j], up[o], layers[j].input(), up[o], layers[j].output());
            }
        }
    }

    /**
     * Multiplies the row above layer j by its matrix. The product is added to the row below, or replaces it if this layer is the first that
     * reaches it.
     */
    private void leftTimes(double[] weights, int j, double[] row) {
        Layer layer = layers[j];
        if (layer.startsInput()) {
            Arrays.fill(row, layer.input(), layer.input() + layer.columns(), 0);
        }
        kernel.addLeftTimes(weights, blocks[j], row, layer.output(), row, layer.input());
    }

    /** Initializes the signal above the layer, before any layer has added to it. */
    private void startUp(double[] weights, Layer layer, int o) {
        if (!layer.startsOutput()) {
            return;
        }
        int from = layer.output();
        Arrays.fill(up[o], from, from + layer.rows(), 0);
        for (Junction junction : biased) {
            if (junction.position() == from) {
                RowMajor.addMultiple(constantPull[o], weights, junction.bias(), up[o], from, junction.size());
            }
        }
    }
}
