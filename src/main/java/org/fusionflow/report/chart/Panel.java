package org.fusionflow.report.chart;

import java.awt.Graphics2D;
import java.util.List;
import org.fusionflow.report.document.Figure;
import org.fusionflow.report.document.Plot;

/**
 * A figure whose plot can be given larger margins than it needs, so that the plots of several panels have the same edges, and whose legend is
 * drawn by a {@link ChartGrid}, once for all its panels. On its own it is a grid of one.
 */
public abstract class Panel implements Figure {
    Panel() {}

    /** The least margins. */
    abstract Margins margins(double width, double height);

    /**
     * Draws without a legend.
     *
     * @param margins at least the least ones
     */
    abstract void draw(Graphics2D graphics, double width, double height, Margins margins);

    /** The plots with these margins. */
    abstract List<Plot> plots(double width, double height, Margins margins);

    /** The entries of its legend. */
    abstract List<KeyEntry> key();

    @Override
    public final void draw(Graphics2D graphics, double width, double height) {
        alone().draw(graphics, width, height);
    }

    @Override
    public final List<Plot> plots(double width, double height) {
        return alone().plots(width, height);
    }

    private ChartGrid alone() {
        return ChartGrid.of(List.of(this), 1);
    }
}
