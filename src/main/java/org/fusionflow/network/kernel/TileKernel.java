package org.fusionflow.network.kernel;

/**
 * The inner loops of a forward and backward pass over one tile of samples.
 *
 * <p>A signal of size m on a tile of n samples is an array {@code m x n}, row-major: all samples of the first unit, then all samples of the
 * second. Every loop thus runs along samples, whatever the layer's shape. {@code n} is a multiple of {@link #GRAIN}; a tile that is not full is
 * padded with samples whose inputs and errors are zero, which add nothing to a gradient.
 *
 * <p>The activation {@code f} is leaky ReLU: {@code z} where {@code z > 0}, else {@code slope z}; slope 0 is ReLU, slope 1 is linear. It keeps
 * the sign, so its derivative follows from its value: 1 where the value is positive, else {@code slope}, also at 0.
 *
 * <p>All implementations give the same bits. A product is a sequence of fused multiply-adds over the contracted unit in ascending order,
 * starting from zero or from the present value. The sum over samples in {@link #addOuter} consists of eight partial sums: sample s belongs to
 * partial sum {@code s mod 8}, in ascending order. They are added as {@code ((0+4)+(2+6))+((1+5)+(3+7))}, and the total is added to the present
 * value.
 *
 * <p>Nothing is allocated. Arguments are not checked beyond what array accesses check; output must not overlap input. An instance must not be
 * used by two threads at once: {@link Kernels#best} makes a new one for each.
 */
public interface TileKernel {
    /** The number of samples of a tile is a multiple of this: four vectors of eight numbers. */
    int GRAIN = 32;

    /**
     * {@code out = f(W in)}, forward through a layer.
     *
     * @param weights holds {@code W} at {@code block}
     * @param in signal of {@code block.columns()} units, starting at {@code from}
     * @param out signal of {@code block.rows()} units, starting at {@code to}
     * @param n samples of the tile, a multiple of {@link #GRAIN}
     * @param slope of {@code f} below zero, 0 to 1
     */
    void times(double[] weights, MatrixBlock block, double[] in, int from, double[] out, int to, int n, double slope);

    /** {@code out = f(out + W in)}; otherwise as {@link #times}. */
    void addTimes(
            double[] weights, MatrixBlock block, double[] in, int from, double[] out, int to, int n, double slope);

    /**
     * {@code out = f' W' in}, backward through a layer and the activation of its input.
     *
     * @param in error of {@code block.rows()} units, starting at {@code from}
     * @param out error of {@code block.columns()} units, starting at {@code to}
     * @param activation values of {@code f} for the units of {@code out}, starting at {@code to}; not read for slope 1
     */
    void transposedTimes(
            double[] weights,
            MatrixBlock block,
            double[] in,
            int from,
            double[] out,
            int to,
            int n,
            double[] activation,
            double slope);

    /** {@code out = f' (out + W' in)}; otherwise as {@link #transposedTimes}. */
    void addTransposedTimes(
            double[] weights,
            MatrixBlock block,
            double[] in,
            int from,
            double[] out,
            int to,
            int n,
            double[] activation,
            double slope);

    /**
     * {@code G[r][c] += sum over samples of left[r] right[c]}, the gradient of a layer's weights on the tile.
     *
     * @param gradient holds {@code G} at {@code block}
     * @param left error of the layer's outputs, starting at {@code leftAt}
     * @param right input of the layer, starting at {@code rightAt}
     */
    void addOuter(double[] gradient, MatrixBlock block, double[] left, int leftAt, double[] right, int rightAt, int n);

    /**
     * {@code signal = f(signal)}.
     *
     * @param length number of units times number of samples
     */
    void rectify(double[] signal, int at, int length, double slope);

    /**
     * {@code error = f' error}.
     *
     * @param activation values of {@code f}, starting at {@code from}
     * @param length number of units times number of samples
     */
    void rectifyBack(double[] error, int at, double[] activation, int from, int length, double slope);
}
