package org.fusionflow.report.chart;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.report.chart.axis.Axis;
import org.fusionflow.report.chart.look.Shades;
import org.fusionflow.report.document.Plot;
import org.jfree.chart.plot.XYPlot;

/**
 * A map of a number over a rectangular grid in colours, with a colour bar. Cells meet halfway between neighbouring grid values, on the scale of
 * the axis, so an uneven grid has cells of different size. A cell whose value the scale cannot show (NaN, infinite, or at most 0 on a
 * logarithmic scale) is grey.
 */
public final class HeatMap extends Panel {
    private static final Color NOTHING = new Color(0xC8, 0xC8, 0xC8);
    private static final double GAP_BEFORE_BAR = 1;

    private final String title;
    private final Axis xAxis;
    private final Axis yAxis;
    private final double[] xs;
    private final double[] ys;
    private final double[] xEdges;
    private final double[] yEdges;
    private final double[][] values;
    private final ColorBar bar;

    /**
     * Makes a map.
     *
     * @param title above the plot; may be empty
     * @param across horizontal axis; its ends are those of the cells
     * @param up vertical axis; its ends are those of the cells
     * @param xs centres of the columns, ascending, at least two
     * @param ys centres of the rows, ascending, at least two
     * @param values one row for each of {@code ys}, one column for each of {@code xs}
     * @param scale of the values, with fixed ends; values beyond an end have the colour of the end
     */
    public HeatMap(
            String title,
            Axis across,
            Axis up,
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
        this.xEdges = edges(across, xs);
        this.yEdges = edges(up, ys);
        this.values = new double[ys.length][];
        for (int row = 0; row < ys.length; row++) {
            if (values[row].length != xs.length) {
                throw new IllegalArgumentException("heat map, row " + (row + 1) + ": expected " + xs.length
                        + " values, found " + values[row].length);
            }
            this.values[row] = values[row].clone();
        }
        this.xAxis = across.from(xEdges[0], xEdges[xs.length]);
        this.yAxis = up.from(yEdges[0], yEdges[ys.length]);
        this.bar = new ColorBar(scale, shades);
    }

    /** Edges of the cells, one more than cells; the outer edges are as far from their centres as the inner ones. */
    private static double[] edges(Axis axis, double[] middles) {
        int count = middles.length;
        if (count < 2) {
            throw new IllegalArgumentException("axis " + axis.label() + ": expected at least two cells");
        }
        for (int i = 0; i < count; i++) {
            if (!axis.shows(middles[i]) || (i > 0 && !(middles[i] > middles[i - 1]))) {
                throw new IllegalArgumentException("axis " + axis.label() + ": expected ascending cells"
                        + (axis.logarithmic() ? " above 0" : "") + ", found " + middles[i]);
            }
        }
        double[] edges = new double[count + 1];
        for (int i = 1; i < count; i++) {
            edges[i] = axis.unscaled((axis.scaled(middles[i - 1]) + axis.scaled(middles[i])) / 2);
        }
        edges[0] = axis.unscaled(2 * axis.scaled(middles[0]) - axis.scaled(edges[1]));
        edges[count] = axis.unscaled(2 * axis.scaled(middles[count - 1]) - axis.scaled(edges[count - 1]));
        return edges;
    }

    @Override
    Margins margins(double width, double height) {
        Margins around = around().margins(width, height);
        // The bar is as high as the plot, whose height does not depend on its width.
        double barHeight = height - around.top() - around.bottom();
        return new Margins(
                around.left(), around.right() + GAP_BEFORE_BAR + bar.width(barHeight), around.top(), around.bottom());
    }

    private PlotFrame.Surroundings around() {
        return new PlotFrame.Surroundings(title, xAxis, yAxis);
    }

    @Override
    void draw(Graphics2D graphics, double width, double height, Margins margins) {
        PlotFrame frame = new PlotFrame(width, height, around(), margins);
        Rectangle2D area = frame.area();
        frame.drawPlot(graphics, new XYPlot());
        drawCells(graphics, frame);
        frame.drawOutline(graphics);
        frame.drawSurroundings(graphics);
        double left = area.getMaxX() + around().margins(width, height).right() + GAP_BEFORE_BAR;
        bar.draw(graphics, left, area.getY(), area.getHeight());
    }

    @Override
    List<KeyEntry> key() {
        return List.of();
    }

    @Override
    List<Plot> plots(double width, double height, Margins margins) {
        int columns = xs.length;
        double[] x = new double[columns * ys.length];
        double[] y = new double[x.length];
        double[] value = new double[x.length];
        for (int i = 0; i < x.length; i++) {
            x[i] = xs[i % columns];
            y[i] = ys[i / columns];
            value[i] = values[i / columns][i % columns];
        }
        Map<String, double[]> cells = new LinkedHashMap<>();
        cells.put("x", x);
        cells.put("y", y);
        cells.put("value", value);
        Plot.Series series = new Plot.Series(bar.scale().label(), Plot.Kind.CELLS, "#000000", List.of(), cells);
        Rectangle2D area = new PlotFrame(width, height, around(), margins).area();
        return List.of(new Plot(title, xAxis.scale(), yAxis.scale(), area, List.of(series)));
    }

    private void drawCells(Graphics2D graphics, PlotFrame frame) {
        Rectangle2D area = frame.area();
        int rows = yEdges.length - 1;
        for (int row = rows - 1; row >= 0; row--) {
            // Each cell reaches up to the far corner and the next cells cover it: viewers would show a hairline
            // between adjacent cells.
            double top = row == rows - 1 ? area.getY() : frame.y(yEdges[row + 1]);
            for (int column = 0; column < xEdges.length - 1; column++) {
                double left = column == 0 ? area.getX() : frame.x(xEdges[column]);
                double value = values[row][column];
                graphics.setColor(bar.scale().shows(value) ? bar.color(value) : NOTHING);
                graphics.fill(new Rectangle2D.Double(left, top, area.getMaxX() - left, area.getMaxY() - top));
            }
        }
    }
}
