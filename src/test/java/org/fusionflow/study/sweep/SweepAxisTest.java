package org.fusionflow.study.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Map;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.linear.Vector;
import org.junit.jupiter.api.Test;

/** Values of axes, and the order of a grid's points. */
class SweepAxisTest {
    @Test
    void linearAxesHaveExactEndsAndEqualSteps() {
        assertArrayEquals(
                new double[] {1, 1.5, 2, 2.5, 3}, SweepAxis.linear(1, 3, 5).toArray());
        double[] uneven = SweepAxis.linear(0.1, 0.7, 7).toArray();
        assertEquals(0.1, uneven[0]);
        assertEquals(0.7, uneven[6]);
        for (int i = 1; i < 7; i++) {
            assertEquals(0.1, uneven[i] - uneven[i - 1], 1e-15);
        }
    }

    @Test
    void aSymmetricAxisHasSymmetricValuesAndPassesThroughZero() {
        double[] values = SweepAxis.linear(-0.9, 0.9, 37).toArray();
        assertEquals(0.0, values[18]);
        for (int i = 0; i < 37; i++) {
            assertEquals(-values[36 - i], values[i], 0.0);
        }
        assertEquals(-0.9, values[0]);
    }

    @Test
    void logarithmicAxesHaveExactEndsAndEqualRatios() {
        double[] values = SweepAxis.logarithmic(1e-9, 1e-1, 9).toArray();
        assertEquals(1e-9, values[0]);
        assertEquals(1e-1, values[8]);
        for (int i = 1; i < 9; i++) {
            assertEquals(10, values[i] / values[i - 1], 1e-13);
        }
    }

    @Test
    void theLastAxisVariesFastest() {
        Grid grid = new Grid(List.of(
                new SweepAxis(Parameter.FUSION, SweepAxis.whole(1, 2)),
                new SweepAxis(Parameter.U0, Vector.of(0.3, 0.1, 0.2))));
        assertEquals(6, grid.size());
        assertEquals(List.of("fusion", "u0"), grid.header());
        assertEquals(List.of("1", "0.3"), grid.cells(0));
        assertEquals(List.of("1", "0.2"), grid.cells(2));
        assertEquals(List.of("2", "0.3"), grid.cells(3));
        assertEquals(Map.of(Parameter.FUSION, 2.0, Parameter.U0, 0.1), grid.values(4));
        assertEquals("fusion = 2, u0 = 0.2", grid.describe(5));
    }

    @Test
    void aGridThatMemoryWouldNotHoldIsRefused() {
        SweepAxis ratio = new SweepAxis(Parameter.RATIO, SweepAxis.linear(1, 2, 501));
        SweepAxis rho = new SweepAxis(Parameter.RHO, SweepAxis.linear(0, 0.5, 500));
        InvalidInput refused = assertThrows(InvalidInput.class, () -> new Grid(List.of(ratio, rho)));
        assertTrue(String.valueOf(refused.getMessage()).contains("250000"));
    }
}
