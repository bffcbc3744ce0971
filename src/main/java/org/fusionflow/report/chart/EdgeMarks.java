package org.fusionflow.report.chart;

import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.report.chart.axis.Axis;
import org.fusionflow.report.document.Plot;

/**
 * The numbers of a curve that exist but have no place on its plot, such as 0 on a logarithmic axis: each is marked by a small arrow at the edge
 * beyond which it lies, in the colour of its curve, so that no number vanishes.
 *
 * <p>Of a line only numbers are marked that lie below or above what the vertical scale can show at all; where a line leaves the plot through its
 * frame, this is seen. A line from time 0 on a logarithmic axis begins at the left edge.
 */
final class EdgeMarks {
    private static final double SIZE = 4.2;
    /** Marks of one curve that are nearer than this on the page are drawn as one. */
    private static final double PITCH = 5;

    /** Space along the edge for the marks of all curves at one place. */
    private static final double MOST = 22;

    private final CurveData curve;
    private final Axis xAxis;
    private final Axis yAxis;
    private final double floor;
    private final BitSet marked = new BitSet();

    /**
     * @param xAxis with the ends that are fixed; NaN for an end that will be taken from the data
     * @param yAxis likewise
     * @param floor numbers below it are marked at the lower edge; NaN for none
     */
    EdgeMarks(CurveData curve, Axis xAxis, Axis yAxis, double floor) {
        this.curve = curve;
        this.xAxis = xAxis;
        this.yAxis = yAxis;
        this.floor = floor;
        for (int i = 0; i < curve.x().length; i++) {
            double x = curve.x()[i];
            double y = curve.y()[i];
            if (!Double.isNaN(x)
                    && !Double.isNaN(y)
                    && (side(yAxis, y, floor) != 0 || side(xAxis, x, Double.NaN) != 0)) {
                // Time 0 of a line is not marked.
                boolean begins = !curve.isPoints() && side(xAxis, x, Double.NaN) != 0;
                marked.set(i, !begins);
            }
        }
    }

    /** -1 below the axis, 1 above it, 0 on it. */
    private int side(Axis axis, double value, double least) {
        if (value < least || (axis.logarithmic() && value <= 0) || value == Double.NEGATIVE_INFINITY) {
            return -1;
        }
        if (value == Double.POSITIVE_INFINITY) {
            return 1;
        }
        if (!curve.isPoints() || axis.contains(value)) {
            return 0;
        }
        return !Double.isNaN(axis.lower()) && value < axis.lower() ? -1 : 1;
    }

    boolean has(int index) {
        return marked.get(index);
    }

    int count() {
        return marked.cardinality();
    }

    /** The marked numbers as they are, not where the marks stand. */
    Plot.Series series() {
        double[] x = marked.stream().mapToDouble(i -> curve.x()[i]).toArray();
        double[] y = marked.stream().mapToDouble(i -> curve.y()[i]).toArray();
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("x", x);
        columns.put("y", y);
        return new Plot.Series(
                curve.name(),
                Plot.Kind.EDGE,
                curve.look().color().web(),
                List.of(),
                curve.look().marker(),
                columns);
    }

    /** Draws the marks of all curves of a chart, those of different curves side by side. */
    static void draw(List<EdgeMarks> all, Graphics2D graphics, PlotFrame frame) {
        List<EdgeMarks> some = all.stream().filter(marks -> marks.count() > 0).toList();
        for (int i = 0; i < some.size(); i++) {
            some.get(i).draw(graphics, frame, (i - (some.size() - 1) / 2.0) * Math.min(SIZE, MOST / some.size()));
        }
    }

    /**
     * @param aside distance along the edge by which the marks are moved, so that those of other curves can be seen
     */
    private void draw(Graphics2D graphics, PlotFrame frame, double aside) {
        Rectangle2D area = frame.area();
        Path2D.Double arrows = new Path2D.Double();
        double[] last = {Double.NaN, Double.NaN};
        marked.stream().forEach(i -> {
            int right = side(xAxis, curve.x()[i], Double.NaN);
            int up = side(yAxis, curve.y()[i], floor);
            double x = right != 0 ? end(area.getX(), area.getMaxX(), right) : frame.x(curve.x()[i]);
            double y = up != 0 ? end(area.getMaxY(), area.getY(), up) : frame.y(curve.y()[i]);
            if (!(Math.hypot(x - last[0], y - last[1]) < PITCH)) {
                add(arrows, up != 0 ? x + aside : x, up != 0 ? y : y + aside, up != 0 ? 0 : right, up);
                last[0] = x;
                last[1] = y;
            }
        });
        graphics.setColor(curve.look().color().color());
        graphics.fill(arrows);
    }

    private static double end(double low, double high, int side) {
        return side < 0 ? low : high;
    }

    /** Adds an arrow whose tip touches the edge. */
    private static void add(Path2D arrows, double x, double y, int right, int up) {
        double half = SIZE * 0.55;
        arrows.moveTo(x, y);
        if (up != 0) {
            arrows.lineTo(x - half, y + up * SIZE);
            arrows.lineTo(x + half, y + up * SIZE);
        } else {
            arrows.lineTo(x - right * SIZE, y - half);
            arrows.lineTo(x - right * SIZE, y + half);
        }
        arrows.closePath();
    }
}
