package org.fusionflow.linear;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * All singular values and vectors of a matrix by EJML in O(rows columns min(rows, columns)). The outcome is checked and the values are
 * sorted.
 */
final class FullDecomposition {
    private final SingularValueDecomposition_F64<DMatrixRMaj> svd;
    private final double[] found;
    private final int[] order;

    /**
     * @param matrix of entries whose squares neither overflow nor underflow; may be overwritten
     */
    FullDecomposition(DMatrixRMaj matrix) {
        int rows = matrix.getNumRows();
        int columns = matrix.getNumCols();
        svd = DecompositionFactory_DDRM.svd(rows, columns, true, true, true);
        if (!svd.decompose(matrix)) {
            throw new IllegalStateException("no singular values of a matrix of " + rows + " x " + columns);
        }
        found = Arrays.copyOf(svd.getSingularValues(), Math.min(rows, columns));
        order = IntStream.range(0, found.length)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer k) -> -found[k]))
                .mapToInt(k -> k)
                .toArray();
    }

    /** The k-th largest. */
    double value(int k) {
        return found[order[k]];
    }

    double[] left(int k) {
        return column(svd.getU(null, false), order[k]);
    }

    double[] right(int k) {
        return column(svd.getV(null, false), order[k]);
    }

    private static double[] column(DMatrixRMaj matrix, int column) {
        return IntStream.range(0, matrix.getNumRows())
                .mapToDouble(row -> matrix.get(row, column))
                .toArray();
    }
}
