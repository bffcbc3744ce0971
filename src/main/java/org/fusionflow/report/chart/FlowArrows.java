package org.fusionflow.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Path2D;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.List;
import java.util.function.DoubleBinaryOperator;
import org.fusionflow.report.chart.axis.Axis;

/** Draws a vector field as arrows of equal length on a grid: they show the direction of the flow, not its speed. */
final class FlowArrows {
    private static final double PITCH = 17;
    private static final double LENGTH = 10.5;
    private static final double HEAD = 2.9;
    /** Half width of an arrow head relative to its length. */
    private static final double HEAD_SLOPE = 0.4;

    private static final Color COLOR = new Color(0xA8, 0xB2, 0xBC);
    /** Arrows nearer to a symbol than this are omitted, in points. */
    private static final double CLEARANCE = 9;

    private FlowArrows() {}

    static void draw(
            Graphics2D graphics,
            PlotFrame frame,
            Axis xAxis,
            Axis yAxis,
            DoubleBinaryOperator xRate,
            DoubleBinaryOperator yRate,
            List<Point2D> symbols) {
        Rectangle2D area = frame.area();
        int columns = Math.max(1, (int) Math.round(area.getWidth() / PITCH));
        int rows = Math.max(1, (int) Math.round(area.getHeight() / PITCH));
        Path2D.Double shafts = new Path2D.Double();
        Path2D.Double heads = new Path2D.Double();
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns; column++) {
                double fractionX = (column + 0.5) / columns;
                double fractionY = (row + 0.5) / rows;
                double x = xAxis.lower() + fractionX * (xAxis.upper() - xAxis.lower());
                double y = yAxis.lower() + fractionY * (yAxis.upper() - yAxis.lower());
                Point2D middle = new Point2D.Double(frame.x(x), frame.y(y));
                if (symbols.stream().anyMatch(symbol -> symbol.distance(middle) < CLEARANCE)) {
                    continue;
                }
                // Direction on the page, where the two axes may have different scales.
                double dx = xRate.applyAsDouble(x, y) * area.getWidth() / (xAxis.upper() - xAxis.lower());
                double dy = -yRate.applyAsDouble(x, y) * area.getHeight() / (yAxis.upper() - yAxis.lower());
                double speed = Math.hypot(dx, dy);
                if (speed > 0 && Double.isFinite(speed)) {
                    addArrow(shafts, heads, middle, dx / speed, dy / speed);
                }
            }
        }
        graphics.setColor(COLOR);
        graphics.setStroke(new BasicStroke(0.6f));
        graphics.draw(shafts);
        graphics.fill(heads);
    }

    private static void addArrow(Path2D shafts, Path2D heads, Point2D middle, double dx, double dy) {
        double tipX = middle.getX() + dx * LENGTH / 2;
        double tipY = middle.getY() + dy * LENGTH / 2;
        shafts.moveTo(middle.getX() - dx * LENGTH / 2, middle.getY() - dy * LENGTH / 2);
        shafts.lineTo(tipX - dx * HEAD / 2, tipY - dy * HEAD / 2);
        addHead(heads, tipX, tipY, dx, dy, HEAD);
    }

    /** Adds a filled arrow head with its tip at the given position, along a unit vector. */
    static void addHead(Path2D heads, double tipX, double tipY, double dx, double dy, double length) {
        double half = length * HEAD_SLOPE;
        heads.moveTo(tipX, tipY);
        heads.lineTo(tipX - dx * length - dy * half, tipY - dy * length + dx * half);
        heads.lineTo(tipX - dx * length + dy * half, tipY - dy * length - dx * half);
        heads.closePath();
    }
}
