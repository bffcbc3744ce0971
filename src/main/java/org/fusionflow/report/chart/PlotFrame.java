package org.fusionflow.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.fusionflow.report.chart.axis.Axis;
import org.fusionflow.report.chart.axis.ChartText;
import org.fusionflow.report.chart.axis.Ticks;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/**
 * The frame that all charts share: the position of the plot inside its figure, its axes with their labels, and its title above. The position is
 * computed before drawing, so labels can be placed on the plot exactly.
 */
final class PlotFrame {
    static final Color FRAME_COLOR = new Color(0x40, 0x40, 0x40);
    static final double TICK_LABEL_SIZE = 0.94 * ChartText.SIZE;
    private static final Color GRID_COLOR = new Color(0xE4, 0xE4, 0xE4);
    private static final double GAP_AFTER_TICK = 5.5;
    private static final double GAP_BEFORE_LABEL = 4;
    /** Space for the half of a tick label that extends beyond the right end. */
    private static final double OVERHANG = 9;

    private static final double TITLE_HEIGHT = 15;
    /** Approximate distance of tick labels on a vertical axis. */
    private static final double TICK_PITCH_Y = 22;
    /** Least distance of tick labels on a horizontal axis. */
    private static final double LABEL_GAP = 11;
    /** Labels nearer than this look crowded, however short they are. */
    private static final double LEAST_PITCH_X = 30;
    /** Smallest size of a label that is longer than its axis, as a fraction of the usual size. */
    private static final double SMALLEST = 0.8;

    /**
     * What stands around a plot.
     *
     * @param title may be empty
     * @param xAxis with both ends set
     * @param yAxis with both ends set
     * @param reserved height kept free directly above the plot
     * @param labelled false if the horizontal axis has its labels under another plot below
     */
    record Surroundings(String title, Axis xAxis, Axis yAxis, double reserved, boolean labelled) {
        Surroundings(String title, Axis xAxis, Axis yAxis) {
            this(title, xAxis, yAxis, 0, true);
        }

        /** The margins that labels and title need in a figure of this size. */
        Margins margins(double width, double height) {
            double text = ChartText.of("0").height();
            double tickText = ChartText.of("0", TICK_LABEL_SIZE).height();
            double top = Math.max((title.isEmpty() ? 0 : TITLE_HEIGHT) + reserved, tickText / 2);
            double label = xAxis.label().isEmpty() ? 0 : GAP_BEFORE_LABEL + text;
            double below = 2 + (labelled ? GAP_AFTER_TICK + tickText + label : 0);
            Ticks ticks = yTicks(Math.max(1, height - top - below));
            double left = GAP_AFTER_TICK + widest(ticks) + (yAxis.label().isEmpty() ? 0 : GAP_BEFORE_LABEL + text);
            return new Margins(left, OVERHANG, top, below);
        }

        private Ticks yTicks(double plotHeight) {
            return Ticks.of(yAxis, (int) (plotHeight / TICK_PITCH_Y));
        }

        /** As many ticks as have labels that do not touch. */
        private Ticks xTicks(double plotWidth) {
            Ticks ticks = Ticks.of(xAxis, Ticks.FEWEST);
            int most = (int) (plotWidth / LEAST_PITCH_X);
            for (int labels = most; labels > Ticks.FEWEST; labels--) {
                Ticks some = Ticks.of(xAxis, labels);
                if (fits(some, plotWidth)) {
                    return some;
                }
            }
            return ticks;
        }

        private boolean fits(Ticks ticks, double plotWidth) {
            double free = Double.NEGATIVE_INFINITY;
            for (Ticks.Tick tick : ticks.major()) {
                double half = ChartText.of(tick.label(), TICK_LABEL_SIZE).width() / 2;
                double middle = xAxis.fraction(tick.value()) * plotWidth;
                if (middle - half < free) {
                    return false;
                }
                free = middle + half + LABEL_GAP;
            }
            return true;
        }

        private static double widest(Ticks ticks) {
            return ticks.major().stream()
                    .mapToDouble(
                            tick -> ChartText.of(tick.label(), TICK_LABEL_SIZE).width())
                    .max()
                    .orElse(0);
        }
    }

    private final Surroundings around;
    private final Axis xAxis;
    private final Axis yAxis;
    private final Ticks xTicks;
    private final Ticks yTicks;
    private final Rectangle2D area;

    /**
     * Computes the positions.
     *
     * @param margins around the plot, at least those of the surroundings
     */
    PlotFrame(double width, double height, Surroundings around, Margins margins) {
        this.around = around;
        this.xAxis = around.xAxis;
        this.yAxis = around.yAxis;
        double plotWidth = Math.max(1, width - margins.left() - margins.right());
        double plotHeight = Math.max(1, height - margins.top() - margins.bottom());
        this.xTicks = around.xTicks(plotWidth);
        this.yTicks = around.yTicks(plotHeight);
        this.area = new Rectangle2D.Double(margins.left(), margins.top(), plotWidth, plotHeight);
    }

    /** The area inside the axes. */
    Rectangle2D area() {
        return area;
    }

    Axis xAxis() {
        return xAxis;
    }

    Axis yAxis() {
        return yAxis;
    }

    double x(double value) {
        return area.getX() + xAxis.fraction(value) * area.getWidth();
    }

    double y(double value) {
        return area.getMaxY() - yAxis.fraction(value) * area.getHeight();
    }

    /** The values that the axes can show, as points of the figure; consecutive points are connected, also across omitted values. */
    List<Point2D> points(double[] xs, double[] ys) {
        List<Point2D> points = new ArrayList<>();
        for (int i = 0; i < xs.length; i++) {
            if (xAxis.shows(xs[i]) && yAxis.shows(ys[i])) {
                points.add(new Point2D.Double(x(xs[i]), y(ys[i])));
            }
        }
        return points;
    }

    /** Draws the plot's content, grid and axes. */
    void drawPlot(Graphics2D graphics, XYPlot plot) {
        plot.setDomainAxis(PlotAxes.of(xAxis, xTicks));
        plot.setRangeAxis(PlotAxes.of(yAxis, yTicks));
        // With empty axis spaces, insets and offsets the data area is exactly the given one.
        plot.setFixedDomainAxisSpace(new AxisSpace());
        plot.setFixedRangeAxisSpace(new AxisSpace());
        plot.setInsets(RectangleInsets.ZERO_INSETS);
        plot.setAxisOffset(RectangleInsets.ZERO_INSETS);
        plot.setBackgroundPaint(null);
        plot.setDomainGridlinePaint(GRID_COLOR);
        plot.setRangeGridlinePaint(GRID_COLOR);
        plot.setDomainGridlineStroke(new BasicStroke(0.4f));
        plot.setRangeGridlineStroke(new BasicStroke(0.4f));
        plot.setOutlinePaint(null);
        plot.draw(graphics, area, null, null, null);
        drawOutline(graphics);
    }

    void drawOutline(Graphics2D graphics) {
        graphics.setColor(FRAME_COLOR);
        graphics.setStroke(new BasicStroke(0.5f));
        graphics.draw(area);
    }

    /** Draws everything around the plot. */
    void drawSurroundings(Graphics2D graphics) {
        if (!around.title.isEmpty()) {
            ChartText text = ChartText.of(around.title);
            text.drawBelow(graphics, area.getCenterX() - text.width() / 2, 1, Color.BLACK);
        }
        if (around.labelled) {
            drawBelow(graphics);
        }
        for (Ticks.Tick tick : yTicks.major()) {
            ChartText text = ChartText.of(tick.label(), TICK_LABEL_SIZE);
            double left = area.getX() - GAP_AFTER_TICK - text.width();
            text.draw(graphics, left, y(tick.value()) + text.ascent() / 2, Color.BLACK);
        }
        ChartText beside = ChartText.of(yAxis.label());
        if (beside.width() > area.getHeight()) {
            double share = Math.max(SMALLEST, area.getHeight() / beside.width());
            beside = ChartText.of(yAxis.label(), share * ChartText.SIZE);
        }
        Graphics2D turned = (Graphics2D) graphics.create();
        turned.transform(AffineTransform.getRotateInstance(-Math.PI / 2));
        double baseline = area.getX() - GAP_AFTER_TICK - Surroundings.widest(yTicks) - GAP_BEFORE_LABEL;
        beside.draw(turned, -area.getCenterY() - beside.width() / 2, baseline, Color.BLACK);
        turned.dispose();
    }

    private void drawBelow(Graphics2D graphics) {
        double lowest = area.getMaxY();
        for (Ticks.Tick tick : xTicks.major()) {
            ChartText text = ChartText.of(tick.label(), TICK_LABEL_SIZE);
            double left = x(tick.value()) - text.width() / 2;
            text.drawBelow(graphics, left, area.getMaxY() + GAP_AFTER_TICK, Color.BLACK);
            lowest = area.getMaxY() + GAP_AFTER_TICK + text.height();
        }
        ChartText below = ChartText.of(xAxis.label());
        below.drawBelow(graphics, area.getCenterX() - below.width() / 2, lowest + GAP_BEFORE_LABEL, Color.BLACK);
    }
}
