package org.fusionflow.network.kernel;

/**
 * The inner loops of a linear network: products of a row-major {@link MatrixBlock} of a large array with vectors that are parts of other arrays,
 * all O(rows columns), in one pass over the block.
 *
 * <p>All implementations give the same bits. {@link #addLeftTimes} takes four rows at a time, {@code out + ((f0 w0 + f1 w1) + (f2 w2 + f3
 * w3))}, and those that are left one by one. A sum along a row of eight columns or more is eight chains, column c in chain {@code c mod 8},
 * ascending, whose ends are added as {@code ((0+4)+(2+6))+((1+5)+(3+7))}; along a shorter row it is one chain. Products and sums are
 * rounded apart.
 *
 * <p>Nothing is allocated. Arguments are not checked beyond what array accesses check; output must not overlap input. Not for use by two
 * threads at once: {@link Kernels#bestRows} makes one for each.
 */
public interface RowKernel {
    /** Rows with fewer columns are summed in one chain. */
    int CHAINS = 8;

    /** {@code out += left W}. */
    void addLeftTimes(double[] weights, MatrixBlock block, double[] left, int leftAt, double[] out, int outAt);

    /** {@code out += W right}. */
    void addTimesRight(double[] weights, MatrixBlock block, double[] right, int rightAt, double[] out, int outAt);

    /** {@link #addTimesRight} with the old weights, and then {@code W += rate * left' right'}, in one pass over the weights. */
    void addTimesRightThenAdd(
            double[] weights,
            MatrixBlock block,
            double[] right,
            int rightAt,
            double rate,
            double[] left,
            int leftAt,
            double[] out,
            int outAt);
}
