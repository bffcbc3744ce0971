package org.fusionflow.data.samples;

import java.util.stream.IntStream;

/**
 * Sums over samples of the products of all pairs of inputs, and of inputs and outputs. The pairs are cut into tiles, each summed by one thread: a
 * sum does not depend on the number of threads.
 */
final class ProductTiles {
    /** Inputs of a tile's rows. */
    private static final int ROWS = 48;

    /** Inputs of a tile's columns: eight samples of them are in the fastest cache. */
    private static final int COLUMNS = 256;

    /** Fewer products in a block are not worth a second thread. */
    private static final long FEWEST_SHARED = 1 << 22;

    private final int d;
    private final int r;
    private final double[][] inputs;
    private final double[][] correlations;
    private final double[][] absolute;
    private final double[] squares;
    /** First row and first column of each tile of the lower triangle; a row of -1 is that of the outputs. */
    private final int[][] tiles;

    ProductTiles(int d, int r) {
        this.d = d;
        this.r = r;
        inputs = new double[d][];
        for (int i = 0; i < d; i++) {
            inputs[i] = new double[i + 1];
        }
        correlations = new double[r][d];
        absolute = new double[r][d];
        squares = new double[r];
        tiles = IntStream.iterate(0, j -> j < d, j -> j + COLUMNS)
                .boxed()
                .flatMap(j -> IntStream.concat(
                                IntStream.of(-1), IntStream.iterate(j - j % ROWS, i -> i < d, i -> i + ROWS))
                        .mapToObj(i -> new int[] {i, j}))
                .toArray(int[][]::new);
    }

    /**
     * Adds the products of a block of samples.
     *
     * @param block inputs before outputs, one sample after the other
     * @param shifts of the block's means from those of the samples before
     * @param factor of the products of shifts that are added, 0 for none
     */
    void add(double[] block, int samples, double[] shifts, double factor) {
        IntStream places = IntStream.range(0, tiles.length);
        if ((long) samples * d * (d + 2 * r) >= FEWEST_SHARED && tiles.length > 1) {
            places = places.parallel();
        }
        places.forEach(t -> {
            if (tiles[t][0] < 0) {
                addOutputs(tiles[t][1], block, samples, shifts, factor);
            } else {
                addInputs(tiles[t][0], tiles[t][1], block, samples, shifts, factor);
            }
        });
        for (int o = 0; o < r; o++) {
            double sum = 0;
            for (int s = 0; s < samples; s++) {
                double y = block[s * (d + r) + d + o];
                sum += y * y;
            }
            squares[o] += sum + factor * shifts[d + o] * shifts[d + o];
        }
    }

    private void addInputs(int firstRow, int firstColumn, double[] block, int samples, double[] shifts, double factor) {
        int rows = Math.min(ROWS, d - firstRow);
        int columns = Math.min(COLUMNS, d - firstColumn);
        double[][] sums = new double[rows][columns];
        int width = d + r;
        int s = 0;
        for (; s + 8 <= samples; s += 8) {
            for (int i = 0; i < rows; i++) {
                int size = Math.min(columns, firstRow + i + 1 - firstColumn);
                if (size > 0) {
                    addEight(sums[i], size, block, s * width + firstRow + i, s * width + firstColumn, width);
                }
            }
        }
        for (; s < samples; s++) {
            for (int i = 0; i < rows; i++) {
                int size = Math.min(columns, firstRow + i + 1 - firstColumn);
                addOne(sums[i], size, block[s * width + firstRow + i], block, s * width + firstColumn);
            }
        }
        for (int i = 0; i < rows; i++) {
            double[] total = inputs[firstRow + i];
            double shift = factor * shifts[firstRow + i];
            int size = Math.min(columns, firstRow + i + 1 - firstColumn);
            for (int j = 0; j < size; j++) {
                total[firstColumn + j] += sums[i][j] + shift * shifts[firstColumn + j];
            }
        }
    }

    /** Adds the products of one column of eight samples with others, in the order of the samples. */
    private static void addEight(double[] sums, int size, double[] block, int one, int others, int width) {
        double a = block[one];
        double b = block[one + width];
        double c = block[one + 2 * width];
        double e = block[one + 3 * width];
        double f = block[one + 4 * width];
        double g = block[one + 5 * width];
        double h = block[one + 6 * width];
        double k = block[one + 7 * width];
        int p = others + width;
        int q = p + width;
        int u = q + width;
        int v = u + width;
        int w = v + width;
        int x = w + width;
        int y = x + width;
        for (int j = 0; j < size; j++) {
            sums[j] = sums[j]
                    + a * block[others + j]
                    + b * block[p + j]
                    + c * block[q + j]
                    + e * block[u + j]
                    + f * block[v + j]
                    + g * block[w + j]
                    + h * block[x + j]
                    + k * block[y + j];
        }
    }

    private static void addOne(double[] sums, int size, double factor, double[] block, int from) {
        for (int j = 0; j < size; j++) {
            sums[j] += factor * block[from + j];
        }
    }

    private void addOutputs(int firstColumn, double[] block, int samples, double[] shifts, double factor) {
        int columns = Math.min(COLUMNS, d - firstColumn);
        int width = d + r;
        for (int o = 0; o < r; o++) {
            double[] sums = new double[columns];
            double[] sizes = new double[columns];
            for (int s = 0; s < samples; s++) {
                double y = block[s * width + d + o];
                int from = s * width + firstColumn;
                addOne(sums, columns, y, block, from);
                for (int j = 0; j < columns; j++) {
                    sizes[j] += Math.abs(y * block[from + j]);
                }
            }
            double shift = factor * shifts[d + o];
            for (int j = 0; j < columns; j++) {
                double merged = shift * shifts[firstColumn + j];
                correlations[o][firstColumn + j] += sums[j] + merged;
                absolute[o][firstColumn + j] += sizes[j] + Math.abs(merged);
            }
        }
    }

    /** Of inputs i and j, j at most i. */
    double inputs(int i, int j) {
        return inputs[i][j];
    }

    /** Of output o and input i. */
    double correlation(int o, int i) {
        return correlations[o][i];
    }

    /** Sum of the absolute values of what {@link #correlation} sums. */
    double absolute(int o, int i) {
        return absolute[o][i];
    }

    /** Of output o with itself. */
    double squares(int o) {
        return squares[o];
    }
}
