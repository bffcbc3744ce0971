package org.fusionflow.report.study.subject;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import org.fusionflow.study.measure.MeanInterval;
import org.junit.jupiter.api.Test;

/** Digits follow the uncertainty. */
class SeedValuesTest {
    private static String cell(double... values) {
        return new SeedValues(Arrays.stream(values).mapToObj(OptionalDouble::of).toList()).cell();
    }

    @Test
    void aSingleSeedHasFiveDigits() {
        assertEquals("27.93", cell(27.930199));
    }

    @Test
    void aFewSeedsShowTheirRange() {
        assertEquals("27.9261–27.9343", cell(27.9261, 27.9302, 27.9343));
        assertEquals("48.2–56.5", cell(48.245, 56.547, 52.4));
        assertEquals("−1.2–0.3", cell(-1.23, 0.31));
        assertEquals("123–1123", cell(123, 1123));
        assertEquals("0.5", cell(0.5, 0.5));
    }

    @Test
    void manySeedsShowMeanAndDeviationToTheSamePlace() {
        // Half the confidence interval is 2.776 * 3.4 / sqrt(5) = 4.2: whole numbers.
        assertEquals("52 ± 3", cell(51.601, 49.459, 52.423, 48.245, 56.547));
        // Here it is 0.84 * 1.11 = 0.93, so that one decimal is known.
        assertEquals("30.0 ± 1.1", cell(28.4, 28.9, 29.5, 30, 30, 30.5, 31.1, 31.6));
    }

    @Test
    void theDeviationHasAtMostTwoDigits() {
        double[] values = new double[400];
        for (int i = 0; i < values.length; i++) {
            values[i] = 10 + (i % 2 == 0 ? 1.2345 : -1.2345);
        }
        assertEquals("10.0 ± 1.2", cell(values));
    }

    @Test
    void aSpreadThatFiveDigitsDoNotShowIsLeftOut() {
        assertEquals("0.49997", cell(0.499968, 0.499969, 0.49997, 0.499971, 0.499972));
    }

    @Test
    void whatSomeSeedsLackIsCounted() {
        assertEquals("only 1 of 2", new SeedValues(List.of(OptionalDouble.of(1), OptionalDouble.empty())).cell());
    }

    @Test
    void theIntervalIsThatOfStudent() {
        assertEquals(12.706, MeanInterval.half(Math.sqrt(2), 2), 1e-3);
        assertEquals(2.776 / Math.sqrt(5), MeanInterval.half(1, 5), 1e-3);
    }
}
