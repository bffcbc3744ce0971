package org.fusionflow.advise.forecast;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.fusionflow.linear.Vector;
import org.junit.jupiter.api.Test;

class ChoiceTest {
    private static ErrorCurve curve(double... errors) {
        double[] times = new double[errors.length];
        for (int i = 0; i < times.length; i++) {
            times[i] = i;
        }
        return new ErrorCurve(Vector.of(times), Vector.of(errors));
    }

    @Test
    void aCurveKnowsItsLeastErrorAndItsTimes() {
        ErrorCurve curve = curve(1, 0.5, 0.2, 0.4);
        assertEquals(0.2, curve.best());
        assertEquals(2, curve.bestTime());
        assertEquals(0.4, curve.atEnd());
        assertEquals(1.5, curve.timeTo(0.35), 1e-12);
        assertEquals(Double.POSITIVE_INFINITY, curve.timeTo(0.1));
    }

    @Test
    void theLeastErrorCountsFirstAndThenTheTime() {
        ErrorCurve fastAndBad = curve(1, 0.5, 0.5, 0.5);
        ErrorCurve slow = curve(1, 0.9, 0.5, 0.2);
        ErrorCurve fast = curve(1, 0.2, 0.2, 0.201);
        assertEquals(1, Choice.best(List.of(fastAndBad, slow)));
        assertEquals(2, Choice.best(List.of(fastAndBad, slow, fast)));
        assertEquals(2, Choice.equal(List.of(fastAndBad, slow, fast)));
    }

    @Test
    void whatComesLaterMustBeATenthFaster() {
        ErrorCurve plain = curve(1, 0.6, 0.2, 0.2);
        ErrorCurve slightlyFaster = curve(1, 0.58, 0.2, 0.2);
        assertEquals(0, Choice.best(List.of(plain, slightlyFaster)));
    }
}
