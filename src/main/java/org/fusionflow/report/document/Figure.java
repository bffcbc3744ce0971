package org.fusionflow.report.document;

import java.awt.Graphics2D;

/** Something that is drawn, such as a chart. It fills the given rectangle and draws nothing outside. */
@FunctionalInterface
public interface Figure {
    /**
     * Draws into the rectangle from the origin to {@code (width, height)}, in points, {@code y} downwards.
     */
    void draw(Graphics2D graphics, double width, double height);
}
