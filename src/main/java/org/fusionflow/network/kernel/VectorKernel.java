package org.fusionflow.network.kernel;

import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/**
 * Tile kernel with explicit vectors that keeps its sums in registers: four rows and two vectors of samples are read once from memory for eight
 * multiply-adds of each term.
 *
 * <p>It is compiled separately and instantiated by name, because it needs the incubator module {@code jdk.incubator.vector}.
 */
final class VectorKernel implements TileKernel {
    /** At most eight lanes: the partial sums of {@link #addOuter} are lanes. */
    static final VectorSpecies<Double> SPECIES =
            DoubleVector.SPECIES_PREFERRED.length() > 8 ? DoubleVector.SPECIES_512 : DoubleVector.SPECIES_PREFERRED;

    static final int LANES = SPECIES.length();

    private final VectorOuter outer = new VectorOuter();

    VectorKernel() {
        if (LANES != 8 && LANES != 4) {
            throw new UnsupportedOperationException("vectors of " + LANES + " numbers");
        }
    }

    @Override
    public void times(
            double[] weights, MatrixBlock block, double[] in, int from, double[] out, int to, int n, double slope) {
        forward(weights, block, in, from, out, to, n, false, slope);
    }

    @Override
    public void addTimes(
            double[] weights, MatrixBlock block, double[] in, int from, double[] out, int to, int n, double slope) {
        forward(weights, block, in, from, out, to, n, true, slope);
    }

    private static void forward(
            double[] weights,
            MatrixBlock block,
            double[] in,
            int from,
            double[] out,
            int to,
            int n,
            boolean add,
            double slope) {
        int columns = block.columns();
        product(weights, block.at(), columns, 1, block.rows(), columns, in, from, out, to, n, add, out, slope);
    }

    @Override
    public void transposedTimes(
            double[] weights,
            MatrixBlock block,
            double[] in,
            int from,
            double[] out,
            int to,
            int n,
            double[] activation,
            double slope) {
        backward(weights, block, in, from, out, to, n, false, activation, slope);
    }

    @Override
    public void addTransposedTimes(
            double[] weights,
            MatrixBlock block,
            double[] in,
            int from,
            double[] out,
            int to,
            int n,
            double[] activation,
            double slope) {
        backward(weights, block, in, from, out, to, n, true, activation, slope);
    }

    private static void backward(
            double[] weights,
            MatrixBlock block,
            double[] in,
            int from,
            double[] out,
            int to,
            int n,
            boolean add,
            double[] activation,
            double slope) {
        int columns = block.columns();
        product(weights, block.at(), 1, columns, columns, block.rows(), in, from, out, to, n, add, activation, slope);
    }

    /** Sums over k of {@code weights[at + r rowStep + k termStep] in[k]}; in the forward pass {@code signs} is {@code out} itself. */
    private static void product(
            double[] weights,
            int at,
            int rowStep,
            int termStep,
            int rows,
            int terms,
            double[] in,
            int from,
            double[] out,
            int to,
            int n,
            boolean add,
            double[] signs,
            double slope) {
        int r = 0;
        for (; r + 3 < rows; r += 4) {
            for (int s = 0; s < n; s += 2 * LANES) {
                fourRows(
                        weights, at + r * rowStep, rowStep, termStep, terms, in, from + s, out, to + r * n + s, n, add);
            }
            activate(out, to + r * n, signs, to + r * n, 4 * n, slope);
        }
        for (; r < rows; r++) {
            for (int s = 0; s < n; s += 4 * LANES) {
                oneRow(weights, at + r * rowStep, termStep, terms, in, from + s, out, to + r * n + s, n, add);
            }
            activate(out, to + r * n, signs, to + r * n, n, slope);
        }
    }

    private static void fourRows(
            double[] weights,
            int at,
            int rowStep,
            int termStep,
            int terms,
            double[] in,
            int from,
            double[] out,
            int to,
            int n,
            boolean add) {
        int to1 = to + n;
        int to2 = to1 + n;
        int to3 = to2 + n;
        DoubleVector a0 = start(out, to, add);
        DoubleVector b0 = start(out, to + LANES, add);
        DoubleVector a1 = start(out, to1, add);
        DoubleVector b1 = start(out, to1 + LANES, add);
        DoubleVector a2 = start(out, to2, add);
        DoubleVector b2 = start(out, to2 + LANES, add);
        DoubleVector a3 = start(out, to3, add);
        DoubleVector b3 = start(out, to3 + LANES, add);
        int w0 = at;
        int w1 = w0 + rowStep;
        int w2 = w1 + rowStep;
        int w3 = w2 + rowStep;
        int i = from;
        for (int k = 0; k < terms; k++) {
            DoubleVector x = DoubleVector.fromArray(SPECIES, in, i);
            DoubleVector y = DoubleVector.fromArray(SPECIES, in, i + LANES);
            DoubleVector w = DoubleVector.broadcast(SPECIES, weights[w0]);
            a0 = x.fma(w, a0);
            b0 = y.fma(w, b0);
            w = DoubleVector.broadcast(SPECIES, weights[w1]);
            a1 = x.fma(w, a1);
            b1 = y.fma(w, b1);
            w = DoubleVector.broadcast(SPECIES, weights[w2]);
            a2 = x.fma(w, a2);
            b2 = y.fma(w, b2);
            w = DoubleVector.broadcast(SPECIES, weights[w3]);
            a3 = x.fma(w, a3);
            b3 = y.fma(w, b3);
            i += n;
            w0 += termStep;
            w1 += termStep;
            w2 += termStep;
            w3 += termStep;
        }
        a0.intoArray(out, to);
        b0.intoArray(out, to + LANES);
        a1.intoArray(out, to1);
        b1.intoArray(out, to1 + LANES);
        a2.intoArray(out, to2);
        b2.intoArray(out, to2 + LANES);
        a3.intoArray(out, to3);
        b3.intoArray(out, to3 + LANES);
    }

    private static void oneRow(
            double[] weights,
            int at,
            int termStep,
            int terms,
            double[] in,
            int from,
            double[] out,
            int to,
            int n,
            boolean add) {
        DoubleVector a = start(out, to, add);
        DoubleVector b = start(out, to + LANES, add);
        DoubleVector c = start(out, to + 2 * LANES, add);
        DoubleVector d = start(out, to + 3 * LANES, add);
        int i = from;
        int j = at;
        for (int k = 0; k < terms; k++) {
            DoubleVector w = DoubleVector.broadcast(SPECIES, weights[j]);
            a = DoubleVector.fromArray(SPECIES, in, i).fma(w, a);
            b = DoubleVector.fromArray(SPECIES, in, i + LANES).fma(w, b);
            c = DoubleVector.fromArray(SPECIES, in, i + 2 * LANES).fma(w, c);
            d = DoubleVector.fromArray(SPECIES, in, i + 3 * LANES).fma(w, d);
            i += n;
            j += termStep;
        }
        a.intoArray(out, to);
        b.intoArray(out, to + LANES);
        c.intoArray(out, to + 2 * LANES);
        d.intoArray(out, to + 3 * LANES);
    }

    private static DoubleVector start(double[] out, int to, boolean add) {
        return add ? DoubleVector.fromArray(SPECIES, out, to) : DoubleVector.zero(SPECIES);
    }

    @Override
    public void addOuter(
            double[] gradient, MatrixBlock block, double[] left, int leftAt, double[] right, int rightAt, int n) {
        outer.add(gradient, block, left, leftAt, right, rightAt, n);
    }

    @Override
    public void rectify(double[] signal, int at, int length, double slope) {
        activate(signal, at, signal, at, length, slope);
    }

    @Override
    public void rectifyBack(double[] error, int at, double[] activation, int from, int length, double slope) {
        activate(error, at, activation, from, length, slope);
    }

    /** Multiplies by {@code slope} where {@code signs} is not positive; in the forward pass the sign of the value itself decides. */
    private static void activate(double[] values, int at, double[] signs, int from, int length, double slope) {
        if (slope == 1) {
            return;
        }
        long one = Double.doubleToRawLongBits(1.0);
        long change = one ^ Double.doubleToRawLongBits(slope);
        // Works on the bits of numbers: JDK 17 keeps masks in vectors, and comparing and blending took twice as long.
        for (int i = 0; i < length; i += LANES) {
            LongVector sign = DoubleVector.fromArray(SPECIES, signs, from + i).reinterpretAsLongs();
            LongVector flat = sign.or(sign.sub(1)).lanewise(VectorOperators.ASHR, 63);
            DoubleVector factor =
                    flat.and(change).lanewise(VectorOperators.XOR, one).reinterpretAsDoubles();
            DoubleVector.fromArray(SPECIES, values, at + i).mul(factor).intoArray(values, at + i);
        }
    }
}
