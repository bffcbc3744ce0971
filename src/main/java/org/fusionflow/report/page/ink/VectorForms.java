package org.fusionflow.report.page.ink;

import de.rototor.pdfbox.graphics2d.IPdfBoxGraphics2DFontTextDrawer;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2D;
import de.rototor.pdfbox.graphics2d.PdfBoxGraphics2DFontTextDrawer;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.RenderingHints;
import java.io.IOException;
import java.text.AttributedCharacterIterator;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.fusionflow.report.document.Figure;
import org.fusionflow.report.formula.TypesetFormula;
import org.fusionflow.report.page.type.Face;
import org.fusionflow.report.page.type.Typefaces;
import org.jspecify.annotations.Nullable;

/** Converts formulas and figures to vector forms of one document. A formula that occurs again is stored once. */
public final class VectorForms {
    /** Formulas are stored at this size and scaled where they are used. */
    public static final double FORMULA_SIZE = 10;
    /** Margin around a formula, for strokes that extend over its box. */
    public static final double MARGIN = 2;

    private final PDDocument document;
    private final Map<TypesetFormula.Key, PDFormXObject> formulas = new HashMap<>();
    private final IPdfBoxGraphics2DFontTextDrawer sharedFont;

    public VectorForms(PDDocument document, Typefaces typefaces) {
        this.document = document;
        this.sharedFont = new SharedFont(typefaces);
    }

    PDFormXObject formula(TypesetFormula formula) throws IOException {
        TypesetFormula.Key key = formula.key();
        PDFormXObject form = formulas.get(key);
        if (form == null) {
            double width = formula.width() * FORMULA_SIZE + 2 * MARGIN;
            double height = (formula.ascent() + formula.descent()) * FORMULA_SIZE + 2 * MARGIN;
            PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, (float) width, (float) height);
            graphics.setFontTextDrawer(new Outlines());
            formula.draw(graphics, MARGIN, MARGIN + formula.ascent() * FORMULA_SIZE, FORMULA_SIZE);
            graphics.dispose();
            form = graphics.getXFormObject();
            formulas.put(key, form);
        }
        return form;
    }

    public PDFormXObject figure(Figure figure, double width, double height) throws IOException {
        PdfBoxGraphics2D graphics = new PdfBoxGraphics2D(document, (float) width, (float) height);
        graphics.setFontTextDrawer(sharedFont);
        // Saved and restored while a label is converted to outlines; a hint that is not set cannot be restored.
        graphics.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        figure.draw(graphics, width, height);
        graphics.dispose();
        return graphics.getXFormObject();
    }

    /** Draws all chart text in the font that the running text uses, too. */
    private static final class SharedFont extends PdfBoxGraphics2DFontTextDrawer {
        private final Typefaces typefaces;

        SharedFont(Typefaces typefaces) {
            this.typefaces = typefaces;
        }

        @Override
        public boolean canDrawText(AttributedCharacterIterator text, IFontTextDrawerEnv env) {
            StringBuilder plain = new StringBuilder();
            for (char c = text.first(); c != AttributedCharacterIterator.DONE; c = text.next()) {
                plain.append(c);
            }
            text.first();
            try {
                // If the font lacks a glyph the text is converted to outlines, with a box for the missing one.
                String shown = typefaces.runs(plain.toString(), Face.SANS).stream()
                        .map(Typefaces.Run::text)
                        .reduce("", String::concat);
                return shown.contentEquals(plain);
            } catch (IOException unreadable) {
                throw new java.io.UncheckedIOException(unreadable);
            }
        }

        @Override
        protected PDFont mapFont(Font font, IFontTextDrawerEnv env) throws IOException {
            return typefaces.font(Face.SANS);
        }
    }

    /** Draws glyphs as filled paths: the typesetter's fonts have no Unicode, so copied text would contain other characters. */
    private static final class Outlines implements IPdfBoxGraphics2DFontTextDrawer {
        @Override
        public boolean canDrawText(AttributedCharacterIterator text, IFontTextDrawerEnv env) {
            return false;
        }

        @Override
        public void drawText(AttributedCharacterIterator text, IFontTextDrawerEnv env) {
            throw new IllegalStateException("outlines only");
        }

        @Override
        public @Nullable FontMetrics getFontMetrics(Font font, IFontTextDrawerEnv env) {
            return null;
        }
    }
}
