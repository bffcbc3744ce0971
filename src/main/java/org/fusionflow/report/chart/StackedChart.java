package org.fusionflow.report.chart;

import java.awt.Graphics2D;
import java.util.ArrayList;
import java.util.List;
import org.fusionflow.report.document.Plot;

/** A chart with a low strip below it that shares its horizontal axis, such as an overlay of network and theory with the difference of both. */
public final class StackedChart extends Panel {
    /** Part of the height that the strip has. */
    private static final double STRIP = 0.3;

    private static final double GAP = 7;

    private final CurveChart main;
    private final CurveChart strip;

    /**
     * @param main without labels on its horizontal axis
     * @param strip on the same horizontal axis
     */
    private StackedChart(CurveChart main, CurveChart strip) {
        this.main = main;
        this.strip = strip;
    }

    /** Puts a strip below a chart. Both get the horizontal range that shows all of both. */
    public static StackedChart of(CurveChart main, CurveChart strip) {
        return new StackedChart(
                main.over(strip.xAxis()).withoutLabelsBelow(),
                strip.over(main.over(strip.xAxis()).xAxis()));
    }

    @Override
    Margins margins(double width, double height) {
        Margins upper = main.margins(width, height * (1 - STRIP));
        Margins lower = strip.margins(width, height * STRIP);
        return new Margins(
                Math.max(upper.left(), lower.left()),
                Math.max(upper.right(), lower.right()),
                upper.top(),
                lower.bottom());
    }

    @Override
    void draw(Graphics2D graphics, double width, double height, Margins margins) {
        double[] heights = heights(height, margins);
        main.draw(graphics, width, heights[0], upper(margins));
        Graphics2D below = (Graphics2D) graphics.create();
        below.translate(0, heights[0] + GAP);
        strip.draw(below, width, heights[1], lower(margins));
        below.dispose();
    }

    @Override
    List<Plot> plots(double width, double height, Margins margins) {
        double[] heights = heights(height, margins);
        List<Plot> plots = new ArrayList<>(main.plots(width, heights[0], upper(margins)));
        String name = (main.title() + ": " + strip.quantity()).strip();
        strip.plots(width, heights[1], lower(margins))
                .forEach(plot -> plots.add(plot.titled(name).movedBy(0, heights[0] + GAP)));
        return plots;
    }

    /** Heights of both with their margins, so that the plots share what the margins leave. */
    private static double[] heights(double height, Margins margins) {
        double free = height - margins.top() - margins.bottom() - GAP;
        return new double[] {margins.top() + (1 - STRIP) * free, STRIP * free + margins.bottom()};
    }

    private static Margins upper(Margins margins) {
        return new Margins(margins.left(), margins.right(), margins.top(), 0);
    }

    private static Margins lower(Margins margins) {
        return new Margins(margins.left(), margins.right(), 0, margins.bottom());
    }

    @Override
    List<KeyEntry> key() {
        return main.key();
    }
}
