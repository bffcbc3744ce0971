package org.fusionflow.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.util.ArrayList;
import java.util.List;
import org.fusionflow.report.chart.axis.ChartText;
import org.fusionflow.report.chart.look.Look;

/**
 * The legend of a figure: entries in centred rows below the plots, where they cannot cover data.
 *
 * @param entries in their order
 */
record Legend(List<KeyEntry> entries) {
    private static final double LINE = 24;
    private static final double SYMBOL = 8;
    private static final double SWATCH_GAP = 4;
    private static final double ENTRY_GAP = 15;
    private static final double LEADING = 12;
    private static final double GAP_ABOVE = 5;

    /** Height of the legend in a figure of the given width. */
    double height(double width) {
        return entries.isEmpty() ? 0 : GAP_ABOVE + rows(width).size() * LEADING;
    }

    void draw(Graphics2D graphics, double width, double top) {
        double y = top + GAP_ABOVE;
        for (List<KeyEntry> row : rows(width)) {
            double x = (width - widthOf(row)) / 2;
            for (KeyEntry entry : row) {
                double middle = y + LEADING / 2;
                ChartText text = ChartText.of(entry.label());
                Graphics2D own = (Graphics2D) graphics.create();
                own.translate(x + swatch(entry) / 2, middle);
                drawSample(own, entry.look());
                own.dispose();
                double baseline = middle + text.ascent() / 2;
                text.draw(graphics, x + swatch(entry) + SWATCH_GAP, baseline, Color.BLACK);
                x += width(entry) + ENTRY_GAP;
            }
            y += LEADING;
        }
    }

    private List<List<KeyEntry>> rows(double width) {
        List<List<KeyEntry>> rows = new ArrayList<>();
        List<KeyEntry> row = new ArrayList<>();
        for (KeyEntry entry : entries) {
            if (!row.isEmpty() && widthOf(row) + ENTRY_GAP + width(entry) > width) {
                rows.add(row);
                row = new ArrayList<>();
            }
            row.add(entry);
        }
        if (!row.isEmpty()) {
            rows.add(row);
        }
        return rows;
    }

    private static double swatch(KeyEntry entry) {
        return entry.look().line() == Look.Line.NONE ? SYMBOL : LINE;
    }

    private static double width(KeyEntry entry) {
        return swatch(entry) + SWATCH_GAP + ChartText.of(entry.label()).width();
    }

    private static double widthOf(List<KeyEntry> row) {
        return row.stream().mapToDouble(Legend::width).sum() + ENTRY_GAP * (row.size() - 1);
    }

    private static void drawSample(Graphics2D graphics, Look look) {
        graphics.setColor(look.color().color());
        if (look.line() != Look.Line.NONE) {
            graphics.setStroke(look.stroke());
            graphics.draw(new Line2D.Double(-LINE / 2, 0, LINE / 2, 0));
        }
        drawPoint(graphics, look, 0, 0);
    }

    /** Draws the point of a look at a position, filled, or white with a coloured edge; nothing if it has no points. */
    static void drawPoint(Graphics2D graphics, Look look, double x, double y) {
        Shape shape = look.shape();
        if (shape == null) {
            return;
        }
        Shape placed = AffineTransform.getTranslateInstance(x, y).createTransformedShape(shape);
        graphics.setColor(look.open() ? Color.WHITE : look.color().color());
        graphics.fill(placed);
        graphics.setColor(look.color().color());
        graphics.setStroke(new BasicStroke(0.9f));
        graphics.draw(placed);
    }
}
