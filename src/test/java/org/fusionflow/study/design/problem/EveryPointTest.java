package org.fusionflow.study.design.problem;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.concurrent.ForkJoinTask;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.study.design.grid.StudyGrid;
import org.junit.jupiter.api.Test;

class EveryPointTest {
    private static final List<StudyGrid.Point> POINTS = IntStream.range(0, 2000)
            .mapToObj(index -> new StudyGrid.Point(List.of(), List.of(), List.of(Integer.toString(index))))
            .toList();

    private static int index(StudyGrid.Point point) {
        return Integer.parseInt(point.cells().get(0));
    }

    @Test
    void resultsAreInTheOrderOfThePoints() {
        assertEquals(IntStream.range(0, 2000).boxed().toList(), EveryPoint.of(POINTS, EveryPointTest::index));
        assertEquals(List.of(), EveryPoint.of(List.of(), EveryPointTest::index));
    }

    @Test
    void theFirstRefusedPointIsNamedAndFewAfterItAreLookedAt() {
        AtomicInteger looked = new AtomicInteger();
        InvalidInput refused = assertThrows(
                InvalidInput.class,
                () -> EveryPoint.of(POINTS, point -> {
                    looked.incrementAndGet();
                    if (index(point) == 20) {
                        // The others, which are refused too, come first.
                        LockSupport.parkNanos(20_000_000);
                    }
                    if (index(point) >= 20) {
                        throw new InvalidInput("point " + index(point));
                    }
                    return 0;
                }));
        assertEquals("point 20", refused.getMessage());
        assertTrue(looked.get() <= 20 + Runtime.getRuntime().availableProcessors(), looked + " points");
    }

    @Test
    void noThreadOfThePoolThatReadsFilesAheadIsUsed() {
        List<Boolean> used = EveryPoint.of(POINTS, point -> {
            LockSupport.parkNanos(10_000);
            return ForkJoinTask.inForkJoinPool();
        });
        assertFalse(used.contains(true));
    }
}
