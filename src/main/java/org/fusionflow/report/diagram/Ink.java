package org.fusionflow.report.diagram;

import java.awt.Color;
import java.awt.Shape;
import org.fusionflow.report.chart.Look;
import org.fusionflow.report.chart.PointKind;

/** The colours and shapes of drawings, in one place: those of a modality are the same in every drawing. */
final class Ink {
    private static final Look.Hue[] HUES = {
        Look.Hue.BLUE, Look.Hue.GREEN, Look.Hue.PURPLE, Look.Hue.ORANGE, Look.Hue.SKY
    };
    /** Their number has no divisor in common with that of the hues, so that 20 modalities differ. */
    private static final Look.Points[] SHAPES = {
        Look.Points.DISCS, Look.Points.SQUARES, Look.Points.TRIANGLES, Look.Points.CIRCLES
    };

    static final Color LINE = new Color(0x40, 0x40, 0x40);
    static final Color FAINT = new Color(0x9a, 0x9a, 0x9a);
    static final Color WORDS = Color.BLACK;
    static final Color SECOND_WORDS = new Color(0x50, 0x50, 0x50);
    static final Color GRID = new Color(0xe4, 0xe4, 0xe4);

    /** Lightness of a band at which nothing is learned, and of one at which everything is. */
    private static final double LIGHTEST = 0.97;

    private static final double DARKEST = 0.7;

    private Ink() {}

    /** The mark of a modality. */
    static Look modality(int modality) {
        return new Look(HUES[modality % HUES.length], Look.Line.NONE, SHAPES[modality % SHAPES.length]);
    }

    /** True for a mark that is not white inside. */
    static boolean isFilled(Look look) {
        return look.filled();
    }

    /** The symbol of a kind of fixed points, around the origin. */
    static Shape symbol(PointKind kind) {
        return kind.symbol();
    }

    /** True for a symbol that is not white inside. */
    static boolean isFilled(PointKind kind) {
        return kind.filled();
    }

    /** The shade of a band, darker the more is learned; black words stay legible on it. */
    static Color shade(int learned, int all) {
        double part = all == 0 ? 0 : learned / (double) all;
        float grey = (float) (LIGHTEST + part * (DARKEST - LIGHTEST));
        return new Color(grey, grey, grey);
    }
}
