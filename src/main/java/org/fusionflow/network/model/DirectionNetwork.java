package org.fusionflow.network.model;

import java.util.Arrays;
import java.util.Optional;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.network.kernel.Kernels;
import org.fusionflow.network.kernel.TileKernel;
import org.fusionflow.network.shape.Layout;

/**
 * The mean squared error of a (leaky) ReLU network without biases, computed from the network's outputs at a few input directions. See
 * {@link DirectionMoments}.
 */
public final class DirectionNetwork implements Objective {
    private final Layout layout;
    private final DirectionMoments moments;
    private final LinearAccount account;
    private final TilePass pass;
    private final double[] inputs;
    private final int directions;
    private final double[][] made;
    private final double[][] pull;
    private final double[] noConstants;
    private final double[] unused;
    private final double[] products;
    private final double[] fall;
    private double loss;

    private DirectionNetwork(Layout layout, DirectionMoments moments) {
        this.layout = layout;
        this.moments = moments;
        directions = moments.inputs().size();
        int n = (directions + TileKernel.GRAIN - 1) / TileKernel.GRAIN * TileKernel.GRAIN;
        pass = new TilePass(layout, Kernels.best(), n);
        account = new LinearAccount(moments.inputCovariance());
        inputs = new double[layout.inputs() * n];
        for (int k = 0; k < directions; k++) {
            for (int i = 0; i < layout.inputs(); i++) {
                inputs[i * n + k] = moments.inputs().get(k)[i];
            }
        }
        made = new double[layout.outputs()][directions];
        pull = new double[layout.outputs()][directions];
        noConstants = new double[layout.outputs()];
        unused = new double[layout.outputs()];
        products = new double[layout.outputs() * layout.inputs()];
        fall = new double[layout.weights()];
    }

    /** The objective on samples; empty if the samples have too many directions or the network has biases. */
    public static Optional<DirectionNetwork> of(Layout layout, Samples samples) {
        return DirectionMoments.of(layout.design(), samples).map(moments -> new DirectionNetwork(layout, moments));
    }

    /** The objective on infinitely many Gaussian samples; empty unless modalities are scalar and meet at the output only, without biases. */
    public static Optional<DirectionNetwork> ofGaussian(Layout layout, Moments moments) {
        return DirectionMoments.ofGaussian(layout.design(), moments).map(made -> new DirectionNetwork(layout, made));
    }

    @Override
    public Layout layout() {
        return layout;
    }

    @Override
    public void respond(double[] weights) {
        pass.forward(weights, inputs, 0);
        int n = pass.samples();
        for (int o = 0; o < made.length; o++) {
            System.arraycopy(pass.signals(), pass.outputsAt() + o * n, made[o], 0, directions);
        }
        loss = moments.loss().respond(made, noConstants, pull, unused);
        for (int o = 0; o < made.length; o++) {
            int row = pass.outputsAt() + o * n;
            System.arraycopy(pull[o], 0, pass.errors(), row, directions);
            Arrays.fill(pass.errors(), row + directions, row + n, 0);
        }
        Arrays.fill(fall, 0);
        pass.backward(weights, inputs, 0, fall);
    }

    @Override
    public double reported(double value) {
        return moments.loss().reported(value);
    }

    @Override
    public double loss() {
        return loss;
    }

    @Override
    public void copyMap(double[] map) {
        Arrays.fill(products, 0);
        for (int o = 0; o < made.length; o++) {
            for (int k = 0; k < directions; k++) {
                RowMajor.addMultiple(
                        made[o][k], moments.phiInputs()[k], 0, products, o * layout.inputs(), layout.inputs());
            }
        }
        account.map(products, 1, map);
    }

    @Override
    public void velocity(double[] weights, double[] velocity) {
        System.arraycopy(fall, 0, velocity, 0, fall.length);
    }

    @Override
    public void descend(double[] weights, double rate) {
        for (int i = 0; i < fall.length; i++) {
            weights[i] += rate * fall[i];
        }
    }
}
