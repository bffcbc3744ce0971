package org.fusionflow.report.page;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Breaks a sequence of strips into pages by first fit. Strips that belong together stay on one page wherever they fit on one. */
final class Paginator {
    /** The drawing of a strip at its position on a page. */
    record Placed(Strip.Drawing drawing, double top, Strip.@Nullable Bookmark bookmark) {}

    private final double top;
    private final double bottom;
    private final List<List<Placed>> pages = new ArrayList<>();
    private List<Placed> page = new ArrayList<>();
    private double y;
    private double spaceWanted;

    private Paginator(double top, double bottom) {
        this.top = top;
        this.bottom = bottom;
        startPage();
    }

    static List<List<Placed>> paginate(List<Strip> strips, double top, double bottom) {
        Paginator paginator = new Paginator(top, bottom);
        for (int i = 0; i < strips.size(); i++) {
            paginator.add(strips, i);
        }
        return List.copyOf(paginator.pages);
    }

    private void add(List<Strip> strips, int index) {
        Strip strip = strips.get(index);
        if (!page.isEmpty() && y + gap(strip) + heightOfGroup(strips, index) > bottom) {
            Strip.Repeat repeat = strip.repeat();
            if (repeat != null) {
                page.add(new Placed(repeat.closing(), y, null));
            }
            startPage();
            if (repeat != null) {
                place(repeat.opening());
            }
        }
        place(strip);
    }

    private void place(Strip strip) {
        y += gap(strip);
        page.add(new Placed(strip.drawing(), y, strip.bookmark()));
        y += strip.height();
        spaceWanted = strip.below();
    }

    private double gap(Strip strip) {
        return page.isEmpty() ? 0 : Math.max(spaceWanted, strip.above());
    }

    private static double heightOfGroup(List<Strip> strips, int from) {
        double height = strips.get(from).height();
        for (int i = from; strips.get(i).keepWithNext() && i + 1 < strips.size(); i++) {
            Strip next = strips.get(i + 1);
            height += Math.max(strips.get(i).below(), next.above()) + next.height();
        }
        return height;
    }

    private void startPage() {
        page = new ArrayList<>();
        pages.add(page);
        y = top;
        spaceWanted = 0;
    }
}
