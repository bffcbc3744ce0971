package org.fusionflow.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import org.fusionflow.report.chart.axis.Axis;
import org.fusionflow.report.chart.look.Look;
import org.fusionflow.report.document.Document;
import org.fusionflow.report.document.Figure;
import org.fusionflow.report.document.Imprint;
import org.fusionflow.report.document.Label;
import org.fusionflow.report.document.Prose;
import org.fusionflow.report.page.PdfReading;
import org.junit.jupiter.api.Test;

class ChartTest {
    private static final Look LINE = Look.solid(Look.Hue.BLUE);

    private static PdfReading drawn(Figure figure) {
        return new PdfReading(
                new Document(new Imprint("t", "", "", List.of(), "p")).figure(new Label(), Prose.of(""), 160, figure));
    }

    @Test
    void timeZeroOfALineOnALogarithmicAxisIsItsLeftEnd() throws IOException {
        CurveChart chart = CurveChart.of(Axis.logarithmic("time t"), Axis.logarithmic("loss"))
                .curve("run", new double[] {0, 1, 10, 100}, new double[] {1, 1, Double.NaN, 0.01}, LINE)
                .measured(
                        "points",
                        new double[] {1, 10},
                        new double[] {0.5, 0.1},
                        new double[] {0.1, 0.3},
                        Look.points(Look.Hue.GREEN))
                .vertical(0, "never", Look.Hue.BLACK)
                .build();
        assertEquals(0, chart.marked());
        String text = drawn(chart).text();
        assertTrue(text.contains("time t") && text.contains("100"), text);
        assertTrue(!text.contains("never"), text);
    }

    @Test
    void aCurveWithoutAnyNumberIsRefusedByName() {
        double[] none = {Double.NaN, Double.NaN};
        CurveChart.Builder chart = CurveChart.of(Axis.linear("t"), Axis.logarithmic("loss"))
                .curve("no loss", new double[] {0, 1}, none, LINE);
        String message =
                assertThrows(IllegalArgumentException.class, chart::build).toString();
        assertTrue(message.contains("no loss") && message.contains("found none"), message);
    }

    @Test
    void aConstantCurveAndASinglePointHaveAnAxis() throws IOException {
        for (double value : new double[] {0, 1e-300, 3, -1e9, 1e300}) {
            CurveChart chart = CurveChart.of(Axis.linear("t"), Axis.linear("loss"))
                    .curve("constant", new double[] {1}, new double[] {value}, LINE)
                    .build();
            assertTrue(drawn(chart).text().contains("constant"));
        }
    }

    @Test
    void numbersDoNotFollowTheLocale() throws IOException {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.GERMANY);
        try {
            CurveChart chart = CurveChart.of(Axis.linear("t"), Axis.linear("loss"))
                    .curve("", new double[] {0, 1}, new double[] {0, 1}, LINE)
                    .build();
            String text = drawn(chart).text();
            assertTrue(text.contains("0.5") && !text.contains("0,5"), text);
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void labelsOfCloseMarkersDoNotOverlapOrLeaveThePlot() {
        MarkerRow row = new MarkerRow();
        for (double x : new double[] {12, 11, 10, 60, 61, 299}) {
            row.add(x, "m", Color.BLACK);
        }
        double[] widths = {40, 30, 35, 20, 25, 40};
        double[] lefts = row.spread(widths, 10, 300);
        for (int i = 0; i < lefts.length; i++) {
            assertTrue(lefts[i] >= 10 - 1e-9 && lefts[i] + widths[i] <= 300 + 1e-9, "label " + i);
            assertTrue(i == 0 || lefts[i] >= lefts[i - 1] + widths[i - 1], "labels " + (i - 1) + " and " + i);
        }
    }

    @Test
    void moreMarkersThanFitLoseTheirNumbersNotTheirNames() throws IOException {
        CurveChart.Builder few = CurveChart.of(Axis.linear("t"), Axis.linear("y"))
                .curve("", new double[] {0, 100}, new double[] {0, 1}, LINE);
        CurveChart.Builder many = CurveChart.of(Axis.linear("t"), Axis.linear("y"))
                .curve("", new double[] {0, 100}, new double[] {0, 1}, LINE);
        for (int i = 0; i < 12; i++) {
            many.vertical(20 + i, "mark" + i + " = 12345", Look.Hue.BLACK);
        }
        few.vertical(20, "mark0 = 12345", Look.Hue.BLACK);
        assertTrue(drawn(few.build()).text().contains("mark0 = 12345"));
        String text = drawn(many.build()).text();
        assertTrue(text.contains("mark0") && text.contains("mark11") && !text.contains("12345"), text);
        double[] place = many.build().plots(300, 200).get(0).series().get(1).column("x");
        assertEquals(20, place[0], "the number is among the numbers of the plot");
    }

    @Test
    void aLabelGoesWhereItCoversNothing() {
        LabelPlacer placer = new LabelPlacer(new Rectangle2D.Double(0, 0, 100, 100));
        placer.avoid(List.of(new Point2D.Double(0, 15), new Point2D.Double(100, 15)));
        List<Rectangle2D> candidates = List.of(
                new Rectangle2D.Double(95, 50, 20, 10),
                new Rectangle2D.Double(10, 10, 20, 10),
                new Rectangle2D.Double(10, 30, 20, 10),
                new Rectangle2D.Double(10, 60, 20, 10));
        assertEquals(candidates.get(2), placer.place(candidates));
        assertEquals(candidates.get(3), placer.place(candidates));
    }

    @Test
    void manyPointsAreThinnedToWhatIsVisible() {
        int count = 200_000;
        double[] x = new double[count];
        double[] y = new double[count];
        for (int i = 0; i < count; i++) {
            x[i] = i;
            y[i] = Math.sin(i * 1e-4);
        }
        CurveChart chart = CurveChart.of(Axis.linear("t"), Axis.linear("y"))
                .curve("", x, y, LINE)
                .build();
        int size = PdfReading.bytes(new Document(new Imprint("t", "", "", List.of(), "p"))
                        .figure(new Label(), Prose.of(""), 160, chart))
                .length;
        assertTrue(size < 100_000, size + " bytes");
    }

    @Test
    void aPortraitNeedsAFixedWindow() {
        assertThrows(
                IllegalArgumentException.class,
                () -> PhasePortrait.of(Axis.linear("u"), Axis.linear("v"), (u, v) -> u, (u, v) -> v));
    }
}
