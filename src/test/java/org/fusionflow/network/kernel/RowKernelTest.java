package org.fusionflow.network.kernel;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every operation against loops without any order of their own, and the two kernels against each other to the bit. */
class RowKernelTest {
    private static final int[] SIZES = {1, 2, 3, 4, 7, 8, 9, 15, 16, 23, 100, 101};
    private static final double RATE = 0.3;

    /** A layer and its vectors at places of their own inside larger arrays, with a ring of others around them. */
    private static final class Case {
        final MatrixBlock block;
        final double[] weights;
        final double[] lower;
        final double[] upper;
        final int lowerAt;
        final int upperAt;

        Case(int rows, int columns) {
            Random random = new Random(1000L * rows + columns);
            block = new MatrixBlock(random.nextInt(9), rows, columns);
            lowerAt = random.nextInt(9);
            upperAt = random.nextInt(9);
            weights = gaussian(random, block.at() + rows * columns + 5);
            lower = gaussian(random, lowerAt + columns + 5);
            upper = gaussian(random, upperAt + rows + 5);
        }

        private static double[] gaussian(Random random, int length) {
            return random.doubles(length).map(u -> 2 * u - 1).toArray();
        }

        double weight(int r, int c) {
            return weights[block.at() + r * block.columns() + c];
        }

        @Override
        public String toString() {
            return block.rows() + " x " + block.columns();
        }
    }

    static Stream<Case> cases() {
        return Arrays.stream(SIZES)
                .boxed()
                .flatMap(rows -> Arrays.stream(SIZES).mapToObj(columns -> new Case(rows, columns)));
    }

    static Stream<RowKernel> kernels() {
        return Stream.concat(Stream.of(Kernels.plainRows()), Kernels.vectorRows().stream());
    }

    private static double[] down(RowKernel kernel, Case c) {
        double[] out = c.lower.clone();
        kernel.addLeftTimes(c.weights, c.block, c.upper, c.upperAt, out, c.lowerAt);
        return out;
    }

    private static double[] up(RowKernel kernel, Case c) {
        double[] out = c.upper.clone();
        kernel.addTimesRight(c.weights, c.block, c.lower, c.lowerAt, out, c.upperAt);
        return out;
    }

    /** What goes up, and then the weights after it. */
    private static double[] upAndStep(RowKernel kernel, Case c) {
        double[] out = c.upper.clone();
        double[] weights = c.weights.clone();
        kernel.addTimesRightThenAdd(weights, c.block, c.lower, c.lowerAt, RATE, c.upper, c.upperAt, out, c.upperAt);
        double[] both = Arrays.copyOf(out, out.length + weights.length);
        System.arraycopy(weights, 0, both, out.length, weights.length);
        return both;
    }

    @ParameterizedTest
    @MethodSource("cases")
    void rowsGoDownAsTheMatrixSays(Case c) {
        double[] expected = c.lower.clone();
        for (int r = 0; r < c.block.rows(); r++) {
            for (int k = 0; k < c.block.columns(); k++) {
                expected[c.lowerAt + k] += c.upper[c.upperAt + r] * c.weight(r, k);
            }
        }
        kernels().forEach(kernel -> assertArrayEquals(expected, down(kernel, c), 1e-13));
    }

    @ParameterizedTest
    @MethodSource("cases")
    void columnsGoUpWithTheOldWeightsWhichThenStep(Case c) {
        double[] expected = c.upper.clone();
        double[] weights = c.weights.clone();
        for (int r = 0; r < c.block.rows(); r++) {
            for (int k = 0; k < c.block.columns(); k++) {
                expected[c.upperAt + r] += c.weight(r, k) * c.lower[c.lowerAt + k];
                weights[c.block.at() + r * c.block.columns() + k] +=
                        RATE * c.upper[c.upperAt + r] * c.lower[c.lowerAt + k];
            }
        }
        kernels().forEach(kernel -> {
            assertArrayEquals(expected, up(kernel, c), 1e-13);
            double[] both = upAndStep(kernel, c);
            assertArrayEquals(up(kernel, c), Arrays.copyOf(both, expected.length));
            assertArrayEquals(weights, Arrays.copyOfRange(both, expected.length, both.length), 1e-15);
        });
    }

    @ParameterizedTest
    @MethodSource("cases")
    void vectorsGiveTheBitsOfPlainJava(Case c) {
        assumeTrue(Kernels.vectorRows().isPresent());
        RowKernel vectors = Kernels.vectorRows().orElseThrow();
        RowKernel plain = Kernels.plainRows();
        assertArrayEquals(down(plain, c), down(vectors, c));
        assertArrayEquals(up(plain, c), up(vectors, c));
        assertArrayEquals(upAndStep(plain, c), upAndStep(vectors, c));
    }
}
