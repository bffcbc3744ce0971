package org.fusionflow.report.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.fusionflow.report.document.Figure;
import org.fusionflow.report.document.Plot;

/**
 * Drawings of equal size in rows. Charts have their own grid, which aligns their plots and joins their legends.
 *
 * @param figures row by row
 * @param columns in each row
 */
public record FigureGrid(List<Figure> figures, int columns) implements Figure {
    /** Distance of figures on a page, in points. */
    public static final double GUTTER = 14;

    public FigureGrid {
        figures = List.copyOf(figures);
    }

    /** The figures in a grid; a grid of charts in other columns if there is one alone. */
    public static Figure of(List<Figure> figures, int columns) {
        if (figures.size() == 1) {
            return figures.get(0) instanceof ChartGrid grid && columns < grid.columns()
                    ? new ChartGrid(grid.panels(), columns, grid.key())
                    : figures.get(0);
        }
        List<Panel> panels = new ArrayList<>();
        figures.forEach(figure -> {
            if (figure instanceof Panel panel) {
                panels.add(panel);
            }
        });
        return panels.size() == figures.size() ? ChartGrid.of(panels, columns) : new FigureGrid(figures, columns);
    }

    @Override
    public void draw(Graphics2D graphics, double width, double height) {
        for (int i = 0; i < figures.size(); i++) {
            Rectangle2D place = place(i, width, height);
            Graphics2D own = (Graphics2D) graphics.create();
            own.translate(place.getX(), place.getY());
            figures.get(i).draw(own, place.getWidth(), place.getHeight());
            own.dispose();
        }
    }

    @Override
    public List<Plot> plots(double width, double height) {
        List<Plot> plots = new ArrayList<>();
        for (int i = 0; i < figures.size(); i++) {
            Rectangle2D place = place(i, width, height);
            figures.get(i)
                    .plots(place.getWidth(), place.getHeight())
                    .forEach(plot -> plots.add(plot.movedBy(place.getX(), place.getY())));
        }
        return plots;
    }

    @Override
    public String alternative() {
        return figures.stream()
                .map(Figure::alternative)
                .filter(words -> !words.isEmpty())
                .collect(Collectors.joining(" "));
    }

    private Rectangle2D place(int figure, double width, double height) {
        int rows = (figures.size() + columns - 1) / columns;
        double cellWidth = (width - GUTTER * (columns - 1)) / columns;
        double cellHeight = (height - GUTTER * (rows - 1)) / rows;
        int row = figure / columns;
        int column = figure % columns;
        return new Rectangle2D.Double(
                column * (cellWidth + GUTTER), row * (cellHeight + GUTTER), cellWidth, cellHeight);
    }
}
