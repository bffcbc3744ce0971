package org.fusionflow.study.measure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CourseMinimumTest {
    /** Minimum of (t - 1.3)^2 + 2, between uneven times. */
    @Test
    void aParabolaIsFoundExactly() {
        double[] times = {0, 0.9, 1.2, 1.6, 2.5};
        double[] values = new double[times.length];
        for (int i = 0; i < times.length; i++) {
            values[i] = (times[i] - 1.3) * (times[i] - 1.3) + 2;
        }
        CourseMinimum least = CourseMinimum.of(times, values);
        assertEquals(1.3, least.time(), 1e-12);
        assertEquals(2, least.value(), 1e-12);
    }

    @Test
    void aMinimumAtAnEndIsThere() {
        CourseMinimum least = CourseMinimum.of(new double[] {0, 1, 2}, new double[] {3, 2, 1});
        assertEquals(2, least.time());
        assertEquals(1, least.value());
    }
}
