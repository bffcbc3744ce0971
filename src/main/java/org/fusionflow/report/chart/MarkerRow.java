package org.fusionflow.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.fusionflow.report.chart.axis.ChartText;

/**
 * The labels of vertical markers, in one row above the plot: each as near to its line as its neighbours allow, and connected to it by a short
 * leader. They cover no data and, because they keep their order, no leader crosses another label.
 */
final class MarkerRow {
    /** Height of the row above the plot. */
    static final double HEIGHT = 17;

    private static final double LEADER = 6;
    private static final double GAP = 8;

    private record Label(double x, String markup, Color color) {}

    private final List<Label> labels = new ArrayList<>();

    void add(double x, String markup, Color color) {
        labels.add(new Label(x, markup, color));
        labels.sort(Comparator.comparingDouble(Label::x));
    }

    /**
     * @param plot gives the left and right ends of the row
     */
    void draw(Graphics2D graphics, Rectangle2D plot) {
        if (total(widths(ChartText.SIZE)) > plot.getWidth()) {
            shorten();
        }
        // More labels than fit even so are made smaller together.
        double gaps = GAP * (labels.size() - 1);
        double words = total(widths(ChartText.SIZE)) - gaps;
        double size = ChartText.SIZE * Math.min(1, Math.max(0, plot.getWidth() - gaps) / words);
        double[] widths = widths(size);
        double[] lefts = spread(widths, plot.getX(), plot.getMaxX());
        double bottom = plot.getY() - LEADER;
        for (int i = 0; i < lefts.length; i++) {
            Label label = labels.get(i);
            ChartText text = ChartText.of(label.markup, size);
            graphics.setColor(label.color);
            graphics.setStroke(new BasicStroke(0.5f));
            double foot = Math.max(lefts[i] + 2, Math.min(label.x, lefts[i] + widths[i] - 2));
            graphics.draw(new Line2D.Double(label.x, plot.getY(), foot, bottom + 1));
            // 0.22 em: a subscript extends below the baseline.
            text.draw(graphics, lefts[i], bottom - 0.22 * size, label.color);
        }
    }

    private static double total(double[] widths) {
        return Arrays.stream(widths).sum() + GAP * (widths.length - 1);
    }

    /** Leaves out the numbers, so that {@code t_A = 3.1} becomes {@code t_A}: the line shows the number. */
    private void shorten() {
        labels.replaceAll(label -> new Label(label.x, label.markup.split(" = ", 2)[0], label.color));
    }

    private double[] widths(double size) {
        return labels.stream()
                .mapToDouble(label -> ChartText.of(label.markup, size).width())
                .toArray();
    }

    /**
     * Left ends without overlaps that are nearest to the lines in the least-squares sense: neighbours that would overlap form a group, which is
     * centred on its lines.
     */
    double[] spread(double[] widths, double least, double most) {
        int count = widths.length;
        double[] offsets = new double[count];
        double[] wanted = new double[count];
        for (int i = 0; i < count; i++) {
            offsets[i] = i == 0 ? 0 : offsets[i - 1] + widths[i - 1] + GAP;
            wanted[i] = labels.get(i).x - widths[i] / 2 - offsets[i];
        }
        // Pool adjacent violators: after subtracting the offsets, no overlap means that the positions do not
        // decrease.
        double[] mean = new double[count];
        int[] size = new int[count];
        int groups = 0;
        for (int i = 0; i < count; i++) {
            mean[groups] = wanted[i];
            size[groups] = 1;
            groups++;
            while (groups > 1 && mean[groups - 2] > mean[groups - 1]) {
                int joined = size[groups - 2] + size[groups - 1];
                mean[groups - 2] = (mean[groups - 2] * size[groups - 2] + mean[groups - 1] * size[groups - 1]) / joined;
                size[groups - 2] = joined;
                groups--;
            }
        }
        double largest = count == 0 ? 0 : most - least - offsets[count - 1] - widths[count - 1];
        double[] lefts = new double[count];
        int at = 0;
        for (int g = 0; g < groups; g++) {
            for (int k = 0; k < size[g]; k++, at++) {
                lefts[at] = least + Math.max(0, Math.min(mean[g] - least, largest)) + offsets[at];
            }
        }
        return lefts;
    }
}
