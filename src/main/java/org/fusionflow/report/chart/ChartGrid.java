package org.fusionflow.report.chart;

import java.awt.Graphics2D;
import java.util.List;
import org.fusionflow.report.document.Figure;

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
        Legend legend = legend();
        int rows = (charts.size() + columns - 1) / columns;
        double legendHeight = legend.height(width);
        double chartWidth = (width - GUTTER * (columns - 1)) / columns;
        double chartHeight = (height - legendHeight - GUTTER * (rows - 1)) / rows;
        for (int i = 0; i < charts.size(); i++) {
            Graphics2D own = (Graphics2D) graphics.create();
            int row = i / columns;
            own.translate((i % columns) * (chartWidth + GUTTER), row * (chartHeight + GUTTER));
            charts.get(i).draw(own, chartWidth, chartHeight);
            own.dispose();
        }
        legend.draw(graphics, width, height - legendHeight);
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
