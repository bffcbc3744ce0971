package org.fusionflow.ode;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Systems whose rows differ by many orders of magnitude, as those of a long step. */
class LinearSystemTest {
    /** {@code x = 1e-126, s (2 x + 3 y) = 6 s}: with the largest entry of a column as pivot, x would be 1e-16. */
    @ParameterizedTest
    @ValueSource(doubles = {1e-100, 1, 1e22, 1e100})
    void aSmallRowKeepsItsOwnSolution(double size) {
        LinearSystem system = new LinearSystem(2);
        assertTrue(system.factor(new double[] {1, 1e-40, 2 * size, 3 * size}));
        double[] x = {1e-126 + 2e-40, 6 * size};
        system.solve(x);
        assertArrayEquals(new double[] {0, 2}, x, 1e-15);
        ComplexLinearSystem complex = new ComplexLinearSystem(2);
        assertTrue(complex.factor(new double[] {1, 0, 0, 0, 0, 2 * size, 0, 3 * size}));
        double[] z = {1e-126, 0, 0, 6 * size};
        complex.solve(z);
        assertEquals(1e-126, z[0], 1e-140);
        assertArrayEquals(new double[] {0, 0, 2, 0}, z, 1e-15);
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 1, 1e200})
    void aSingularMatrixIsSaid(double entry) {
        assertFalse(new LinearSystem(2).factor(new double[] {entry, entry, entry, entry}));
        assertFalse(new ComplexLinearSystem(2)
                .factor(new double[] {entry, entry, entry, entry, entry, entry, entry, entry}));
    }
}
