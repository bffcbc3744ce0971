package org.fusionflow.network.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Computes the sums over samples of {@link TileKernel#addOuter} in blocks of eight units of one side by two of the other, so that ten loads
 * serve sixteen multiply-adds. Scalar code adds the partial sums; shuffles of vectors were slower on JDK 17.
 */
final class VectorOuter {
    private static final VectorSpecies<Double> S = VectorKernel.SPECIES;
    private static final int LANES = VectorKernel.LANES;
    private static final int CHAINS = 8;

    /** The sums of a block, one partial sum after the other. */
    private final double[] chains = new double[2 * 8 * CHAINS];

    void add(double[] gradient, MatrixBlock block, double[] left, int leftAt, double[] right, int rightAt, int n) {
        int rows = block.rows();
        int columns = block.columns();
        int eightRows = rows & -8;
        int eightColumns = columns & -8;
        // Columns in the outer loop: eight of them stay in the nearest cache while all rows are processed.
        for (int c = 0; c < eightColumns; c += 8) {
            eight(gradient, block.at() + c, 1, columns, rows, right, rightAt + c * n, left, leftAt, n);
        }
        int at = block.at() + eightColumns;
        int y = rightAt + eightColumns * n;
        for (int r = 0; r < eightRows; r += 8) {
            eight(gradient, at + r * columns, columns, 1, columns - eightColumns, left, leftAt + r * n, right, y, n);
        }
        for (int r = eightRows; r < rows; r++) {
            for (int c = eightColumns; c < columns; c++) {
                gradient[block.at() + r * columns + c] += one(left, leftAt + r * n, right, rightAt + c * n, n);
            }
        }
    }

    /** Multiplies eight units of {@code x} with all {@code others} of {@code y}. */
    private void eight(
            double[] gradient, int at, int xStep, int yStep, int others, double[] x, int i, double[] y, int j, int n) {
        int k = 0;
        for (; k + 1 < others; k += 2) {
            eightByTwo(x, i, y, j + k * n, n);
            addSums(gradient, at + k * yStep, xStep, 0);
            addSums(gradient, at + (k + 1) * yStep, xStep, 8 * CHAINS);
        }
        if (k < others) {
            eightByOne(x, i, y, j + k * n, n, 0);
            addSums(gradient, at + k * yStep, xStep, 0);
        }
    }

    private void addSums(double[] gradient, int at, int step, int from) {
        for (int k = 0; k < 8; k++) {
            gradient[at + k * step] += sum(from + k * CHAINS);
        }
    }

    private void eightByTwo(double[] x, int i, double[] y, int j, int n) {
        if (LANES != CHAINS) {
            // Sixteen sums of two vectors each would need more registers than such machines have.
            eightByOne(x, i, y, j, n, 0);
            eightByOne(x, i, y, j + n, n, 8 * CHAINS);
            return;
        }
        DoubleVector a0 = DoubleVector.zero(S);
        DoubleVector b0 = a0;
        DoubleVector a1 = a0;
        DoubleVector b1 = a0;
        DoubleVector a2 = a0;
        DoubleVector b2 = a0;
        DoubleVector a3 = a0;
        DoubleVector b3 = a0;
        DoubleVector a4 = a0;
        DoubleVector b4 = a0;
        DoubleVector a5 = a0;
        DoubleVector b5 = a0;
        DoubleVector a6 = a0;
        DoubleVector b6 = a0;
        DoubleVector a7 = a0;
        DoubleVector b7 = a0;
        int i1 = i + n;
        int i2 = i1 + n;
        int i3 = i2 + n;
        int i4 = i3 + n;
        int i5 = i4 + n;
        int i6 = i5 + n;
        int i7 = i6 + n;
        for (int s = 0; s < n; s += CHAINS) {
            DoubleVector p = DoubleVector.fromArray(S, y, j + s);
            DoubleVector q = DoubleVector.fromArray(S, y, j + n + s);
            DoubleVector v = DoubleVector.fromArray(S, x, i + s);
            a0 = v.fma(p, a0);
            b0 = v.fma(q, b0);
            v = DoubleVector.fromArray(S, x, i1 + s);
            a1 = v.fma(p, a1);
            b1 = v.fma(q, b1);
            v = DoubleVector.fromArray(S, x, i2 + s);
            a2 = v.fma(p, a2);
            b2 = v.fma(q, b2);
            v = DoubleVector.fromArray(S, x, i3 + s);
            a3 = v.fma(p, a3);
            b3 = v.fma(q, b3);
            v = DoubleVector.fromArray(S, x, i4 + s);
            a4 = v.fma(p, a4);
            b4 = v.fma(q, b4);
            v = DoubleVector.fromArray(S, x, i5 + s);
            a5 = v.fma(p, a5);
            b5 = v.fma(q, b5);
            v = DoubleVector.fromArray(S, x, i6 + s);
            a6 = v.fma(p, a6);
            b6 = v.fma(q, b6);
            v = DoubleVector.fromArray(S, x, i7 + s);
            a7 = v.fma(p, a7);
            b7 = v.fma(q, b7);
        }
        a0.intoArray(chains, 0);
        a1.intoArray(chains, CHAINS);
        a2.intoArray(chains, 2 * CHAINS);
        a3.intoArray(chains, 3 * CHAINS);
        a4.intoArray(chains, 4 * CHAINS);
        a5.intoArray(chains, 5 * CHAINS);
        a6.intoArray(chains, 6 * CHAINS);
        a7.intoArray(chains, 7 * CHAINS);
        b0.intoArray(chains, 8 * CHAINS);
        b1.intoArray(chains, 9 * CHAINS);
        b2.intoArray(chains, 10 * CHAINS);
        b3.intoArray(chains, 11 * CHAINS);
        b4.intoArray(chains, 12 * CHAINS);
        b5.intoArray(chains, 13 * CHAINS);
        b6.intoArray(chains, 14 * CHAINS);
        b7.intoArray(chains, 15 * CHAINS);
    }

    private void eightByOne(double[] x, int i, double[] y, int j, int n, int to) {
        for (int lane = 0; lane < CHAINS; lane += LANES) {
            DoubleVector a0 = DoubleVector.zero(S);
            DoubleVector a1 = a0;
            DoubleVector a2 = a0;
            DoubleVector a3 = a0;
            DoubleVector a4 = a0;
            DoubleVector a5 = a0;
            DoubleVector a6 = a0;
            DoubleVector a7 = a0;
            for (int s = lane; s < n; s += CHAINS) {
                DoubleVector p = DoubleVector.fromArray(S, y, j + s);
                a0 = DoubleVector.fromArray(S, x, i + s).fma(p, a0);
                a1 = DoubleVector.fromArray(S, x, i + n + s).fma(p, a1);
                a2 = DoubleVector.fromArray(S, x, i + 2 * n + s).fma(p, a2);
                a3 = DoubleVector.fromArray(S, x, i + 3 * n + s).fma(p, a3);
                a4 = DoubleVector.fromArray(S, x, i + 4 * n + s).fma(p, a4);
                a5 = DoubleVector.fromArray(S, x, i + 5 * n + s).fma(p, a5);
                a6 = DoubleVector.fromArray(S, x, i + 6 * n + s).fma(p, a6);
                a7 = DoubleVector.fromArray(S, x, i + 7 * n + s).fma(p, a7);
            }
            a0.intoArray(chains, to + lane);
            a1.intoArray(chains, to + CHAINS + lane);
            a2.intoArray(chains, to + 2 * CHAINS + lane);
            a3.intoArray(chains, to + 3 * CHAINS + lane);
            a4.intoArray(chains, to + 4 * CHAINS + lane);
            a5.intoArray(chains, to + 5 * CHAINS + lane);
            a6.intoArray(chains, to + 6 * CHAINS + lane);
            a7.intoArray(chains, to + 7 * CHAINS + lane);
        }
    }

    private double one(double[] x, int i, double[] y, int j, int n) {
        for (int lane = 0; lane < CHAINS; lane += LANES) {
            DoubleVector a = DoubleVector.zero(S);
            for (int s = lane; s < n; s += CHAINS) {
                a = DoubleVector.fromArray(S, x, i + s).fma(DoubleVector.fromArray(S, y, j + s), a);
            }
            a.intoArray(chains, lane);
        }
        return sum(0);
    }

    private double sum(int i) {
        return ((chains[i] + chains[i + 4]) + (chains[i + 2] + chains[i + 6]))
                + ((chains[i + 1] + chains[i + 5]) + (chains[i + 3] + chains[i + 7]));
    }
}
