package org.fusionflow.linear.dense;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CholeskyTest {
    private static double[][] definite(int n, double least) {
        Random random = new Random(n);
        double[][] factors = new double[n][2 * n];
        for (double[] row : factors) {
            for (int j = 0; j < row.length; j++) {
                row[j] = random.nextGaussian() / Math.sqrt(2.0 * n);
            }
        }
        double[][] product = RowProducts.of(factors, RowProducts.transposed(factors));
        for (int i = 0; i < n; i++) {
            product[i][i] += least;
        }
        return product;
    }

    private static Cholesky factor(double[][] rows) {
        return Cholesky.of(rows.length, (i, into) -> System.arraycopy(rows[i], i, into, i, rows.length - i))
                .orElseThrow();
    }

    /** Sizes around those of blocks and strips. */
    @ParameterizedTest
    @ValueSource(ints = {1, 2, 63, 64, 65, 129, 200, 321})
    void solutionsSolveTheEquations(int n) {
        double[][] matrix = definite(n, 0.1);
        Cholesky factor = factor(matrix);
        Random random = new Random(1);
        double[][] sides = new double[n][30];
        double[] one = new double[n];
        for (int i = 0; i < n; i++) {
            for (int c = 0; c < 30; c++) {
                sides[i][c] = random.nextGaussian();
            }
            one[i] = sides[i][3];
        }
        double[][] solutions = new double[n][];
        for (int i = 0; i < n; i++) {
            solutions[i] = sides[i].clone();
        }
        factor.solve(solutions);
        double[][] back = RowProducts.of(matrix, solutions);
        for (int i = 0; i < n; i++) {
            assertArrayEquals(sides[i], back[i], 1e-12);
        }
        double[] solution = one.clone();
        factor.solve(solution);
        assertArrayEquals(one, RowProducts.of(matrix, solution), 1e-12);
    }

    /** The smallest eigenvalue of a matrix of ones plus {@code c} is c: a shift below it leaves a factor, one above it none. */
    @Test
    void aFactorShowsThatEigenvaluesAreAboveTheShift() {
        int n = 150;
        for (double shift : new double[] {0.29, 0.31}) {
            boolean found = Cholesky.of(n, (i, into) -> {
                        for (int j = i; j < n; j++) {
                            into[j] = 1;
                        }
                        into[i] += 0.3 - shift;
                    })
                    .isPresent();
            assertEquals(shift < 0.3, found);
        }
    }

    @Test
    void bitsDoNotDependOnTheNumberOfThreads() throws Exception {
        double[][] matrix = definite(400, 0.1);
        double[][] sides = definite(400, 0);
        double[][][] solutions = new double[3][][];
        for (int threads = 1; threads <= 3; threads++) {
            ForkJoinPool pool = new ForkJoinPool(threads);
            solutions[threads - 1] = pool.submit(() -> {
                        double[][] right = RowProducts.of(sides, sides);
                        factor(matrix).solve(right);
                        return right;
                    })
                    .get();
            pool.shutdown();
        }
        for (int i = 0; i < 400; i++) {
            assertArrayEquals(solutions[0][i], solutions[1][i]);
            assertArrayEquals(solutions[0][i], solutions[2][i]);
        }
    }

    @Test
    void sumsHaveTheBitsOfAPlainLoop() {
        Random random = new Random(3);
        double[][] rows = new double[11][37];
        double[] factors = random.doubles(11).toArray();
        for (double[] row : rows) {
            for (int j = 0; j < row.length; j++) {
                row[j] = random.nextGaussian();
            }
        }
        double[] sum = new double[37];
        RowSums.add(sum, 2, 35, rows, 0, 11, factors, 0);
        for (int j = 0; j < 37; j++) {
            double expected = 0;
            for (int k = 0; k < 11; k++) {
                expected += factors[k] * rows[k][j];
            }
            assertEquals(j >= 2 && j < 35 ? expected : 0, sum[j]);
        }
        assertTrue(Math.abs(RowSums.dot(rows[0], rows[1], 0, 37)) < 37);
    }
}
