package org.fusionflow.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionGoTo;
import org.apache.pdfbox.pdmodel.interactive.action.PDActionURI;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotationLink;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageDestination;
import org.fusionflow.report.document.Block;
import org.fusionflow.report.document.Document;
import org.fusionflow.report.document.Figure;
import org.fusionflow.report.document.Imprint;
import org.fusionflow.report.document.Label;
import org.fusionflow.report.document.Prose;
import org.fusionflow.report.document.Table;
import org.junit.jupiter.api.Test;

/** Where things stand, what leads there, and how full the pages are. */
class PlacesTest {
    private static final Figure FRAME = (graphics, width, height) -> graphics.drawRect(0, 0, (int) width, (int) height);

    private static Document document() {
        return new Document(new Imprint("A <title> & more", "", "A. Author", List.of("k"), "fusionflow 0.1.0"));
    }

    private static byte[] bytes(Document document, Paper paper) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PdfPages.writeTo(document, paper, "a.pdf", out);
        return out.toByteArray();
    }

    /** A link as a reader follows it. */
    private record Followed(int from, int to, String address) {}

    private static List<Followed> links(byte[] pdf) throws IOException {
        List<Followed> links = new ArrayList<>();
        try (PDDocument document = Loader.loadPDF(pdf)) {
            int number = 0;
            for (PDPage page : document.getPages()) {
                number++;
                for (PDAnnotation annotation : page.getAnnotations()) {
                    PDAnnotationLink link = (PDAnnotationLink) annotation;
                    if (link.getAction() instanceof PDActionURI web) {
                        links.add(new Followed(number, 0, web.getURI()));
                    } else {
                        PDPageDestination to = (PDPageDestination) ((PDActionGoTo) link.getAction()).getDestination();
                        links.add(new Followed(number, to.retrievePageNumber() + 1, ""));
                    }
                }
            }
        }
        return links;
    }

    @Test
    void referencesAndContentsLeadToTheRightPagesAlsoForwards() throws IOException {
        Label figure = new Label();
        Label table = new Label();
        Document document = document();
        document.add(new Block.Contents());
        document.heading(1, "1 First");
        document.paragraph(Prose.of("See ")
                .reference(figure)
                .text(", ")
                .reference(table)
                .text(" and ")
                .link("arXiv:2312.00935", "https://arxiv.org/abs/2312.00935")
                .text("."));
        for (int i = 0; i < 80; i++) {
            document.bullets(List.of(Prose.of("filler")));
        }
        document.heading(1, "2 Second");
        figure.name("Figure 1");
        document.figure(figure, Prose.of("A frame."), 200, FRAME);
        table.name("Table 1");
        document.table(
                table, Prose.of("One row."), Table.of(Table.Column.left("a")).row("1"));
        PdfReading read = new PdfReading(bytes(document, Paper.A4));
        int second = pageWith(read, "Figure\u00a01. A frame.");
        assertTrue(second > 1);
        List<Followed> links = links(bytes(document, Paper.A4));
        assertEquals(
                List.of(
                        new Followed(1, 1, ""),
                        new Followed(1, pageWith(read, "2 Second", 2), ""),
                        new Followed(1, second, ""),
                        new Followed(1, pageWith(read, "Table\u00a01. One row."), ""),
                        new Followed(1, 0, "https://arxiv.org/abs/2312.00935")),
                links);
        String contents = read.text(1).replaceAll("[ .]+", " ");
        assertTrue(contents.contains("2 Second " + pageWith(read, "2 Second", 2)), contents);
    }

    private static int pageWith(PdfReading read, String text) throws IOException {
        return pageWith(read, text, 1);
    }

    private static int pageWith(PdfReading read, String text, int from) throws IOException {
        String plain = text.replace('\u00a0', ' ');
        for (int page = from; page <= read.pages(); page++) {
            if (read.text(page).replace('\u00a0', ' ').contains(plain)) {
                return page;
            }
        }
        throw new AssertionError("no page has " + text);
    }

    @Test
    void aReferenceToNothingIsAMistakeAndANameIsGivenOnce() {
        Document dangling = document().paragraph(Prose.of("See ").reference(Label.of("Figure 9")));
        String message = assertThrows(IllegalArgumentException.class, () -> bytes(dangling, Paper.A4))
                .toString();
        assertTrue(message.contains("Figure\u00a09"), message);
        Label label = Label.of("Figure 1");
        assertThrows(IllegalStateException.class, () -> label.name("Figure 2"));
    }

    @Test
    void aFigureThatDoesNotFitLetsTheTextBehindItFillThePage() throws IOException {
        Document document = document();
        for (int i = 0; i < 15; i++) {
            document.bullets(List.of(Prose.of("before " + i + ".")));
        }
        document.figure(Label.of("Figure 1"), Prose.of("First."), 500, FRAME);
        document.figure(Label.of("Figure 2"), Prose.of("Second."), 100, FRAME);
        for (int i = 0; i < 30; i++) {
            document.bullets(List.of(Prose.of("after " + i + ".")));
        }
        PdfReading read = new PdfReading(bytes(document, Paper.A4));
        assertTrue(read.text(1).contains("after 0."), read.text(1));
        assertEquals(2, pageWith(read, "First."));
        assertEquals(2, pageWith(read, "Second."));
        String second = read.text(2);
        assertTrue(second.indexOf("First.") < second.indexOf("Second."), second);
        assertTrue(pageWith(read, "after 29.") >= 2, "text behind both figures");
    }

    @Test
    void figuresAtTheEndAreNotLostAndAHeadingBehindThemKeepsItsText() throws IOException {
        for (int lines = 20; lines < 60; lines++) {
            Document document = document();
            for (int i = 0; i < lines; i++) {
                document.bullets(List.of(Prose.of("filler")));
            }
            document.figure(Label.of("Figure 1"), Prose.of("First."), 330, FRAME);
            document.figure(Label.of("Figure 2"), Prose.of("Second."), 240, FRAME);
            document.heading(1, "The heading").paragraph("The follower.");
            document.figure(Label.of("Figure 3"), Prose.of("Third."), 640, FRAME);
            PdfReading read = new PdfReading(bytes(document, Paper.LETTER));
            assertEquals(pageWith(read, "The heading"), pageWith(read, "The follower."), lines + " lines");
            int first = pageWith(read, "First.");
            int second = pageWith(read, "Second.");
            int third = pageWith(read, "Third.");
            assertTrue(first <= second && second <= third, lines + " lines");
        }
    }

    @Test
    void aHeadingOfAFigureStaysWithItAlsoWhenOthersWait() throws IOException {
        for (int lines = 5; lines < 60; lines++) {
            Document document = document();
            for (int i = 0; i < lines; i++) {
                document.bullets(List.of(Prose.of("filler")));
            }
            document.figure(Label.of("Figure 1"), Prose.of("First."), 400, FRAME);
            document.paragraph("Between.");
            document.heading(1, "Figures");
            document.figure(Label.of("Figure 2"), Prose.of("Second."), 300, FRAME);
            PdfReading read = new PdfReading(bytes(document, Paper.A4));
            assertEquals(pageWith(read, "Figures"), pageWith(read, "Second."), lines + " lines");
            assertTrue(pageWith(read, "First.") <= pageWith(read, "Second."), lines + " lines");
        }
    }

    @Test
    void aTableThatGoesOnSaysSo() throws IOException {
        Table table = Table.of(Table.Column.left("Quantity"));
        for (int i = 0; i < 90; i++) {
            table = table.row("row " + i);
        }
        PdfReading read =
                new PdfReading(bytes(document().table(Label.of("Table 1"), Prose.of("Rows."), table), Paper.A4));
        assertTrue(!read.text(1).contains("continued"), read.text(1));
        for (int page = 2; page <= read.pages(); page++) {
            assertTrue(read.text(page).replace('\u00a0', ' ').contains("Table 1, continued."), read.text(page));
        }
    }

    @Test
    void aListingKeepsEveryLetterOfLongLines() throws IOException {
        String line = "key: " + "abcdefghij".repeat(40);
        String text = new PdfReading(bytes(document().add(new Block.Listing("a: 1\n\n" + line)), Paper.A4)).text();
        assertTrue(text.contains("a: 1"), text);
        assertTrue(text.replaceAll("[\\s↪]", "").contains(line.replace(" ", "")), text);
    }

    @Test
    void sheetsHaveTheSizeThatWasAskedForAndEqualColumns() throws IOException {
        Document document = document().paragraph("words ".repeat(300));
        try (PDDocument letter = Loader.loadPDF(bytes(document, Paper.LETTER))) {
            assertEquals(612, letter.getPage(0).getMediaBox().getWidth(), 0.01);
            assertEquals(792, letter.getPage(0).getMediaBox().getHeight(), 0.01);
        }
        String a4 = new PdfReading(bytes(document, Paper.A4)).text(1);
        String letter = new PdfReading(bytes(document, Paper.LETTER)).text(1);
        assertEquals(a4, letter);
    }

    @Test
    void propertiesAreAlsoXmp() throws Exception {
        try (PDDocument pdf = Loader.loadPDF(bytes(document().paragraph("x"), Paper.A4))) {
            assertEquals("A. Author", pdf.getDocumentInformation().getAuthor());
            byte[] xmp = pdf.getDocumentCatalog().getMetadata().toByteArray();
            var read = DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new ByteArrayInputStream(xmp));
            assertEquals(
                    "A <title> & more",
                    read.getElementsByTagName("dc:title").item(0).getTextContent());
            assertEquals(
                    "A. Author", read.getElementsByTagName("dc:creator").item(0).getTextContent());
        }
    }
}
