package org.fusionflow.report.page;

import org.fusionflow.report.page.type.PageStyle;

/** The size of a sheet in points. The column of text is equally wide on all, so that only page breaks differ. */
public enum Paper {
    A4(595.28, 841.89),
    LETTER(612, 792);

    private final double width;
    private final double height;

    Paper(double width, double height) {
        this.width = width;
        this.height = height;
    }

    double width() {
        return width;
    }

    public double height() {
        return height;
    }

    /** Left edge of the text, which stands in the middle of the sheet. */
    double left() {
        return (width - PageStyle.TEXT_WIDTH) / 2;
    }

    /** Lower edge of the text. */
    double bottom() {
        return height - PageStyle.BOTTOM;
    }

    /** Height of the text. */
    double room() {
        return bottom() - PageStyle.TOP;
    }

    double footerBaseline() {
        return height - PageStyle.FOOTER;
    }
}
