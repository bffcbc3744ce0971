package org.fusionflow.report.chart.look;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.Color;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.IntFunction;
import org.fusionflow.report.chart.look.Look.Hue;
import org.junit.jupiter.api.Test;

/** The palette in CIELAB, as seen by readers with normal vision, red-blind and green-blind readers, and in a grey print. */
class GrammarTest {
    /** Hues that tell things apart; grey is that of guides. */
    private static final List<Hue> HUES =
            List.of(Hue.BLUE, Hue.ORANGE, Hue.GREEN, Hue.PURPLE, Hue.SKY, Hue.VERMILLION, Hue.BLACK);

    private static final double[][] NORMAL = {{1, 0, 0}, {0, 1, 0}, {0, 0, 1}};
    /** Machado, Oliveira and Fernandes, IEEE TVCG 15 (2009) 1291, severity 1, linear RGB. */
    private static final double[][] PROTANOPIA = {
        {0.152286, 1.052583, -0.204868}, {0.114503, 0.786281, 0.099216}, {-0.003882, -0.048116, 1.051998}
    };

    private static final double[][] DEUTERANOPIA = {
        {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}
    };

    /** IEC 61966-2-1 to CIE XYZ, D65. */
    private static final double[][] TO_XYZ = {
        {0.4124564, 0.3575761, 0.1804375}, {0.2126729, 0.7151522, 0.0721750}, {0.0193339, 0.1191920, 0.9503041}
    };

    private static final double[] WHITE = {0.95047, 1, 1.08883};

    private static double linear(int channel) {
        double c = channel / 255.0;
        return c <= 0.04045 ? c / 12.92 : Math.pow((c + 0.055) / 1.055, 2.4);
    }

    private static double[] times(double[][] matrix, double[] v) {
        double[] product = new double[3];
        for (int i = 0; i < 3; i++) {
            product[i] = matrix[i][0] * v[0] + matrix[i][1] * v[1] + matrix[i][2] * v[2];
        }
        return product;
    }

    private static double[] lab(Color color, double[][] sight) {
        double[] rgb =
                times(sight, new double[] {linear(color.getRed()), linear(color.getGreen()), linear(color.getBlue())});
        for (int i = 0; i < 3; i++) {
            rgb[i] = Math.max(0, Math.min(1, rgb[i]));
        }
        double[] xyz = times(TO_XYZ, rgb);
        double[] f = new double[3];
        for (int i = 0; i < 3; i++) {
            double t = xyz[i] / WHITE[i];
            f[i] = t > 216.0 / 24389 ? Math.cbrt(t) : (24389.0 / 27 * t + 16) / 116;
        }
        return new double[] {116 * f[1] - 16, 500 * (f[0] - f[1]), 200 * (f[1] - f[2])};
    }

    private static double distance(double[] a, double[] b) {
        return Math.sqrt(Math.pow(a[0] - b[0], 2) + Math.pow(a[1] - b[1], 2) + Math.pow(a[2] - b[2], 2));
    }

    @Test
    void theFormulaGivesTheKnownLightnessOfOkabeAndIto() {
        assertEquals(46.0, lab(new Color(0x0072B2), NORMAL)[0], 0.5);
        assertEquals(54.0, lab(new Color(0xD55E00), NORMAL)[0], 0.7);
    }

    @Test
    void anyTwoColoursDifferInLightness() {
        for (Hue a : HUES) {
            for (Hue b : HUES) {
                double difference = Math.abs(lab(a.color(), NORMAL)[0] - lab(b.color(), NORMAL)[0]);
                assertTrue(a == b || difference >= 9.5, a + " and " + b + ": " + difference);
            }
            assertTrue(lab(a.color(), NORMAL)[0] < 78, a + " is too pale on white");
        }
    }

    @Test
    void anyTwoColoursDifferForColourBlindReaders() {
        for (double[][] sight : List.of(NORMAL, PROTANOPIA, DEUTERANOPIA)) {
            for (Hue a : HUES) {
                for (Hue b : HUES) {
                    double distance = distance(lab(a.color(), sight), lab(b.color(), sight));
                    assertTrue(a == b || distance >= 30, a + " and " + b + ": " + distance);
                }
            }
        }
    }

    private static Set<Object> different(int count, IntFunction<Object> what) {
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < count; i++) {
            seen.add(what.apply(i));
        }
        return seen;
    }

    @Test
    void modalitiesDifferInColourInDashAndInMarker() {
        assertEquals(6, different(6, i -> Grammar.modality(i).color()).size());
        assertEquals(6, different(6, i -> Grammar.modality(i).points()).size());
        assertEquals(5, different(5, i -> Grammar.modality(i).dashLengths()).size());
        assertEquals(5, different(5, i -> Grammar.theory(i).dashLengths()).size());
        assertEquals(30, different(30, Grammar::modality).size());
    }

    @Test
    void groupsDifferInColourAndMarkerAndLaterInDash() {
        assertEquals(6, different(6, i -> Grammar.group(i).color()).size());
        assertEquals(6, different(6, i -> Grammar.group(i).points()).size());
        assertEquals(30, different(30, Grammar::group).size());
        assertNotEquals(Grammar.group(0).dashLengths(), Grammar.group(6).dashLengths());
    }

    @Test
    void networksAreColouredTheoryIsBlackAndSaddlesAreGrey() {
        List<Hue> ofModalities = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            ofModalities.add(Grammar.modality(i).color());
            assertEquals(Hue.BLACK, Grammar.theory(i).color());
            assertEquals(Grammar.modality(i).line(), Grammar.theory(i).line(), "theory has the dash of its modality");
        }
        for (int i = 0; i < 3; i++) {
            assertTrue(!ofModalities.contains(Grammar.network(i).color()), "network " + i);
            assertNotEquals(Hue.BLACK, Grammar.network(i).color());
        }
        assertEquals(4, different(4, i -> Grammar.network(i).color()).size());
        assertEquals(4, different(4, i -> Grammar.network(i).dashLengths()).size());
        assertEquals(Hue.GREY, Grammar.guide().color());
    }
}
