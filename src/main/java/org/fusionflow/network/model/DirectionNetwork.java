package org.fusionflow.network.model;

import java.util.Arrays;
import java.util.Optional;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.data.samples.Samples;
import org.fusionflow.network.kernel.Kernels;
import org.fusionflow.network.kernel.TileKernel;
import org.fusionflow.network.mask.MaskedLoss;
import org.fusionflow.network.shape.Layout;

/**
 * The mean squared error of a (leaky) ReLU network without biases, computed from the network's outputs at a few input directions. See
 * {@link DirectionMoments}.
 */
public final class DirectionNetwork implements Objective {
    private final Layout layout;
    private final DirectionMoments moments;
    private final MapLoss trained;
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

    private DirectionNetwork(Layout layout, DirectionMoments moments, MaskedLoss masked) {
        this.layout = layout;
        this.moments = moments;
        trained = ChangedLoss.of(moments.loss(), masked, moments.modalityOf(layout));
        directions = moments.inputs().size();
        int n = (directions + TileKernel.GRAIN - 1) / TileKernel.GRAIN * TileKernel.GRAIN;
        pass = new TilePass(layout, Kernels.best(), n);
        account = new LinearAccount(layout.inputs(), moments::inputCovariance);
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
        return of(layout, samples, MaskedLoss.plain(layout.modalities().count()));
    }

    /**
     * The objective on samples.
     *
     * @param masked what is minimized
     * @return empty as well if something else than the loss is minimized and branches read several modalities: masked inputs then have other
     *     directions
     */
    public static Optional<DirectionNetwork> of(Layout layout, Samples samples, MaskedLoss masked) {
        boolean apart =
                Directions.branches(layout.design(), layout.modalities()).size()
                        == layout.modalities().count();
        return masked.isPlain() || apart
                ? DirectionMoments.of(layout.design(), samples)
                        .map(moments -> new DirectionNetwork(layout, moments, masked))
                : Optional.empty();
    }

    /** The objective on infinitely many Gaussian samples; empty unless modalities are scalar and meet at the output only, without biases. */
    public static Optional<DirectionNetwork> ofGaussian(Layout layout, Moments moments) {
        return ofGaussian(layout, moments, MaskedLoss.plain(layout.modalities().count()));
    }

    /**
     * The same where something else is minimized. A branch that reads one modality is positively homogeneous and 0 at 0, so that a mask multiplies its
     * output by the factor of the modality.
     */
    public static Optional<DirectionNetwork> ofGaussian(Layout layout, Moments moments, MaskedLoss masked) {
        return DirectionMoments.ofGaussian(layout.design(), moments)
                .map(made -> new DirectionNetwork(layout, made, masked));
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
        loss = trained.respond(made, noConstants, pull, unused);
        for (int o = 0; o < made.length; o++) {
            int row = pass.outputsAt() + o * n;
            System.arraycopy(pull[o], 0, pass.errors(), row, directions);
            Arrays.fill(pass.errors(), row + directions, row + n, 0);
        }
        Arrays.fill(fall, 0);
        pass.backward(weights, inputs, 0, fall);
    }

    @Override
    public Optional<PatternNetwork> pattern() {
        return PatternNetwork.of(layout, inputs, directions, pass.samples(), this::meet);
    }

    private void meet(double[] outputs, double[] errors) {
        int n = pass.samples();
        for (int o = 0; o < made.length; o++) {
            System.arraycopy(outputs, o * n, made[o], 0, directions);
        }
        trained.respond(made, noConstants, pull, unused);
        for (int o = 0; o < made.length; o++) {
            System.arraycopy(pull[o], 0, errors, o * n, directions);
            Arrays.fill(errors, o * n + directions, (o + 1) * n, 0);
        }
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
    public double minimized() {
        return trained.minimized(loss);
    }

    @Override
    public int turns() {
        return trained.turns();
    }

    @Override
    public void turn(int turn) {
        trained.turn(turn);
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
