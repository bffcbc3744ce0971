package org.fusionflow.network.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation against loops without any order of their own, and the two kernels against each other to the bit. */
class TileKernelTest {
    private static final int[] SIZES = {1, 3, 4, 7, 8, 10, 17, 100, 101};

    /** A layer's weights and signals at places of their own inside larger arrays, with a ring of others around them. */
    private static final class Case {
        final MatrixBlock block;
        final int n;
        final double slope;
        final double[] weights;
        final double[] lower;
        final double[] upper;
        final double[] activation;
        final int lowerAt;
        final int upperAt;

        Case(int rows, int columns, int n, double slope, long seed) {
            Random random = new Random(seed);
            block = new MatrixBlock(1 + random.nextInt(9), rows, columns);
            this.n = n;
            this.slope = slope;
            lowerAt = random.nextInt(9);
            upperAt = random.nextInt(9);
            weights = gaussian(random, block.at() + rows * columns + 3);
            lower = gaussian(random, lowerAt + columns * n + 3);
            upper = gaussian(random, upperAt + rows * n + 3);
            activation = gaussian(random, lower.length);
            for (int i = 0; i < activation.length; i += 5) {
                activation[i] = i % 2 == 0 ? 0.0 : -0.0;
            }
        }

        static double[] gaussian(Random random, int length) {
            return random.doubles(length).map(u -> 2 * u - 1).toArray();
        }

        double weight(int r, int c) {
            return weights[block.at() + r * block.columns() + c];
        }

        double leaky(double z, double sign) {
            return sign > 0 ? z : slope * z;
        }

        @Override
        public String toString() {
            return block.rows() + " x " + block.columns() + ", n = " + n + ", slope " + slope;
        }
    }

    /** Shapes around the blocks of both kernels; slopes of ReLU, leaky ReLU and a linear layer. */
    static Stream<Case> cases() {
        double[] slopes = {0, 0.1, 1};
        return Arrays.stream(SIZES)
                .boxed()
                .flatMap(rows -> Arrays.stream(SIZES)
                        .mapToObj(columns -> new Case(
                                rows,
                                columns,
                                TileKernel.GRAIN * (1 + (rows + columns) % 4),
                                slopes[(rows + 2 * columns) % 3],
                                1000L * rows + columns)));
    }

    static Stream<TileKernel> kernels() {
        return Stream.concat(Stream.of(Kernels.plain()), Kernels.vector().stream());
    }

    @ParameterizedTest
    @MethodSource("cases")
    void forwardIsTheMatrixProduct(Case c) {
        kernels().forEach(kernel -> {
            for (boolean add : new boolean[] {false, true}) {
                double[] out = c.upper.clone();
                double[] expected = c.upper.clone();
                for (int r = 0; r < c.block.rows(); r++) {
                    for (int s = 0; s < c.n; s++) {
                        int at = c.upperAt + r * c.n + s;
                        double sum = add ? expected[at] : 0;
                        for (int k = 0; k < c.block.columns(); k++) {
                            sum += c.weight(r, k) * c.lower[c.lowerAt + k * c.n + s];
                        }
                        expected[at] = c.leaky(sum, sum);
                    }
                }
                if (add) {
                    kernel.addTimes(c.weights, c.block, c.lower, c.lowerAt, out, c.upperAt, c.n, c.slope);
                } else {
                    kernel.times(c.weights, c.block, c.lower, c.lowerAt, out, c.upperAt, c.n, c.slope);
                }
                assertClose(expected, out, c.block.columns());
            }
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void backwardIsTheTransposedProductThroughTheActivation(Case c) {
        kernels().forEach(kernel -> {
            for (boolean add : new boolean[] {false, true}) {
                double[] out = c.lower.clone();
                double[] expected = c.lower.clone();
                for (int k = 0; k < c.block.columns(); k++) {
                    for (int s = 0; s < c.n; s++) {
                        int at = c.lowerAt + k * c.n + s;
                        double sum = add ? expected[at] : 0;
                        for (int r = 0; r < c.block.rows(); r++) {
                            sum += c.weight(r, k) * c.upper[c.upperAt + r * c.n + s];
                        }
                        expected[at] = c.leaky(sum, c.activation[at]);
                    }
                }
                if (add) {
                    kernel.addTransposedTimes(
                            c.weights, c.block, c.upper, c.upperAt, out, c.lowerAt, c.n, c.activation, c.slope);
                } else {
                    kernel.transposedTimes(
                            c.weights, c.block, c.upper, c.upperAt, out, c.lowerAt, c.n, c.activation, c.slope);
                }
                assertClose(expected, out, c.block.rows());
            }
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void gradientIsTheSumOfOuterProducts(Case c) {
        kernels().forEach(kernel -> {
            double[] out = c.weights.clone();
            double[] expected = c.weights.clone();
            for (int r = 0; r < c.block.rows(); r++) {
                for (int k = 0; k < c.block.columns(); k++) {
                    for (int s = 0; s < c.n; s++) {
                        expected[c.block.at() + r * c.block.columns() + k] +=
                                c.upper[c.upperAt + r * c.n + s] * c.lower[c.lowerAt + k * c.n + s];
                    }
                }
            }
            kernel.addOuter(out, c.block, c.upper, c.upperAt, c.lower, c.lowerAt, c.n);
            assertClose(expected, out, c.n);
        });
    }

    /** With the output untouched elsewhere: arrays are compared whole. */
    private static void assertClose(double[] expected, double[] actual, int terms) {
        // Terms are at most 1 in size, so 1e-13 relative to their sum is terms * 1e-13.
        assertArrayEquals(expected, actual, 1e-13 * Math.max(1, terms));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void vectorsGiveTheBitsOfPlainLoops(Case c) {
        Kernels.vector().ifPresent(vector -> {
            TileKernel plain = Kernels.plain();
            sameBits(
                    c.upper,
                    out -> plain.times(c.weights, c.block, c.lower, c.lowerAt, out, c.upperAt, c.n, c.slope),
                    out -> vector.times(c.weights, c.block, c.lower, c.lowerAt, out, c.upperAt, c.n, c.slope));
            sameBits(
                    c.upper,
                    out -> plain.addTimes(c.weights, c.block, c.lower, c.lowerAt, out, c.upperAt, c.n, c.slope),
                    out -> vector.addTimes(c.weights, c.block, c.lower, c.lowerAt, out, c.upperAt, c.n, c.slope));
            sameBits(
                    c.lower,
                    out -> plain.transposedTimes(
                            c.weights, c.block, c.upper, c.upperAt, out, c.lowerAt, c.n, c.activation, c.slope),
                    out -> vector.transposedTimes(
                            c.weights, c.block, c.upper, c.upperAt, out, c.lowerAt, c.n, c.activation, c.slope));
            sameBits(
                    c.lower,
                    out -> plain.addTransposedTimes(
                            c.weights, c.block, c.upper, c.upperAt, out, c.lowerAt, c.n, c.activation, c.slope),
                    out -> vector.addTransposedTimes(
                            c.weights, c.block, c.upper, c.upperAt, out, c.lowerAt, c.n, c.activation, c.slope));
            sameBits(
                    c.weights,
                    out -> plain.addOuter(out, c.block, c.upper, c.upperAt, c.lower, c.lowerAt, c.n),
                    out -> vector.addOuter(out, c.block, c.upper, c.upperAt, c.lower, c.lowerAt, c.n));
            sameBits(
                    c.activation,
                    out -> plain.rectify(out, c.lowerAt, c.block.columns() * c.n, c.slope),
                    out -> vector.rectify(out, c.lowerAt, c.block.columns() * c.n, c.slope));
            sameBits(
                    c.lower,
                    out -> plain.rectifyBack(out, c.lowerAt, c.activation, c.lowerAt, c.block.columns() * c.n, c.slope),
                    out -> vector.rectifyBack(
                            out, c.lowerAt, c.activation, c.lowerAt, c.block.columns() * c.n, c.slope));
        });
    }

    private static void sameBits(double[] before, Consumer<double[]> one, Consumer<double[]> other) {
        double[] a = before.clone();
        double[] b = before.clone();
        one.accept(a);
        other.accept(b);
        assertArrayEquals(bits(a), bits(b));
    }

    private static long[] bits(double[] values) {
        return Arrays.stream(values).mapToLong(Double::doubleToRawLongBits).toArray();
    }

    @Test
    void derivativeAtZeroIsTheSlope() {
        double[] activation = new double[TileKernel.GRAIN];
        activation[1] = -0.0;
        activation[2] = Double.MIN_VALUE;
        activation[3] = -Double.MIN_VALUE;
        kernels().forEach(kernel -> {
            double[] error = new double[TileKernel.GRAIN];
            Arrays.fill(error, 8);
            kernel.rectifyBack(error, 0, activation, 0, TileKernel.GRAIN, 0.25);
            assertArrayEquals(new double[] {2, 2, 8, 2}, Arrays.copyOf(error, 4));
        });
    }

    /** The door that {@code bin/fusionflow} and the manifest leave open works, so a missing kernel means a small machine. */
    @Test
    void vectorsAreUsedWhereverTheyHave256Bits() throws ReflectiveOperationException {
        boolean found = Kernels.vector().isPresent();
        Object preferred = Class.forName("jdk.incubator.vector.DoubleVector")
                .getField("SPECIES_PREFERRED")
                .get(null);
        Object bits = Class.forName("jdk.incubator.vector.VectorSpecies")
                .getMethod("vectorBitSize")
                .invoke(preferred);
        assertEquals((int) bits >= 256, found);
        assertEquals(
                found ? "VectorKernel" : "PlainKernel",
                Kernels.best().getClass().getSimpleName());
        assertTrue(
                ModuleLayer.boot().findModule("jdk.incubator.vector").isEmpty(), "loaded late, so without a warning");
    }
}
