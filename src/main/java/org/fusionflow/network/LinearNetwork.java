package org.fusionflow.network;

import java.util.List;
import org.fusionflow.data.SecondMoments;
import org.fusionflow.data.Vector;

/**
 * The gradient flow of all weights, {@code dW/dt = b' p'}, where the row {@code b} is what multiplies the layer's output on
 * the way to the network's output, and the column {@code p} is what the residual {@code e = Sigma_yx - w Sigma}, fed in as if
 * it were an input, becomes before the layer. One output makes both vectors, so a step costs O(width^2) a layer.
 *
 * <p>The passes work on buffers of this object and allocate nothing: {@link #respond} first, then the others for the same
 * weights. Not for use by two threads at once.
 */
final class LinearNetwork {
    private final Layout layout;
    private final Layer[] layers;
    private final QuadraticLoss loss;
    /** {@code b} by signal position; at the inputs, {@code b} is the map {@code w}. */
    private final double[] down;
    /** {@code p} by signal position; at the inputs, {@code p} is the residual {@code e}. */
    private final double[] up;
    /** Rate of change of {@link #down}. */
    private final double[] downRate;

    private double currentLoss;

    LinearNetwork(Layout layout, SecondMoments moments) {
        this.layout = layout;
        List<Layer> all = layout.layers();
        layers = all.toArray(new Layer[0]);
        loss = new QuadraticLoss(moments);
        down = new double[layout.signals()];
        up = new double[layout.signals()];
        downRate = new double[layout.signals()];
        down[layout.output()] = 1;
    }

    Layout layout() {
        return layout;
    }

    /** Computes map, residual and loss of these weights. */
    void respond(double[] weights) {
        for (int j = layers.length - 1; j >= 0; j--) {
            Layer layer = layers[j];
            RowMajor.leftTimes(weights, layer, down, layer.output(), down, layer.input());
        }
        loss.residual(down, up);
        currentLoss = loss.loss(down, up);
    }

    double loss() {
        return currentLoss;
    }

    double loss(double[] map) {
        return loss.loss(map);
    }

    void copyMap(double[] map) {
        System.arraycopy(down, 0, map, 0, layout.inputs());
    }

    Vector map() {
        return Vector.of(down).slice(0, layout.inputs());
    }

    /** Adds {@code rate} times minus the gradient to the weights. */
    void descend(double[] weights, double rate) {
        for (Layer layer : layers) {
            RowMajor.timesRightThenAdd(weights, layer, up, up, rate, down);
        }
    }

    /** Writes minus the gradient, the velocity of the flow. */
    void velocity(double[] weights, double[] velocity) {
        residualUp(weights);
        for (Layer layer : layers) {
            RowMajor.outer(velocity, layer, down, up);
        }
    }

    /** Writes {@code dw/dt} along the flow: the map's derivative in the direction of {@link #velocity}. */
    void mapRate(double[] weights, double[] rate) {
        residualUp(weights);
        downRate[layout.output()] = 0;
        for (int j = layers.length - 1; j >= 0; j--) {
            Layer layer = layers[j];
            RowMajor.leftTimes(weights, layer, downRate, layer.output(), downRate, layer.input());
            double length = RowMajor.dot(down, layer.output(), down, layer.output(), layer.rows());
            for (int c = layer.input(); c < layer.input() + layer.columns(); c++) {
                downRate[c] += length * up[c];
            }
        }
        System.arraycopy(downRate, 0, rate, 0, layout.inputs());
    }

    private void residualUp(double[] weights) {
        for (Layer layer : layers) {
            RowMajor.timesRight(weights, layer, up, up);
        }
    }
}
