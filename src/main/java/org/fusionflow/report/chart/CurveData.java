package org.fusionflow.report.chart;

import java.awt.geom.Point2D;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import org.fusionflow.report.document.Plot;

/**
 * The points of one curve.
 *
 * @param name in the legend; no entry if empty
 * @param x in the given order, not necessarily ascending
 * @param y one for each x
 * @param spread half length of each error bar; empty for none
 * @param look how it is drawn
 */
@SuppressWarnings("ArrayRecordComponent") // Package-private; copied by the builders, and never handed out.
record CurveData(String name, double[] x, double[] y, double[] spread, Look look) {
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

    /**
     * The curve with gaps (NaN) where an axis cannot show it.
     *
     * @throws IllegalArgumentException if the axes can show no part of it
     */
    CurveData shownOn(Axis xAxis, Axis yAxis) {
        double[] shownX = x.clone();
        double[] shownY = y.clone();
        boolean any = false;
        for (int i = 0; i < x.length; i++) {
            if (xAxis.shows(x[i]) && yAxis.shows(y[i])) {
                any = true;
            } else {
                shownX[i] = Double.NaN;
                shownY[i] = Double.NaN;
            }
        }
        if (!any) {
            throw new IllegalArgumentException("curve '" + name + "': no point that the axes '" + xAxis.label()
                    + "' and '" + yAxis.label() + "' can show"
                    + (xAxis.logarithmic() || yAxis.logarithmic() ? "; a logarithmic axis needs values > 0" : ""));
        }
        return new CurveData(name, shownX, shownY, spread, look);
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
                look.line() == Look.Line.NONE ? Plot.Kind.POINTS : Plot.Kind.LINE,
                look.color().web(),
                look.dashLengths(),
                columns);
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
                Arrays.copyOf(keptX, count),
                Arrays.copyOf(keptY, count),
                spread.length == 0 ? spread : Arrays.copyOf(keptSpread, count),
                look);
    }
}
