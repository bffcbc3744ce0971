package org.fusionflow.report.page.text;

import java.awt.Color;
import java.io.IOException;
import java.util.List;
import org.fusionflow.report.formula.TypesetFormula;
import org.fusionflow.report.page.ink.Canvas;
import org.fusionflow.report.page.ink.Target;
import org.fusionflow.report.page.type.Face;
import org.fusionflow.report.page.type.PageStyle;
import org.jspecify.annotations.Nullable;

/**
 * One line of set text.
 *
 * @param pieces from left to right
 * @param width from the left edge to the end of the last piece
 * @param ascent from the top of the line to its baseline
 * @param descent from the baseline to the bottom of the line
 */
public record TextLine(List<Piece> pieces, double width, double ascent, double descent) {
    /** A piece at a position on the line. */
    public interface Piece {
        double x();

        void draw(Canvas canvas, double lineX, double baseline, Color color) throws IOException;
    }

    /**
     * Words in one face.
     *
     * @param target where they lead, or null
     */
    public record TextPiece(
            double x,
            String text,
            Face face,
            double size,
            @Nullable Target target) implements Piece {
        @Override
        public void draw(Canvas canvas, double lineX, double baseline, Color color) throws IOException {
            if (target == null) {
                canvas.text(text, face, size, lineX + x, baseline, color);
            } else {
                double width = canvas.width(text.stripTrailing(), face, size);
                canvas.inner("Link", "", () -> {
                    canvas.text(text, face, size, lineX + x, baseline, PageStyle.LINK_INK);
                    canvas.link(target, lineX + x, baseline - size, width, 1.3 * size);
                });
            }
        }
    }

    public record MathPiece(double x, TypesetFormula formula, double size) implements Piece {
        @Override
        public void draw(Canvas canvas, double lineX, double baseline, Color color) throws IOException {
            canvas.formula(formula, lineX + x, baseline, size);
        }
    }

    public double height() {
        return ascent + descent;
    }

    public void draw(Canvas canvas, double x, double top, Color color) throws IOException {
        for (Piece piece : pieces) {
            piece.draw(canvas, x, top + ascent, color);
        }
    }
}
