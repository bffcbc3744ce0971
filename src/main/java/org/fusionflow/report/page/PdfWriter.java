package org.fusionflow.report.page;

import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.fusionflow.report.document.Document;
import org.fusionflow.report.document.Imprint;
import org.fusionflow.report.document.Label;
import org.fusionflow.report.page.ink.Canvas;
import org.fusionflow.report.page.ink.Places;
import org.fusionflow.report.page.ink.Structure;
import org.fusionflow.report.page.ink.Tag;
import org.fusionflow.report.page.ink.VectorForms;
import org.fusionflow.report.page.setting.BlockSetting;
import org.fusionflow.report.page.strip.Paginator;
import org.fusionflow.report.page.strip.Placed;
import org.fusionflow.report.page.strip.Strip;
import org.fusionflow.report.page.type.Face;
import org.fusionflow.report.page.type.PageStyle;
import org.fusionflow.report.page.type.Typefaces;
import org.jspecify.annotations.Nullable;

/** Breaks the strips of a document into pages, and writes them. */
final class PdfWriter {
    /** Fixed identity instead of the time of writing, so that the same document has the same bytes. */
    static final long DOCUMENT_ID = 1L;

    private final PDDocument pdf;
    private final Paper paper;
    private final Typefaces typefaces;
    private final PDDocumentOutline outline = new PDDocumentOutline();
    private @Nullable PDOutlineItem section;

    private PdfWriter(PDDocument pdf, Paper paper, Typefaces typefaces) {
        this.pdf = pdf;
        this.paper = paper;
        this.typefaces = typefaces;
    }

    /**
     * @param name of the document, for warnings
     */
    static Printed write(String name, Document document, Paper paper, OutputStream out) throws IOException {
        try (PDDocument pdf = new PDDocument();
                Typefaces typefaces = new Typefaces(pdf)) {
            pdf.setDocumentId(DOCUMENT_ID);
            int pages = new PdfWriter(pdf, paper, typefaces).write(document);
            pdf.save(out);
            return new Printed(pages, typefaces.missing().ofDocument(name));
        }
    }

    private int write(Document document) throws IOException {
        Metadata.put(document.imprint(), pdf);
        pdf.getDocumentCatalog().setDocumentOutline(outline);
        List<Strip> strips = BlockSetting.strips(document, typefaces);
        List<List<Placed>> pages = Paginator.paginate(strips, PageStyle.TOP, paper.bottom());
        List<PDPage> sheets = new ArrayList<>();
        for (int i = 0; i < pages.size(); i++) {
            PDPage sheet = new PDPage(new PDRectangle((float) paper.width(), (float) paper.height()));
            pdf.addPage(sheet);
            sheets.add(sheet);
        }
        Places places = new Places(paper.height(), sheets);
        for (int i = 0; i < pages.size(); i++) {
            for (Placed placed : pages.get(i)) {
                Label label = placed.strip().label();
                if (label != null) {
                    places.put(label, i, placed.top());
                }
            }
        }
        Structure structure = new Structure(pdf, sheets);
        for (Strip strip : strips) {
            if (strip.tag() != null) {
                structure.name(strip.tag());
            }
        }
        VectorForms forms = new VectorForms(pdf, typefaces);
        for (int i = 0; i < pages.size(); i++) {
            try (PDPageContentStream stream = new PDPageContentStream(pdf, sheets.get(i))) {
                Canvas canvas = new Canvas(stream, paper.height(), i, typefaces, forms, places, structure);
                for (Placed placed : pages.get(i)) {
                    draw(placed, canvas);
                    Strip.Bookmark bookmark = placed.strip().bookmark();
                    if (bookmark != null) {
                        addBookmark(bookmark, places, i, placed.top());
                    }
                }
                int page = i + 1;
                canvas.artifact(() -> drawFooter(canvas, document.imprint(), page, pages.size()));
                canvas.endMark();
            }
        }
        structure.close();
        return pages.size();
    }

    private void draw(Placed placed, Canvas canvas) throws IOException {
        Tag tag = placed.strip().tag();
        Canvas.Part part = () -> placed.strip().drawing().draw(canvas, paper.left(), placed.top());
        if (tag == null) {
            part.draw();
        } else {
            canvas.tagged(tag, part);
        }
    }

    private void addBookmark(Strip.Bookmark bookmark, Places places, int page, double top) {
        PDOutlineItem item = new PDOutlineItem();
        item.setTitle(bookmark.title());
        item.setDestination(places.destination(page, top));
        if (bookmark.level() > 1 && section != null) {
            section.addLast(item);
        } else {
            outline.addLast(item);
            section = item;
        }
    }

    private void drawFooter(Canvas canvas, Imprint imprint, int page, int pages) throws IOException {
        double size = PageStyle.FOOTER_SIZE;
        Color color = PageStyle.FAINT_INK;
        String start = imprint.program() + " · ";
        String end = " · page " + page + " of " + pages;
        double room = PageStyle.TEXT_WIDTH - canvas.width(start + end, Face.BODY, size);
        String footer = start + shortened(canvas, imprint.title(), room, size) + end;
        double x = (paper.width() - canvas.width(footer, Face.BODY, size)) / 2;
        canvas.text(footer, Face.BODY, size, x, paper.footerBaseline(), color);
    }

    private static String shortened(Canvas canvas, String title, double room, double size) throws IOException {
        String text = title;
        while (canvas.width(text, Face.BODY, size) > room && text.length() > 1) {
            int end = text.offsetByCodePoints(text.length(), text.endsWith("…") ? -2 : -1);
            text = text.substring(0, end).stripTrailing() + "…";
        }
        return text;
    }
}
