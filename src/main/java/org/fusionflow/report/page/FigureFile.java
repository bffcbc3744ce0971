package org.fusionflow.report.page;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.AtomicFile;
import org.fusionflow.report.document.Figure;
import org.fusionflow.report.page.ink.VectorForms;
import org.fusionflow.report.page.type.Face;
import org.fusionflow.report.page.type.MissingGlyphs;
import org.fusionflow.report.page.type.Typefaces;

/**
 * Writes one figure to its own file, SVG or PDF by the ending of its name. Text stays text, and the same figure gives the same bytes.
 *
 * <p>An SVG names the font of the charts, with sans-serif for viewers that do not have it; a PDF embeds it.
 */
public final class FigureFile {
    /** Margin around the figure in points. */
    public static final double MARGIN = SvgDrawing.MARGIN;

    private FigureFile() {}

    /**
     * Checks that a file name ends in .svg or .pdf, before the figure is computed.
     *
     * @throws InvalidInput if it does not
     */
    public static void check(Path target) {
        if (!isSvg(target) && !ends(target, ".pdf")) {
            throw new InvalidInput("figure " + target + ": expected a name that ends in .svg or .pdf");
        }
    }

    /**
     * Writes the file completely or not at all.
     *
     * @param title for the properties of the file
     * @param width of the figure in points
     * @param height of the figure in points
     * @return warnings about characters that are not seen as they were meant
     * @throws InvalidInput if the file cannot be written
     */
    public static List<String> write(Figure figure, String title, double width, double height, Path target) {
        check(target);
        // First in memory: the warnings must not depend on whether a pipe reads the figure to its end.
        ByteArrayOutputStream drawn = new ByteArrayOutputStream();
        List<String> warnings;
        try {
            if (isSvg(target)) {
                String svg = svg(figure, title, width, height);
                drawn.writeBytes(svg.getBytes(StandardCharsets.UTF_8));
                warnings = lacking(svg).ofViewer(target.toString());
            } else {
                warnings = pdf(figure, title, width, height, drawn).ofDocument(target.toString());
            }
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        AtomicFile.write(target, drawn::writeTo);
        return warnings;
    }

    private static MissingGlyphs lacking(String svg) throws IOException {
        try (PDDocument document = new PDDocument();
                Typefaces typefaces = new Typefaces(document)) {
            String letters = svg.codePoints()
                    .filter(character -> character >= ' ')
                    .distinct()
                    .mapToObj(Character::toString)
                    .collect(Collectors.joining());
            typefaces.runs(letters, Face.SANS);
            return typefaces.missing();
        }
    }

    private static boolean isSvg(Path target) {
        return ends(target, ".svg");
    }

    private static boolean ends(Path target, String end) {
        return target.toString().toLowerCase(Locale.ROOT).endsWith(end);
    }

    /** The figure as the text of an SVG file. */
    public static String svg(Figure figure, String title, double width, double height) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + SvgDrawing.of(figure, title, width, height, "clip")
                + "\n";
    }

    private static MissingGlyphs pdf(Figure figure, String title, double width, double height, OutputStream out)
            throws IOException {
        double fullWidth = width + 2 * MARGIN;
        double fullHeight = height + 2 * MARGIN;
        try (PDDocument document = new PDDocument();
                Typefaces typefaces = new Typefaces(document)) {
            document.setDocumentId(PdfWriter.DOCUMENT_ID);
            document.getDocumentInformation().setTitle(title);
            PDPage page = new PDPage(new PDRectangle((float) fullWidth, (float) fullHeight));
            document.addPage(page);
            try (PDPageContentStream stream = new PDPageContentStream(document, page)) {
                stream.transform(org.apache.pdfbox.util.Matrix.getTranslateInstance((float) MARGIN, (float) MARGIN));
                stream.drawForm(new VectorForms(document, typefaces).figure(figure, width, height));
            }
            document.save(out);
            return typefaces.missing();
        }
    }
}
