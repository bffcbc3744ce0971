package org.fusionflow.network.kernel;

/**
 * The inner loops of a forward and backward pass over one tile of samples.
 *
 * <p>A signal of size m on a tile of n samples is {@code m x n}, row-major: all samples of the first unit, then of the second. So
 * every loop runs along samples, whatever the layer's shape. {@code n} is a multiple of {@link #GRAIN}; a tile that is not full is
 * padded with samples whose inputs and errors are zero, which add nothing to a gradient.
 *
 * <p>The activation {@code f} is leaky ReLU: {@code z} where {@code z > 0}, else {@code slope z}; slope 0 is ReLU, 1 is linear.
 * It keeps the sign, so its derivative is known from its value: 1 where that is positive, else {@code slope}, at 0 too.
 *
 * <p>All implementations give the same bits. A product is a chain of fused multiply-adds over the contracted unit in
 * ascending order, from zero or from what is there. The sum over samples of {@link #addOuter} is eight chains, sample s in chain
 * {@code s mod 8}, ascending, whose ends are added as {@code ((0+4)+(2+6))+((1+5)+(3+7))}, and that sum to what is there.
 *
 * <p>Nothing is allocated. Arguments are not checked beyond what array accesses check; output must not overlap input. Not for
 * use by two threads at once: {@link Kernels#best} makes one for each.
 */
public interface TileKernel {
    /** What the number of samples of a tile is a multiple of: four vectors of eight. */
    int GRAIN = 32;

    /**
     * {@code out = f(W in)}, forward through a layer.
     *
     * @param weights holds {@code W} at {@code block}
     * @param in the signal of {@code block.columns()} units from {@code from} on
     * @param out the signal of {@code block.rows()} units from {@code to} on
     * @param n samples of the tile
     * @param slope of {@code f} below zero, 0 to 1
     */
    void times(double[] weights, MatrixBlock block, double[] in, int from, double[] out, int to, int n, double slope);

    /** {@code out = f(out + W in)}; else as {@link #times}. */
    void addTimes(
            double[] weights, MatrixBlock block, double[] in, int from, double[] out, int to, int n, double slope);

    /**
     * {@code out = f' W' in}, backward through a layer and the activation of what it reads.
     *
     * @param in error of {@code block.rows()} units from {@code from} on
     * @param out error of {@code block.columns()} units from {@code to} on
     * @param activation what {@code f} made of the units of {@code out}, at the same place {@code to}; not read for slope 1
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

    /** {@code out = f' (out + W' in)}; else as {@link #transposedTimes}. */
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
     * @param left error of the layer's outputs, from {@code leftAt} on
     * @param right what the layer read, from {@code rightAt} on
     */
    void addOuter(double[] gradient, MatrixBlock block, double[] left, int leftAt, double[] right, int rightAt, int n);

    /**
     * {@code signal = f(signal)}.
     *
     * @param length units times samples
     */
    void rectify(double[] signal, int at, int length, double slope);

    /**
     * {@code error = f' error}.
     *
     * @param activation what {@code f} made, from {@code from} on
     * @param length units times samples
     */
    void rectifyBack(double[] error, int at, double[] activation, int from, int length, double slope);
}
