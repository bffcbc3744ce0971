package org.fusionflow.report.diagram;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Line2D;
import java.awt.geom.Path2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.fusionflow.report.chart.axis.ChartText;
import org.fusionflow.report.chart.look.Look;

/** Lines, shapes and labels at their places, in the order in which they are drawn. */
final class Sketch {
    /** A part of the drawing, with the rectangle that it stays in. */
    private record Item(Rectangle2D bounds, java.util.function.Consumer<Graphics2D> drawing) {}

    private static final String ELLIPSIS = "…";
    private static final float EDGE = 0.9f;

    private final List<Item> items = new ArrayList<>();
    private final List<Rectangle2D> labels = new ArrayList<>();

    void line(double x1, double y1, double x2, double y2, Color color, double thickness) {
        stroke(new Line2D.Double(x1, y1, x2, y2), color, thickness);
    }

    void stroke(Shape shape, Color color, double thickness) {
        Rectangle2D bounds = grown(shape.getBounds2D(), thickness / 2);
        items.add(new Item(bounds, graphics -> {
            graphics.setColor(color);
            graphics.setStroke(new BasicStroke((float) thickness, BasicStroke.CAP_BUTT, BasicStroke.JOIN_ROUND));
            graphics.draw(shape);
        }));
    }

    void fill(Shape shape, Color color) {
        items.add(new Item(shape.getBounds2D(), graphics -> {
            graphics.setColor(color);
            graphics.fill(shape);
        }));
    }

    /** A line that ends in an arrow head, short of its end by a gap. */
    void arrow(double x1, double y1, double x2, double y2, double gap, Color color, double thickness) {
        double length = Math.hypot(x2 - x1, y2 - y1);
        if (!(length > gap)) {
            return;
        }
        double dx = (x2 - x1) / length;
        double dy = (y2 - y1) / length;
        double tipX = x2 - gap * dx;
        double tipY = y2 - gap * dy;
        double head = Math.min(3 + 1.6 * thickness, length - gap);
        double baseX = tipX - head * dx;
        double baseY = tipY - head * dy;
        line(x1, y1, baseX, baseY, color, thickness);
        Path2D.Double tip = new Path2D.Double();
        tip.moveTo(tipX, tipY);
        tip.lineTo(baseX - 0.42 * head * dy, baseY + 0.42 * head * dx);
        tip.lineTo(baseX + 0.42 * head * dy, baseY - 0.42 * head * dx);
        tip.closePath();
        fill(tip, color);
    }

    /** The mark of a modality, with a dark edge: a pale one stands on grey bands, too. */
    void mark(Look look, double x, double y) {
        Shape shape = look.shape();
        if (shape != null) {
            Shape placed = AffineTransform.getTranslateInstance(x, y).createTransformedShape(shape);
            fill(placed, Ink.isFilled(look) ? look.color().color() : Color.WHITE);
            stroke(placed, Ink.LINE, EDGE);
        }
    }

    /** A symbol around a point, filled or white, with an edge. */
    void symbol(Shape around, double x, double y, Color color, boolean filled) {
        Shape placed = AffineTransform.getTranslateInstance(x, y).createTransformedShape(around);
        fill(placed, filled ? color : Color.WHITE);
        stroke(placed, color, EDGE);
    }

    /** A label with its left end at x. */
    void text(String markup, double size, double x, double baseline, Color color) {
        ChartText text = ChartText.of(markup, size);
        Rectangle2D bounds = box(text, x, baseline);
        labels.add(bounds);
        items.add(new Item(bounds, graphics -> text.draw(graphics, x, baseline, color)));
    }

    void centred(String markup, double size, double x, double baseline, Color color) {
        text(markup, size, x - width(markup, size) / 2, baseline, color);
    }

    void rightAligned(String markup, double size, double right, double baseline, Color color) {
        text(markup, size, right - width(markup, size), baseline, color);
    }

    /** A label that reads upwards, with its baseline at x. */
    void upwards(String markup, double size, double x, double middle, Color color) {
        ChartText text = ChartText.of(markup, size);
        double length = text.width();
        Rectangle2D bounds = new Rectangle2D.Double(x - text.ascent(), middle - length / 2, text.height(), length);
        labels.add(bounds);
        items.add(new Item(bounds, graphics -> {
            Graphics2D turned = (Graphics2D) graphics.create();
            turned.transform(AffineTransform.getRotateInstance(-Math.PI / 2));
            text.draw(turned, -middle - length / 2, x, color);
            turned.dispose();
        }));
    }

    /** The rectangle that a label takes. */
    static Rectangle2D box(ChartText text, double x, double baseline) {
        return new Rectangle2D.Double(x, baseline - text.ascent(), text.width(), text.height());
    }

    static double width(String markup, double size) {
        return ChartText.of(markup, size).width();
    }

    /** Words without the signs that a chart takes as markup. */
    static String plain(String words) {
        return words.replaceAll("([\\\\_^])", "\\\\$1");
    }

    /** Plain words as markup, shortened with an ellipsis if they are wider than allowed; empty if not even that fits. */
    static String fitted(String words, double size, double most) {
        if (width(plain(words), size) <= most) {
            return plain(words);
        }
        for (int end = words.length() - 1; end > 0; end--) {
            String shorter = plain(words.substring(0, end).stripTrailing() + ELLIPSIS);
            if (!Character.isHighSurrogate(words.charAt(end - 1)) && width(shorter, size) <= most) {
                return shorter;
            }
        }
        return width(ELLIPSIS, size) <= most ? ELLIPSIS : "";
    }

    void draw(Graphics2D graphics) {
        items.forEach(item -> item.drawing.accept(graphics));
    }

    /** The rectangles of the labels. */
    List<Rectangle2D> labels() {
        return List.copyOf(labels);
    }

    /** The smallest rectangle around everything. */
    Rectangle2D bounds() {
        Rectangle2D all = new Rectangle2D.Double();
        for (int i = 0; i < items.size(); i++) {
            all = i == 0 ? items.get(0).bounds : union(all, items.get(i).bounds);
        }
        return all;
    }

    /** Unlike the library's union, this one knows rectangles without an area, such as those of lines. */
    private static Rectangle2D union(Rectangle2D a, Rectangle2D b) {
        Rectangle2D both = new Rectangle2D.Double();
        both.setFrameFromDiagonal(
                Math.min(a.getMinX(), b.getMinX()), Math.min(a.getMinY(), b.getMinY()),
                Math.max(a.getMaxX(), b.getMaxX()), Math.max(a.getMaxY(), b.getMaxY()));
        return both;
    }

    private static Rectangle2D grown(Rectangle2D area, double by) {
        return new Rectangle2D.Double(
                area.getX() - by, area.getY() - by, area.getWidth() + 2 * by, area.getHeight() + 2 * by);
    }
}
