package org.fusionflow.report;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The labels of vertical markers, in one row above the plot: each as near to its line as its neighbours allow, joined to it by
 * a short leader. They cover no data and, being kept in order, no leader crosses another label.
 */
final class MarkerRow {
    /** Room that the row takes above the plot. */
    static final double HEIGHT = 17;

    private static final double LEADER = 6;
    private static final double GAP = 5;

    private record Label(double x, String markup, Color color) {}

    private final List<Label> labels = new ArrayList<>();

    void add(double x, String markup, Color color) {
        labels.add(new Label(x, markup, color));
        labels.sort(Comparator.comparingDouble(Label::x));
    }

    /**
     * @param plot the labels may go as far left and right as it does
     */
    void draw(Graphics2D graphics, Rectangle2D plot) {
        double[] widths = widths(ChartText.SIZE);
        double total = GAP * (widths.length - 1);
        for (double width : widths) {
            total += width;
        }
        // More labels than fit at full size are made smaller together.
        double size = ChartText.SIZE * Math.min(1, plot.getWidth() / total);
        widths = widths(size);
        double[] lefts = spread(widths, plot.getX(), plot.getMaxX());
        double bottom = plot.getY() - LEADER;
        for (int i = 0; i < lefts.length; i++) {
            Label label = labels.get(i);
            ChartText text = ChartText.of(label.markup, size);
            graphics.setColor(label.color);
            graphics.setStroke(new BasicStroke(0.5f));
            double foot = Math.max(lefts[i] + 2, Math.min(label.x, lefts[i] + widths[i] - 2));
            graphics.draw(new Line2D.Double(label.x, plot.getY(), foot, bottom + 1));
            // 0.22 em: a lowered index hangs below the baseline.
            text.draw(graphics, lefts[i], bottom - 0.22 * size, label.color);
        }
    }

    private double[] widths(double size) {
        return labels.stream()
                .mapToDouble(label -> ChartText.of(label.markup, size).width())
                .toArray();
    }

    /** Left ends near the lines, without overlaps: pushed apart to the right, then back from the right end. */
    double[] spread(double[] widths, double least, double most) {
        double[] lefts = new double[widths.length];
        double free = least;
        for (int i = 0; i < lefts.length; i++) {
            lefts[i] = Math.max(labels.get(i).x - widths[i] / 2, free);
            free = lefts[i] + widths[i] + GAP;
        }
        double limit = most;
        for (int i = lefts.length - 1; i >= 0; i--) {
            lefts[i] = Math.min(lefts[i], limit - widths[i]);
            limit = lefts[i] - GAP;
        }
        return lefts;
    }
}
