package org.fusionflow.network.kernel;

/**
 * Row kernel in plain Java: the reference for {@link VectorRows}, its replacement where vectors are not available, and the loop for the columns
 * that do not fill a vector.
 */
final class PlainRows implements RowKernel {
    @Override
    public void addLeftTimes(double[] weights, MatrixBlock block, double[] left, int leftAt, double[] out, int outAt) {
        int columns = block.columns();
        int rows = block.rows();
        int at = block.at();
        int r = 0;
        for (; r + 3 < rows; r += 4, at += 4 * columns) {
            double f0 = left[leftAt + r];
            double f1 = left[leftAt + r + 1];
            double f2 = left[leftAt + r + 2];
            double f3 = left[leftAt + r + 3];
            int at1 = at + columns;
            int at2 = at1 + columns;
            int at3 = at2 + columns;
            for (int c = 0; c < columns; c++) {
                out[outAt + c] += (f0 * weights[at + c] + f1 * weights[at1 + c])
                        + (f2 * weights[at2 + c] + f3 * weights[at3 + c]);
            }
        }
        for (; r < rows; r++, at += columns) {
            addMultiple(left[leftAt + r], weights, at, out, outAt, columns);
        }
    }

    @Override
    public void addTimesRight(
            double[] weights, MatrixBlock block, double[] right, int rightAt, double[] out, int outAt) {
        int columns = block.columns();
        int at = block.at();
        for (int r = 0; r < block.rows(); r++, at += columns) {
            out[outAt + r] += dot(weights, at, right, rightAt, columns);
        }
    }

    @Override
    public void addTimesRightThenAdd(
            double[] weights,
            MatrixBlock block,
            double[] right,
            int rightAt,
            double rate,
            double[] left,
            int leftAt,
            double[] out,
            int outAt) {
        int columns = block.columns();
        int at = block.at();
        if (columns == 1) {
            addColumnThenAdd(weights, at, block.rows(), right[rightAt], rate, left, leftAt, out, outAt);
            return;
        }
        for (int r = 0; r < block.rows(); r++, at += columns) {
            double factor = rate * left[leftAt + r];
            if (columns < CHAINS) {
                out[outAt + r] += dot(weights, at, right, rightAt, columns);
                addMultiple(factor, right, rightAt, weights, at, columns);
            } else {
                out[outAt + r] += dotThenAdd(weights, at, right, rightAt, columns, factor);
            }
        }
    }

    /** A layer above a scalar input, in a loop that the compiler turns into vectors. */
    private static void addColumnThenAdd(
            double[] weights,
            int at,
            int rows,
            double right,
            double rate,
            double[] left,
            int leftAt,
            double[] out,
            int outAt) {
        for (int r = 0; r < rows; r++) {
            // A sum of one term begins at 0, as longer ones do: it is never -0.
            out[outAt + r] += 0.0 + weights[at + r] * right;
        }
        for (int r = 0; r < rows; r++) {
            weights[at + r] += rate * left[leftAt + r] * right;
        }
    }

    private static double dot(double[] left, int leftAt, double[] right, int rightAt, int size) {
        double s0 = 0;
        if (size < CHAINS) {
            for (int i = 0; i < size; i++) {
                s0 += left[leftAt + i] * right[rightAt + i];
            }
            return s0;
        }
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int whole = size & -CHAINS;
        for (int i = 0; i < whole; i += CHAINS) {
            int l = leftAt + i;
            int r = rightAt + i;
            s0 += left[l] * right[r];
            s1 += left[l + 1] * right[r + 1];
            s2 += left[l + 2] * right[r + 2];
            s3 += left[l + 3] * right[r + 3];
            s4 += left[l + 4] * right[r + 4];
            s5 += left[l + 5] * right[r + 5];
            s6 += left[l + 6] * right[r + 6];
            s7 += left[l + 7] * right[r + 7];
        }
        int rest = size - whole;
        int l = leftAt + whole;
        int r = rightAt + whole;
        if (rest > 0) {
            s0 += left[l] * right[r];
        }
        if (rest > 1) {
            s1 += left[l + 1] * right[r + 1];
        }
        if (rest > 2) {
            s2 += left[l + 2] * right[r + 2];
        }
        if (rest > 3) {
            s3 += left[l + 3] * right[r + 3];
        }
        if (rest > 4) {
            s4 += left[l + 4] * right[r + 4];
        }
        if (rest > 5) {
            s5 += left[l + 5] * right[r + 5];
        }
        if (rest > 6) {
            s6 += left[l + 6] * right[r + 6];
        }
        return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
    }

    /** Computes the dot product and the addition in one loop; two short loops take 50 % longer. */
    private static double dotThenAdd(double[] weights, int at, double[] right, int rightAt, int size, double factor) {
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int whole = size & -CHAINS;
        for (int i = 0; i < whole; i += CHAINS) {
            int l = at + i;
            int r = rightAt + i;
            double w0 = weights[l];
            double w1 = weights[l + 1];
            double w2 = weights[l + 2];
            double w3 = weights[l + 3];
            double w4 = weights[l + 4];
            double w5 = weights[l + 5];
            double w6 = weights[l + 6];
            double w7 = weights[l + 7];
            double x0 = right[r];
            double x1 = right[r + 1];
            double x2 = right[r + 2];
            double x3 = right[r + 3];
            double x4 = right[r + 4];
            double x5 = right[r + 5];
            double x6 = right[r + 6];
            double x7 = right[r + 7];
            s0 += w0 * x0;
            s1 += w1 * x1;
            s2 += w2 * x2;
            s3 += w3 * x3;
            s4 += w4 * x4;
            s5 += w5 * x5;
            s6 += w6 * x6;
            s7 += w7 * x7;
            weights[l] = w0 + factor * x0;
            weights[l + 1] = w1 + factor * x1;
            weights[l + 2] = w2 + factor * x2;
            weights[l + 3] = w3 + factor * x3;
            weights[l + 4] = w4 + factor * x4;
            weights[l + 5] = w5 + factor * x5;
            weights[l + 6] = w6 + factor * x6;
            weights[l + 7] = w7 + factor * x7;
        }
        int rest = size - whole;
        int l = at + whole;
        int r = rightAt + whole;
        if (rest > 0) {
            s0 += weights[l] * right[r];
        }
        if (rest > 1) {
            s1 += weights[l + 1] * right[r + 1];
        }
        if (rest > 2) {
            s2 += weights[l + 2] * right[r + 2];
        }
        if (rest > 3) {
            s3 += weights[l + 3] * right[r + 3];
        }
        if (rest > 4) {
            s4 += weights[l + 4] * right[r + 4];
        }
        if (rest > 5) {
            s5 += weights[l + 5] * right[r + 5];
        }
        if (rest > 6) {
            s6 += weights[l + 6] * right[r + 6];
        }
        addMultiple(factor, right, r, weights, l, rest);
        return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
    }

    static void addMultiple(double factor, double[] from, int fromAt, double[] to, int toAt, int size) {
        for (int i = 0; i < size; i++) {
            to[toAt + i] += factor * from[fromAt + i];
        }
    }
}
