package org.fusionflow.report.page.strip;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fusionflow.report.document.Label;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Where pages end, for documents of any shape. */
class PaginatorTest {
    private static final double TOP = 70;
    private static final double BOTTOM = 764;

    /** Part of a page that is at least filled, except on the last one. */
    private static final double FULL = 0.85;

    private static final Strip.Drawing NOTHING = (canvas, x, top) -> {};

    private static Strip line() {
        return Strip.of(13.6, NOTHING);
    }

    private static List<Strip> paragraph(int lines) {
        List<Strip> strips = new ArrayList<>();
        for (int i = 0; i < lines; i++) {
            Strip strip = line();
            strips.add(lines > 1 && (i == 0 || i == lines - 2) ? strip.keptWithNext() : strip);
        }
        strips.set(0, strips.get(0).above(6.5));
        strips.set(lines - 1, strips.get(lines - 1).below(6.5));
        return strips;
    }

    private static Strip figure(double height) {
        return Strip.of(height, NOTHING)
                .stretching(new Strip.Elastic(0.9 * height, 1.2 * height, h -> NOTHING))
                .above(15)
                .below(15)
                .floating();
    }

    private static List<Strip> table(int rows) {
        List<Strip> strips = new ArrayList<>();
        strips.add(Strip.of(16, NOTHING).above(15).below(5).keptWithNext());
        strips.add(Strip.of(18, NOTHING).keptWithNext());
        Strip again = Strip.of(34, NOTHING).named(Label.of("continued")).keptWithNext();
        for (int i = 0; i < rows; i++) {
            Strip row = Strip.of(14.4, NOTHING);
            row = i == 0 ? row : row.repeating(NOTHING, again);
            strips.add(i == 0 || i == rows - 2 ? row.keptWithNext() : row);
        }
        return strips;
    }

    private static Strip heading(int level) {
        return Strip.of(17, NOTHING).above(20).below(6).marked(level, "heading").keptWithNext();
    }

    private static List<Strip> document(long seed) {
        Random random = new Random(seed);
        List<Strip> strips = new ArrayList<>();
        for (int block = 0; block < 90; block++) {
            switch (random.nextInt(8)) {
                case 0 -> {
                    strips.add(heading(1 + random.nextInt(2)));
                    strips.addAll(paragraph(1 + random.nextInt(5)));
                }
                case 1 -> strips.add(figure(150 + 150 * random.nextDouble()));
                case 2 -> strips.addAll(table(3 + random.nextInt(40)));
                default -> strips.addAll(paragraph(1 + random.nextInt(9)));
            }
        }
        return strips;
    }

    private static double fill(List<Placed> page) {
        return (page.get(page.size() - 1).bottom() - TOP) / (BOTTOM - TOP);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
    void pagesAreFullAndNothingIsLost(long seed) {
        List<Strip> strips = document(seed);
        List<List<Placed>> pages = Paginator.paginate(strips, TOP, BOTTOM);
        int placed = 0;
        for (int p = 0; p < pages.size(); p++) {
            List<Placed> page = pages.get(p);
            double y = TOP;
            for (Placed one : page) {
                assertTrue(one.top() >= y - 1e-9, "page " + p + ": strips overlap");
                y = one.bottom();
                placed += one.strip().height() == 0 || isOpening(one) ? 0 : 1;
            }
            assertTrue(y <= BOTTOM + 1e-6, "page " + p + " ends at " + y);
            assertFalse(isOpening(page.get(page.size() - 1)), "page " + p + " ends with the head of a table");
            if (p < pages.size() - 1) {
                assertTrue(fill(page) >= FULL, "seed " + seed + ", page " + p + " is filled to " + fill(page));
                Strip last = page.get(page.size() - 1).strip();
                assertFalse(last.isKeptWithNext(), "page " + p + " is broken where it must not be");
            }
        }
        assertEquals(strips.size(), placed);
    }

    private static boolean isOpening(Placed placed) {
        Label label = placed.strip().label();
        return label != null && label.text().equals("continued");
    }

    @Test
    void floatingStripsKeepTheirOrderAndStandNotBeforeTheirText() {
        List<Strip> strips = new ArrayList<>();
        List<Label> labels = new ArrayList<>();
        Label word = Label.of("word");
        strips.addAll(paragraph(30));
        strips.add(line().named(word));
        for (int i = 0; i < 6; i++) {
            Label label = Label.of("Figure " + i);
            labels.add(label);
            strips.add(figure(260).named(label));
            strips.addAll(paragraph(5));
        }
        List<Label> order = new ArrayList<>();
        for (List<Placed> page : Paginator.paginate(strips, TOP, BOTTOM)) {
            for (Placed placed : page) {
                Label label = placed.strip().label();
                if (label != null) {
                    order.add(label);
                }
            }
        }
        List<Label> wanted = new ArrayList<>(List.of(word));
        wanted.addAll(labels);
        assertEquals(wanted, order);
    }

    @Test
    void whatIsTallerThanAPageIsPlacedAllTheSame() {
        List<Strip> strips = new ArrayList<>(paragraph(3));
        strips.add(Strip.of(900, NOTHING));
        strips.addAll(paragraph(3));
        strips.add(figure(1000));
        for (int i = 0; i < 80; i++) {
            strips.add(line().keptWithNext());
        }
        int placed = Paginator.paginate(strips, TOP, BOTTOM).stream()
                .mapToInt(List::size)
                .sum();
        assertEquals(strips.size(), placed);
    }

    @Test
    void noStripsAreOneEmptyPage() {
        assertEquals(List.of(List.of()), Paginator.paginate(List.of(), TOP, BOTTOM));
    }
}
