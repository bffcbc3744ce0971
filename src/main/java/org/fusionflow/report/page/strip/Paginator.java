package org.fusionflow.report.page.strip;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * Breaks a sequence of strips into pages by first fit. Strips that belong together stay on one page wherever they fit on one. A floating strip that does not
 * fit waits for the top of the next page, while what follows fills this one; floating strips keep their order.
 */
public final class Paginator {
    /** A strip at its position on a page. */
    public record Placed(Strip strip, double top) {}

    private final double top;
    private final double bottom;
    private final List<List<Placed>> pages = new ArrayList<>();
    private final Deque<Strip> waiting = new ArrayDeque<>();
    private List<Placed> page = new ArrayList<>();
    private double y;
    private double spaceWanted;

    private Paginator(double top, double bottom) {
        this.top = top;
        this.bottom = bottom;
        startPage();
    }

    public static List<List<Placed>> paginate(List<Strip> strips, double top, double bottom) {
        Paginator paginator = new Paginator(top, bottom);
        for (int i = 0; i < strips.size(); i++) {
            paginator.add(strips, i);
        }
        while (!paginator.waiting.isEmpty()) {
            paginator.startPage();
        }
        return List.copyOf(paginator.pages);
    }

    private void add(List<Strip> strips, int index) {
        Strip strip = strips.get(index);
        if (strip.isFloating() && (!waiting.isEmpty() || !fits(strip, strip.height()))) {
            waiting.add(strip);
            return;
        }
        double height = heightOfGroup(strips, index);
        boolean leads = leadsToFloat(strips, index);
        if (!fits(strip, height) || (leads && !waiting.isEmpty())) {
            breakBefore(strip, height, leads);
        }
        place(strip);
    }

    private void breakBefore(Strip strip, double height, boolean afterAllFloats) {
        Strip.Repeat repeat = strip.repeat();
        if (repeat != null) {
            page.add(new Placed(Strip.of(0, repeat.closing()), y));
        }
        // Floating strips may fill the next page, too.
        do {
            startPage();
        } while (!fits(strip, height) || (afterAllFloats && !waiting.isEmpty()));
        if (repeat != null) {
            place(repeat.opening());
        }
    }

    private boolean fits(Strip first, double height) {
        return page.isEmpty() || y + gap(first) + height <= bottom;
    }

    private void place(Strip strip) {
        y += gap(strip);
        page.add(new Placed(strip, y));
        y += strip.height();
        spaceWanted = strip.below();
    }

    private double gap(Strip strip) {
        return page.isEmpty() ? 0 : Math.max(spaceWanted, strip.above());
    }

    /** True for a heading of which a figure is all that follows: it must not stand alone, so the figure comes next. */
    private static boolean leadsToFloat(List<Strip> strips, int from) {
        int i = from;
        while (strips.get(i).isKeptWithNext() && i + 1 < strips.size()) {
            i++;
        }
        return i > from && strips.get(i).isFloating();
    }

    /** Height of the strips that stay together. */
    private static double heightOfGroup(List<Strip> strips, int from) {
        double height = strips.get(from).height();
        for (int i = from; strips.get(i).isKeptWithNext() && i + 1 < strips.size(); i++) {
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
        while (!waiting.isEmpty() && fits(waiting.element(), waiting.element().height())) {
            place(waiting.remove());
        }
    }
}
