package org.fusionflow.cli.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.fusionflow.network.run.StopRule;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TrainingProgressTest {
    private long nanos;
    private final List<String> shown = new ArrayList<>();

    private TrainingProgress progress(long maxSteps, double maxTime) {
        return new TrainingProgress(new StopRule(maxSteps, maxTime, OptionalDouble.empty()), shown::add, () -> nanos);
    }

    private String after(TrainingProgress progress, double seconds, long steps, double time) {
        nanos = (long) (1e9 * seconds);
        progress.progress(steps, time, 0.01234567);
        return shown.get(shown.size() - 1);
    }

    @Test
    void speedAndTimeLeftFollowFromTheLastSeconds() {
        TrainingProgress progress = progress(10_000, 1e9);
        assertEquals("step 0, t = 0.0000, loss 0.01235", after(progress, 0, 0, 0));
        assertEquals("step 2000, 1.00e+03/s, t = 20.000, loss 0.01235, at most 8 s left", after(progress, 2, 2000, 20));
        after(progress, 4, 4000, 40);
        // Three times slower from here on; the window forgets what is older than five seconds.
        after(progress, 7, 5000, 50);
        String slow = after(progress, 10, 6000, 60);
        assertTrue(slow.contains("333/s") && slow.endsWith("at most 12 s left"), slow);
    }

    @Test
    void theNearerLimitCounts() {
        TrainingProgress progress = progress(1_000_000, 100);
        after(progress, 0, 0, 0);
        assertTrue(after(progress, 1, 1000, 10).endsWith("at most 9 s left"));
    }

    @Test
    void withoutASpeedNothingIsPromised() {
        TrainingProgress progress = progress(1_000_000, 100);
        after(progress, 0, 5, 0);
        assertFalse(after(progress, 0.1, 6, 1).contains("left"));
        assertFalse(after(progress, 9, 6, 1).contains("NaN"));
        TrainingProgress endless = progress(Long.MAX_VALUE, Double.POSITIVE_INFINITY);
        after(endless, 0, 0, 0);
        assertTrue(after(endless, 1, 10, 1).endsWith("at most years left"));
    }

    @Test
    void aLineFitsOnATerminal() {
        TrainingProgress progress = progress(9_999_999_999L, 1e30);
        after(progress, 0, 0, 0);
        String line = after(progress, 1, 99_999_999, 1.2345678e-12);
        assertTrue(line.length() <= 78, line);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0 s",
        "59, 59 s",
        "59.5, 1:00 min",
        "61, 1:01 min",
        "3599, 59:59 min",
        "3660, 1:01 h",
        "172799, 47:59 h",
        "400000, 4 days"
    })
    void durationsHaveTheUnitThatFits(double seconds, String text) {
        assertEquals(text, TrainingProgress.duration(seconds));
    }
}
