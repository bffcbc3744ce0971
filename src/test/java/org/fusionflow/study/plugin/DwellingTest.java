package org.fusionflow.study.plugin;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import java.util.stream.IntStream;
import org.fusionflow.data.result.TrajectoryPoint;
import org.fusionflow.linear.Vector;
import org.junit.jupiter.api.Test;

class DwellingTest {
    /** On the line 1 - t from t = 0 to 2, the ball of radius 1/4 around 0 is from 3/4 to 5/4. */
    @Test
    void dwellingIsInterpolatedBetweenStates() {
        List<TrajectoryPoint> states = IntStream.rangeClosed(0, 20)
                .mapToObj(i -> new TrajectoryPoint(0.1 * i, 0, Vector.of(1 - 0.1 * i)))
                .toList();
        Dwelling near = Dwelling.near(Vector.of(0.0), 0.25, states);
        assertEquals(1, near.stays());
        assertEquals(0.5, near.inside(), 1e-12);
        assertEquals(0, near.closest(), 1e-12);
    }
}
