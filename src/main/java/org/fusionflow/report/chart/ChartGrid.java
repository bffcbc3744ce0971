package org.fusionflow.report.chart;

import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.report.document.Figure;
import org.fusionflow.report.document.Plot;

/**
 * Panels of equal size in rows, with one legend below. All plots have the same width, and those of a row the same upper and lower edge, also if
 * only one of them has a title or markers.
 *
 * @param panels row by row
 * @param columns panels in each row
 * @param key entries of the legend; no legend if empty
 */
public record ChartGrid(List<? extends Panel> panels, int columns, List<KeyEntry> key) implements Figure {
    private static final double GUTTER = 14;

    public ChartGrid {
        panels = List.copyOf(panels);
        key = List.copyOf(key);
        if (panels.isEmpty() || columns < 1) {
            throw new IllegalArgumentException("grid of " + panels.size() + " charts in " + columns + " columns");
        }
    }

    /** Panels with the entries of all their legends, each once. */
    public static ChartGrid of(List<? extends Panel> panels, int columns) {
        Map<String, KeyEntry> entries = new LinkedHashMap<>();
        panels.forEach(panel -> panel.key().forEach(entry -> entries.putIfAbsent(entry.label(), entry)));
        return new ChartGrid(panels, columns, List.copyOf(entries.values()));
    }

    @Override
    public void draw(Graphics2D graphics, double width, double height) {
        List<Margins> margins = margins(width, height);
        for (int i = 0; i < panels.size(); i++) {
            Rectangle2D place = place(i, width, height);
            Graphics2D own = (Graphics2D) graphics.create();
            own.translate(place.getX(), place.getY());
            panels.get(i).draw(own, place.getWidth(), place.getHeight(), margins.get(i));
            own.dispose();
        }
        Legend legend = new Legend(key);
        legend.draw(graphics, width, height - legend.height(width));
    }

    @Override
    public List<Plot> plots(double width, double height) {
        List<Margins> margins = margins(width, height);
        List<Plot> plots = new ArrayList<>();
        for (int i = 0; i < panels.size(); i++) {
            Rectangle2D place = place(i, width, height);
            panels.get(i)
                    .plots(place.getWidth(), place.getHeight(), margins.get(i))
                    .forEach(plot -> plots.add(plot.movedBy(place.getX(), place.getY())));
        }
        return plots;
    }

    private List<Margins> margins(double width, double height) {
        List<Margins> own = new ArrayList<>();
        Margins all = Margins.NONE;
        for (int i = 0; i < panels.size(); i++) {
            Rectangle2D place = place(i, width, height);
            own.add(panels.get(i).margins(place.getWidth(), place.getHeight()));
            all = all.and(own.get(i));
        }
        List<Margins> shared = new ArrayList<>();
        for (int i = 0; i < panels.size(); i++) {
            Margins row = Margins.NONE;
            int first = i / columns * columns;
            for (Margins one : own.subList(first, Math.min(panels.size(), first + columns))) {
                row = row.and(one);
            }
            shared.add(new Margins(all.left(), all.right(), row.top(), row.bottom()));
        }
        return shared;
    }

    private Rectangle2D place(int panel, double width, double height) {
        int rows = (panels.size() + columns - 1) / columns;
        double panelWidth = (width - GUTTER * (columns - 1)) / columns;
        double panelHeight = (height - keyHeight(width) - GUTTER * (rows - 1)) / rows;
        int row = panel / columns;
        int column = panel % columns;
        return new Rectangle2D.Double(
                column * (panelWidth + GUTTER), row * (panelHeight + GUTTER), panelWidth, panelHeight);
    }

    /** Height of the legend at this width. */
    public double keyHeight(double width) {
        return new Legend(key).height(width);
    }
}
