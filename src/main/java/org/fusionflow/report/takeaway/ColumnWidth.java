package org.fusionflow.report.takeaway;

import org.fusionflow.report.page.FigureFile;

/** The widths of figures in journals. */
public enum ColumnWidth {
    /** One column, 89 mm. */
    SINGLE(89),
    /** Two columns, 183 mm. */
    DOUBLE(183);

    private static final double POINTS_PER_MILLIMETRE = 72 / 25.4;

    private final int millimetres;

    ColumnWidth(int millimetres) {
        this.millimetres = millimetres;
    }

    public int millimetres() {
        return millimetres;
    }

    /** Width of the drawing in points; with the margin of its file, a whole number of points that is at most the column. */
    public double points() {
        return Math.floor(millimetres * POINTS_PER_MILLIMETRE) - 2 * FigureFile.MARGIN;
    }
}
