package org.fusionflow.report.page.strip;

/**
 * A strip at its position on a page.
 *
 * @param top its upper edge in points from the upper edge of the sheet
 */
public record Placed(Strip strip, double top) {
    /** Its lower edge. */
    public double bottom() {
        return top + strip.height();
    }
}
