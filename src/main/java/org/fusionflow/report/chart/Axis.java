package org.fusionflow.report.chart;

/**
 * One axis of a chart.
 *
 * @param label quantity and unit; {@code _} and {@code ^} as in {@code u_A}
 * @param logarithmic true for base 10
 * @param lower lower end, or NaN to follow the data
 * @param upper upper end, or NaN to follow the data
 */
public record Axis(String label, boolean logarithmic, double lower, double upper) {
    public Axis {
        if (lower >= upper) {
            throw new IllegalArgumentException(
                    "axis " + label + ": expected lower < upper, found " + lower + " and " + upper);
        }
        if (Double.isInfinite(lower) || Double.isInfinite(upper)) {
            throw new IllegalArgumentException("axis " + label + ": expected finite ends");
        }
        if (logarithmic && (lower <= 0 || upper <= 0)) {
            throw new IllegalArgumentException(
                    "axis " + label + ": expected ends > 0 on a logarithmic axis, found " + lower + " and " + upper);
        }
    }

    public static Axis linear(String label) {
        return new Axis(label, false, Double.NaN, Double.NaN);
    }

    public static Axis logarithmic(String label) {
        return new Axis(label, true, Double.NaN, Double.NaN);
    }

    /** This axis with a fixed range. */
    public Axis from(double newLower, double newUpper) {
        return new Axis(label, logarithmic, newLower, newUpper);
    }

    /** True where the axis can show the value at all; a logarithmic one has no place for 0 and below. */
    boolean shows(double value) {
        return logarithmic ? value > 0 && value < Double.POSITIVE_INFINITY : Double.isFinite(value);
    }

    /** This axis with its open ends set to the data, widened by a fraction of the range. */
    public Axis fitted(double smallest, double largest, double margin) {
        double low = scaled(smallest);
        double high = scaled(largest);
        // Data at a single value: half a unit (or half a decade) to both sides, or in proportion for large values.
        double widen = high > low ? margin * (high - low) : Math.max(0.5, 0.1 * Math.abs(high));
        double fittedLower = Double.isNaN(lower) ? unscaled(low - widen) : lower;
        double fittedUpper = Double.isNaN(upper) ? unscaled(high + widen) : upper;
        if (!(fittedLower < fittedUpper)) {
            // One end is fixed and all data lie beyond it.
            return Double.isNaN(lower)
                    ? from(unscaled(scaled(fittedUpper) - 1), fittedUpper)
                    : from(fittedLower, unscaled(scaled(fittedLower) + 1));
        }
        return from(fittedLower, fittedUpper);
    }

    double scaled(double value) {
        return logarithmic ? Math.log10(value) : value;
    }

    double unscaled(double value) {
        return logarithmic ? Math.pow(10, value) : value;
    }

    /** Place on the axis: 0 at the lower end, 1 at the upper. */
    double fraction(double value) {
        return (scaled(value) - scaled(lower)) / (scaled(upper) - scaled(lower));
    }
}
