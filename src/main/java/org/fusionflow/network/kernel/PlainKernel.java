package org.fusionflow.network.kernel;

import java.util.Arrays;

/**
 * Tile kernel in plain Java, one multiply-add at a time: the reference for {@link VectorKernel} and its replacement where vectors are not
 * available.
 */
final class PlainKernel implements TileKernel {
    @Override
    public void times(
            double[] weights, MatrixBlock block, double[] in, int from, double[] out, int to, int n, double slope) {
        Arrays.fill(out, to, to + block.rows() * n, 0);
        addTimes(weights, block, in, from, out, to, n, slope);
    }

    @Override
    public void addTimes(
            double[] weights, MatrixBlock block, double[] in, int from, double[] out, int to, int n, double slope) {
        for (int r = 0; r < block.rows(); r++) {
            addRow(weights, block.at() + r * block.columns(), 1, block.columns(), in, from, out, to + r * n, n);
            rectify(out, to + r * n, n, slope);
        }
    }

    @Override
    public void transposedTimes(
            double[] weights,
            MatrixBlock block,
            double[] in,
            int from,
            double[] out,
            int to,
            int n,
            double[] activation,
            double slope) {
        Arrays.fill(out, to, to + block.columns() * n, 0);
        addTransposedTimes(weights, block, in, from, out, to, n, activation, slope);
    }

    @Override
    public void addTransposedTimes(
            double[] weights,
            MatrixBlock block,
            double[] in,
            int from,
            double[] out,
            int to,
            int n,
            double[] activation,
            double slope) {
        for (int c = 0; c < block.columns(); c++) {
            addRow(weights, block.at() + c, block.columns(), block.rows(), in, from, out, to + c * n, n);
            rectifyBack(out, to + c * n, activation, to + c * n, n, slope);
        }
    }

    /** {@code out += sum over k of weights[at + k step] in[k]}; four terms in each pass, so that {@code out} is loaded once for four terms. */
    private static void addRow(
            double[] weights, int at, int step, int terms, double[] in, int from, double[] out, int to, int n) {
        int k = 0;
        for (; k + 3 < terms; k += 4) {
            int w = at + k * step;
            addFour(
                    weights[w],
                    weights[w + step],
                    weights[w + 2 * step],
                    weights[w + 3 * step],
                    in,
                    from + k * n,
                    out,
                    to,
                    n);
        }
        for (; k < terms; k++) {
            addOne(weights[at + k * step], in, from + k * n, out, to, n);
        }
    }

    private static void addOne(double w, double[] in, int from, double[] out, int to, int n) {
        for (int s = 0; s < n; s++) {
            out[to + s] = Math.fma(w, in[from + s], out[to + s]);
        }
    }

    private static void addFour(
            double w0, double w1, double w2, double w3, double[] in, int from, double[] out, int to, int n) {
        int in1 = from + n;
        int in2 = in1 + n;
        int in3 = in2 + n;
        for (int s = 0; s < n; s++) {
            double sum = Math.fma(w0, in[from + s], out[to + s]);
            sum = Math.fma(w1, in[in1 + s], sum);
            sum = Math.fma(w2, in[in2 + s], sum);
            out[to + s] = Math.fma(w3, in[in3 + s], sum);
        }
    }

    @Override
    public void addOuter(
            double[] gradient, MatrixBlock block, double[] left, int leftAt, double[] right, int rightAt, int n) {
        int g = block.at();
        for (int r = 0; r < block.rows(); r++) {
            for (int c = 0; c < block.columns(); c++) {
                gradient[g++] += dot(left, leftAt + r * n, right, rightAt + c * n, n);
            }
        }
    }

    private static double dot(double[] x, int i, double[] y, int j, int n) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        for (int s = 0; s < n; s += 8) {
            int a = i + s;
            int b = j + s;
            s0 = Math.fma(x[a], y[b], s0);
            s1 = Math.fma(x[a + 1], y[b + 1], s1);
            s2 = Math.fma(x[a + 2], y[b + 2], s2);
            s3 = Math.fma(x[a + 3], y[b + 3], s3);
            s4 = Math.fma(x[a + 4], y[b + 4], s4);
            s5 = Math.fma(x[a + 5], y[b + 5], s5);
            s6 = Math.fma(x[a + 6], y[b + 6], s6);
            s7 = Math.fma(x[a + 7], y[b + 7], s7);
        }
        return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
    }

    @Override
    public void rectify(double[] signal, int at, int length, double slope) {
        rectifyBack(signal, at, signal, at, length, slope);
    }

    /**
     * Also used forward, where the sign of the value itself decides. It has no branches, because signs that are close to random would be
     * mispredicted.
     */
    @Override
    public void rectifyBack(double[] error, int at, double[] activation, int from, int length, double slope) {
        if (slope == 1) {
            return;
        }
        long one = Double.doubleToRawLongBits(1.0);
        long change = one ^ Double.doubleToRawLongBits(slope);
        for (int i = 0; i < length; i++) {
            long sign = Double.doubleToRawLongBits(activation[from + i]);
            // All bits 1 for a negative number and for both zeros, else all bits 0.
            long flat = (sign | (sign - 1)) >> 63;
            error[at + i] *= Double.longBitsToDouble(one ^ (change & flat));
        }
    }
}
