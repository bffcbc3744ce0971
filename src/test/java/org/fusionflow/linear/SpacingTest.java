package org.fusionflow.linear;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Numbers on axes and times. */
class SpacingTest {
    @Test
    void linearAxesHaveExactEndsAndEqualSteps() {
        assertArrayEquals(new double[] {1, 1.5, 2, 2.5, 3}, Spacing.linear(1, 3, 5));
        double[] uneven = Spacing.linear(0.1, 0.7, 7);
        assertEquals(0.1, uneven[0]);
        assertEquals(0.7, uneven[6]);
        for (int i = 1; i < 7; i++) {
            assertEquals(0.1, uneven[i] - uneven[i - 1], 1e-15);
        }
    }

    @Test
    void aSymmetricAxisHasSymmetricValuesAndPassesThroughZero() {
        double[] values = Spacing.linear(-0.9, 0.9, 37);
        assertEquals(0.0, values[18]);
        for (int i = 0; i < 37; i++) {
            assertEquals(-values[36 - i], values[i], 0.0);
        }
        assertEquals(-0.9, values[0]);
    }

    @Test
    void logarithmicAxesHaveExactEndsAndEqualRatios() {
        double[] values = Spacing.logarithmic(1e-9, 1e-1, 9);
        assertEquals(1e-9, values[0]);
        assertEquals(1e-1, values[8]);
        for (int i = 1; i < 9; i++) {
            assertEquals(10, values[i] / values[i - 1], 1e-13);
        }
    }

    @Test
    void spacedNumbersAreTheOnesThatAPersonWouldWrite() {
        assertArrayEquals(new double[] {-0.9, -0.8, -0.7, -0.6, -0.5}, Spacing.linear(-0.9, -0.5, 5), 0.0);
        assertArrayEquals(new double[] {0, 0.1, 0.2, 0.3}, Spacing.linear(0, 0.3, 4), 0.0);
        assertArrayEquals(new double[] {-1e-3, -0.0005, 0, 0.0005, 1e-3}, Spacing.linear(-1e-3, 1e-3, 5), 0.0);
        assertArrayEquals(new double[] {1, 1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7}, Spacing.linear(1, 1.7, 8), 0.0);
        assertArrayEquals(new double[] {1, 10, 100, 1000}, Spacing.logarithmic(1, 1000, 4), 0.0);
        assertArrayEquals(new double[] {1e-3, 1e-2, 0.1, 1}, Spacing.logarithmic(1e-3, 1, 4), 0.0);
        assertArrayEquals(new double[] {0.2, 2, 20}, Spacing.logarithmic(0.2, 20, 3), 0.0);
    }

    @Test
    void theMiddleOfASymmetricRangeIsZeroAndNotMinusZero() {
        assertEquals("0.0", Double.toString(Spacing.linear(-0.7, 0.7, 15)[7]));
    }

    @Test
    void endsWhoseRatioOverflowsHaveNumbersBetweenThem() {
        assertArrayEquals(new double[] {1e-300, 1, 1e300}, Spacing.logarithmic(1e-300, 1e300, 3), 0.0);
    }
}
