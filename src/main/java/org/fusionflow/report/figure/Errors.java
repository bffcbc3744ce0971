package org.fusionflow.report.figure;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.report.chart.look.Look;

/**
 * What the points, or the lines over time, of a panel differ by from its first theory.
 *
 * @param series one for each series of networks that can be compared
 */
record Errors(List<Compared> series) {
    /** Theory that comes nearer to 0 than this, relative to its largest value, has no relative error. */
    private static final double NEAR_ZERO = 1e-3;

    /**
     * The differences of one series.
     *
     * @param measured numbers of the network, with those of theory at the same places beside them
     * @param theory NaN where there is none
     */
    @SuppressWarnings("ArrayRecordComponent") // made and read in this package only
    record Compared(String name, SeriesData measured, double[] theory, Look look) {
        /** Network minus theory in per cent of theory. */
        SeriesData percent() {
            return map((value, other) -> 100 * (value / other - 1), (half, other) -> 100 * half / Math.abs(other));
        }

        /** Network minus theory. */
        SeriesData difference() {
            return map((value, other) -> value - other, (half, other) -> half);
        }

        /** Size of the difference, relative to a number. */
        SeriesData relativeTo(double scale) {
            return map((value, other) -> Math.abs(value - other) / scale, (half, other) -> half / scale);
        }

        private SeriesData map(
                java.util.function.DoubleBinaryOperator ofValue, java.util.function.DoubleBinaryOperator ofSpread) {
            double[] y = new double[theory.length];
            double[] spread = measured.spread().clone();
            for (int i = 0; i < y.length; i++) {
                y[i] = ofValue.applyAsDouble(measured.y()[i], theory[i]);
                if (spread.length > 0) {
                    spread[i] = ofSpread.applyAsDouble(spread[i], theory[i]);
                }
            }
            return new SeriesData(measured.x(), y, spread);
        }

        boolean isEmpty() {
            return !difference().hasNumbers();
        }
    }

    Errors {
        series = List.copyOf(series);
    }

    /** Theory at the places of a network; NaN where theory has no number there, or two different ones. */
    static double[] at(double[] places, SeriesData theory) {
        Map<Double, Double> known = new HashMap<>();
        for (int i = 0; i < theory.x().length; i++) {
            double value = theory.y()[i];
            known.merge(theory.x()[i], value, (a, b) -> a.equals(b) ? a : Double.NaN);
        }
        double[] values = new double[places.length];
        for (int i = 0; i < places.length; i++) {
            values[i] = known.getOrDefault(places[i], Double.NaN);
        }
        return values;
    }

    /** True if theory keeps its sign and stays away from 0, or is shown on a logarithmic axis: errors are then relative. */
    static boolean areRelative(List<Errors> panels, boolean logarithmic) {
        List<Double> theory = new ArrayList<>();
        panels.forEach(panel -> panel.series.forEach(one -> {
            for (double value : one.theory) {
                if (Double.isFinite(value)) {
                    theory.add(value);
                }
            }
        }));
        double least = theory.stream().mapToDouble(Math::abs).min().orElse(1);
        double largest = theory.stream().mapToDouble(Math::abs).max().orElse(1);
        boolean oneSign =
                theory.stream().allMatch(value -> value > 0) || theory.stream().allMatch(value -> value < 0);
        return oneSign && (logarithmic || least >= NEAR_ZERO * largest);
    }

    double largestTheory() {
        double largest = 0;
        for (Compared one : series) {
            for (double value : one.theory) {
                largest = Double.isFinite(value) ? Math.max(largest, Math.abs(value)) : largest;
            }
        }
        return largest;
    }
}
