package org.fusionflow.network.shape;

import java.util.Arrays;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.NormOps_DDRM;

/**
 * The quantity that the gradient flow conserves at every hidden junction: {@code W_to' W_to} minus the sum, over all layers that add to it, of
 * {@code W_from W_from'}, and minus {@code b b'} for the bias, which is a weight from an input that is always 1 (Du, Hu and Lee 2018 for
 * chains). Where the network splits, all layers that read the vector count. Inside a chain this is the balance of two consecutive layers, at a
 * fusion that of the parent with all children. The network's output has no layer above it and hence no such law, even if modalities meet there.
 * With (leaky) ReLU only the diagonal is conserved, one number for each unit, because the unit is positively homogeneous.
 */
public final class JunctionBalance {
    private JunctionBalance() {}

    /** Largest Frobenius norm of a change, relative to the largest squared norm of a layer at the end. */
    public static double drift(Layout layout, double[] start, double[] end) {
        double largestChange = 0;
        for (Junction junction : layout.junctions()) {
            if (junction.isHidden()) {
                largestChange = Math.max(largestChange, change(layout, junction, start, end));
            }
        }
        return largestChange == 0 ? 0 : largestChange / largestSquare(layout, end);
    }

    /**
     * Frobenius norm of the change of a hidden junction's balance; of its diagonal only where nothing else is conserved.
     *
     * @param start weights in the order of the layout
     * @param end weights at another time
     */
    public static double change(Layout layout, Junction junction, double[] start, double[] end) {
        DMatrixRMaj change = balance(junction, end);
        CommonOps_DDRM.subtractEquals(change, balance(junction, start));
        if (!layout.design().activation().isLinear()) {
            keepDiagonal(change);
        }
        return NormOps_DDRM.normF(change);
    }

    /** The largest squared Frobenius norm of a layer, the scale of a change. */
    public static double largestSquare(Layout layout, double[] weights) {
        double largestSquare = 0;
        for (Layer layer : layout.layers()) {
            double norm = NormOps_DDRM.normF(matrix(layer, weights));
            largestSquare = Math.max(largestSquare, norm * norm);
        }
        return largestSquare;
    }

    private static void keepDiagonal(DMatrixRMaj matrix) {
        for (int i = 0; i < matrix.getNumRows(); i++) {
            for (int j = 0; j < matrix.getNumCols(); j++) {
                if (i != j) {
                    matrix.set(i, j, 0);
                }
            }
        }
    }

    private static DMatrixRMaj balance(Junction junction, double[] weights) {
        int n = junction.size();
        DMatrixRMaj balance = new DMatrixRMaj(n, n);
        DMatrixRMaj below = new DMatrixRMaj(n, n);
        for (Layer to : junction.to()) {
            CommonOps_DDRM.multInner(matrix(to, weights), below);
            CommonOps_DDRM.addEquals(balance, below);
        }
        if (junction.hasBias()) {
            for (int i = 0; i < n; i++) {
                for (int j = 0; j < n; j++) {
                    balance.add(i, j, -weights[junction.bias() + i] * weights[junction.bias() + j]);
                }
            }
        }
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
