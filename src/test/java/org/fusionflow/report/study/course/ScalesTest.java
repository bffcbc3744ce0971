package org.fusionflow.report.study.course;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import org.fusionflow.report.chart.axis.Axis;
import org.fusionflow.report.seed.SeedCourse;
import org.junit.jupiter.api.Test;

/** The axes on which plateaus and both of network and theory can be seen, and what they differ by. */
class ScalesTest {
    @Test
    void theoryIsNotSqueezedWhenNetworksTakeThirtyTimesAsLong() {
        TimeScale near = TimeScale.of(new double[] {10, 17}, new double[] {12, 40}, 60);
        assertFalse(near.logarithmic());
        assertEquals(0, near.start());
        TimeScale far = TimeScale.of(new double[] {1, 2}, new double[] {30, 60}, 90);
        assertTrue(far.logarithmic());
        Axis axis = far.axis("t");
        assertTrue(axis.fraction(2) - axis.fraction(1) > 0.08, "both half times of theory can be told apart");
        assertTrue(axis.contains(far.start()) && axis.contains(90));
        double[] dense = far.dense();
        assertEquals(0, dense[0]);
        for (int i = 1; i < dense.length; i++) {
            assertTrue(dense[i] > dense[i - 1] && dense[i] <= far.end());
        }
    }

    @Test
    void slowTheoryIsShownToItsEndEvenIfNetworksStopEarlier() {
        TimeScale scale = TimeScale.of(new double[] {85, 90}, new double[] {8, 9}, 12);
        assertTrue(scale.logarithmic() && scale.end() > 90, scale + "");
    }

    @Test
    void withoutHalfTimesTimeIsLinear() {
        assertFalse(TimeScale.of(new double[0], new double[] {3}, 10).logarithmic());
        assertFalse(TimeScale.of(new double[] {1}, new double[0], 10).logarithmic());
    }

    @Test
    void aPlateauThatALinearAxisHidesIsShownOnALogarithmicOne() {
        assertFalse(LossScale.of(2.5, 0, List.of(0.5)).excess());
        LossScale hidden = LossScale.of(2.5, 0.5, List.of(0.9, 0.51));
        assertTrue(hidden.excess());
        assertEquals(0.01, hidden.of(0.51), 1e-15);
        assertTrue(hidden.axis().logarithmic() && hidden.axis().lower() < 0.01);
        assertFalse(LossScale.of(2.5, 0, List.of()).excess());
        assertFalse(LossScale.of(2.5, 0, List.of(1e-16)).excess(), "rounding is no plateau");
    }

    @Test
    void theDifferenceIsRelativeToTheLargestValueOfTheory() {
        SeedCourse theory = new SeedCourse("", new double[] {0, 1, 2, 3}, new double[] {0, -4, 2, 1});
        SeedCourse seed = new SeedCourse("seed 3", new double[] {1, 3}, new double[] {-3.5, 1});
        WatchedRuns.Courses courses =
                new WatchedRuns.Courses("A", theory, List.of(seed), List.of(new double[] {-4, 1}));
        SeedCourse residual = courses.residuals().get(0);
        assertEquals("seed 3", residual.name());
        assertArrayEquals(new double[] {1, 3}, residual.times());
        assertArrayEquals(new double[] {0.125, 0}, residual.values());
    }

    @Test
    void fewMarkersStandAtEqualDistancesOnTheAxis() {
        double[] times = new double[1000];
        for (int i = 0; i < times.length; i++) {
            times[i] = 0.1 * i;
        }
        SeedCourse course = new SeedCourse("", times, times);
        Axis linear = Axis.linear("").from(0, 100);
        assertEquals(21, course.sparse(linear, 20).times().length, 1);
        Axis logarithmic = Axis.logarithmic("").from(0.1, 100);
        double[] few = course.sparse(logarithmic, 20).times();
        assertTrue(few.length >= 15 && few.length <= 21, few.length + "");
        for (int i = 1; i < few.length; i++) {
            assertTrue(logarithmic.fraction(few[i]) - logarithmic.fraction(few[i - 1]) >= 0.05 - 1e-12);
        }
    }
}
