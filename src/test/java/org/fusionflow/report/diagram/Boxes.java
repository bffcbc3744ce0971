package org.fusionflow.report.diagram;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.geom.Rectangle2D;
import java.io.IOException;
import java.util.List;
import org.fusionflow.report.document.Document;
import org.fusionflow.report.document.Figure;
import org.fusionflow.report.document.Imprint;
import org.fusionflow.report.document.Label;
import org.fusionflow.report.document.Prose;
import org.fusionflow.report.page.PdfReading;

/** What every drawing must keep: nothing outside its rectangle, no label on another. */
final class Boxes {
    private static final double ROUNDING = 1e-6;

    private Boxes() {}

    static void check(Sketch sketch, double width, double height, String what) {
        Rectangle2D all = sketch.bounds();
        assertTrue(
                all.getMinX() >= -ROUNDING
                        && all.getMinY() >= -ROUNDING
                        && all.getMaxX() <= width + ROUNDING
                        && all.getMaxY() <= height + ROUNDING,
                what + ": " + all + " in " + width + " x " + height);
        List<Rectangle2D> labels = sketch.labels();
        for (int i = 0; i < labels.size(); i++) {
            for (int j = 0; j < i; j++) {
                assertFalse(
                        labels.get(i).intersects(labels.get(j)),
                        what + ": labels " + labels.get(i) + " and " + labels.get(j));
            }
        }
    }

    static String text(Figure figure, double height) throws IOException {
        return new PdfReading(new Document(new Imprint("t", "", "", List.of(), "p"))
                        .figure(new Label(), Prose.of(""), height, figure))
                .text();
    }
}
