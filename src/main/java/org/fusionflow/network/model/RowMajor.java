package org.fusionflow.network.model;

import org.fusionflow.network.shape.Layer;

/**
 * The inner loops: products of a row-major block of a large array with vectors that are blocks of other arrays. Four rows are
 * taken at a time, so that a vector is read once for four rows and four sums run side by side; the order of all additions is
 * fixed, so results do not depend on the machine.
 */
final class RowMajor {
    private RowMajor() {}

    /**
     * {@code out = left W}: the row that reaches the columns of {@code layer}, added to what is there unless the layer is the first on the
     * way down that reaches them.
     */
    static void leftTimes(double[] weights, Layer layer, double[] left, double[] out) {
        int columns = layer.columns();
        int rows = layer.rows();
        int at = layer.offset();
        int leftAt = layer.output();
        int outAt = layer.input();
        if (layer.startsInput()) {
            java.util.Arrays.fill(out, outAt, outAt + columns, 0);
        }
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

    /** {@code out += W right}. */
    static void addTimesRight(double[] weights, Layer layer, double[] right, double[] out) {
        int columns = layer.columns();
        int rows = layer.rows();
        int in = layer.input();
        int at = layer.offset();
        int to = layer.output();
        int r = 0;
        for (; r + 3 < rows; r += 4, at += 4 * columns) {
            addFourDots(weights, at, right, in, columns, out, to + r);
        }
        for (; r < rows; r++, at += columns) {
            out[to + r] += dot(weights, at, right, in, columns);
        }
    }

    /** {@link #addTimesRight} with the old weights, and then {@code W += rate * left' right'}, in one pass over the weights. */
    static void addTimesRightThenAdd(double[] weights, Layer layer, double[] right, double rate, double[] left) {
        int columns = layer.columns();
        int rows = layer.rows();
        int in = layer.input();
        int at = layer.offset();
        int to = layer.output();
        int r = 0;
        for (; r + 3 < rows; r += 4, at += 4 * columns) {
            fourDotsThenAdd(weights, at, right, in, columns, right, rate, left, to + r);
        }
        for (; r < rows; r++, at += columns) {
            right[to + r] += dot(weights, at, right, in, columns);
            addMultiple(rate * left[to + r], right, in, weights, at, columns);
        }
    }

    /** {@code W = left' right'}. */
    static void outer(double[] weights, Layer layer, double[] left, double[] right) {
        int columns = layer.columns();
        int in = layer.input();
        int at = layer.offset();
        for (int r = 0; r < layer.rows(); r++, at += columns) {
            double factor = left[layer.output() + r];
            for (int c = 0; c < columns; c++) {
                weights[at + c] = factor * right[in + c];
            }
        }
    }

    /** {@code W += factor * left' right'}. */
    static void addOuter(double[] weights, Layer layer, double factor, double[] left, double[] right) {
        int columns = layer.columns();
        int at = layer.offset();
        for (int r = 0; r < layer.rows(); r++, at += columns) {
            addMultiple(factor * left[layer.output() + r], right, layer.input(), weights, at, columns);
        }
    }

    static double dot(double[] left, int leftAt, double[] right, int rightAt, int size) {
        double sum = 0;
        for (int i = 0; i < size; i++) {
            sum += left[leftAt + i] * right[rightAt + i];
        }
        return sum;
    }

    private static void addFourDots(
            double[] weights, int at, double[] right, int rightAt, int columns, double[] out, int outAt) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        int at1 = at + columns;
        int at2 = at1 + columns;
        int at3 = at2 + columns;
        for (int c = 0; c < columns; c++) {
            double factor = right[rightAt + c];
            sum0 += weights[at + c] * factor;
            sum1 += weights[at1 + c] * factor;
            sum2 += weights[at2 + c] * factor;
            sum3 += weights[at3 + c] * factor;
        }
        out[outAt] += sum0;
        out[outAt + 1] += sum1;
        out[outAt + 2] += sum2;
        out[outAt + 3] += sum3;
    }

    private static void fourDotsThenAdd(
            double[] weights,
            int at,
            double[] right,
            int rightAt,
            int columns,
            double[] out,
            double rate,
            double[] left,
            int rowsAt) {
        double sum0 = 0;
        double sum1 = 0;
        double sum2 = 0;
        double sum3 = 0;
        double add0 = rate * left[rowsAt];
        double add1 = rate * left[rowsAt + 1];
        double add2 = rate * left[rowsAt + 2];
        double add3 = rate * left[rowsAt + 3];
        int at1 = at + columns;
        int at2 = at1 + columns;
        int at3 = at2 + columns;
        for (int c = 0; c < columns; c++) {
            double factor = right[rightAt + c];
            double weight0 = weights[at + c];
            double weight1 = weights[at1 + c];
            double weight2 = weights[at2 + c];
            double weight3 = weights[at3 + c];
            sum0 += weight0 * factor;
            sum1 += weight1 * factor;
            sum2 += weight2 * factor;
            sum3 += weight3 * factor;
            weights[at + c] = weight0 + add0 * factor;
            weights[at1 + c] = weight1 + add1 * factor;
            weights[at2 + c] = weight2 + add2 * factor;
            weights[at3 + c] = weight3 + add3 * factor;
        }
        out[rowsAt] += sum0;
        out[rowsAt + 1] += sum1;
        out[rowsAt + 2] += sum2;
        out[rowsAt + 3] += sum3;
    }

    static void addMultiple(double factor, double[] from, int fromAt, double[] to, int toAt, int size) {
        for (int i = 0; i < size; i++) {
            to[toAt + i] += factor * from[fromAt + i];
        }
    }
}
