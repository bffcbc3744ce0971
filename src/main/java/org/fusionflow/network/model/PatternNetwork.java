package org.fusionflow.network.model;

import java.util.Arrays;
import java.util.Optional;
import org.fusionflow.network.kernel.Kernels;
import org.fusionflow.network.kernel.TileKernel;
import org.fusionflow.network.shape.Layout;

/**
 * The objective of a (leaky) ReLU network with a slope held for every hidden unit at every sample. The activation has a kink at 0, where the gradient
 * of the loss jumps; with the slopes held the objective is smooth, and it agrees with the true one, value and gradient, as long as every slope fits
 * the sign of its unit's value.
 *
 * <p>A kink is a hidden unit at a sample (or at an input direction that stands for many); its index is {@code unit x stride + sample}, where units are
 * counted after the inputs, outputs included. Those from {@link #firstKink} on with {@code sample < samples} exist.
 */
public final class PatternNetwork {
    /** Largest number of entries of a signal array: eight arrays take half a gigabyte. */
    private static final long MOST_ENTRIES = 1L << 23;

    /** Computes the loss from the outputs and writes its negative derivatives. */
    interface Ends {
        /**
         * Meets the outputs with their targets.
         *
         * @param made outputs, {@code r x stride}, from 0 on
         * @param pull negative derivatives of the loss with respect to them, written; 0 beyond the samples
         */
        void meet(double[] made, double[] pull);
    }

    private final Layout layout;
    private final int samples;
    private final int stride;
    private final PatternPass pass;
    private final Ends ends;
    private final double decay;
    private final double[] fall;

    private PatternNetwork(Layout layout, int samples, int stride, PatternPass pass, Ends ends, double decay) {
        this.layout = layout;
        this.samples = samples;
        this.stride = stride;
        this.pass = pass;
        this.ends = ends;
        this.decay = decay;
        fall = new double[layout.weights()];
    }

    /**
     * Makes the objective.
     *
     * @param inputs {@code D x stride}
     * @param stride samples with padding, a multiple of {@link TileKernel#GRAIN}
     * @return empty if its arrays would be too large
     */
    static Optional<PatternNetwork> of(Layout layout, double[] inputs, int samples, int stride, Ends ends) {
        if ((long) (layout.signals() - layout.inputs()) * stride > MOST_ENTRIES) {
            return Optional.empty();
        }
        PatternPass pass = new PatternPass(layout, Kernels.best(), inputs, stride);
        return Optional.of(new PatternNetwork(layout, samples, stride, pass, ends, 0));
    }

    /** With a penalty of {@code strength / 2} times the sum of all squared weights. It shares its slopes with this one, which must no longer be used. */
    PatternNetwork decaying(double strength) {
        return new PatternNetwork(layout, samples, stride, pass, ends, decay + strength);
    }

    public Layout layout() {
        return layout;
    }

    /** Samples, without padding. */
    public int samples() {
        return samples;
    }

    /** Samples with padding. */
    public int stride() {
        return stride;
    }

    /** Index of the first kink. */
    public int firstKink() {
        return layout.outputs() * stride;
    }

    /** The index after the last kink. */
    public int kinksEnd() {
        return (layout.signals() - layout.inputs()) * stride;
    }

    /** The slopes of all kinks; the caller may change them. */
    public double[] slopes() {
        return pass.slopes;
    }

    /** Values of all kinks that the last call computed: of the unit before its activation. */
    public double[] values() {
        return pass.before;
    }

    /** Computes {@link #values} with the slopes as they are. */
    public void forward(double[] weights) {
        pass.forward(weights);
    }

    /** Computes {@link #values} of the true network and writes its slopes; the slope at 0 is that of the negative side. */
    public void activate(double[] weights) {
        pass.forwardActivated(weights, layout.design().activation().slope());
    }

    /** Writes the negative gradient with the slopes as they are, penalty included. */
    public void velocity(double[] weights, double[] velocity) {
        pass.forward(weights);
        ends.meet(pass.before, pass.errors);
        Arrays.fill(fall, 0);
        pass.backward(weights, fall);
        for (int i = 0; i < fall.length; i++) {
            velocity[i] = fall[i] - decay * weights[i];
        }
    }

    /**
     * The jump of the velocity at a kink, after {@link #velocity}: a slope that grows by 1 adds this times {@link #gradient} to the velocity.
     */
    public double pull(int kink) {
        return pass.arriving[kink];
    }

    /** The gradient of the value of a kink with respect to the weights, after {@link #forward} or {@link #velocity}. */
    public UnitGradient gradient(double[] weights, int kink) {
        return pass.gradient(weights, kink);
    }

    /** Sum of the sizes of the terms of the value of a kink. */
    public double size(double[] weights, int kink) {
        return pass.size(weights, kink);
    }
}
