package org.fusionflow.report.page;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A full-width part of the document that is never broken: a line, a table row, a figure with its caption.
 *
 * @param above desired space before it; the larger of this and the previous {@code below} is used, and none at the top of a page
 * @param height of the strip itself
 * @param below desired space after it
 * @param keepWithNext true if no page may end after this strip
 * @param drawing draws it
 * @param repeat added by a page break directly before this strip, or null
 * @param bookmark entry of the outline that links here, or null
 */
record Strip(
        double above,
        double height,
        double below,
        boolean keepWithNext,
        Drawing drawing,
        @Nullable Repeat repeat,
        @Nullable Bookmark bookmark) {

    /** Draws with the upper left corner of the strip at {@code (x, top)}. */
    @FunctionalInterface
    interface Drawing {
        void draw(Canvas canvas, double x, double top) throws IOException;
    }

    /**
     * The additions of a page break.
     *
     * @param closing drawn where the old page ends
     * @param opening first strip of the new page
     */
    record Repeat(Drawing closing, Strip opening) {}

    /**
     * An entry of the outline.
     *
     * @param level 1 for a section
     * @param title as in the heading
     */
    record Bookmark(int level, String title) {}

    static Strip of(double height, Drawing drawing) {
        return new Strip(0, height, 0, false, drawing, null, null);
    }

    Strip above(double space) {
        return new Strip(space, height, below, keepWithNext, drawing, repeat, bookmark);
    }

    Strip below(double space) {
        return new Strip(above, height, space, keepWithNext, drawing, repeat, bookmark);
    }

    Strip keptWithNext() {
        return new Strip(above, height, below, true, drawing, repeat, bookmark);
    }

    Strip repeating(Drawing closing, Strip opening) {
        return new Strip(above, height, below, keepWithNext, drawing, new Repeat(closing, opening), bookmark);
    }

    Strip marked(int level, String title) {
        return new Strip(above, height, below, keepWithNext, drawing, repeat, new Bookmark(level, title));
    }
}
