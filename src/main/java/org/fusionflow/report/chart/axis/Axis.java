package org.fusionflow.report.chart.axis;

import org.fusionflow.report.document.Plot;

/**
 * One axis of a chart.
 *
 * @param label quantity and unit; {@code _} and {@code ^} as in {@code u_A}
 * @param logarithmic true for a logarithmic scale of base 10
 * @param lower lower end, or NaN to take it from the data
 * @param upper upper end, or NaN to take it from the data
 */
public record Axis(String label, boolean logarithmic, double lower, double upper) {
    /** Tolerance at the ends, as a fraction of the axis, so that rounding does not put a number at an end outside. */
    private static final double SLACK = 1e-9;

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

    public Axis labelled(String other) {
        return new Axis(other, logarithmic, lower, upper);
    }

    /** True if the scale has a place for the value; a logarithmic axis has none for 0 or negative values. */
    public boolean shows(double value) {
        return logarithmic ? value > 0 && value < Double.POSITIVE_INFINITY : Double.isFinite(value);
    }

    /** True if the scale has a place for the value that is not below a fixed lower end or above a fixed upper end. */
    public boolean contains(double value) {
        double slack = Double.isNaN(lower) || Double.isNaN(upper) ? 0 : SLACK * (scaled(upper) - scaled(lower));
        return shows(value) && !(scaled(value) < scaled(lower) - slack) && !(scaled(value) > scaled(upper) + slack);
    }

    /** This axis with its open ends set to the range of the data, widened by a fraction of that range. */
    public Axis fitted(double smallest, double largest, double margin) {
        double low = scaled(smallest);
        double high = scaled(largest);
        // Data with a single value: add half a unit (or half a decade) on both sides, or a proportion of large
        // values.
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

    /** This axis, of which both ends are set, widened at both by a fraction of its range: what lies at an end is then not cut in half. */
    public Axis padded(double margin) {
        double widen = margin * (scaled(upper) - scaled(lower));
        return from(unscaled(scaled(lower) - widen), unscaled(scaled(upper) + widen));
    }

    public Plot.Scale scale() {
        return new Plot.Scale(label, logarithmic, lower, upper);
    }

    public double scaled(double value) {
        return logarithmic ? Math.log10(value) : value;
    }

    public double unscaled(double value) {
        return logarithmic ? Math.pow(10, value) : value;
    }

    /** Position on the axis: 0 at the lower end, 1 at the upper. */
    public double fraction(double value) {
        return (scaled(value) - scaled(lower)) / (scaled(upper) - scaled(lower));
    }

    /** The value at a position on the axis, the inverse of {@link #fraction}. */
    public double at(double fraction) {
        return unscaled(scaled(lower) + fraction * (scaled(upper) - scaled(lower)));
    }
}
