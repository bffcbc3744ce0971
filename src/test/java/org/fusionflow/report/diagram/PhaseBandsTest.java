package org.fusionflow.report.diagram;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fusionflow.report.document.Plot;
import org.junit.jupiter.api.Test;

class PhaseBandsTest {
    private static final double WIDTH = 443;
    private static final List<BandRow.Kind> KINDS =
            List.of(BandRow.Kind.THEORY, BandRow.Kind.NETWORK, BandRow.Kind.OWN);

    private static BandRow row(String name, double a, double b) {
        return new BandRow(
                name,
                BandRow.Kind.THEORY,
                List.of(BandRow.Event.at(1, b), BandRow.Event.at(0, a)),
                Double.POSITIVE_INFINITY);
    }

    @Test
    void bandsSayWhatIsLearned() throws IOException {
        PhaseBands bands = new PhaseBands(List.of("A", "B"), List.of(row("formula", 10, 20)), 1);
        String text = Boxes.text(bands, bands.height());
        for (String words : List.of("nothing learned", "A learned", "A and B", "formula", "half time of")) {
            assertTrue(text.contains(words), words + " in " + text);
        }
    }

    @Test
    void timesThatDifferByMoreThanTenAreOnALogarithmicAxis() {
        assertFalse(new PhaseBands(List.of("A", "B"), List.of(row("x", 10, 20)), 1)
                .axis()
                .logarithmic());
        PhaseBands wide = new PhaseBands(List.of("A", "B"), List.of(row("x", 10, 20), row("y", 300, 400)), 1);
        assertTrue(wide.axis().logarithmic());
        assertTrue(wide.axis().fraction(10) > 0.1, "theory has its share of the width");
    }

    @Test
    void whereNothingIsLearnedTheAxisHasTheGivenEnd() {
        BandRow nothing = new BandRow("x", BandRow.Kind.THEORY, List.of(), Double.POSITIVE_INFINITY);
        PhaseBands bands = new PhaseBands(List.of("A"), List.of(nothing), 7);
        assertEquals(7, bands.axis().upper());
        assertTrue(bands.alternative().contains("x: nothing is half learned"), bands.alternative());
    }

    @Test
    void timesOutOfOrderAreRefused() {
        assertThrows(IllegalArgumentException.class, () -> new BandRow.Event(0, 2, 3, 4, true));
        assertThrows(IllegalArgumentException.class, () -> new BandRow.Event(0, 2, 1, Double.POSITIVE_INFINITY, true));
    }

    @Test
    void timesCanBeTakenAlongWithTheirRange() {
        BandRow seeds = new BandRow("random", BandRow.Kind.NETWORK, List.of(new BandRow.Event(0, 5, 4, 7, true)), 10);
        Plot plot =
                new PhaseBands(List.of("A"), List.of(seeds), 1).plots(WIDTH, 60).get(0);
        assertEquals(
                List.of("random: A", "random: A, first seed", "random: A, last seed"),
                plot.series().stream().map(Plot.Series::name).toList());
        assertEquals(7, plot.series().get(2).column("x")[0]);
    }

    @Test
    void randomRowsKeepTheirLabelsApartAndInside() {
        Random random = new Random(3);
        for (int i = 0; i < 200; i++) {
            List<String> modalities = new ArrayList<>();
            int count = 1 + random.nextInt(8);
            for (int m = 0; m < count; m++) {
                modalities.add(random.nextInt(4) == 0 ? "averylongmodality" + m : "M" + m);
            }
            List<BandRow> rows = new ArrayList<>();
            int sources = 1 + random.nextInt(12);
            for (int r = 0; r < sources; r++) {
                List<BandRow.Event> events = new ArrayList<>();
                for (int m = 0; m < count; m++) {
                    double time = random.nextInt(6) == 0 ? 0 : Math.exp(random.nextGaussian() * 2);
                    if (random.nextInt(5) > 0) {
                        events.add(new BandRow.Event(m, time, 0.8 * time, 1.3 * time, random.nextBoolean()));
                    }
                }
                BandRow.Kind kind = KINDS.get(random.nextInt(KINDS.size()));
                String name = random.nextInt(4) == 0 ? "a network with a name of many words (20 seeds)" : "net_" + r;
                rows.add(new BandRow(name, kind, events, random.nextBoolean() ? 3 : Double.POSITIVE_INFINITY));
            }
            PhaseBands bands = new PhaseBands(modalities, rows, 1);
            Boxes.check(bands.sketch(WIDTH, bands.height()), WIDTH, bands.height(), "rows " + i);
        }
    }
}
