package org.fusionflow.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Symmetric matrices, their eigenvalues and pseudo-inverse; and vectors. */
class SymmetricTest {
    @ParameterizedTest
    @ValueSource(doubles = {Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void entryThatIsNotFiniteIsRefusedAtOnce(double entry) {
        double[][] rows = {{1, 0, 0}, {0, entry, 0}, {0, 0, 1}};
        Assertions.assertTimeoutPreemptively(
                Duration.ofSeconds(10), () -> assertThrows(IllegalArgumentException.class, () -> new Symmetric(rows)));
    }

    @Test
    void matrixThatIsNotSquareOrNotSymmetricIsRefused() {
        assertThrows(IllegalArgumentException.class, () -> new Symmetric(new double[][] {}));
        assertThrows(IllegalArgumentException.class, () -> new Symmetric(new double[][] {{1, 2}}));
        assertThrows(IllegalArgumentException.class, () -> new Symmetric(new double[][] {{1, 2}, {2}}));
        assertThrows(IllegalArgumentException.class, () -> new Symmetric(new double[][] {{1, 2}, {3, 4}}));
    }

    @Test
    void asymmetryOfRoundingSizeIsAveragedAway() {
        Symmetric matrix = new Symmetric(new double[][] {{1, 0.5}, {0.5 + 4e-10, 1}});
        assertEquals(matrix.at(0, 1), matrix.at(1, 0));
        assertEquals(0.5 + 2e-10, matrix.at(0, 1), 1e-15);
    }

    @Test
    void eigenvaluesOfATwoByTwoMatrixMatchTheClosedForm() {
        // Trace 7, determinant 6: eigenvalues 1 and 6.
        Symmetric matrix = new Symmetric(new double[][] {{5, 2}, {2, 2}});
        assertEquals(1, matrix.smallestEigenvalue(), 1e-14);
        assertEquals(6, matrix.largestEigenvalue(), 1e-14);
    }

    @ParameterizedTest(name = "rank {0} of 5")
    @ValueSource(ints = {1, 2, 3, 4, 5})
    void pseudoInverseMeetsThePenroseCondition(int rank) {
        Random random = new Random(rank);
        double[][] factor = new double[5][rank];
        for (double[] row : factor) {
            for (int j = 0; j < rank; j++) {
                row[j] = random.nextGaussian();
            }
        }
        double[][] product = new double[5][5];
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                product[i][j] = Vector.of(factor[i]).dot(Vector.of(factor[j]));
            }
        }
        Symmetric matrix = new Symmetric(product);
        for (double[] row : product) {
            // A A+ A = A, row by row; the condition of the nonzero part is below 1e4 for these seeds.
            Vector again = matrix.leftTimes(matrix.semidefinite().solve(Vector.of(row)));
            assertTrue(again.minus(Vector.of(row)).norm() < 1e-10 * matrix.largestEigenvalue(), again.toString());
        }
    }

    @Test
    void matrixAndVectorDoNotChangeWithTheArraysTheyWereMadeFrom() {
        double[][] rows = {{1, 0}, {0, 1}};
        double[] entries = {1, 2};
        Symmetric matrix = new Symmetric(rows);
        Vector vector = Vector.of(entries);
        rows[0][0] = 7;
        entries[0] = 7;
        matrix.toArray()[0][0] = 7;
        vector.toArray()[0] = 7;
        assertEquals(new Symmetric(new double[][] {{1, 0}, {0, 1}}), matrix);
        assertEquals(Vector.of(1, 2), vector);
    }

    @Test
    void blockTakesTheNamedRowsAndColumns() {
        Symmetric matrix = new Symmetric(new double[][] {{1, 2, 3}, {2, 4, 5}, {3, 5, 6}});
        assertEquals(new Symmetric(new double[][] {{6, 3}, {3, 1}}), matrix.block(new int[] {2, 0}));
    }

    @Test
    void normNeitherOverflowsNorVanishes() {
        assertEquals(5e200, Vector.of(3e200, 4e200).norm(), 1e186);
        assertEquals(5e-200, Vector.of(3e-200, -4e-200).norm(), 1e-214);
        assertEquals(0, Vector.of(0, 0).norm());
        assertTrue(Double.isNaN(Vector.of(1, Double.NaN).norm()));
    }

    @Test
    void vectorsOfDifferentSizesDoNotMix() {
        Vector two = Vector.of(1, 2);
        Vector three = Vector.of(1, 2, 3);
        assertThrows(IllegalArgumentException.class, () -> two.dot(three));
        assertThrows(IllegalArgumentException.class, () -> two.minus(three));
        assertThrows(IllegalArgumentException.class, () -> three.minus(two));
        assertThrows(IndexOutOfBoundsException.class, () -> two.slice(1, 3));
        Symmetric matrix = new Symmetric(new double[][] {{1, 0}, {0, 1}});
        assertThrows(IllegalArgumentException.class, () -> matrix.leftTimes(three));
        assertThrows(IllegalArgumentException.class, () -> matrix.semidefinite().solve(three));
    }

    @Test
    @Tag("closed-form")
    void theSquareOfTheSquareRootIsTheMatrixAndRoundingBelowZeroCountsAsZero() {
        Symmetric singular = new Symmetric(new double[][] {{4, 2, 0}, {2, 1, 0}, {0, 0, 9}});
        Symmetric root = singular.squareRoot();
        for (int i = 0; i < 3; i++) {
            Vector row = root.leftTimes(Vector.of(root.toArray()[i]));
            for (int j = 0; j < 3; j++) {
                assertEquals(singular.at(i, j), row.at(j), 1e-14);
            }
        }
        assertTrue(root.smallestEigenvalue() >= -1e-15);
        assertEquals(0, new Symmetric(new double[][] {{-1e-20}}).squareRoot().at(0, 0));
    }
}
