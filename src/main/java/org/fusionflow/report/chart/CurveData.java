package org.fusionflow.report.chart;

import java.awt.geom.Point2D;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fusionflow.report.chart.axis.Axis;
import org.fusionflow.report.chart.look.Look;
import org.fusionflow.report.document.Plot;

/**
 * The points of one curve.
 *
 * @param name of the series; may be empty
 * @param listed true if the name is in the legend
 * @param x in the given order, not necessarily ascending
 * @param y one for each x
 * @param spread half length of each error bar; empty for none
 * @param look how it is drawn
 */
@SuppressWarnings("ArrayRecordComponent") // Package-private; copied by the builders, and never handed out.
record CurveData(String name, boolean listed, double[] x, double[] y, double[] spread, Look look) {
    CurveData {
        if (x.length != y.length) {
            throw new IllegalArgumentException(
                    "curve '" + name + "': expected as many x as y, found " + x.length + " and " + y.length);
        }
        if (spread.length != 0 && spread.length != x.length) {
            throw new IllegalArgumentException(
                    "curve '" + name + "': expected " + x.length + " error bars, found " + spread.length);
        }
        x = x.clone();
        y = y.clone();
        spread = spread.clone();
    }

    boolean isPoints() {
        return look.line() == Look.Line.NONE;
    }

    /** The curve with gaps (NaN) where it is not drawn: where a scale has no place for it, and where it is marked at an edge. */
    CurveData shownOn(Axis xAxis, Axis yAxis, EdgeMarks marked) {
        double[] shownX = x.clone();
        double[] shownY = y.clone();
        for (int i = 0; i < x.length; i++) {
            if (!xAxis.shows(x[i]) || !yAxis.shows(y[i]) || marked.has(i)) {
                shownX[i] = Double.NaN;
                shownY[i] = Double.NaN;
            }
        }
        return new CurveData(name, listed, shownX, shownY, spread, look);
    }

    boolean isEmpty() {
        return Arrays.stream(x).allMatch(Double::isNaN);
    }

    Plot.Series series() {
        Map<String, double[]> columns = new LinkedHashMap<>();
        columns.put("x", x);
        columns.put("y", y);
        if (spread.length > 0) {
            columns.put("error", spread);
        }
        return new Plot.Series(
                name,
                isPoints() ? Plot.Kind.POINTS : Plot.Kind.LINE,
                look.color().web(),
                look.dashLengths(),
                look.marker(),
                columns);
    }

    /** The curve moved to the right on the page. */
    CurveData movedBy(double distance, PlotFrame frame) {
        double[] moved = x.clone();
        for (int i = 0; i < moved.length; i++) {
            moved[i] = frame.xAxis()
                    .at(frame.xAxis().fraction(x[i]) + distance / frame.area().getWidth());
        }
        return new CurveData(name, listed, moved, y, spread, look);
    }

    /** The curve without points that are visually the same as the previous one. */
    CurveData thinnedFor(PlotFrame frame) {
        // A quarter of a typographic point is a quarter of the thinnest line.
        double visible = 0.25;
        double[] keptX = new double[x.length];
        double[] keptY = new double[x.length];
        double[] keptSpread = new double[spread.length];
        int count = 0;
        Point2D last = null;
        for (int i = 0; i < x.length; i++) {
            Point2D point = Double.isNaN(x[i]) ? null : new Point2D.Double(frame.x(x[i]), frame.y(y[i]));
            boolean ends = i + 1 == x.length || Double.isNaN(x[i + 1]);
            boolean same = point == null ? last == null && i > 0 : last != null && point.distance(last) < visible;
            if (same && !(point != null && ends)) {
                continue;
            }
            keptX[count] = x[i];
            keptY[count] = y[i];
            if (spread.length > 0) {
                keptSpread[count] = spread[i];
            }
            count++;
            last = point;
        }
        return new CurveData(
                name,
                listed,
                Arrays.copyOf(keptX, count),
                Arrays.copyOf(keptY, count),
                spread.length == 0 ? spread : Arrays.copyOf(keptSpread, count),
                look);
    }
}
