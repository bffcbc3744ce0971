package org.fusionflow.report.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.util.List;
import org.fusionflow.report.chart.axis.Axis;
import org.fusionflow.report.chart.look.Look;
import org.fusionflow.report.document.Plot;
import org.junit.jupiter.api.Test;

/** Nothing vanishes: numbers without a place on an axis are marked at its edge, and their true values are in the plot's numbers. */
class EdgeMarksTest {
    private static final Look POINTS = Look.points(Look.Hue.GREEN);
    private static final double[] X = {1, 2, 3, 4, 5};
    private static final double[] Y = {10, 0, -3, 0.1, Double.NaN};

    private static CurveChart chart(Look look) {
        return CurveChart.of(Axis.linear("x"), Axis.logarithmic("y"))
                .curve("some", X, Y, look)
                .build();
    }

    private static List<Plot.Series> series(CurveChart chart, Plot.Kind kind) {
        return chart.plots(300, 200).get(0).series().stream()
                .filter(one -> one.kind() == kind)
                .toList();
    }

    @Test
    void numbersAtOrBelowZeroOnALogarithmicAxisKeepTheirTrueValues() {
        for (Look look : List.of(POINTS, Look.solid(Look.Hue.GREEN))) {
            CurveChart chart = chart(look);
            assertEquals(2, chart.marked(), look + "");
            Plot.Series marked = series(chart, Plot.Kind.EDGE).get(0);
            assertEquals("some", marked.name());
            assertArrayEquals(new double[] {2, 3}, marked.column("x"));
            assertArrayEquals(new double[] {0, -3}, marked.column("y"));
        }
        Plot.Series shown = series(chart(POINTS), Plot.Kind.POINTS).get(0);
        assertArrayEquals(new double[] {1, Double.NaN, Double.NaN, 4, Double.NaN}, shown.column("x"));
        assertArrayEquals(new double[] {10, Double.NaN, Double.NaN, 0.1, Double.NaN}, shown.column("y"));
    }

    @Test
    void theMarkStandsAtTheLowerEdgeInTheColourOfItsSeries() {
        CurveChart chart = chart(POINTS);
        int scale = 4;
        BufferedImage image = new BufferedImage(300 * scale, 200 * scale, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
        graphics.scale(scale, scale);
        chart.draw(graphics, 300, 200);
        graphics.dispose();
        Plot plot = chart.plots(300, 200).get(0);
        Rectangle2D area = plot.area();
        for (double x : new double[] {2, 3}) {
            double at = area.getX()
                    + (x - plot.across().lower())
                            / (plot.across().upper() - plot.across().lower())
                            * area.getWidth();
            int found = image.getRGB((int) (at * scale), (int) ((area.getMaxY() - 2.5) * scale)) & 0xffffff;
            assertEquals(Look.Hue.GREEN.color().getRGB() & 0xffffff, found, "x = " + x);
        }
        int none = image.getRGB((int) ((area.getX() + 3) * scale), (int) ((area.getMaxY() - 2.5) * scale)) & 0xffffff;
        assertEquals(0xffffff, none);
    }

    @Test
    void aCurveOfZerosIsMarkedAndDrawn() {
        CurveChart chart = CurveChart.of(Axis.linear("x"), Axis.logarithmic("y"))
                .curve("zeros", new double[] {1, 2}, new double[] {0, 0}, POINTS)
                .build();
        assertEquals(2, chart.marked());
        assertEquals(1, chart.plots(300, 200).get(0).series().size());
    }

    @Test
    void pointsBeyondFixedEndsAreMarkedButALineLeavesThroughTheFrame() {
        double[] y = {1, 5, -5, Double.POSITIVE_INFINITY};
        double[] x = {1, 2, 3, 4};
        Axis fixed = Axis.linear("y").from(0, 2);
        assertEquals(
                3,
                CurveChart.of(Axis.linear("x"), fixed)
                        .curve("", x, y, POINTS)
                        .build()
                        .marked());
        assertEquals(
                1,
                CurveChart.of(Axis.linear("x"), fixed)
                        .curve("", x, y, Look.solid(Look.Hue.BLUE))
                        .build()
                        .marked(),
                "infinity has no place");
    }

    @Test
    void belowTheFloorThereIsNoStructure() {
        double[] noise = {3e-14, 1e-3, 0, 7e-13};
        CurveChart chart = CurveChart.of(
                        Axis.linear("t"), Axis.logarithmic("|Δ|").from(1e-12, 1))
                .floor(1e-12)
                .curve("residual", new double[] {0, 1, 2, 3}, noise, Look.solid(Look.Hue.BLUE))
                .build();
        assertEquals(3, chart.marked());
        assertArrayEquals(
                new double[] {3e-14, 0, 7e-13},
                series(chart, Plot.Kind.EDGE).get(0).column("y"));
        double[] line = series(chart, Plot.Kind.LINE).get(0).column("y");
        assertTrue(Double.isNaN(line[0]) && line[1] == 1e-3 && Double.isNaN(line[2]) && Double.isNaN(line[3]));
    }
}
