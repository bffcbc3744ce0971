package org.fusionflow.network.record;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;
import org.fusionflow.data.Vector;

/**
 * Singular values of a matrix in descending order, with the singular vectors of the largest. Wraps EJML's decomposition once: input
 * copied, outcome checked, values sorted. Signs of vectors are arbitrary, but the same for both of a pair.
 *
 * @param values as many as the smaller side, descending
 * @param left unit vector of the largest value, one entry a row; 0 for the matrix 0, which has no such direction
 * @param right its partner, one entry a column: {@code W right = value * left}
 */
public record SingularValues(Vector values, Vector left, Vector right) {
    /**
     * @param entries holds the matrix, row major, from {@code offset} on; all finite
     */
    static SingularValues of(double[] entries, int offset, int rows, int columns) {
        DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
        double largest = 0;
        for (int i = 0; i < rows * columns; i++) {
            largest = Math.max(largest, Math.abs(entries[offset + i]));
        }
        int count = Math.min(rows, columns);
        if (largest == 0) {
            return new SingularValues(
                    Vector.of(new double[count]), Vector.of(new double[rows]), Vector.of(new double[columns]));
        }
        // The largest entry becomes 1: squares inside the decomposition neither overflow nor vanish.
        for (int i = 0; i < rows * columns; i++) {
            matrix.set(i, entries[offset + i] / largest);
        }
        SingularValueDecomposition_F64<DMatrixRMaj> svd =
                DecompositionFactory_DDRM.svd(rows, columns, true, true, true);
        if (!svd.decompose(matrix)) {
            throw new IllegalStateException("no singular values of a matrix of " + rows + " x " + columns);
        }
        double[] found = Arrays.copyOf(svd.getSingularValues(), count);
        int[] order = IntStream.range(0, count)
                .boxed()
                .sorted(Comparator.comparingDouble((Integer k) -> -found[k]))
                .mapToInt(k -> k)
                .toArray();
        double scale = largest;
        return new SingularValues(
                Vector.of(
                        Arrays.stream(order).mapToDouble(k -> scale * found[k]).toArray()),
                column(svd.getU(null, false), order[0]),
                column(svd.getV(null, false), order[0]));
    }

    private static Vector column(DMatrixRMaj matrix, int column) {
        return Vector.of(IntStream.range(0, matrix.getNumRows())
                .mapToDouble(row -> matrix.get(row, column))
                .toArray());
    }
}
