package org.fusionflow.data.made;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.linear.Symmetric;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Random covariances. */
class InverseWishartTest {
    /**
     * Means and variances of the entries: 1 and 2/(n - D - 3) on the diagonal, 0 and (n - D - 1)/((n - D)(n - D - 3)) beside it
     * (Mardia, Kent and Bibby, Multivariate Analysis, 1979, 3.8.3, with scale matrix n - D - 1).
     */
    @ParameterizedTest
    @CsvSource({"1, 14", "2, 14", "3, 20"})
    @Tag("closed-form")
    void meanIsTheIdentityAndTheVarianceThatOfTheDistribution(int d, int n) {
        int seeds = 20_000;
        double[][] mean = new double[d][d];
        double[][] square = new double[d][d];
        double[][] fourth = new double[d][d];
        for (int seed = 1; seed <= seeds; seed++) {
            double[][] drawn = new InverseWishart(d, n).draw(seed);
            for (int i = 0; i < d; i++) {
                for (int j = 0; j < d; j++) {
                    double off = drawn[i][j] - (i == j ? 1 : 0);
                    mean[i][j] += off / seeds;
                    square[i][j] += off * off / seeds;
                    fourth[i][j] += off * off * off * off / seeds;
                }
            }
        }
        for (int i = 0; i < d; i++) {
            for (int j = 0; j < d; j++) {
                double variance = i == j ? 2.0 / (n - d - 3) : (n - d - 1.0) / ((n - d) * (n - d - 3.0));
                assertEquals(0, mean[i][j], 5 * Math.sqrt(variance / seeds));
                double error = Math.sqrt((fourth[i][j] - square[i][j] * square[i][j]) / seeds);
                assertEquals(variance, square[i][j], 5 * error);
            }
        }
    }

    @Test
    void everyDrawIsSymmetricAndPositiveDefinite() {
        for (long seed = 1; seed <= 50; seed++) {
            double[][] drawn = new InverseWishart(6, 8).draw(seed);
            Symmetric matrix = new Symmetric(drawn);
            assertTrue(matrix.smallestEigenvalue() > 0, "seed " + seed);
            for (int i = 0; i < 6; i++) {
                for (int j = 0; j < 6; j++) {
                    assertEquals(drawn[i][j], drawn[j][i], "seed " + seed);
                }
            }
        }
        assertArrayEquals(new InverseWishart(3, 5).draw(4)[1], new InverseWishart(3, 5).draw(4)[1]);
    }

    @Test
    void tooFewDegreesOfFreedomHaveNoMean() {
        assertThrows(InvalidInput.class, () -> new InverseWishart(3, 4));
    }
}
