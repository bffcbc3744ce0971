package org.fusionflow.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Arrays;
import java.util.Optional;
import java.util.function.IntToDoubleFunction;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.hipparchus.random.MersenneTwister;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The search for the largest singular values, against known spectra and against the decomposition of the whole matrix. */
final class SingularValuesTest {
    /** What is promised of a value, over itself. */
    private static final double RELATIVE = 1e-12;

    /** What is promised of a value, over the largest. */
    private static final double ROUNDING = 1e-13;

    private static final int COUNT = 3;

    /** Entries of a matrix, row major, with this spectrum and random singular vectors. */
    private static double[] withSpectrum(int rows, int columns, long seed, IntToDoubleFunction value) {
        MersenneTwister random = new MersenneTwister(seed);
        double[] entries = new double[rows * columns];
        for (int k = 0; k < Math.min(rows, columns); k++) {
            entries[k * columns + k] = value.applyAsDouble(k);
        }
        // Reflections from both sides leave the spectrum as it is; a few mix all entries.
        for (int pass = 0; pass < 3; pass++) {
            reflect(entries, rows, columns, gaussian(rows, random), true);
            reflect(entries, rows, columns, gaussian(columns, random), false);
        }
        return entries;
    }

    private static double[] gaussian(int size, MersenneTwister random) {
        double[] numbers = new double[size];
        Arrays.setAll(numbers, i -> random.nextGaussian());
        return numbers;
    }

    private static void reflect(double[] entries, int rows, int columns, double[] normal, boolean fromLeft) {
        double squares = Arrays.stream(normal).map(x -> x * x).sum();
        for (int line = 0; line < (fromLeft ? columns : rows); line++) {
            int start = fromLeft ? line : line * columns;
            int stride = fromLeft ? columns : 1;
            double dot = 0;
            for (int i = 0; i < normal.length; i++) {
                dot += normal[i] * entries[start + i * stride];
            }
            for (int i = 0; i < normal.length; i++) {
                entries[start + i * stride] -= 2 * dot / squares * normal[i];
            }
        }
    }

    private static Optional<SingularValues> search(double[] entries, int rows, int columns, int count) {
        assertTrue(BlockLanczos.pays(rows, columns, count), "this test is about the search");
        RowVectors matrix = new RowVectors(columns, rows);
        for (int row = 0; row < rows; row++) {
            matrix.append(entries, row * columns, 1);
        }
        return new BlockLanczos(matrix, count).search();
    }

    private static void assertValues(IntToDoubleFunction expected, SingularValues found) {
        for (int k = 0; k < found.values().size(); k++) {
            double value = expected.applyAsDouble(k);
            double error = Math.max(RELATIVE * value, ROUNDING * expected.applyAsDouble(0));
            assertEquals(value, found.values().at(k), error, "value " + k);
        }
    }

    /** {@code W v = s u} and {@code W' u = s v} for unit vectors, whatever the distance to the next value. */
    private static void assertVectors(double[] entries, int rows, int columns, SingularValues found) {
        double top = found.values().at(0);
        double[] left = found.left().toArray();
        double[] right = found.right().toArray();
        double[] missLeft = new double[rows];
        double[] missRight = new double[columns];
        for (int i = 0; i < rows; i++) {
            for (int j = 0; j < columns; j++) {
                missLeft[i] += entries[i * columns + j] * right[j];
                missRight[j] += entries[i * columns + j] * left[i];
            }
        }
        for (int i = 0; i < rows; i++) {
            missLeft[i] -= top * left[i];
        }
        for (int j = 0; j < columns; j++) {
            missRight[j] -= top * right[j];
        }
        assertEquals(0, Vector.of(missLeft).norm() / top, 2 * RELATIVE);
        assertEquals(0, Vector.of(missRight).norm() / top, 2 * RELATIVE);
        assertEquals(1, found.left().norm(), ROUNDING);
        assertEquals(1, found.right().norm(), ROUNDING);
    }

    private static void assertFinds(int rows, int columns, long seed, IntToDoubleFunction spectrum) {
        double[] entries = withSpectrum(rows, columns, seed, spectrum);
        SingularValues found = search(entries, rows, columns, COUNT).orElseThrow();
        assertValues(spectrum, found);
        assertVectors(entries, rows, columns, found);
    }

    @ParameterizedTest
    @CsvSource({"160,160,1", "200,200,2", "160,400,3", "400,160,4", "300,301,5"})
    void gaussianMatricesHaveTheValuesOfTheWholeDecomposition(int rows, int columns, long seed) {
        double[] entries = gaussian(rows * columns, new MersenneTwister(seed));
        FullDecomposition whole = new FullDecomposition(DMatrixRMaj.wrap(rows, columns, entries.clone()));
        SingularValues found = search(entries, rows, columns, COUNT).orElseThrow();
        assertValues(whole::value, found);
        assertVectors(entries, rows, columns, found);
        double gap = 1 - whole.value(1) / whole.value(0);
        assertEquals(
                1, Math.abs(found.left().dot(Vector.of(whole.left(0)))), ROUNDING + Math.pow(2 * RELATIVE / gap, 2));
        assertEquals(
                1, Math.abs(found.right().dot(Vector.of(whole.right(0)))), ROUNDING + Math.pow(2 * RELATIVE / gap, 2));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    @Tag("closed-form")
    void smallSecondValuesKeepTheirDigits(long seed) {
        for (double second : new double[] {1e-2, 1e-5, 1e-8}) {
            assertFinds(170, 220, seed, k -> k == 0 ? 1 : second / k);
            // A weight that has learned, above the initial weights that did not move.
            assertFinds(220, 170, seed, k -> k == 0 ? 1 : second * (1 - k / 170.0) * 170 / 169);
        }
    }

    @Test
    @Tag("closed-form")
    void valuesThatOccurMoreThanOnceAreFoundAsOftenAsTheyOccur() {
        assertFinds(180, 180, 1, k -> 1); // orthogonal
        assertFinds(180, 200, 2, k -> k == 0 ? 2 : 1); // orthogonal and a rank-one part
        assertFinds(180, 180, 3, k -> k < 2 ? 1 : 0.5 / k);
        assertFinds(180, 180, 4, k -> k < 3 ? 1 : 0.9 / k);
        assertFinds(180, 180, 5, k -> k == 0 ? 1 : k < 3 ? 0.3 : 0.2 / k);
        assertFinds(180, 180, 6, k -> k < 7 ? 1 : 0.2 / k); // more often than the block has vectors
    }

    @Test
    @Tag("closed-form")
    void valuesThatLieCloseTogetherAreToldApart() {
        for (double distance : new double[] {1e-3, 1e-6, 1e-9, 1e-13}) {
            assertFinds(180, 180, 1, k -> k < 3 ? 1 - k * distance : 0.5 / k);
            assertFinds(180, 180, 2, k -> k < 8 ? 1 - k * distance : 0.5 / k);
        }
    }

    @Test
    @Tag("closed-form")
    void matricesOfLowRankHaveZerosBelow() {
        for (int rank = 1; rank <= 5; rank++) {
            int values = rank;
            assertFinds(200, 160, rank, k -> k < values ? values - k : 0);
        }
    }

    @Test
    @Tag("closed-form")
    void matricesOfFewEntriesAreSearchedToo() {
        int size = 160;
        double[] entries = new double[size * size];
        entries[5 * size + 7] = -3; // nearly all products with this matrix are exactly 0
        SingularValues one = search(entries, size, size, COUNT).orElseThrow();
        assertValues(k -> k == 0 ? 3 : 0, one);
        assertVectors(entries, size, size, one);
        for (int k = 0; k < size; k++) {
            entries[k * size + k] = k == 90 ? 5 : k == 91 ? 4 : 1;
        }
        entries[5 * size + 7] = 0;
        SingularValues diagonal = search(entries, size, size, COUNT).orElseThrow();
        assertValues(k -> k == 0 ? 5 : k == 1 ? 4 : 1, diagonal);
        assertEquals(1, Math.abs(diagonal.left().at(90)), ROUNDING);
    }

    @Test
    void theLargestAreFoundAlsoWhereManyAreAskedFor() {
        int rows = 500;
        int columns = 450;
        double[] entries = gaussian(rows * columns, new MersenneTwister(3));
        FullDecomposition whole = new FullDecomposition(DMatrixRMaj.wrap(rows, columns, entries.clone()));
        assertValues(whole::value, search(entries, rows, columns, 10).orElseThrow());
        assertFalse(BlockLanczos.pays(rows, columns, 20));
        assertValues(whole::value, SingularValues.largest(entries, 0, rows, columns, 20));
        assertEquals(
                20,
                SingularValues.largest(entries, 0, rows, columns, 20).values().size());
    }

    @Test
    void scalesOfAnySizeChangeNothingButTheScale() {
        int size = 160;
        double[] entries = withSpectrum(size, size, 1, k -> 1.0 / (k + 1));
        SingularValues plain = SingularValues.largest(entries, 0, size, size, COUNT);
        for (int exponent : new int[] {-660, -531, 664, 1000}) {
            double[] scaled =
                    Arrays.stream(entries).map(x -> Math.scalb(x, exponent)).toArray();
            SingularValues found = SingularValues.largest(scaled, 0, size, size, COUNT);
            for (int k = 0; k < COUNT; k++) {
                assertEquals(
                        Math.scalb(plain.values().at(k), exponent),
                        found.values().at(k));
            }
            assertEquals(plain.left(), found.left());
        }
        // Where numbers lose their last digits, no error is promised but that all is finite and in order.
        double[] tiny = Arrays.stream(entries).map(x -> x * 1e-310).toArray();
        assertEquals(
                1e-310,
                SingularValues.largest(tiny, 0, size, size, COUNT).values().at(0),
                1e-318);
    }

    @Test
    void aLargeLayerOfZerosHasNoDirection() {
        SingularValues none = SingularValues.largest(new double[200 * 200], 0, 200, 200, COUNT);
        assertEquals(Vector.of(0, 0, 0), none.values());
        assertEquals(0, none.left().norm());
    }

    @Test
    void aSearchWithoutEndIsGivenUpForTheWholeDecomposition() {
        // Spaced evenly within 1e-3, the largest stand out too little for as many products as there are values.
        int size = 170;
        double[] entries = withSpectrum(size, size, 1, k -> 1 - 1e-5 * k);
        assertTrue(search(entries, size, size, COUNT).isEmpty());
        assertValues(k -> 1 - 1e-5 * k, SingularValues.largest(entries, 0, size, size, COUNT));
    }

    @Test
    void theSameMatrixGivesTheSameBits() {
        double[] entries = gaussian(200 * 180 + 3, new MersenneTwister(9));
        SingularValues once = SingularValues.largest(entries, 0, 200, 180, COUNT);
        assertEquals(once, SingularValues.largest(entries, 0, 200, 180, COUNT));
        double[] moved = new double[entries.length + 5];
        System.arraycopy(entries, 0, moved, 5, entries.length);
        assertEquals(once, SingularValues.largest(moved, 5, 200, 180, COUNT));
    }

    @Test
    void smallMatricesAreDecomposedAsAWhole() {
        assertFalse(BlockLanczos.pays(159, 1000, COUNT));
        assertFalse(BlockLanczos.pays(1000, 1, 1));
        double[] row = IntStream.range(0, 1000).mapToDouble(i -> 1).toArray();
        assertEquals(
                Math.sqrt(1000),
                SingularValues.largest(row, 0, 1, 1000, 1).values().at(0),
                ROUNDING * 1000);
    }
}
