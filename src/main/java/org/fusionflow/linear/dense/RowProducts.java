package org.fusionflow.linear.dense;

/** Products of matrices that are given as arrays of rows. */
public final class RowProducts {
    /** Rows of a product that one thread takes. */
    private static final int ROWS = 16;

    /** Rows of the right factor that are read for all of them before the next: they stay in the cache. */
    private static final int TERMS = 64;

    /** Columns of the right factor that one thread takes where there are few rows on the left. */
    private static final int COLUMNS = 256;

    /** Operations of a product that is worth the start of a second thread, some 20 microseconds. */
    private static final double WORTH_A_THREAD = 1e6;

    private RowProducts() {}

    /**
     * The product {@code left right}.
     *
     * @param left m rows of at least n numbers, of which the first n count
     * @param right n rows of the same length
     */
    public static double[][] of(double[][] left, double[][] right) {
        int m = left.length;
        int n = right.length;
        int columns = n == 0 ? 0 : right[0].length;
        double[][] product = new double[m][columns];
        int parts = (m + ROWS - 1) / ROWS;
        Cores.each(parts, 2.0 * m * n * columns, part -> {
            int from = part * ROWS;
            int to = Math.min(m, from + ROWS);
            for (int first = 0; first < n; first += TERMS) {
                int count = Math.min(TERMS, n - first);
                for (int i = from; i < to; i++) {
                    RowSums.add(product[i], 0, columns, right, first, count, left[i], first);
                }
            }
        });
        return product;
    }

    /**
     * Adds the product of few rows with a matrix to sums of their own. All cores take columns of the matrix, which is read once for all rows; the terms of
     * an entry are added in the order of the rows of the matrix, whatever the number of cores.
     *
     * @param sums m rows of as many numbers as the matrix has columns
     * @param left m rows of as many numbers as the matrix has rows
     */
    public static void add(double[][] sums, double[][] left, double[][] right) {
        int n = right.length;
        int columns = right[0].length;
        double operations = 2.0 * sums.length * n * columns;
        int parts = operations > WORTH_A_THREAD ? (columns + COLUMNS - 1) / COLUMNS : 1;
        int width = parts == 1 ? columns : COLUMNS;
        Cores.each(parts, operations, part -> {
            int from = part * width;
            int to = Math.min(columns, from + width);
            for (int first = 0; first < n; first += TERMS) {
                for (int i = 0; i < sums.length; i++) {
                    RowSums.add(sums[i], from, to, right, first, Math.min(TERMS, n - first), left[i], first);
                }
            }
        });
    }

    /**
     * The product {@code left' right} of two matrices with as many rows, in a fixed order of their rows.
     *
     * @return as many rows as {@code left} has columns
     */
    public static double[][] transposedTimes(double[][] left, double[][] right) {
        return of(transposed(left), right);
    }

    /** Rows become columns. */
    public static double[][] transposed(double[][] rows) {
        int columns = rows.length == 0 ? 0 : rows[0].length;
        double[][] turned = new double[columns][rows.length];
        for (int i = 0; i < rows.length; i++) {
            for (int j = 0; j < columns; j++) {
                turned[j][i] = rows[i][j];
            }
        }
        return turned;
    }

    /** A matrix times a vector: every entry is one inner product. */
    public static double[] of(double[][] left, double[] right) {
        double[] product = new double[left.length];
        int parts = (left.length + ROWS - 1) / ROWS;
        Cores.each(parts, 2.0 * left.length * right.length, part -> {
            for (int i = part * ROWS; i < Math.min(left.length, (part + 1) * ROWS); i++) {
                product[i] = RowSums.dot(left[i], right, 0, right.length);
            }
        });
        return product;
    }
}
