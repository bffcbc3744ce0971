package org.fusionflow.report.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import org.fusionflow.report.page.Figure;
import org.jfree.chart.plot.XYPlot;

/**
 * A number over a rectangular grid as colour, with a bar that says which colour is which number. A cell whose value the scale cannot show
 * (NaN, infinite, or at most 0 on a logarithmic scale) is grey.
 */
public final class HeatMap implements Figure {
    private static final Color NOTHING = new Color(0xC8, 0xC8, 0xC8);
    private static final double GAP_BEFORE_BAR = 1;
    /** The bar leaves less width than other charts have, and a map needs more than one label. */
    private static final double TICK_PITCH = 32;

    private final String title;
    private final Axis xAxis;
    private final Axis yAxis;
    private final double[] xs;
    private final double[] ys;
    private final double[][] values;
    private final ColorBar bar;

    /**
     * @param title above the plot; may be empty
     * @param xLabel as that of an {@link Axis}
     * @param xs middles of the columns, evenly spaced, ascending, two at least
     * @param ys middles of the rows, evenly spaced, ascending, two at least
     * @param values one row for each of {@code ys}, one column for each of {@code xs}
     * @param scale of the values, with fixed ends; what lies beyond has the colour of the end
     */
    public HeatMap(
            String title,
            String xLabel,
            String yLabel,
            double[] xs,
            double[] ys,
            double[][] values,
            Axis scale,
            Shades shades) {
        if (Double.isNaN(scale.lower()) || Double.isNaN(scale.upper())) {
            throw new IllegalArgumentException("scale " + scale.label() + ": expected fixed ends");
        }
        if (values.length != ys.length) {
            throw new IllegalArgumentException("heat map: expected " + ys.length + " rows, found " + values.length);
        }
        this.title = title;
        this.xs = xs.clone();
        this.ys = ys.clone();
        this.values = new double[ys.length][];
        for (int row = 0; row < ys.length; row++) {
            if (values[row].length != xs.length) {
                throw new IllegalArgumentException("heat map, row " + (row + 1) + ": expected " + xs.length
                        + " values, found " + values[row].length);
            }
            this.values[row] = values[row].clone();
        }
        this.xAxis = around(xLabel, xs);
        this.yAxis = around(yLabel, ys);
        this.bar = new ColorBar(scale, shades);
    }

    /** The axis from the outer edge of the first cell to that of the last. */
    private static Axis around(String label, double[] middles) {
        if (middles.length < 2) {
            throw new IllegalArgumentException("axis " + label + ": expected at least two cells");
        }
        double pitch = (middles[middles.length - 1] - middles[0]) / (middles.length - 1);
        for (int i = 0; i < middles.length; i++) {
            // Decimal steps in doubles differ by rounding only.
            if (!(pitch > 0) || !(Math.abs(middles[i] - middles[0] - i * pitch) <= 1e-9 * pitch * middles.length)) {
                throw new IllegalArgumentException("axis " + label + ": expected evenly spaced ascending cells");
            }
        }
        return Axis.linear(label).from(middles[0] - pitch / 2, middles[middles.length - 1] + pitch / 2);
    }

    @Override
    public void draw(Graphics2D graphics, double width, double height) {
        // The bar is as high as the plot, whose height does not depend on its width.
        double barHeight = frame(width, height).area().getHeight();
        PlotFrame frame = frame(width - bar.width(barHeight) - GAP_BEFORE_BAR, height);
        frame.drawPlot(graphics, new XYPlot());
        drawCells(graphics, frame);
        Rectangle2D area = frame.area();
        graphics.setColor(PlotFrame.FRAME_COLOR);
        graphics.setStroke(new BasicStroke(0.5f));
        graphics.draw(area);
        frame.drawSurroundings(graphics);
        bar.draw(graphics, width - bar.width(barHeight), area.getY(), area.getHeight());
    }

    private PlotFrame frame(double width, double height) {
        return new PlotFrame(width, height, title, xAxis, yAxis, new Legend(), 0, TICK_PITCH);
    }

    private void drawCells(Graphics2D graphics, PlotFrame frame) {
        Rectangle2D area = frame.area();
        double cellWidth = area.getWidth() / xs.length;
        double cellHeight = area.getHeight() / ys.length;
        for (int row = 0; row < ys.length; row++) {
            // Rows from the top, columns from the left, each cell up to the far corner, and the next cover it: side by
            // side, viewers show a
            // hairline between them.
            int y = ys.length - 1 - row;
            double top = area.getY() + row * cellHeight;
            for (int column = 0; column < xs.length; column++) {
                double left = area.getX() + column * cellWidth;
                double value = values[y][column];
                graphics.setColor(bar.scale().shows(value) ? bar.color(value) : NOTHING);
                graphics.fill(new Rectangle2D.Double(left, top, area.getMaxX() - left, area.getMaxY() - top));
            }
        }
    }
}
