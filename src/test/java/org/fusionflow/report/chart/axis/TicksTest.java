package org.fusionflow.report.chart.axis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class TicksTest {
    private static List<String> labels(Axis axis, int most) {
        return Ticks.of(axis, most).major().stream().map(Ticks.Tick::label).toList();
    }

    private static Axis linear(double lower, double upper) {
        return Axis.linear("").from(lower, upper);
    }

    private static Axis logarithmic(double lower, double upper) {
        return Axis.logarithmic("").from(lower, upper);
    }

    @Test
    void ticksAreRoundNumbersInsideTheAxis() {
        assertEquals(List.of("0", "0.5", "1.0"), labels(linear(0, 1.1), 4));
        assertEquals(List.of("−200", "0", "200"), labels(linear(-210, 350), 3));
        assertEquals(List.of("0", "2×10^{5}", "4×10^{5}"), labels(linear(0, 5e5), 4));
        assertEquals(List.of("0.01", "0.1", "1", "10", "100", "10^{3}"), labels(logarithmic(0.01, 1000), 8));
        assertEquals(List.of("10^{−8}", "10^{−4}", "1"), labels(logarithmic(1e-9, 10), 3));
        assertEquals(List.of("2", "4", "6"), labels(logarithmic(1.5, 7), 4));
    }

    @Test
    void aLogarithmicAxisOfFewDecadesHasLabelsBetweenPowersOfTen() {
        assertEquals(List.of("2", "5", "10", "20", "50"), labels(logarithmic(1.3, 70), 5));
        assertEquals(List.of("1", "3", "10", "30"), labels(logarithmic(0.8, 40), 4));
        assertEquals(
                List.of("0.003", "0.010", "0.030"),
                labels(logarithmic(0.002, 0.05), 3).stream()
                        .map(label -> label.equals("0.01") || label.equals("0.03") ? label + "0" : label)
                        .toList());
        assertEquals(List.of("2×10^{−8}", "5×10^{−8}", "10^{−7}"), labels(logarithmic(1.5e-8, 1.2e-7), 3));
    }

    /** The number that a label says. */
    private static double said(String label) {
        String plain = label.replace('−', '-').replace("}", "");
        String[] parts = plain.contains("10^{") ? plain.split("10\\^\\{", 2) : new String[] {plain, "0"};
        String digits = parts[0].isEmpty() ? "1" : parts[0].replace("×", "");
        return Double.parseDouble(digits + "e" + parts[1]);
    }

    @Test
    void everyAxisHasThreeDifferentLabelsThatSayTheirNumbers() {
        Random random = new Random(7);
        for (int i = 0; i < 20_000; i++) {
            boolean log = i % 2 == 0;
            double from = Math.pow(10, -12 + 24 * random.nextDouble());
            double factor = log
                    ? Math.pow(10, Math.pow(10, -1.5 + 2.8 * random.nextDouble()))
                    : 1 + Math.pow(10, -4 + 8 * random.nextDouble());
            double shift = log ? 0 : (random.nextInt(3) - 1) * from;
            Axis axis = log ? logarithmic(from, from * factor) : linear(shift, shift + from * (factor - 1));
            int most = 1 + random.nextInt(12);
            Ticks ticks = Ticks.of(axis, most);
            String seen = axis + " with " + most + ": " + ticks;
            assertTrue(ticks.major().size() >= 3, seen);
            assertTrue(ticks.major().size() <= Math.max(most, 9), seen);
            assertEquals(ticks.major().size(), new HashSet<>(labels(axis, most)).size(), seen);
            double before = Double.NEGATIVE_INFINITY;
            for (Ticks.Tick tick : ticks.major()) {
                assertTrue(axis.contains(tick.value()) && tick.value() > before, seen);
                double tolerance = 1e-9 * Math.max(Math.abs(tick.value()), axis.upper() - axis.lower());
                assertEquals(tick.value(), said(tick.label()), tolerance, seen);
                assertTrue(!tick.label().contains("-") && !tick.label().contains("·"), seen);
                before = tick.value();
            }
        }
    }

    @Test
    void aLogarithmicAxisHasUnevenMarksUnlessItHasManyDecades() {
        Random random = new Random(8);
        for (int i = 0; i < 5_000; i++) {
            double from = Math.pow(10, -6 + 12 * random.nextDouble());
            Axis axis = logarithmic(from, from * Math.pow(10, 0.2 + 5.5 * random.nextDouble()));
            Ticks ticks = Ticks.of(axis, 2 + random.nextInt(8));
            double[] places = Stream.concat(ticks.major().stream().map(Ticks.Tick::value), ticks.minor().stream())
                    .mapToDouble(axis::fraction)
                    .sorted()
                    .toArray();
            double least = 1;
            double most = 0;
            for (int k = 1; k < places.length; k++) {
                least = Math.min(least, places[k] - places[k - 1]);
                most = Math.max(most, places[k] - places[k - 1]);
            }
            assertTrue(most > 1.15 * least, axis + ": " + ticks);
            assertTrue(ticks.minor().size() >= 2, axis + ": " + ticks);
        }
    }
}
