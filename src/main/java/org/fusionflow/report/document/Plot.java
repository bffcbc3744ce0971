package org.fusionflow.report.document;

import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.Map;

/**
 * The numbers that one plot of a figure shows, and the place of the plot: for tables of numbers, for scripts that draw it again, and for a pointer
 * that shows values.
 *
 * @param title of the panel, in the markup of charts; may be empty
 * @param across horizontal scale
 * @param up vertical scale
 * @param area inside the axes, in points from the upper left corner of the figure
 * @param series in the order in which they are drawn
 */
public record Plot(String title, Scale across, Scale up, Rectangle2D area, List<Series> series) {
    public Plot {
        series = List.copyOf(series);
    }

    /** This plot with another title. */
    public Plot titled(String other) {
        return new Plot(other, across, up, area, series);
    }

    /** Left edge, upper edge, width and height of the area, in points, for those who do not draw. */
    public List<Double> box() {
        return List.of(area.getX(), area.getY(), area.getWidth(), area.getHeight());
    }

    /** This plot in a figure in which its own figure stands at a place. */
    public Plot movedBy(double right, double down) {
        return new Plot(
                title,
                across,
                up,
                new Rectangle2D.Double(area.getX() + right, area.getY() + down, area.getWidth(), area.getHeight()),
                series);
    }

    /**
     * A scale with its ends.
     *
     * @param label quantity and unit, in the markup of charts
     * @param logarithmic true for base 10
     */
    public record Scale(String label, boolean logarithmic, double lower, double upper) {}

    /** What a series looks like. */
    public enum Kind {
        LINE,
        POINTS,
        /** A vertical line at {@code x}, such as a half time. */
        VERTICAL,
        /** A horizontal line at {@code y}, such as the loss on a plateau. */
        HORIZONTAL,
        /** A shade between {@code low} and {@code high}. */
        BAND,
        /** Numbers that the axes cannot show, such as 0 on a logarithmic one, each with an arrow at the edge beyond which it lies. */
        EDGE,
        /** Coloured cells around {@code x} and {@code y}. */
        CELLS
    }

    /**
     * A series of numbers.
     *
     * @param name in words, in the markup of charts; may be empty
     * @param color as {@code #rrggbb}
     * @param dashes lengths of strokes and gaps in points; empty for a solid line
     * @param marker shape at the data in a word or two, such as {@code open discs}; empty for a line alone
     * @param columns of equal length: {@code x} and {@code y}; {@code error} is the half length of error bars, {@code low} and {@code high} are the
     *     edges of a band, {@code value} is the number of a cell. NaN where a line is interrupted or a cell has no value. Not copied: not to be
     *     changed
     */
    public record Series(
            String name, Kind kind, String color, List<Double> dashes, String marker, Map<String, double[]> columns) {
        public Series {
            dashes = List.copyOf(dashes);
        }

        /** A series without markers. */
        public Series(String name, Kind kind, String color, List<Double> dashes, Map<String, double[]> columns) {
            this(name, kind, color, dashes, "", columns);
        }

        public double[] column(String column) {
            double[] values = columns.get(column);
            if (values == null) {
                throw new IllegalArgumentException(
                        "series " + name + ": expected one of the columns " + columns.keySet() + ", found " + column);
            }
            return values;
        }

        /** Number of rows of its columns. */
        public int size() {
            return columns.values().iterator().next().length;
        }
    }
}
