package org.fusionflow.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class ExactRankTest {
    @Test
    void aProductOfFactorsHasTheirNumberAsRank() {
        // Whole numbers, so that the products are exact.
        double[][] factors = {{3, -1, 2, 7, 0}, {1, 4, -5, 2, 6}};
        double[][] product = new double[5][5];
        for (int i = 0; i < 5; i++) {
            for (int j = 0; j < 5; j++) {
                product[i][j] = factors[0][i] * factors[0][j] + factors[1][i] * factors[1][j];
            }
        }
        assertEquals(2, ExactRank.of(product));
    }

    @Test
    void theLastBitCounts() {
        assertEquals(1, ExactRank.of(new double[][] {{1, 1}, {1, 1}}));
        assertEquals(2, ExactRank.of(new double[][] {{1, 1}, {1, Math.nextUp(1.0)}}));
        assertEquals(2, ExactRank.of(new double[][] {{1e-300, 1}, {1, 1e300 * (1 + 1e-15)}}));
        // 0.1 * 3 is not three times the double next to 0.1.
        assertEquals(2, ExactRank.of(new double[][] {{1, 3}, {0.1, 0.1 * 3}}));
    }

    @Test
    void zerosHaveRankZero() {
        assertEquals(0, ExactRank.of(new double[][] {{0, 0}, {0, 0}}));
        assertEquals(0, ExactRank.of(new double[0][]));
        assertEquals(1, ExactRank.of(new double[][] {{0, 0, 4}, {0, 0, -2}}));
    }
}
