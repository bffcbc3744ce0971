package org.fusionflow.linear;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SemidefiniteTest {
    /** A A' with A of n rows and {@code rank} columns, each row in its own unit. */
    private static double[][] product(Random random, int n, int rank, double[] units) {
        double[][] factor = new double[n][rank];
        for (int i = 0; i < n; i++) {
            for (int k = 0; k < rank; k++) {
                factor[i][k] = units[i] * random.nextGaussian();
            }
        }
        double[][] product = new double[n][n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                for (int k = 0; k < rank; k++) {
                    product[i][j] += factor[i][k] * factor[j][k];
                }
            }
        }
        return product;
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void unitsDoNotDecideTheRank(long seed) {
        Random random = new Random(seed);
        double[] units = random.doubles(6, -8, 8).map(e -> Math.pow(10, e)).toArray();
        for (int rank = 1; rank <= 6; rank++) {
            Semidefinite equations = new Symmetric(product(random, 6, rank, units)).semidefinite();
            assertEquals(rank, equations.rank());
            assertEquals(6 - rank, equations.nullSpace().size());
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void theSolutionHasTheLeastNorm(long seed) {
        Random random = new Random(seed);
        double[] units = random.doubles(5, -2, 2).map(e -> Math.pow(10, e)).toArray();
        Symmetric matrix = new Symmetric(product(random, 5, 3, units));
        Semidefinite equations = matrix.semidefinite();
        Vector known = Vector.of(random.doubles(5, -1, 1).toArray());
        Vector row = matrix.leftTimes(known);
        Vector solution = equations.solve(row);
        for (int i = 0; i < 5; i++) {
            assertEquals(row.at(i), matrix.leftTimes(solution).at(i), 1e-9 * units[i] * units[i]);
        }
        for (Vector direction : equations.nullSpace()) {
            assertEquals(1, direction.norm(), 1e-12);
            // Refinement adds rounding times the square of the units, which differ by up to 1e4.
            assertEquals(0, direction.dot(solution), 1e-8 * solution.norm());
        }
        assertTrue(solution.norm() <= known.norm() * (1 + 1e-9));
    }

    @Test
    void whatIsKnownOfTheRankCutsSmallEigenvalues() {
        Symmetric near = new Symmetric(new double[][] {{1, 1 - 1e-10}, {1 - 1e-10, 1}});
        assertEquals(2, near.semidefinite().rank());
        Semidefinite known = near.semidefinite(0, 1);
        assertEquals(1, known.rank());
        assertEquals(1, known.solve(Vector.of(2, 2)).at(0), 1e-9);
    }

    @Test
    void anInputThatIsAlwaysZeroIsFree() {
        Semidefinite equations = new Symmetric(new double[][] {{4, 0}, {0, 0}}).semidefinite();
        assertEquals(1, equations.rank());
        assertEquals(Vector.of(0.5, 0), equations.solve(Vector.of(2, 0)));
    }
}
