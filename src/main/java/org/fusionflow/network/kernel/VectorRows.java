package org.fusionflow.network.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorSpecies;

/**
 * Row kernel with explicit vectors, four rows at a time. It speeds up the sums along rows, which the compiler does not vectorize. It is compiled
 * separately and instantiated by name, as {@link VectorKernel}.
 */
final class VectorRows implements RowKernel {
    private static final VectorSpecies<Double> S = VectorKernel.SPECIES;
    private static final int LANES = VectorKernel.LANES;

    private final PlainRows plain = new PlainRows();
    /** The partial sums of four rows. */
    private final double[] chains = new double[4 * CHAINS];

    VectorRows() {
        if (LANES != 8 && LANES != 4) {
            throw new UnsupportedOperationException("vectors of " + LANES + " numbers");
        }
    }

    @Override
    public void addLeftTimes(double[] weights, MatrixBlock block, double[] left, int leftAt, double[] out, int outAt) {
        int columns = block.columns();
        if (columns < CHAINS) {
            plain.addLeftTimes(weights, block, left, leftAt, out, outAt);
            return;
        }
        int rows = block.rows();
        int at = block.at();
        int r = 0;
        for (; r + 3 < rows; r += 4, at += 4 * columns) {
            addFourRows(weights, at, columns, left, leftAt + r, out, outAt);
        }
        for (; r < rows; r++, at += columns) {
            PlainRows.addMultiple(left[leftAt + r], weights, at, out, outAt, columns);
        }
    }

    private static void addFourRows(
            double[] weights, int at, int columns, double[] left, int leftAt, double[] out, int outAt) {
        double g0 = left[leftAt];
        double g1 = left[leftAt + 1];
        double g2 = left[leftAt + 2];
        double g3 = left[leftAt + 3];
        DoubleVector f0 = DoubleVector.broadcast(S, g0);
        DoubleVector f1 = DoubleVector.broadcast(S, g1);
        DoubleVector f2 = DoubleVector.broadcast(S, g2);
        DoubleVector f3 = DoubleVector.broadcast(S, g3);
        int at1 = at + columns;
        int at2 = at1 + columns;
        int at3 = at2 + columns;
        int c = 0;
        for (; c <= columns - LANES; c += LANES) {
            DoubleVector a = DoubleVector.fromArray(S, weights, at + c)
                    .mul(f0)
                    .add(DoubleVector.fromArray(S, weights, at1 + c).mul(f1));
            DoubleVector b = DoubleVector.fromArray(S, weights, at2 + c)
                    .mul(f2)
                    .add(DoubleVector.fromArray(S, weights, at3 + c).mul(f3));
            DoubleVector.fromArray(S, out, outAt + c).add(a.add(b)).intoArray(out, outAt + c);
        }
        for (; c < columns; c++) {
            out[outAt + c] +=
                    (g0 * weights[at + c] + g1 * weights[at1 + c]) + (g2 * weights[at2 + c] + g3 * weights[at3 + c]);
        }
    }

    @Override
    public void addTimesRight(
            double[] weights, MatrixBlock block, double[] right, int rightAt, double[] out, int outAt) {
        int columns = block.columns();
        if (columns < CHAINS) {
            plain.addTimesRight(weights, block, right, rightAt, out, outAt);
            return;
        }
        int rows = block.rows();
        int at = block.at();
        int r = 0;
        for (; r + 3 < rows; r += 4, at += 4 * columns) {
            for (int lane = 0; lane < CHAINS; lane += LANES) {
                fourDots(weights, at, columns, right, rightAt, lane);
            }
            addSums(weights, at, columns, right, rightAt, 4, out, outAt + r);
        }
        for (; r < rows; r++, at += columns) {
            for (int lane = 0; lane < CHAINS; lane += LANES) {
                dot(weights, at, columns, right, rightAt, lane);
            }
            addSums(weights, at, columns, right, rightAt, 1, out, outAt + r);
        }
    }

    @Override
    public void addTimesRightThenAdd(
            double[] weights,
            MatrixBlock block,
            double[] right,
            int rightAt,
            double rate,
            double[] left,
            int leftAt,
            double[] out,
            int outAt) {
        int columns = block.columns();
        if (columns < CHAINS) {
            plain.addTimesRightThenAdd(weights, block, right, rightAt, rate, left, leftAt, out, outAt);
            return;
        }
        int rows = block.rows();
        int at = block.at();
        int whole = columns & -CHAINS;
        int r = 0;
        for (; r + 3 < rows; r += 4, at += 4 * columns) {
            int l = leftAt + r;
            for (int lane = 0; lane < CHAINS; lane += LANES) {
                fourDotsThenAdd(weights, at, columns, right, rightAt, lane, rate, left, l);
            }
            for (int c = whole; c < columns; c++) {
                double x = right[rightAt + c];
                int chain = c - whole;
                int w = at + c;
                double w0 = weights[w];
                double w1 = weights[w + columns];
                double w2 = weights[w + 2 * columns];
                double w3 = weights[w + 3 * columns];
                chains[chain] += w0 * x;
                chains[chain + CHAINS] += w1 * x;
                chains[chain + 2 * CHAINS] += w2 * x;
                chains[chain + 3 * CHAINS] += w3 * x;
                weights[w] = w0 + rate * left[l] * x;
                weights[w + columns] = w1 + rate * left[l + 1] * x;
                weights[w + 2 * columns] = w2 + rate * left[l + 2] * x;
                weights[w + 3 * columns] = w3 + rate * left[l + 3] * x;
            }
            for (int k = 0; k < 4; k++) {
                out[outAt + r + k] += sum(k);
            }
        }
        for (; r < rows; r++, at += columns) {
            for (int lane = 0; lane < CHAINS; lane += LANES) {
                dot(weights, at, columns, right, rightAt, lane);
            }
            addSums(weights, at, columns, right, rightAt, 1, out, outAt + r);
            PlainRows.addMultiple(rate * left[leftAt + r], right, rightAt, weights, at, columns);
        }
    }

    /** Computes the partial sums from {@code lane} on of four rows, without the columns after the last eight. */
    private void fourDots(double[] weights, int at, int columns, double[] right, int rightAt, int lane) {
        DoubleVector s0 = DoubleVector.zero(S);
        DoubleVector s1 = s0;
        DoubleVector s2 = s0;
        DoubleVector s3 = s0;
        int at1 = at + columns;
        int at2 = at1 + columns;
        int at3 = at2 + columns;
        for (int c = lane; c <= columns - CHAINS + lane; c += CHAINS) {
            DoubleVector x = DoubleVector.fromArray(S, right, rightAt + c);
            s0 = DoubleVector.fromArray(S, weights, at + c).mul(x).add(s0);
            s1 = DoubleVector.fromArray(S, weights, at1 + c).mul(x).add(s1);
            s2 = DoubleVector.fromArray(S, weights, at2 + c).mul(x).add(s2);
            s3 = DoubleVector.fromArray(S, weights, at3 + c).mul(x).add(s3);
        }
        s0.intoArray(chains, lane);
        s1.intoArray(chains, CHAINS + lane);
        s2.intoArray(chains, 2 * CHAINS + lane);
        s3.intoArray(chains, 3 * CHAINS + lane);
    }

    private void dot(double[] weights, int at, int columns, double[] right, int rightAt, int lane) {
        DoubleVector sum = DoubleVector.zero(S);
        for (int c = lane; c <= columns - CHAINS + lane; c += CHAINS) {
            sum = DoubleVector.fromArray(S, weights, at + c)
                    .mul(DoubleVector.fromArray(S, right, rightAt + c))
                    .add(sum);
        }
        sum.intoArray(chains, lane);
    }

    private void fourDotsThenAdd(
            double[] weights,
            int at,
            int columns,
            double[] right,
            int rightAt,
            int lane,
            double rate,
            double[] left,
            int leftAt) {
        DoubleVector s0 = DoubleVector.zero(S);
        DoubleVector s1 = s0;
        DoubleVector s2 = s0;
        DoubleVector s3 = s0;
        DoubleVector f0 = DoubleVector.broadcast(S, rate * left[leftAt]);
        DoubleVector f1 = DoubleVector.broadcast(S, rate * left[leftAt + 1]);
        DoubleVector f2 = DoubleVector.broadcast(S, rate * left[leftAt + 2]);
        DoubleVector f3 = DoubleVector.broadcast(S, rate * left[leftAt + 3]);
        int at1 = at + columns;
        int at2 = at1 + columns;
        int at3 = at2 + columns;
        for (int c = lane; c <= columns - CHAINS + lane; c += CHAINS) {
            DoubleVector x = DoubleVector.fromArray(S, right, rightAt + c);
            DoubleVector w = DoubleVector.fromArray(S, weights, at + c);
            s0 = w.mul(x).add(s0);
            w.add(f0.mul(x)).intoArray(weights, at + c);
            w = DoubleVector.fromArray(S, weights, at1 + c);
            s1 = w.mul(x).add(s1);
            w.add(f1.mul(x)).intoArray(weights, at1 + c);
            w = DoubleVector.fromArray(S, weights, at2 + c);
            s2 = w.mul(x).add(s2);
            w.add(f2.mul(x)).intoArray(weights, at2 + c);
            w = DoubleVector.fromArray(S, weights, at3 + c);
            s3 = w.mul(x).add(s3);
            w.add(f3.mul(x)).intoArray(weights, at3 + c);
        }
        s0.intoArray(chains, lane);
        s1.intoArray(chains, CHAINS + lane);
        s2.intoArray(chains, 2 * CHAINS + lane);
        s3.intoArray(chains, 3 * CHAINS + lane);
    }

    /** Adds the columns after the last eight to the partial sums, and these to the output. */
    private void addSums(
            double[] weights, int at, int columns, double[] right, int rightAt, int rows, double[] out, int outAt) {
        int whole = columns & -CHAINS;
        // Column by column: sums of different rows do not wait for each other.
        for (int c = whole; c < columns; c++) {
            double x = right[rightAt + c];
            for (int k = 0; k < rows; k++) {
                chains[k * CHAINS + c - whole] += weights[at + k * columns + c] * x;
            }
        }
        for (int k = 0; k < rows; k++) {
            out[outAt + k] += sum(k);
        }
    }

    /** The sum of the partial sums of a row. */
    private double sum(int k) {
        int s = k * CHAINS;
        return ((chains[s] + chains[s + 4]) + (chains[s + 2] + chains[s + 6]))
                + ((chains[s + 1] + chains[s + 5]) + (chains[s + 3] + chains[s + 7]));
    }
}
