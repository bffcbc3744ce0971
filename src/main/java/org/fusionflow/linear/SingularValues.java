package org.fusionflow.linear;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;

/**
 * The largest singular values of a matrix in descending order, with the singular vectors of the largest. The error of
 * a value is at most 1e-12 of it, or 1e-13 of the largest value where that is more; that of the vectors is 1e-12 divided by the relative gap
 * between the two largest values. Signs of vectors are arbitrary, but the same for both of a pair. The same matrix and count give the same bits.
 *
 * <p>Small matrices are decomposed as a whole ({@link FullDecomposition}). For large ones a block Lanczos
 * method finds the largest values ({@link BlockLanczos}); where it does not converge, they are decomposed as a whole.
 *
 * @param values descending
 * @param left left singular vector of the largest value, one entry a row; 0 for the matrix 0
 * @param right right singular vector of the largest value, one entry a column: {@code W right = value * left}
 */
public record SingularValues(Vector values, Vector left, Vector right) {
    /**
     * @param entries holds the matrix, row major, from {@code offset} on; all finite
     * @param count how many values, from 1 to the smaller side
     */
    public static SingularValues largest(double[] entries, int offset, int rows, int columns, int count) {
        double largest = 0;
        for (int i = 0; i < rows * columns; i++) {
            largest = Math.max(largest, Math.abs(entries[offset + i]));
        }
        if (largest == 0) {
            return new SingularValues(
                    Vector.of(new double[count]), Vector.of(new double[rows]), Vector.of(new double[columns]));
        }
        // The largest entry comes to lie between 1 and 2, by a power of two that rounds nothing: squares neither
        // overflow nor vanish.
        int exponent = Math.getExponent(largest);
        Optional<SingularValues> found = BlockLanczos.pays(rows, columns, count)
                ? new BlockLanczos(scaled(entries, offset, rows, columns, exponent), count).search()
                : Optional.empty();
        return found.orElseGet(() -> whole(entries, offset, rows, columns, exponent, count))
                .times(exponent);
    }

    private static RowVectors scaled(double[] entries, int offset, int rows, int columns, int exponent) {
        RowVectors matrix = new RowVectors(columns, rows);
        for (int row = 0; row < rows; row++) {
            matrix.append(entries, offset + row * columns, Math.scalb(1.0, -exponent));
        }
        return matrix;
    }

    private static SingularValues whole(double[] entries, int offset, int rows, int columns, int exponent, int count) {
        DMatrixRMaj matrix = new DMatrixRMaj(rows, columns);
        for (int i = 0; i < rows * columns; i++) {
            matrix.set(i, Math.scalb(entries[offset + i], -exponent));
        }
        FullDecomposition all = new FullDecomposition(matrix);
        return new SingularValues(
                Vector.of(IntStream.range(0, count).mapToDouble(all::value).toArray()),
                Vector.of(all.left(0)),
                Vector.of(all.right(0)));
    }

    private SingularValues times(int exponent) {
        return new SingularValues(
                Vector.of(Arrays.stream(values.toArray())
                        .map(value -> Math.scalb(value, exponent))
                        .toArray()),
                left,
                right);
    }
}
