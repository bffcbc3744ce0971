package org.fusionflow.report.takeaway;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.fusionflow.report.chart.ChartGrid;
import org.fusionflow.report.chart.FigureGrid;
import org.fusionflow.report.document.Block;
import org.fusionflow.report.document.Figure;
import org.fusionflow.report.document.Plot;
import org.fusionflow.report.page.FigureFile;
import org.fusionflow.report.page.type.PageStyle;

/**
 * Finds the size at which a figure of a document fits a column: text keeps its size of 6 to 8.4 points, plots keep their height, and nothing is
 * cut off.
 */
final class FigureSize {
    /** Plots narrower than this are set below each other, in points. */
    private static final double NARROWEST_PLOT = 90;
    /** Largest ratio of height and width of a plot; only an upright one is narrower on a page, too. */
    private static final double STEEPEST = 0.8;
    /** Factors of the height, tried in turn: a long label beside a low plot needs more. */
    private static final List<Double> HEIGHTS = List.of(1.0, 1.2, 1.45);
    /** Factors of the text, tried in turn when nothing else helps. */
    private static final List<Double> SCALES = List.of(1.0, 0.9, 0.8, 0.7);

    private static final int BORDER = 150;

    /** A drawing with its size in points. */
    record Fitted(Figure figure, double width, double height, double scale) {}

    private FigureSize() {}

    /**
     * The figure in a column.
     *
     * @param forced empty for one column if there is one plot and it fits, else two
     */
    static Fitted of(Block.Drawing drawing, Optional<ColumnWidth> forced) {
        double panelWidth =
                (PageStyle.TEXT_WIDTH - FigureGrid.GUTTER * (drawing.panels().size() - 1))
                        / drawing.panels().size();
        Figure onPage = row(drawing.panels());
        List<Plot> plots = onPage.plots(PageStyle.TEXT_WIDTH, drawing.height());
        long columns = plots.stream()
                .mapToLong(plot -> Math.round(plot.area().getMinX()))
                .distinct()
                .count();
        // A plot, or a plot with a strip below it.
        boolean single = drawing.panels().size() == 1 && columns <= 1 && plots.size() <= 2;
        ColumnWidth first = forced.orElse(single ? ColumnWidth.SINGLE : ColumnWidth.DOUBLE);
        for (ColumnWidth width : forced.isPresent() || first == ColumnWidth.DOUBLE
                ? List.of(first)
                : Arrays.asList(ColumnWidth.values())) {
            for (double scale : width == ColumnWidth.SINGLE && forced.isEmpty() ? List.of(1.0) : SCALES) {
                Figure arranged = arranged(drawing.panels(), width.points() / scale);
                double height = height(drawing, panelWidth, arranged, width.points() / scale);
                for (double factor : HEIGHTS) {
                    Fitted fitted = new Fitted(
                            scaled(arranged, scale), width.points(), Math.ceil(height * factor * scale), scale);
                    if (showsAll(fitted)) {
                        return fitted;
                    }
                }
            }
        }
        Figure arranged = arranged(drawing.panels(), first.points());
        return new Fitted(arranged, first.points(), height(drawing, panelWidth, arranged, first.points()), 1);
    }

    private static Figure row(List<Figure> panels) {
        return FigureGrid.of(
                panels, Math.max(panels.size(), panels.get(0) instanceof ChartGrid grid ? grid.columns() : 1));
    }

    /** The panels beside each other, or below each other where their plots would become too narrow. */
    private static Figure arranged(List<Figure> panels, double width) {
        Figure row = row(panels);
        // Where it is wider than on the page, what stands beside each other there does so here.
        boolean narrow = width < PageStyle.TEXT_WIDTH
                && row.plots(width, width).stream().anyMatch(plot -> plot.area().getWidth() < NARROWEST_PLOT);
        return narrow ? FigureGrid.of(panels, 1) : row;
    }

    /** The height at which the lowest plot is as high as on the page, or as its width allows if that is less. */
    private static double height(Block.Drawing drawing, double panelWidth, Figure arranged, double width) {
        double height = drawing.height();
        List<Plot> page = drawing.panels().stream()
                .flatMap(panel -> panel.plots(panelWidth, drawing.height()).stream())
                .toList();
        List<Plot> here = arranged.plots(width, height);
        if (page.isEmpty() || page.size() != here.size()) {
            return height;
        }
        int rows = rows(here);
        double missing = 0;
        for (int i = 0; i < page.size(); i++) {
            double target = Math.min(
                    page.get(i).area().getHeight(),
                    Math.max(STEEPEST, steepness(page.get(i)))
                            * here.get(i).area().getWidth());
            missing = Math.max(missing, target - here.get(i).area().getHeight());
        }
        double lowest = Double.POSITIVE_INFINITY;
        for (int i = 0; i < page.size(); i++) {
            lowest = Math.min(
                    lowest,
                    here.get(i).area().getHeight()
                            - Math.max(STEEPEST, steepness(page.get(i)))
                                    * here.get(i).area().getWidth());
        }
        // Too high for its width only if all its plots are.
        return missing > 0 ? height + rows * missing : height - rows * Math.max(0, lowest);
    }

    private static double steepness(Plot plot) {
        return plot.area().getHeight() / plot.area().getWidth();
    }

    private static int rows(List<Plot> plots) {
        return (int) plots.stream()
                .mapToLong(plot -> Math.round(plot.area().getMaxY()))
                .distinct()
                .count();
    }

    /** A figure drawn larger and made smaller with its text. */
    private static Figure scaled(Figure figure, double scale) {
        if (scale == 1) {
            return figure;
        }
        return new Figure() {
            @Override
            public void draw(Graphics2D graphics, double width, double height) {
                Graphics2D own = (Graphics2D) graphics.create();
                own.scale(scale, scale);
                figure.draw(own, width / scale, height / scale);
                own.dispose();
            }

            @Override
            public List<Plot> plots(double width, double height) {
                return figure.plots(width / scale, height / scale);
            }
        };
    }

    /** True if nothing is drawn beyond the margin of the figure's file, and every plot has an area. */
    static boolean showsAll(Fitted fitted) {
        int width = (int) Math.ceil(fitted.width);
        int height = (int) Math.ceil(fitted.height);
        if (fitted.figure.plots(fitted.width, fitted.height).stream()
                .anyMatch(plot -> plot.area().getHeight() < 40)) {
            return false;
        }
        BufferedImage seen = new BufferedImage(width + 2 * BORDER, height + 2 * BORDER, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = seen.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, seen.getWidth(), seen.getHeight());
        graphics.translate(BORDER, BORDER);
        fitted.figure.draw(graphics, fitted.width, fitted.height);
        graphics.dispose();
        int white = Color.WHITE.getRGB();
        int margin = (int) FigureFile.MARGIN;
        for (int y = 0; y < seen.getHeight(); y++) {
            for (int x = 0; x < seen.getWidth(); x++) {
                boolean outside = x < BORDER - margin
                        || x >= BORDER + width + margin
                        || y < BORDER - margin
                        || y >= BORDER + height + margin;
                if (outside && seen.getRGB(x, y) != white) {
                    return false;
                }
            }
        }
        return true;
    }
}
