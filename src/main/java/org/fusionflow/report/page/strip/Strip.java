package org.fusionflow.report.page.strip;

import java.io.IOException;
import java.util.function.DoubleFunction;
import org.fusionflow.report.document.Label;
import org.fusionflow.report.page.ink.Canvas;
import org.fusionflow.report.page.ink.Tag;
import org.jspecify.annotations.Nullable;

/**
 * A full-width part of the document that is never broken: a line, a table row, a figure with its caption.
 *
 * @param above desired space before it; the larger of this and the previous {@code below} is used, and none at the top of a page
 * @param height of the strip itself
 * @param below desired space after it
 * @param flow how it stands to what follows
 * @param drawing draws it
 * @param elastic how it changes its height, or null if it does not
 * @param repeat added by a page break directly before this strip, or null
 * @param label of the block that starts here, or null
 * @param bookmark entry of the outline that links here, or null
 * @param tag the element of the document that it shows, or null for what is none
 */
public record Strip(
        double above,
        double height,
        double below,
        Flow flow,
        Drawing drawing,
        @Nullable Elastic elastic,
        @Nullable Repeat repeat,
        @Nullable Label label,
        @Nullable Bookmark bookmark,
        @Nullable Tag tag) {

    /** How a strip stands to those that follow. */
    public enum Flow {
        PLAIN,
        /** A page ends after this strip only if others would be much emptier. */
        RATHER_KEPT_WITH_NEXT,
        /** No page may end after this strip. */
        KEPT_WITH_NEXT,
        /** What follows may stand before it, to fill a page on which it does not fit. */
        FLOATING
    }

    /** Draws with the upper left corner of the strip at {@code (x, top)}. */
    @FunctionalInterface
    public interface Drawing {
        void draw(Canvas canvas, double x, double top) throws IOException;
    }

    /**
     * Heights that a strip can have, so that pages are full.
     *
     * @param drawing its drawing at a height between both, in points
     */
    public record Elastic(double least, double most, DoubleFunction<Drawing> drawing) {}

    /**
     * The additions of a page break.
     *
     * @param closing drawn where the old page ends
     * @param opening first strip of the new page
     */
    public record Repeat(Drawing closing, Strip opening) {}

    /**
     * An entry of the outline.
     *
     * @param level 1 for a section
     * @param title as in the heading
     */
    public record Bookmark(int level, String title) {}

    public static Strip of(double height, Drawing drawing) {
        return new Strip(0, height, 0, Flow.PLAIN, drawing, null, null, null, null, null);
    }

    public Strip above(double space) {
        return new Strip(space, height, below, flow, drawing, elastic, repeat, label, bookmark, tag);
    }

    public Strip below(double space) {
        return new Strip(above, height, space, flow, drawing, elastic, repeat, label, bookmark, tag);
    }

    public Strip keptWithNext() {
        return flowing(Flow.KEPT_WITH_NEXT);
    }

    public Strip ratherKeptWithNext() {
        return flowing(Flow.RATHER_KEPT_WITH_NEXT);
    }

    public Strip floating() {
        return flowing(Flow.FLOATING);
    }

    Strip flowing(Flow other) {
        return new Strip(above, height, below, other, drawing, elastic, repeat, label, bookmark, tag);
    }

    public Strip drawn(Drawing other) {
        return new Strip(above, height, below, flow, other, null, repeat, label, bookmark, tag);
    }

    public Strip taller(double more) {
        return new Strip(above, height + more, below, flow, drawing, null, repeat, label, bookmark, tag);
    }

    public Strip stretching(Elastic other) {
        return new Strip(above, height, below, flow, drawing, other, repeat, label, bookmark, tag);
    }

    /** This strip at another height, if it is elastic. */
    Strip sized(double other) {
        return elastic == null || other == height
                ? this
                : new Strip(
                        above, other, below, flow, elastic.drawing.apply(other), elastic, repeat, label, bookmark, tag);
    }

    public Strip repeating(Drawing closing, Strip opening) {
        return new Strip(
                above, height, below, flow, drawing, elastic, new Repeat(closing, opening), label, bookmark, tag);
    }

    /** Where references to the label lead. */
    public Strip named(Label place) {
        return new Strip(above, height, below, flow, drawing, elastic, repeat, place, bookmark, tag);
    }

    public Strip marked(int level, String title) {
        return new Strip(above, height, below, flow, drawing, elastic, repeat, label, new Bookmark(level, title), tag);
    }

    public Strip tagged(Tag element) {
        return new Strip(above, height, below, flow, drawing, elastic, repeat, label, bookmark, element);
    }

    public boolean isKeptWithNext() {
        return flow == Flow.KEPT_WITH_NEXT;
    }

    public boolean isFloating() {
        return flow == Flow.FLOATING;
    }

    double stretch() {
        return elastic == null ? 0 : elastic.most - height;
    }

    double shrink() {
        return elastic == null ? 0 : height - elastic.least;
    }
}
