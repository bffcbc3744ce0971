package org.fusionflow.network.kernel;

/** Plain Java: the yardstick of {@link VectorRows}, its stand-in where that cannot run, and what is left beside its vectors. */
final class PlainRows implements RowKernel {
    @Override
    public void addLeftTimes(double[] weights, Block block, double[] left, int leftAt, double[] out, int outAt) {
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
    public void addTimesRight(double[] weights, Block block, double[] right, int rightAt, double[] out, int outAt) {
        int columns = block.columns();
        int at = block.at();
        for (int r = 0; r < block.rows(); r++, at += columns) {
            out[outAt + r] += dot(weights, at, right, rightAt, columns);
        }
    }

    @Override
    public void addTimesRightThenAdd(
            double[] weights,
            Block block,
            double[] right,
            int rightAt,
            double rate,
            double[] left,
            int leftAt,
            double[] out,
            int outAt) {
        int columns = block.columns();
        int at = block.at();
        for (int r = 0; r < block.rows(); r++, at += columns) {
            out[outAt + r] += dot(weights, at, right, rightAt, columns);
            addMultiple(rate * left[leftAt + r], right, rightAt, weights, at, columns);
        }
    }

    private static double dot(double[] left, int leftAt, double[] right, int rightAt, int size) {
        if (size < CHAINS) {
            double sum = 0;
            for (int i = 0; i < size; i++) {
                sum += left[leftAt + i] * right[rightAt + i];
            }
            return sum;
        }
        double s0 = 0;
        double s1 = 0;
        double s2 = 0;
        double s3 = 0;
        double s4 = 0;
        double s5 = 0;
        double s6 = 0;
        double s7 = 0;
        int i = 0;
        for (; i + 7 < size; i += 8) {
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
        for (; i < size; i++) {
            double product = left[leftAt + i] * right[rightAt + i];
            switch (i & 7) {
                case 0 -> s0 += product;
                case 1 -> s1 += product;
                case 2 -> s2 += product;
                case 3 -> s3 += product;
                case 4 -> s4 += product;
                case 5 -> s5 += product;
                default -> s6 += product;
            }
        }
        return ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7));
    }

    static void addMultiple(double factor, double[] from, int fromAt, double[] to, int toAt, int size) {
        for (int i = 0; i < size; i++) {
            to[toAt + i] += factor * from[fromAt + i];
        }
    }
}
