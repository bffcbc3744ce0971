package org.fusionflow.report.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.fusionflow.report.document.Figure;
import org.fusionflow.report.document.Plot;

/**
 * Charts of equal size in rows, with one legend below.
 *
 * @param charts row by row
 * @param columns charts in each row
 * @param key entries of the legend; no legend if empty
 */
public record ChartGrid(List<Figure> charts, int columns, List<KeyEntry> key) implements Figure {
    private static final double GUTTER = 14;

    public ChartGrid {
        charts = List.copyOf(charts);
        key = List.copyOf(key);
        if (charts.isEmpty() || columns < 1) {
            throw new IllegalArgumentException("grid of " + charts.size() + " charts in " + columns + " columns");
        }
    }

    @Override
    public void draw(Graphics2D graphics, double width, double height) {
        for (int i = 0; i < charts.size(); i++) {
            Rectangle2D place = place(i, width, height);
            Graphics2D own = (Graphics2D) graphics.create();
            own.translate(place.getX(), place.getY());
            charts.get(i).draw(own, place.getWidth(), place.getHeight());
            own.dispose();
        }
        Legend legend = legend();
        legend.draw(graphics, width, height - legend.height(width));
    }

    @Override
    public List<Plot> plots(double width, double height) {
        List<Plot> plots = new ArrayList<>();
        for (int i = 0; i < charts.size(); i++) {
            Rectangle2D place = place(i, width, height);
            charts.get(i)
                    .plots(place.getWidth(), place.getHeight())
                    .forEach(plot -> plots.add(plot.movedBy(place.getX(), place.getY())));
        }
        return plots;
    }

    private Rectangle2D place(int chart, double width, double height) {
        int rows = (charts.size() + columns - 1) / columns;
        double chartWidth = (width - GUTTER * (columns - 1)) / columns;
        double chartHeight = (height - legend().height(width) - GUTTER * (rows - 1)) / rows;
        int row = chart / columns;
        return new Rectangle2D.Double(
                (chart % columns) * (chartWidth + GUTTER), row * (chartHeight + GUTTER), chartWidth, chartHeight);
    }

    /** Height of the legend at this width. */
    public double keyHeight(double width) {
        return legend().height(width);
    }

    private Legend legend() {
        Legend legend = new Legend();
        key.forEach(entry -> legend.add(entry.label(), entry.look()));
        return legend;
    }
}
