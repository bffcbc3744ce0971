package org.fusionflow.network;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * What the gradient flow conserves at every hidden junction: {@code W_to' W_to} minus the sum over all layers that deliver
 * there of {@code W_from W_from'}. Inside a chain this is the balance of two consecutive layers, at a fusion that of the
 * parent with all children. The network's output has no layer above it, hence no law, also where modalities meet there.
 */
final class ConservedQuantities {
    private ConservedQuantities() {}

    /** Largest Frobenius norm of a change, over the largest squared norm of a layer at the end. */
    static double drift(Layout layout, double[] start, double[] end) {
        double largestChange = 0;
        for (Junction junction : layout.junctions()) {
            if (junction.to().isPresent()) {
                DMatrixRMaj change = balance(junction, junction.to().get(), end);
                CommonOps_DDRM.subtractEquals(
                        change, balance(junction, junction.to().get(), start));
                largestChange = Math.max(largestChange, NormOps_DDRM.normF(change));
            }
        }
        double largestSquare = 0;
        for (Layer layer : layout.layers()) {
            double norm = NormOps_DDRM.normF(matrix(layer, end));
            largestSquare = Math.max(largestSquare, norm * norm);
        }
        return largestChange / largestSquare;
    }

    private static DMatrixRMaj balance(Junction junction, Layer to, double[] weights) {
        int n = junction.size();
        DMatrixRMaj balance = new DMatrixRMaj(n, n);
        CommonOps_DDRM.multInner(matrix(to, weights), balance);
        DMatrixRMaj below = new DMatrixRMaj(n, n);
        for (Layer from : junction.from()) {
            CommonOps_DDRM.multOuter(matrix(from, weights), below);
            CommonOps_DDRM.subtractEquals(balance, below);
        }
        return balance;
    }

    private static DMatrixRMaj matrix(Layer layer, double[] weights) {
        return DMatrixRMaj.wrap(
                layer.rows(),
                layer.columns(),
                Arrays.copyOfRange(weights, layer.offset(), layer.offset() + layer.weights()));
    }
}
