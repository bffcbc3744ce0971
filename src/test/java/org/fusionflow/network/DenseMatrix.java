package org.fusionflow.network;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;
import org.ejml.dense.row.SingularOps_DDRM;
import org.fusionflow.network.shape.Layer;

/** EJML's dense matrices in the form that checks are easy to read in. */
record DenseMatrix(DMatrixRMaj entries) {
    /** A layer's weights. */
    static DenseMatrix of(Layer layer, double[] weights) {
        return new DenseMatrix(DMatrixRMaj.wrap(
                layer.rows(),
                layer.columns(),
                Arrays.copyOfRange(weights, layer.offset(), layer.offset() + layer.weights())));
    }

    static DenseMatrix identity(int size) {
        return new DenseMatrix(CommonOps_DDRM.identity(size));
    }

    static DenseMatrix zero(int rows, int columns) {
        return new DenseMatrix(new DMatrixRMaj(rows, columns));
    }

    static DenseMatrix row(double... values) {
        return new DenseMatrix(DMatrixRMaj.wrap(1, values.length, values.clone()));
    }

    int columns() {
        return entries.numCols;
    }

    DenseMatrix times(DenseMatrix other) {
        return new DenseMatrix(CommonOps_DDRM.mult(entries, other.entries, null));
    }

    DenseMatrix transposed() {
        return new DenseMatrix(CommonOps_DDRM.transpose(entries, null));
    }

    DenseMatrix plus(DenseMatrix other) {
        return new DenseMatrix(CommonOps_DDRM.add(entries, other.entries, null));
    }

    DenseMatrix minus(DenseMatrix other) {
        return new DenseMatrix(CommonOps_DDRM.subtract(entries, other.entries, null));
    }

    double norm() {
        return NormOps_DDRM.normF(entries);
    }

    /** Descending. */
    double[] singularValues() {
        double[] values = SingularOps_DDRM.singularValues(entries);
        Arrays.sort(values);
        for (int i = 0; i < values.length / 2; i++) {
            double other = values[values.length - 1 - i];
            values[values.length - 1 - i] = values[i];
            values[i] = other;
        }
        return values;
    }
}
