package org.fusionflow.report.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Point2D;
import java.awt.geom.Rectangle2D;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.fusionflow.report.chart.axis.Axis;
import org.fusionflow.report.chart.look.Grammar;
import org.fusionflow.report.chart.look.Look;
import org.fusionflow.report.document.Plot;
import org.junit.jupiter.api.Test;

/** Panels beside and below each other: where their plots are, and where labels and bars are. */
class ChartGridTest {
    private static final double[] X = {0, 1, 2};

    private static CurveChart.Builder chart(String label, double factor) {
        return CurveChart.of(Axis.linear("t"), Axis.linear(label))
                .curve("theory", X, new double[] {0, factor, 2 * factor}, Grammar.theory());
    }

    private static CurveChart strip() {
        return CurveChart.of(Axis.linear("t"), Axis.logarithmic("|Δ|"))
                .unlisted("seed 1", X, new double[] {1e-3, 1e-2, 1e-4}, Grammar.seed(Grammar.network(0)))
                .build();
    }

    @Test
    void plotsOfARowHaveEqualEdgesAlsoIfOneHasMarkersATitleOrWiderLabels() {
        CurveChart plain = chart("", 1).build();
        CurveChart full = chart("loss", 1e-7)
                .title("(b) loss")
                .vertical(1, "t_A", Look.Hue.BLACK)
                .build();
        List<Plot> plots = ChartGrid.of(List.of(plain, full, full, plain), 2).plots(400, 300);
        Rectangle2D first = plots.get(0).area();
        for (Plot plot : plots) {
            assertEquals(first.getWidth(), plot.area().getWidth(), 1e-9);
            assertEquals(first.getHeight(), plot.area().getHeight(), 1e-9);
        }
        assertEquals(first.getY(), plots.get(1).area().getY(), 1e-9);
        assertEquals(first.getX(), plots.get(2).area().getX(), 1e-9);
    }

    @Test
    void aStripHasTheHorizontalAxisOfItsChartAndItsOwnNumbers() {
        StackedChart stacked = StackedChart.of(chart("loss", 1).title("(a)").build(), strip());
        List<Plot> plots = stacked.plots(300, 220);
        assertEquals(2, plots.size());
        Plot above = plots.get(0);
        Plot below = plots.get(1);
        assertEquals(above.area().getX(), below.area().getX(), 1e-9);
        assertEquals(above.area().getWidth(), below.area().getWidth(), 1e-9);
        assertTrue(above.area().getMaxY() < below.area().getY());
        assertTrue(above.area().getHeight() > 2 * below.area().getHeight());
        assertEquals(above.across().lower(), below.across().lower());
        assertEquals(above.across().upper(), below.across().upper());
        assertEquals("seed 1", below.series().get(0).name());
        assertEquals("(a): |Δ|", below.title());
        assertArrayEquals(new double[] {1e-3, 1e-2, 1e-4}, below.series().get(0).column("y"));
    }

    @Test
    void stripsOfARowAreAlignedToo() {
        StackedChart one = StackedChart.of(chart("loss", 1).title("(a)").build(), strip());
        StackedChart other = StackedChart.of(
                chart("‖w‖", 1e6).vertical(1, "t", Look.Hue.BLACK).build(), strip());
        List<Plot> plots = ChartGrid.of(List.of(one, other), 2).plots(400, 220);
        for (int i = 0; i < 2; i++) {
            assertEquals(plots.get(i).area().getY(), plots.get(i + 2).area().getY(), 1e-9);
            assertEquals(
                    plots.get(i).area().getHeight(), plots.get(i + 2).area().getHeight(), 1e-9);
        }
    }

    @Test
    void theLegendHasEachEntryOnce() {
        List<KeyEntry> key = ChartGrid.of(
                        List.of(
                                chart("a", 1).build(),
                                chart("b", 1).key("A", Grammar.modality(0)).build()),
                        2)
                .key();
        assertEquals(List.of("theory", "A"), key.stream().map(KeyEntry::label).toList());
    }

    private static CurveChart measured(double distance) {
        double[] half = {0.1, 0.1, 0.1};
        return CurveChart.of(Axis.linear("x"), Axis.linear("y"))
                .measured("one", X, new double[] {1, 2, 3}, half, Look.points(Look.Hue.BLUE))
                .measured(
                        "other",
                        X,
                        new double[] {1 + distance, 2 + distance, 3 + distance},
                        half,
                        Look.points(Look.Hue.ORANGE))
                .build();
    }

    private static List<CurveData> apart(double distance) {
        double[] half = {0.1, 0.1, 0.1};
        CurveData one = new CurveData("one", true, X, new double[] {1, 2, 3}, half, Look.points(Look.Hue.BLUE));
        CurveData other = new CurveData(
                "other",
                true,
                X,
                new double[] {1 + distance, 2 + distance, 3 + distance},
                half,
                Look.points(Look.Hue.ORANGE));
        PlotFrame.Surroundings around = new PlotFrame.Surroundings(
                "", Axis.linear("").from(-0.2, 2.2), Axis.linear("").from(0, 12));
        return Dodge.apart(List.of(one, other), new PlotFrame(300, 200, around, around.margins(300, 200)));
    }

    @Test
    void barsThatTouchAreMovedApartAndTheirNumbersAreNot() {
        List<CurveData> moved = apart(0.05);
        for (int i = 0; i < X.length; i++) {
            assertTrue(moved.get(0).x()[i] < X[i] && X[i] < moved.get(1).x()[i]);
            assertEquals(X[i], (moved.get(0).x()[i] + moved.get(1).x()[i]) / 2, 1e-12);
        }
        assertArrayEquals(X, apart(5).get(0).x(), "bars that do not touch stay");
        measured(0.05)
                .plots(300, 200)
                .get(0)
                .series()
                .forEach(series -> assertArrayEquals(X, series.column("x"), series.name()));
    }

    @Test
    void aLabelStandsOnNoCurveWhereverThereIsAFreePlace() {
        Random random = new Random(5);
        Rectangle2D area = new Rectangle2D.Double(30, 10, 200, 120);
        int free = 0;
        for (int trial = 0; trial < 400; trial++) {
            LabelPlacer placer = new LabelPlacer(area);
            List<List<Point2D>> curves = new ArrayList<>();
            for (int c = 0; c < 1 + random.nextInt(4); c++) {
                List<Point2D> curve = new ArrayList<>();
                double y = 20 + 100 * random.nextDouble();
                for (int i = 0; i <= 20; i++) {
                    y = Math.max(12, Math.min(128, y + 25 * random.nextGaussian() * (i % 7 == 0 ? 1 : 0.1)));
                    curve.add(new Point2D.Double(30 + 10 * i, y));
                }
                curves.add(curve);
                placer.avoid(curve);
            }
            double width = 20 + 60 * random.nextDouble();
            List<Rectangle2D> candidates = CurveChart.alongLine(area, 20 + 100 * random.nextDouble(), width, 8);
            boolean possible =
                    candidates.stream().anyMatch(place -> isFree(place, curves, 2.5) && area.contains(place));
            Rectangle2D chosen = placer.place(candidates);
            if (possible) {
                free++;
                assertTrue(isFree(chosen, curves, 0), "trial " + trial);
                assertTrue(area.contains(chosen), "trial " + trial);
            }
        }
        assertTrue(free > 200, free + " of 400 trials have a free place");
    }

    private static boolean isFree(Rectangle2D place, List<List<Point2D>> curves, double clearance) {
        Rectangle2D wide = new Rectangle2D.Double(
                place.getX() - clearance,
                place.getY() - clearance,
                place.getWidth() + 2 * clearance,
                place.getHeight() + 2 * clearance);
        for (List<Point2D> curve : curves) {
            for (int i = 1; i < curve.size(); i++) {
                Point2D a = curve.get(i - 1);
                Point2D b = curve.get(i);
                if (wide.intersectsLine(a.getX(), a.getY(), b.getX(), b.getY())) {
                    return false;
                }
            }
        }
        return true;
    }
}
