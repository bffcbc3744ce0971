package org.fusionflow.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Shape;
import java.util.List;
import org.fusionflow.report.chart.look.Look;
import org.jfree.chart.plot.DatasetRenderingOrder;
import org.jfree.chart.plot.SeriesRenderingOrder;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.renderer.xy.XYErrorRenderer;
import org.jfree.chart.renderer.xy.XYLineAndShapeRenderer;
import org.jfree.data.xy.DefaultXYDataset;
import org.jfree.data.xy.YIntervalSeries;
import org.jfree.data.xy.YIntervalSeriesCollection;

/** Makes a JFreeChart plot of curves: lines first, points with error bars over them, in the given order. */
final class CurvePlot {
    private CurvePlot() {}

    /**
     * @param curves as shown: with gaps, thinned
     * @param lowest end of error bars that would reach below the axis
     */
    static XYPlot of(List<CurveData> curves, double lowest) {
        DefaultXYDataset plain = new DefaultXYDataset();
        YIntervalSeriesCollection barred = new YIntervalSeriesCollection();
        XYLineAndShapeRenderer lines = new XYLineAndShapeRenderer();
        XYErrorRenderer bars = new XYErrorRenderer();
        lines.setDrawSeriesLineAsPath(true);
        bars.setCapLength(3);
        bars.setErrorStroke(new BasicStroke(0.7f));
        for (int i = 0; i < curves.size(); i++) {
            CurveData curve = curves.get(i);
            if (curve.spread().length == 0) {
                style(lines, plain.getSeriesCount(), curve.look());
                plain.addSeries(i, new double[][] {curve.x(), curve.y()});
            } else {
                style(bars, barred.getSeriesCount(), curve.look());
                barred.addSeries(intervals(i, curve, lowest));
            }
        }
        XYPlot plot = new XYPlot();
        plot.setDataset(0, plain);
        plot.setRenderer(0, lines);
        plot.setDataset(1, barred);
        plot.setRenderer(1, bars);
        plot.setDatasetRenderingOrder(DatasetRenderingOrder.FORWARD);
        plot.setSeriesRenderingOrder(SeriesRenderingOrder.FORWARD);
        return plot;
    }

    private static YIntervalSeries intervals(int key, CurveData curve, double lowest) {
        YIntervalSeries series = new YIntervalSeries(key, false, true);
        for (int k = 0; k < curve.x().length; k++) {
            double y = curve.y()[k];
            double half = curve.spread()[k];
            // Without this, a point without a value would get a bar.
            if (Double.isNaN(y)) {
                continue;
            }
            series.add(curve.x()[k], y, Math.max(y - half, Math.min(y, lowest)), y + half);
        }
        return series;
    }

    private static void style(XYLineAndShapeRenderer renderer, int series, Look look) {
        Color color = look.color().color();
        Shape shape = look.shape();
        renderer.setSeriesPaint(series, color);
        renderer.setSeriesStroke(series, look.stroke());
        renderer.setSeriesLinesVisible(series, look.line() != Look.Line.NONE);
        renderer.setSeriesShapesVisible(series, shape != null);
        if (shape != null) {
            renderer.setSeriesShape(series, shape);
            renderer.setUseFillPaint(true);
            renderer.setSeriesFillPaint(series, look.open() ? Color.WHITE : color);
            renderer.setSeriesShapesFilled(series, true);
            renderer.setDrawOutlines(true);
            renderer.setSeriesOutlineStroke(series, new BasicStroke(0.8f));
        }
    }
}
