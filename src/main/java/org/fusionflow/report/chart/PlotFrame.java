package org.fusionflow.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.AffineTransform;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import org.jfree.chart.axis.AxisSpace;
import org.jfree.chart.plot.XYPlot;
import org.jfree.chart.ui.RectangleInsets;

/**
 * The frame that all charts share: the position of the plot inside its figure, its axes with their labels, its title above and its legend below.
 * The position is computed before drawing, so labels can be placed on the plot exactly.
 */
final class PlotFrame {
    static final Color FRAME_COLOR = new Color(0x40, 0x40, 0x40);
    private static final Color GRID_COLOR = new Color(0xE4, 0xE4, 0xE4);
    private static final double TICK_LABEL_SIZE = 0.94 * ChartText.SIZE;
    private static final double GAP_AFTER_TICK = 5.5;
    private static final double GAP_BEFORE_LABEL = 4;
    /** Space for the half of a tick label that extends beyond the right or upper end. */
    private static final double OVERHANG = 9;

    private static final double TITLE_HEIGHT = 15;
    /** Approximate distance of tick labels on a horizontal and on a vertical axis. */
    private static final double TICK_PITCH_X = 48;

    private static final double TICK_PITCH_Y = 26;

    private final double width;
    private final String title;
    private final Axis xAxis;
    private final Axis yAxis;
    private final Ticks xTicks;
    private final Ticks yTicks;
    private final Legend legend;
    private final double legendTop;
    private final Rectangle2D area;

    /**
     * Computes the positions.
     *
     * @param title may be empty
     * @param xAxis with both ends set
     * @param yAxis with both ends set
     * @param reserved height kept free directly above the plot
     */
    PlotFrame(double width, double height, String title, Axis xAxis, Axis yAxis, Legend legend, double reserved) {
        this(width, height, title, xAxis, yAxis, legend, reserved, TICK_PITCH_X);
    }

    /**
     * @param tickPitch approximate distance of tick labels on the horizontal axis; smaller than usual if all labels are short
     */
    PlotFrame(
            double width,
            double height,
            String title,
            Axis xAxis,
            Axis yAxis,
            Legend legend,
            double reserved,
            double tickPitch) {
        this.width = width;
        this.title = title;
        this.xAxis = xAxis;
        this.yAxis = yAxis;
        this.legend = legend;
        double text = ChartText.of(xAxis.label()).height();
        double tickText = ChartText.of("0", TICK_LABEL_SIZE).height();
        double top = Math.max((title.isEmpty() ? 0 : TITLE_HEIGHT) + reserved, tickText / 2);
        double below = GAP_AFTER_TICK + tickText + (xAxis.label().isEmpty() ? 0 : GAP_BEFORE_LABEL + text);
        this.legendTop = height - legend.height(width);
        double plotHeight = Math.max(1, legendTop - below - top - 2);
        this.yTicks = Ticks.of(yAxis, (int) (plotHeight / TICK_PITCH_Y));
        double left = GAP_AFTER_TICK + widest(yTicks) + (yAxis.label().isEmpty() ? 0 : GAP_BEFORE_LABEL + text);
        double plotWidth = Math.max(1, width - left - OVERHANG);
        this.xTicks = Ticks.of(xAxis, (int) (plotWidth / tickPitch));
        this.area = new Rectangle2D.Double(left, top, plotWidth, plotHeight);
    }

    private static double widest(Ticks ticks) {
        return ticks.major().stream()
                .mapToDouble(tick -> ChartText.of(tick.label(), TICK_LABEL_SIZE).width())
                .max()
                .orElse(0);
    }

    /** The area inside the axes. */
    Rectangle2D area() {
        return area;
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
        graphics.setColor(FRAME_COLOR);
        graphics.setStroke(new BasicStroke(0.5f));
        graphics.draw(area);
    }

    /** Draws everything around the plot. */
    void drawSurroundings(Graphics2D graphics) {
        if (!title.isEmpty()) {
            ChartText text = ChartText.of(title);
            text.drawBelow(graphics, area.getCenterX() - text.width() / 2, 1, Color.BLACK);
        }
        double lowest = area.getMaxY();
        for (Ticks.Tick tick : xTicks.major()) {
            ChartText text = ChartText.of(tick.label(), TICK_LABEL_SIZE);
            double left = x(tick.value()) - text.width() / 2;
            text.drawBelow(graphics, left, area.getMaxY() + GAP_AFTER_TICK, Color.BLACK);
            lowest = area.getMaxY() + GAP_AFTER_TICK + text.height();
        }
        for (Ticks.Tick tick : yTicks.major()) {
            ChartText text = ChartText.of(tick.label(), TICK_LABEL_SIZE);
            double left = area.getX() - GAP_AFTER_TICK - text.width();
            text.draw(graphics, left, y(tick.value()) + text.ascent() / 2, Color.BLACK);
        }
        ChartText below = ChartText.of(xAxis.label());
        below.drawBelow(graphics, area.getCenterX() - below.width() / 2, lowest + GAP_BEFORE_LABEL, Color.BLACK);
        ChartText beside = ChartText.of(yAxis.label());
        Graphics2D turned = (Graphics2D) graphics.create();
        turned.transform(AffineTransform.getRotateInstance(-Math.PI / 2));
        beside.draw(turned, -area.getCenterY() - beside.width() / 2, beside.ascent() + 1, Color.BLACK);
        turned.dispose();
        legend.draw(graphics, width, legendTop);
    }
}
