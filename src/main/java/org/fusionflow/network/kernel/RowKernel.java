package org.fusionflow.network.kernel;

/**
 * The inner loops of a linear network: products of a row-major {@link MatrixBlock} of a large array with vectors that are parts of other arrays.
 * Each product takes O(rows columns) operations in one pass over the block.
 *
 * <p>All implementations give the same bits. {@link #addLeftTimes} takes four rows at a time, {@code out + ((f0 w0 + f1 w1) + (f2 w2 + f3 w3))},
 * and the remaining rows one by one. A sum along a row of at least eight columns consists of eight partial sums: column c belongs to partial sum
 * {@code c mod 8}, in ascending order, and they are added as {@code ((0+4)+(2+6))+((1+5)+(3+7))}. Along a shorter row there is one sum. Products
 * and sums are rounded separately.
 *
 * <p>Nothing is allocated. Arguments are not checked beyond what array accesses check; output must not overlap input. An instance must not be
 * used by two threads at once: {@link Kernels#bestRows} makes a new one for each.
 */
public interface RowKernel {
    /** Number of partial sums along a row. A row with fewer columns has one sum. */
    int CHAINS = 8;

    /** {@code out += left W}; {@code left} has as many entries as the block has rows, {@code out} as many as it has columns. */
    void addLeftTimes(double[] weights, MatrixBlock block, double[] left, int leftAt, double[] out, int outAt);

    /** {@code out += W right}. */
    void addTimesRight(double[] weights, MatrixBlock block, double[] right, int rightAt, double[] out, int outAt);

    /** {@link #addTimesRight} with the old weights, followed by {@code W += rate * left' right'}, in one pass over the weights. */
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
