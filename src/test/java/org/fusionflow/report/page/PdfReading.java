package org.fusionflow.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSBase;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDResources;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.graphics.PDXObject;
import org.apache.pdfbox.pdmodel.graphics.form.PDFormXObject;
import org.apache.pdfbox.pdmodel.graphics.image.PDImageXObject;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.fusionflow.report.document.Document;

/** What a reader of the PDF sees: its text, its fonts and images, where its ink is. */
public final class PdfReading {
    private final byte[] bytes;

    /** Of a document whose characters can all be shown. */
    public PdfReading(Document pages) {
        this(bytes(pages));
    }

    PdfReading(byte[] bytes) {
        this.bytes = bytes.clone();
    }

    public static byte[] bytes(Document pages) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            assertEquals(
                    List.of(),
                    PdfPages.writeTo(pages, Paper.A4, "demo.pdf", out).warnings());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return out.toByteArray();
    }

    public String text() throws IOException {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            return new PDFTextStripper().getText(document);
        }
    }

    String text(int page) throws IOException {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            PDFTextStripper stripper = new PDFTextStripper();
            stripper.setStartPage(page);
            stripper.setEndPage(page);
            return stripper.getText(document);
        }
    }

    public int pages() throws IOException {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            return document.getNumberOfPages();
        }
    }

    /** Right ends of all characters, painted or not. */
    List<Double> rightEnds() throws IOException {
        List<Double> ends = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(bytes)) {
            PDFTextStripper stripper = new PDFTextStripper() {
                @Override
                protected void writeString(String text, List<TextPosition> positions) {
                    positions.stream()
                            .filter(p -> !p.getUnicode().isBlank())
                            .forEach(p -> ends.add((double) p.getXDirAdj() + p.getWidthDirAdj()));
                }
            };
            stripper.getText(document);
        }
        return ends;
    }

    /** Leftmost and rightmost ink of a page, in points from its left edge. */
    public double[] inkExtent(int page) throws IOException {
        int scale = 2;
        try (PDDocument document = Loader.loadPDF(bytes)) {
            BufferedImage image = new PDFRenderer(document).renderImage(page - 1, scale);
            int left = image.getWidth();
            int right = 0;
            for (int y = 0; y < image.getHeight(); y++) {
                for (int x = 0; x < image.getWidth(); x++) {
                    // Darker than a faint trace of smoothing.
                    if ((image.getRGB(x, y) & 0xFF) < 0xC0) {
                        left = Math.min(left, x);
                        right = Math.max(right, x + 1);
                    }
                }
            }
            return new double[] {left / (double) scale, right / (double) scale};
        }
    }

    /** Names of all fonts that any page or form uses, with a mark for those that are not embedded. */
    public List<String> fonts() throws IOException {
        List<String> fonts = new ArrayList<>();
        walk((resources, name) -> {}, fonts);
        return fonts;
    }

    public int images() throws IOException {
        int[] count = new int[1];
        walk(
                (resources, name) -> {
                    if (resources.getXObject(name) instanceof PDImageXObject) {
                        count[0]++;
                    }
                },
                new ArrayList<>());
        return count[0];
    }

    private interface Visitor {
        void visit(PDResources resources, COSName name) throws IOException;
    }

    private void walk(Visitor visitor, List<String> fonts) throws IOException {
        try (PDDocument document = Loader.loadPDF(bytes)) {
            Set<COSBase> seen = Collections.newSetFromMap(new IdentityHashMap<>());
            for (PDPage page : document.getPages()) {
                walk(page.getResources(), visitor, fonts, seen);
            }
        }
    }

    private static void walk(PDResources resources, Visitor visitor, List<String> fonts, Set<COSBase> seen)
            throws IOException {
        if (!seen.add(resources.getCOSObject())) {
            return;
        }
        for (COSName name : resources.getFontNames()) {
            PDFont font = resources.getFont(name);
            if (seen.add(font.getCOSObject())) {
                fonts.add(font.getName() + (font.isEmbedded() ? "" : " NOT EMBEDDED"));
            }
        }
        for (COSName name : resources.getXObjectNames()) {
            visitor.visit(resources, name);
            PDXObject object = resources.getXObject(name);
            if (object instanceof PDFormXObject form && form.getResources() != null) {
                walk(form.getResources(), visitor, fonts, seen);
            }
        }
    }
}
