package org.fusionflow.report.page.strip;

import java.util.ArrayList;
import java.util.List;

/**
 * The strips of one page from top to bottom, and how far they can be stretched or compressed: figures between their limits, the space between blocks
 * up to half as much again. The lines of a paragraph keep their distance.
 */
final class PageColumn {
    /** A space of at least this many points separates blocks. */
    private static final double BLOCK_GAP = 4;

    /** Largest addition to a space, as a part of it; more looks as if something were missing. */
    private static final double GAP_STRETCH = 0.5;

    private final List<Strip> strips = new ArrayList<>();
    private double height;
    private double stretch;
    private double shrink;
    private double spaceWanted;

    void add(Strip strip) {
        double gap = gap(strip);
        height += gap + strip.height();
        stretch += stretch(gap) + strip.stretch();
        shrink += strip.shrink();
        spaceWanted = strip.below();
        strips.add(strip);
    }

    boolean isEmpty() {
        return strips.isEmpty();
    }

    /** Height as it is. */
    double height() {
        return height;
    }

    double most() {
        return height + stretch;
    }

    double least() {
        return height - shrink;
    }

    private double gap(Strip next) {
        return strips.isEmpty() ? 0 : Math.max(spaceWanted, next.above());
    }

    private static double stretch(double gap) {
        return gap >= BLOCK_GAP ? GAP_STRETCH * gap : 0;
    }

    /** The strips at their places, so that the column has a height if its limits allow it. */
    List<Placed> placed(double top, double wanted) {
        double more = Math.max(0, Math.min(1, (wanted - height) / stretch));
        double less = Math.max(0, Math.min(1, (height - wanted) / shrink));
        List<Placed> placed = new ArrayList<>();
        double y = top;
        double space = 0;
        for (Strip strip : strips) {
            double gap = placed.isEmpty() ? 0 : Math.max(space, strip.above());
            y += gap + (more > 0 ? more * stretch(gap) : 0);
            double own = more > 0 ? more * strip.stretch() : less > 0 ? -less * strip.shrink() : 0;
            Strip sized = strip.sized(strip.height() + own);
            placed.add(new Placed(sized, y));
            y += sized.height();
            space = strip.below();
        }
        return placed;
    }
}
