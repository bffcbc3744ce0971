package org.fusionflow.report.page.strip;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Breaks a sequence of strips into pages, such that all pages together look best: as full as possible, with each figure near its text. Strips that
 * belong together stay on one page wherever they fit on one. A floating strip stands where the text has it, or at the top of a later page, while
 * what follows fills this one; floating strips keep their order.
 *
 * <p>All sequences of pages are compared, as Knuth and Plass do with the lines of a paragraph (Software: Practice and Experience 11, 1981): the
 * best way to a point of the text, with some floating strips still waiting, does not depend on what follows.
 */
public final class Paginator {
    /** An empty part of a page that is felt as a hole; each page has at most this part empty wherever that is possible. */
    private static final double HOLE = 0.15;

    /** Of a page with a hole. Other costs are sums of few tens, so a hole is left only if nothing else can be done. */
    private static final double HOLE_COST = 3000;

    /** Of a page that is {@link #HOLE} short, growing with the square; full stretch costs a tenth. */
    private static final double SHORT_COST = 100;

    private static final double STRETCH_COST = 10;
    /** Of a further page. */
    private static final double PAGE_COST = 20;
    /** Of a break where strips should rather stay together. */
    private static final double RATHER_KEPT_COST = 150;
    /** Of a break that must not be; there is another one wherever a group fits on a page. */
    private static final double FORBIDDEN_COST = 1e6;
    /** Of a strip that is taller than a page. */
    private static final double OVERFULL_COST = 1e9;
    /** Of each floating strip that waits for the next page. */
    private static final double WAITING_COST = 45;
    /** The same if a new section begins before it. */
    private static final double FOREIGN_SECTION_COST = 200;
    /** While more floating strips wait, no text follows. */
    private static final int MOST_WAITING = 8;

    /** Pages until {@code text} strips of the text and {@code floats} floating ones are placed. */
    private record Way(
            int text, int floats, double cost, @Nullable Way before) {}

    private final double room;
    private final List<Strip> text = new ArrayList<>();
    private final List<Strip> floats = new ArrayList<>();
    /** For each floating strip the number of strips of the text before it. */
    private final List<Integer> anchors = new ArrayList<>();

    private final List<Map<Integer, Way>> ways = new ArrayList<>();

    private Paginator(List<Strip> strips, double room) {
        this.room = room;
        for (int i = 0; i < strips.size(); i++) {
            Strip strip = strips.get(i);
            if (!strip.isFloating()) {
                text.add(strip);
            } else if (i > 0 && strips.get(i - 1).isKeptWithNext()) {
                // A heading of which a figure is all that follows must not stand alone.
                text.add(strip.flowing(Strip.Flow.PLAIN));
            } else {
                floats.add(strip);
                anchors.add(text.size());
            }
        }
    }

    /**
     * The pages.
     *
     * @param top upper edge of the text on a page, in points
     * @param bottom lower edge of the text
     */
    public static List<List<Placed>> paginate(List<Strip> strips, double top, double bottom) {
        Paginator paginator = new Paginator(strips, bottom - top);
        List<Way> path = paginator.best();
        List<List<Placed>> pages = new ArrayList<>();
        for (int i = 1; i < path.size(); i++) {
            pages.add(paginator.page(path.get(i - 1), path.get(i), i == path.size() - 1, top));
        }
        return pages.isEmpty() ? List.of(List.of()) : List.copyOf(pages);
    }

    private List<Way> best() {
        for (int placed = 0; placed <= text.size() + floats.size(); placed++) {
            ways.add(new HashMap<>());
        }
        ways.get(0).put(0, new Way(0, 0, 0, null));
        for (Map<Integer, Way> equallyFar : ways) {
            // By the number of floating strips, so that equal costs are decided equally each time.
            equallyFar.keySet().stream().sorted().map(equallyFar::get).toList().forEach(this::goOn);
        }
        List<Way> path = new ArrayList<>();
        for (Way way = ways.get(ways.size() - 1).get(floats.size()); way != null; way = way.before) {
            path.add(way);
        }
        Collections.reverse(path);
        return path;
    }

    /** Tries all pages that can follow. */
    private void goOn(Way from) {
        for (int upTo = from.floats; upTo <= floats.size(); upTo++) {
            if (!tryPages(from, upTo)) {
                return;
            }
        }
    }

    /**
     * Tries pages with the waiting strips until {@code upTo} and as much text as fits.
     *
     * @return false if they do not fit all
     */
    private boolean tryPages(Way from, int upTo) {
        PageColumn column = new PageColumn();
        int placed = addTop(column, from, upTo);
        if (column.least() > room && upTo > from.floats + 1) {
            return false;
        }
        for (int end = from.text; ; end++) {
            while (placed < upTo && anchors.get(placed) <= end) {
                column.add(floats.get(placed++));
            }
            boolean overfull = column.least() > room;
            boolean something = end > from.text || upTo > from.floats;
            boolean single = end - from.text + placed - from.floats <= 1;
            if (overfull && !single) {
                return placed == upTo || end == from.text;
            }
            if (something && placed == upTo) {
                keep(from, end, upTo, column, overfull);
            }
            if (overfull || end == text.size() || mayNotFollow(end, upTo)) {
                return placed == upTo;
            }
            addText(column, from, end);
        }
    }

    /** A figure that stands in the text comes after all that stand before it in the document. */
    private boolean mayNotFollow(int end, int upTo) {
        boolean figureInText = text.get(end).elastic() != null;
        int due = 0;
        while (upTo + due < floats.size() && anchors.get(upTo + due) <= end) {
            due++;
        }
        return due > MOST_WAITING || (figureInText && due > 0);
    }

    /** Adds a strip of the text; before the first one of a page the head of the table that goes on there. */
    private void addText(PageColumn column, Way from, int index) {
        Strip strip = text.get(index);
        if (index == from.text && index > 0 && strip.repeat() != null) {
            column.add(strip.repeat().opening());
        }
        column.add(strip);
    }

    /** Adds the strips that waited. */
    private int addTop(PageColumn column, Way from, int upTo) {
        int placed = from.floats;
        while (placed < upTo && anchors.get(placed) <= from.text) {
            column.add(floats.get(placed++));
        }
        return placed;
    }

    private void keep(Way from, int end, int upTo, PageColumn column, boolean overfull) {
        boolean last = end == text.size() && upTo == floats.size();
        double cost = from.cost
                + PAGE_COST
                + (overfull ? OVERFULL_COST : 0)
                + (last ? 0 : emptiness(column) + breaking(end) + waiting(end, upTo));
        Map<Integer, Way> there = ways.get(end + upTo);
        Way known = there.get(upTo);
        if (known == null || cost < known.cost) {
            there.put(upTo, new Way(end, upTo, cost, from));
        }
    }

    private double emptiness(PageColumn column) {
        double missing = room - column.height();
        double hole = Math.max(0, room - column.most()) / room;
        double stretched = missing > 0 ? Math.min(1, missing / Math.max(1, column.most() - column.height())) : 0;
        double compressed = missing < 0 ? missing / (column.height() - column.least()) : 0;
        return STRETCH_COST * (stretched * stretched + compressed * compressed)
                + SHORT_COST * Math.pow(hole / HOLE, 2)
                + (hole > HOLE ? HOLE_COST : 0);
    }

    private double breaking(int end) {
        if (end == 0 || end == text.size()) {
            return 0;
        }
        return switch (text.get(end - 1).flow()) {
            case KEPT_WITH_NEXT -> FORBIDDEN_COST;
            case RATHER_KEPT_WITH_NEXT -> RATHER_KEPT_COST;
            default -> 0;
        };
    }

    private double waiting(int end, int upTo) {
        double cost = 0;
        for (int i = upTo; i < floats.size() && anchors.get(i) <= end; i++) {
            boolean foreign = text.subList(anchors.get(i), end).stream()
                    .anyMatch(strip ->
                            strip.bookmark() != null && strip.bookmark().level() == 1);
            cost += foreign ? FOREIGN_SECTION_COST : WAITING_COST;
        }
        return cost;
    }

    private List<Placed> page(Way from, Way to, boolean last, double top) {
        PageColumn column = new PageColumn();
        int placed = addTop(column, from, to.floats);
        for (int i = from.text; i <= to.text; i++) {
            while (placed < to.floats && anchors.get(placed) <= i) {
                column.add(floats.get(placed++));
            }
            if (i < to.text) {
                addText(column, from, i);
            }
        }
        List<Placed> page = new ArrayList<>(column.placed(top, last ? Math.min(room, column.height()) : room));
        Strip.Repeat next =
                to.text < text.size() && to.text > 0 ? text.get(to.text).repeat() : null;
        if (next != null && to.text > from.text) {
            page.add(new Placed(
                    Strip.of(0, next.closing()), page.get(page.size() - 1).bottom()));
        }
        return page;
    }
}
