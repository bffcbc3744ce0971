package org.fusionflow.network.model;

import org.fusionflow.network.shape.Layer;

/** Loops over row-major blocks of large arrays, written so that the compiler vectorizes them. */
final class RowMajor {
    private RowMajor() {}

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

    static void addMultiple(double factor, double[] from, int fromAt, double[] to, int toAt, int size) {
        for (int i = 0; i < size; i++) {
            to[toAt + i] += factor * from[fromAt + i];
        }
    }
}
