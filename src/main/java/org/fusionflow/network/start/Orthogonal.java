package org.fusionflow.network.start;

import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.QRDecomposition;
import org.fusionflow.data.moments.Moments;
import org.fusionflow.network.shape.Layer;
import org.fusionflow.network.shape.Layout;
import org.hipparchus.random.RandomGenerator;

/**
 * The initialization {@code orthogonal}: every layer is {@code u0 Q} with Q uniformly distributed over the semi-orthogonal matrices of its shape
 * (Haar measure), so all its singular values are u0. Its columns are orthonormal if it has at least as many rows as columns,
 * {@code W'W = u0^2 I}; else its rows are, {@code W W' = u0^2 I}. Each layer is drawn separately: where several meet at a fusion, their columns
 * together are not orthonormal. The Frobenius norm is {@code u0 sqrt(min(rows, columns))}, so the scale 1 keeps lengths in a square layer, and a
 * last layer to one output has norm u0.
 *
 * <p>Q is the orthogonal factor of a Gaussian matrix, with the signs that make the diagonal of the triangular factor positive; without them it
 * would not be uniform (Mezzadri 2007). Draws: one standard normal number for each weight, in the order of the array. Biases start at 0.
 */
public record Orthogonal() implements Initialization {
    @Override
    public String name() {
        return "orthogonal";
    }

    @Override
    public double[] weights(Layout layout, Moments moments, double u0, RandomGenerator random) {
        double[] weights = new double[layout.weights()];
        for (Layer layer : layout.layers()) {
            int rows = layer.rows();
            int columns = layer.columns();
            boolean tall = rows >= columns;
            DMatrixRMaj gaussian = new DMatrixRMaj(Math.max(rows, columns), Math.min(rows, columns));
            for (int r = 0; r < rows; r++) {
                for (int c = 0; c < columns; c++) {
                    gaussian.set(tall ? r : c, tall ? c : r, random.nextGaussian());
                }
            }
            DMatrixRMaj orthonormal = columnsOrthonormal(gaussian);
            for (int r = 0; r < rows; r++) {
                for (int c = 0; c < columns; c++) {
                    weights[layer.offset() + r * columns + c] = u0 * orthonormal.get(tall ? r : c, tall ? c : r);
                }
            }
        }
        return weights;
    }

    private static DMatrixRMaj columnsOrthonormal(DMatrixRMaj gaussian) {
        QRDecomposition<DMatrixRMaj> qr = DecompositionFactory_DDRM.qr(gaussian.getNumRows(), gaussian.getNumCols());
        if (!qr.decompose(gaussian)) {
            throw new IllegalStateException("no QR decomposition of a Gaussian matrix");
        }
        DMatrixRMaj q = qr.getQ(null, true);
        DMatrixRMaj triangle = qr.getR(null, true);
        for (int c = 0; c < q.getNumCols(); c++) {
            if (triangle.get(c, c) < 0) {
                for (int r = 0; r < q.getNumRows(); r++) {
                    q.set(r, c, -q.get(r, c));
                }
            }
        }
        return q;
    }
}
