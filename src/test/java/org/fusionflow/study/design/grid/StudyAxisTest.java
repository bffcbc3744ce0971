package org.fusionflow.study.design.grid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.util.List;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.linear.Spacing;
import org.junit.jupiter.api.Test;

/** Values of axes, and the order of a grid's points. */
class StudyAxisTest {
    @Test
    void decimalStepsAreTheNumbersThatAUserWouldWrite() {
        double[] values = StudyAxis.stepwise(new BigDecimal("-0.9"), new BigDecimal("0.9"), new BigDecimal("0.1"));
        assertEquals(19, values.length);
        for (int i = 0; i < 19; i++) {
            assertEquals(Double.parseDouble(BigDecimal.valueOf(i - 9, 1).toString()), values[i]);
        }
    }

    @Test
    void theLastAxisVariesFastest() {
        StudyGrid grid = StudyGrid.of(
                List.of(List.of(StudyAxis.ofNumbers("fusion", 1, 2), StudyAxis.ofNumbers("u0", 0.3, 0.1, 0.2))));
        assertEquals(6, grid.size());
        assertEquals(List.of("fusion", "u0"), grid.names());
        assertEquals(List.of("1", "0.3"), grid.points().get(0).cells());
        assertEquals(List.of("1", "0.2"), grid.points().get(2).cells());
        assertEquals(List.of("2", "0.3"), grid.points().get(3).cells());
        assertEquals(2, grid.points().get(4).value("fusion").number());
        assertEquals("fusion = 2, u0 = 0.2", grid.points().get(5).describe());
    }

    @Test
    void blocksFollowEachOtherAndAPointStandsOnlyOnce() {
        StudyGrid grid = StudyGrid.of(List.of(
                List.of(StudyAxis.ofNumbers("fusion", 1, 2), StudyAxis.ofNumbers("u0", 0.1)),
                List.of(StudyAxis.ofNumbers("fusion", 2), StudyAxis.ofNumbers("u0", 0.1, 0.5))));
        assertEquals(
                List.of("fusion = 1, u0 = 0.1", "fusion = 2, u0 = 0.1", "fusion = 2, u0 = 0.5"),
                grid.points().stream().map(StudyGrid.Point::describe).toList());
    }

    @Test
    void aGridThatMemoryWouldNotHoldIsRefused() {
        StudyAxis ratio = StudyAxis.ofNumbers("ratio", Spacing.linear(1, 2, 501));
        StudyAxis rho = StudyAxis.ofNumbers("rho", Spacing.linear(0, 0.5, 500));
        InvalidInput refused = assertThrows(InvalidInput.class, () -> StudyGrid.of(List.of(List.of(ratio, rho))));
        assertTrue(String.valueOf(refused.getMessage()).contains("250000"));
    }
}
