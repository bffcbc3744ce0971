package org.fusionflow.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;

/** The legend of a chart: entries in centred rows below the plot, where they cannot cover data. */
final class Legend {
    /** Draws a sample around {@code (0, 0)}, at most {@link #SWATCH} wide. */
    @FunctionalInterface
    interface Swatch {
        void draw(Graphics2D graphics);
    }

    private record Entry(ChartText text, Swatch swatch, double swatchWidth) {
        double width() {
            return swatchWidth + SWATCH_GAP + text.width();
        }
    }

    static final double SWATCH = 20;
    private static final double SYMBOL = 8;
    private static final double SWATCH_GAP = 4;
    private static final double ENTRY_GAP = 15;
    private static final double LEADING = 12;
    private static final double GAP_ABOVE = 5;

    private final List<Entry> entries = new ArrayList<>();

    /** Adds an entry with a wide sample, such as a line or a bar. */
    void addLine(String label, Swatch swatch) {
        entries.add(new Entry(ChartText.of(label), swatch, SWATCH));
    }

    /** Adds an entry with a single symbol. */
    void addSymbol(String label, Swatch swatch) {
        entries.add(new Entry(ChartText.of(label), swatch, SYMBOL));
    }

    void add(String label, Look look) {
        Swatch sample = graphics -> drawSample(graphics, look);
        if (look.line() == Look.Line.NONE) {
            addSymbol(label, sample);
        } else {
            addLine(label, sample);
        }
    }

    /** Height of the legend in a chart of the given width. */
    double height(double width) {
        return entries.isEmpty() ? 0 : GAP_ABOVE + rows(width).size() * LEADING;
    }

    void draw(Graphics2D graphics, double width, double top) {
        double y = top + GAP_ABOVE;
        for (List<Entry> row : rows(width)) {
            double x = (width - widthOf(row)) / 2;
            for (Entry entry : row) {
                double middle = y + LEADING / 2;
                Graphics2D own = (Graphics2D) graphics.create();
                own.translate(x + entry.swatchWidth / 2, middle);
                entry.swatch.draw(own);
                own.dispose();
                double baseline = middle + entry.text.ascent() / 2;
                entry.text.draw(graphics, x + entry.swatchWidth + SWATCH_GAP, baseline, Color.BLACK);
                x += entry.width() + ENTRY_GAP;
            }
            y += LEADING;
        }
    }

    private List<List<Entry>> rows(double width) {
        List<List<Entry>> rows = new ArrayList<>();
        List<Entry> row = new ArrayList<>();
        for (Entry entry : entries) {
            if (!row.isEmpty() && widthOf(row) + ENTRY_GAP + entry.width() > width) {
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

    private static double widthOf(List<Entry> row) {
        return row.stream().mapToDouble(Entry::width).sum() + ENTRY_GAP * (row.size() - 1);
    }

    /** The sample of a band, a pale bar. */
    static Swatch bar(Color color) {
        return graphics -> {
            graphics.setColor(color);
            graphics.fill(new Rectangle2D.Double(-SWATCH / 2, -3, SWATCH, 6));
        };
    }

    private static void drawSample(Graphics2D graphics, Look look) {
        graphics.setColor(look.color().color());
        if (look.line() != Look.Line.NONE) {
            graphics.setStroke(look.stroke());
            graphics.draw(new Line2D.Double(-SWATCH / 2, 0, SWATCH / 2, 0));
        }
        Shape shape = look.shape();
        if (shape != null) {
            drawPoint(graphics, shape, 0, 0, look.color().color(), look.filled());
        }
    }

    /** Draws a symbol at a position: filled, or white with a coloured edge. */
    static void drawPoint(Graphics2D graphics, Shape shape, double x, double y, Color color, boolean filled) {
        Shape placed = AffineTransform.getTranslateInstance(x, y).createTransformedShape(shape);
        graphics.setColor(filled ? color : Color.WHITE);
        graphics.fill(placed);
        graphics.setColor(color);
        graphics.setStroke(new BasicStroke(1f));
        graphics.draw(placed);
    }
}
