package org.fusionflow.report.diagram;

import java.awt.Color;
import java.awt.Shape;
import java.util.Objects;
import org.fusionflow.report.chart.look.Grammar;
import org.fusionflow.report.chart.look.Look;
import org.fusionflow.report.chart.look.PointKind;

/** The colours and shapes of drawings, in one place: modalities and fixed points look as in charts. */
final class Ink {
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
        return Grammar.modality(modality).pointsOnly();
    }

    /** True for a mark that is not white inside. */
    static boolean isFilled(Look look) {
        return !look.open();
    }

    /** The symbol of a kind of fixed points, around the origin. */
    static Shape symbol(PointKind kind) {
        return Objects.requireNonNull(kind.look().shape());
    }

    /** True for a symbol that is not white inside. */
    static boolean isFilled(PointKind kind) {
        return isFilled(kind.look());
    }

    /** The shade of a band, darker the more is learned; black words stay legible on it. */
    static Color shade(int learned, int all) {
        double part = all == 0 ? 0 : learned / (double) all;
        float grey = (float) (LIGHTEST + part * (DARKEST - LIGHTEST));
        return new Color(grey, grey, grey);
    }
}
