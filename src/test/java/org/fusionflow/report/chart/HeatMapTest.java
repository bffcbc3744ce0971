package org.fusionflow.report.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.fusionflow.report.chart.axis.Axis;
import org.fusionflow.report.chart.look.Shades;
import org.fusionflow.report.document.Document;
import org.fusionflow.report.document.Imprint;
import org.fusionflow.report.document.Label;
import org.fusionflow.report.document.Prose;
import org.fusionflow.report.page.PdfReading;
import org.junit.jupiter.api.Test;

class HeatMapTest {
    private static final double[] XS = {-0.1, 0, 0.1};
    private static final double[] YS = {1, 2};

    private static HeatMap map(double[][] values, Axis scale) {
        return new HeatMap(
                "a title", Axis.linear("ρ"), Axis.linear("σ_A / σ_B"), XS, YS, values, scale, Shades.SEQUENTIAL);
    }

    @Test
    void labelsOfAxesAndOfTheBarAreText() throws IOException {
        HeatMap map = map(
                new double[][] {{1, 10, 100}, {2, 20, Double.NaN}},
                Axis.logarithmic("time ratio").from(1, 100));
        String text = new PdfReading(new Document(new Imprint("t", "", "", List.of(), "p"))
                        .figure(new Label(), Prose.of(""), 160, map))
                .text();
        assertTrue(text.contains("a title") && text.contains("100") && text.contains("ρ"), text);
    }

    @Test
    void aCellHasTheColourOfItsValueAndGreyIfThereIsNone() {
        HeatMap map = map(
                new double[][] {{0, 0.5, 1}, {7, -7, Double.NaN}},
                Axis.linear("").from(0, 1));
        BufferedImage image = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        map.draw(graphics, 300, 200);
        graphics.dispose();
        Set<Integer> seen = new HashSet<>();
        for (int x = 60; x < 200; x += 5) {
            for (int y = 40; y < 140; y += 5) {
                seen.add(image.getRGB(x, y));
            }
        }
        for (double fraction : new double[] {0, 0.5, 1}) {
            assertTrue(seen.contains(Shades.SEQUENTIAL.at(fraction).getRGB()), "colour at " + fraction);
        }
        assertTrue(seen.contains(new Color(0xC8, 0xC8, 0xC8).getRGB()), "grey");
        assertEquals(4, seen.size(), "no seams and nothing else");
    }

    @Test
    void lowerRowsStandBelow() {
        HeatMap map = map(new double[][] {{0, 0, 0}, {1, 1, 1}}, Axis.linear("").from(0, 1));
        BufferedImage image = new BufferedImage(300, 200, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        map.draw(graphics, 300, 200);
        graphics.dispose();
        assertEquals(Shades.SEQUENTIAL.at(1).getRGB(), image.getRGB(120, 40));
        assertEquals(Shades.SEQUENTIAL.at(0).getRGB(), image.getRGB(120, 140));
    }

    @Test
    void colourBeyondTheScaleIsThatOfItsEnd() {
        assertEquals(Shades.DIVERGING.at(0), Shades.DIVERGING.at(-3));
        assertEquals(Shades.DIVERGING.at(1), Shades.DIVERGING.at(3));
        assertEquals(new Color(0xF7F7F7), Shades.DIVERGING.at(0.5));
    }

    @Test
    void gridsThatDoNotFitAreRefused() {
        Axis scale = Axis.linear("").from(0, 1);
        assertThrows(IllegalArgumentException.class, () -> map(new double[1][3], scale));
        assertThrows(IllegalArgumentException.class, () -> map(new double[2][2], scale));
        assertThrows(IllegalArgumentException.class, () -> map(new double[2][3], Axis.linear("")));
        assertThrows(IllegalArgumentException.class, () -> over(Axis.linear(""), new double[] {0, 3, 1}));
        assertThrows(IllegalArgumentException.class, () -> over(Axis.logarithmic(""), XS));
    }

    private static HeatMap over(Axis across, double[] xs) {
        return new HeatMap(
                "",
                across,
                Axis.linear(""),
                xs,
                YS,
                new double[][] {{0, 1, 0}, {0, 1, 0}},
                Axis.linear("").from(0, 1),
                Shades.SEQUENTIAL);
    }

    @Test
    void unevenCellsMeetHalfwayOnTheScaleOfTheirAxis() {
        BufferedImage image = new BufferedImage(600, 200, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = image.createGraphics();
        over(Axis.logarithmic(""), new double[] {1, 10, 1000}).draw(graphics, 600, 200);
        graphics.dispose();
        int bright = 0;
        int dark = 0;
        for (int x = 0; x < 600; x++) {
            bright += image.getRGB(x, 100) == Shades.SEQUENTIAL.at(1).getRGB() ? 1 : 0;
            dark += image.getRGB(x, 100) == Shades.SEQUENTIAL.at(0).getRGB() ? 1 : 0;
        }
        // Edges at the powers -0.5, 0.5, 2 and 4 of ten: the middle cell has 1.5 of 4.5 decades.
        assertEquals(1.5 / 4.5, bright / (double) (bright + dark), 0.02);
    }
}
