package org.fusionflow.report.page;

import java.io.IOException;
import org.jspecify.annotations.Nullable;

/**
 * A full-width piece of the flow that is never broken: a line, a table row, a figure with its caption.
 *
 * @param above wanted space before it; the larger of this and the previous {@code below} counts, and none at a page's top
 * @param height of the strip itself
 * @param below wanted space after it
 * @param keepWithNext true where no page may end after this strip
 * @param drawing draws it
 * @param repeat what a page break directly before this strip adds, or null
 * @param bookmark the entry that leads here in the outline, or null
 */
record Strip(
        double above,
        double height,
        double below,
        boolean keepWithNext,
        Drawing drawing,
        @Nullable Repeat repeat,
        @Nullable Bookmark bookmark) {

    /** Draws with the left upper corner of the strip at {@code (x, top)}. */
    @FunctionalInterface
    interface Drawing {
        void draw(Canvas canvas, double x, double top) throws IOException;
    }

    /**
     * @param closing drawn where the old page ends
     * @param opening put first on the new page
     */
    record Repeat(Drawing closing, Strip opening) {}

    /**
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
