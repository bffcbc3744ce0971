package org.fusionflow.report.takeaway;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.fusionflow.report.document.Figure;
import org.fusionflow.report.document.Plot;

/**
 * Several figures as one, in rows of equal size.
 *
 * @param figures row by row
 * @param columns figures in each row
 */
record FigureRows(List<Figure> figures, int columns) implements Figure {
    /** Distance of figures on a page, in points. */
    static final double GUTTER = 14;

    FigureRows {
        figures = List.copyOf(figures);
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

    private Rectangle2D place(int figure, double width, double height) {
        int rows = (figures.size() + columns - 1) / columns;
        double each = (width - GUTTER * (columns - 1)) / columns;
        double high = (height - GUTTER * (rows - 1)) / rows;
        int row = figure / columns;
        int column = figure % columns;
        return new Rectangle2D.Double(column * (each + GUTTER), row * (high + GUTTER), each, high);
    }
}
