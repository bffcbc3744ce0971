package org.fusionflow.report.document;

import java.awt.Graphics2D;
import java.util.List;

/** Something that is drawn, such as a chart. It fills the given rectangle and draws nothing outside. */
@FunctionalInterface
public interface Figure {
    /**
     * Draws into the rectangle from the origin to {@code (width, height)}, in points, {@code y} downwards.
     */
    void draw(Graphics2D graphics, double width, double height);

    /** What it shows in a sentence or two, for readers who cannot see it; empty if its caption says everything. */
    default String alternative() {
        return "";
    }

    /** Its plots with their numbers, at this size, in reading order; empty for a drawing without numbers. */
    default List<Plot> plots(double width, double height) {
        return List.of();
    }
}
