package org.fusionflow.report.page.ink;

import java.awt.Color;
import java.awt.geom.Rectangle2D;
import java.io.IOException;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.util.Matrix;
import org.fusionflow.report.document.Figure;
import org.fusionflow.report.document.Label;
import org.fusionflow.report.formula.TypesetFormula;
import org.fusionflow.report.page.type.Face;
import org.fusionflow.report.page.type.PageStyle;
import org.fusionflow.report.page.type.Typefaces;
import org.jspecify.annotations.Nullable;

/** One page to draw on, with {@code y} downwards from its upper edge; all lengths are in points. */
public final class Canvas {
    private final PDPageContentStream stream;
    private final Typefaces typefaces;
    private final VectorForms forms;
    private final double sheetHeight;
    private final int page;
    private final Places places;
    private final Structure structure;
    private @Nullable Tag tag;
    private boolean isArtifact;
    private @Nullable Tag marked;
    private boolean isMarked;

    /** Something that is drawn. */
    @FunctionalInterface
    public interface Part {
        void draw() throws IOException;
    }

    /**
     * @param sheetHeight in points
     * @param page its index, from 0
     */
    public Canvas(
            PDPageContentStream stream,
            double sheetHeight,
            int page,
            Typefaces typefaces,
            VectorForms forms,
            Places places,
            Structure structure) {
        this.stream = stream;
        this.sheetHeight = sheetHeight;
        this.page = page;
        this.typefaces = typefaces;
        this.forms = forms;
        this.places = places;
        this.structure = structure;
    }

    /** Draws a part that is an element of the document. */
    public void tagged(Tag element, Part part) throws IOException {
        Tag outer = tag;
        tag = element;
        part.draw();
        tag = outer;
    }

    /** Draws a part that is an element inside the one that is drawn, or a part of what is no element. */
    public void inner(String type, String otherwise, Part part) throws IOException {
        if (tag == null) {
            part.draw();
        } else {
            Tag element = tag.child(type, otherwise);
            if (!isArtifact) {
                // Also an empty cell is a cell.
                structure.name(element);
            }
            tagged(element, part);
        }
    }

    /** Draws what is no element of the document: rules, footers, what is repeated on each page. */
    public void artifact(Part part) throws IOException {
        boolean outer = isArtifact;
        isArtifact = true;
        part.draw();
        isArtifact = outer;
    }

    /** Marks what is drawn next on the page, if that is not marked yet. */
    private void mark() throws IOException {
        Tag wanted = isArtifact ? null : tag;
        if (isMarked && marked == wanted) {
            return;
        }
        endMark();
        if (wanted == null) {
            stream.beginMarkedContent(COSName.ARTIFACT);
        } else {
            stream.beginMarkedContent(COSName.getPDFName(wanted.type()), structure.mark(wanted, page));
        }
        marked = wanted;
        isMarked = true;
    }

    /** Ends what is marked; to be called at the end of the page. */
    public void endMark() throws IOException {
        if (isMarked) {
            stream.endMarkedContent();
            isMarked = false;
        }
    }

    /** Makes the rectangle with this upper left corner lead somewhere. */
    public void link(Target target, double x, double top, double width, double height) throws IOException {
        PDRectangle area = new PDRectangle((float) x, (float) up(top + height), (float) width, (float) height);
        PDAnnotationLink link = places.link(page, area, target);
        if (tag != null && !isArtifact) {
            structure.link(tag, page, link);
        }
    }

    /** Number of the page on which the block with a label starts, from 1. */
    public int pageOf(Label label) {
        return places.pageOf(label);
    }

    public void text(String text, Face face, double size, double x, double baseline, Color color) throws IOException {
        mark();
        stream.beginText();
        stream.setNonStrokingColor(color);
        stream.newLineAtOffset((float) x, (float) up(baseline));
        for (Typefaces.Run run : typefaces.runs(text, face)) {
            stream.setFont(run.font(), (float) size);
            stream.showText(run.text());
        }
        stream.endText();
    }

    public double width(String text, Face face, double size) throws IOException {
        return typefaces.width(text, face, size);
    }

    public void rule(double fromX, double toX, double y, double thickness) throws IOException {
        artifact(this::mark);
        stream.setStrokingColor(PageStyle.INK);
        stream.setLineWidth((float) thickness);
        stream.moveTo((float) fromX, (float) up(y));
        stream.lineTo((float) toX, (float) up(y));
        stream.stroke();
    }

    public void formula(TypesetFormula formula, double x, double baseline, double size) throws IOException {
        inner("Formula", formula.tex(), () -> draw(formula, x, baseline, size));
    }

    private void draw(TypesetFormula formula, double x, double baseline, double size) throws IOException {
        mark();
        stream.saveGraphicsState();
        stream.transform(Matrix.getTranslateInstance((float) x, (float) up(baseline)));
        double scale = size / VectorForms.FORMULA_SIZE;
        stream.transform(Matrix.getScaleInstance((float) scale, (float) scale));
        PDFormXObject form = forms.formula(formula);
        double descent = formula.descent() * VectorForms.FORMULA_SIZE + VectorForms.MARGIN;
        stream.transform(Matrix.getTranslateInstance((float) -VectorForms.MARGIN, (float) -descent));
        stream.drawForm(form);
        stream.restoreGraphicsState();
        invisible(formula.tex(), x, baseline, formula.width() * size);
    }

    public void figure(Figure figure, Rectangle2D area) throws IOException {
        mark();
        stream.saveGraphicsState();
        stream.transform(Matrix.getTranslateInstance((float) area.getX(), (float) up(area.getMaxY())));
        stream.drawForm(forms.figure(figure, area.getWidth(), area.getHeight()));
        stream.restoreGraphicsState();
    }

    /**
     * Adds text that is not painted but can be searched and copied. It is as wide as the drawing that it represents, but not larger than the
     * printed text.
     */
    private void invisible(String text, double x, double baseline, double width) throws IOException {
        double natural = typefaces.width(text, Face.MONO, 1);
        if (!(natural > 0)) {
            return;
        }
        // Not compressed by horizontal scaling: readers take letters that overlap at their size for a faked bold and
        // drop them.
        double size = Math.min(PageStyle.BODY.size(), width / natural);
        stream.saveGraphicsState();
        stream.setRenderingMode(RenderingMode.NEITHER);
        text(text, Face.MONO, size, x, baseline, PageStyle.INK);
        stream.restoreGraphicsState();
    }

    private double up(double y) {
        return sheetHeight - y;
    }
}
