package org.fusionflow.report.page;

import java.awt.Color;
import java.io.IOException;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.pdmodel.interactive.viewerpreferences.PDViewerPreferences;
import org.jspecify.annotations.Nullable;

/** Sets the blocks, breaks them into pages, and writes the document. */
final class PdfWriter {
    /** Fixed identity instead of the time of writing, so that the same document has the same bytes. */
    static final long DOCUMENT_ID = 1L;

    private final PDDocument document;
    private final PDDocumentOutline outline = new PDDocumentOutline();
    private @Nullable PDOutlineItem section;

    private PdfWriter(PDDocument document) {
        this.document = document;
    }

    /**
     * @param name of the document, for warnings
     */
    static Printed write(String name, Imprint imprint, List<Block> blocks, OutputStream out) throws IOException {
        try (PDDocument document = new PDDocument();
                Typefaces typefaces = new Typefaces(document)) {
            document.setDocumentId(DOCUMENT_ID);
            int pages = new PdfWriter(document).write(imprint, blocks, typefaces);
            document.save(out);
            return new Printed(pages, typefaces.missing().ofDocument(name));
        }
    }

    private int write(Imprint imprint, List<Block> blocks, Typefaces typefaces) throws IOException {
        describe(imprint);
        List<Strip> strips = new ArrayList<>();
        for (Block block : blocks) {
            strips.addAll(block.strips(typefaces));
        }
        double bottom = PageStyle.HEIGHT - PageStyle.BOTTOM;
        List<List<Paginator.Placed>> pages = Paginator.paginate(strips, PageStyle.TOP, bottom);
        VectorForms forms = new VectorForms(document, typefaces);
        for (int i = 0; i < pages.size(); i++) {
            PDPage page = new PDPage(new PDRectangle((float) PageStyle.WIDTH, (float) PageStyle.HEIGHT));
            document.addPage(page);
            try (PDPageContentStream stream = new PDPageContentStream(document, page)) {
                Canvas canvas = new Canvas(stream, typefaces, forms);
                for (Paginator.Placed placed : pages.get(i)) {
                    placed.drawing().draw(canvas, PageStyle.LEFT, placed.top());
                    if (placed.bookmark() != null) {
                        addBookmark(placed.bookmark(), page, placed.top());
                    }
                }
                drawFooter(canvas, imprint, i + 1, pages.size());
            }
        }
        return pages.size();
    }

    private void describe(Imprint imprint) {
        PDDocumentInformation information = document.getDocumentInformation();
        information.setTitle(imprint.title());
        if (!imprint.author().isEmpty()) {
            information.setAuthor(imprint.author());
        }
        if (!imprint.subtitle().isEmpty()) {
            information.setSubject(imprint.subtitle());
        }
        if (!imprint.keywords().isEmpty()) {
            information.setKeywords(String.join(", ", imprint.keywords()));
        }
        information.setCreator(imprint.program());
        information.setProducer(imprint.program());
        document.getDocumentCatalog().setLanguage("en");
        document.getDocumentCatalog().setDocumentOutline(outline);
        PDViewerPreferences preferences = new PDViewerPreferences(new org.apache.pdfbox.cos.COSDictionary());
        preferences.setDisplayDocTitle(true);
        document.getDocumentCatalog().setViewerPreferences(preferences);
    }

    private void addBookmark(Strip.Bookmark bookmark, PDPage page, double top) {
        PDPageXYZDestination destination = new PDPageXYZDestination();
        destination.setPage(page);
        destination.setTop((int) (PageStyle.HEIGHT - top + 10));
        PDOutlineItem item = new PDOutlineItem();
        item.setTitle(bookmark.title());
        item.setDestination(destination);
        if (bookmark.level() > 1 && section != null) {
            section.addLast(item);
        } else {
            outline.addLast(item);
            section = item;
        }
    }

    private static void drawFooter(Canvas canvas, Imprint imprint, int page, int pages) throws IOException {
        double size = PageStyle.FOOTER_SIZE;
        Color color = PageStyle.FAINT_INK;
        String start = imprint.program() + " · ";
        String end = " · page " + page + " of " + pages;
        double room = PageStyle.TEXT_WIDTH - canvas.width(start + end, Face.BODY, size);
        String footer = start + shortened(canvas, imprint.title(), room, size) + end;
        double x = PageStyle.LEFT + (PageStyle.TEXT_WIDTH - canvas.width(footer, Face.BODY, size)) / 2;
        canvas.text(footer, Face.BODY, size, x, PageStyle.FOOTER_BASELINE, color);
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
