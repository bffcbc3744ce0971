package org.fusionflow.report.page;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.Operator;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSDictionary;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdfparser.PDFStreamParser;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.common.COSObjectable;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.interactive.annotation.PDAnnotation;
import org.fusionflow.report.document.Block;
import org.fusionflow.report.document.Document;
import org.fusionflow.report.document.Figure;
import org.fusionflow.report.document.Imprint;
import org.fusionflow.report.document.Label;
import org.fusionflow.report.document.Prose;
import org.fusionflow.report.document.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The structure of a PDF, for those who hear it. */
class TaggedPdfTest {
    private static Document document() {
        Label figure = Label.of("Figure 1");
        Table table = Table.of(Table.Column.left("Name"), new Table.Column(Prose.ofMath("t_A"), Table.Align.RIGHT));
        List<List<Prose>> rows = new ArrayList<>();
        for (int i = 0; i < 60; i++) {
            rows.add(List.of(Prose.of("row " + i), Prose.of(i % 7 == 0 ? "" : i + ".5")));
        }
        return new Document(new Imprint("The title", "The subtitle", "A. Author", List.of(), "fusionflow 0.1.0"))
                .add(new Block.Contents())
                .heading(1, "1 A section")
                .paragraph(Prose.of("Some words that are so many that they need another line, with ")
                        .bold("two bold words")
                        .text(" and ")
                        .math("x_1")
                        .text(" ")
                        .math("y^2")
                        .text(", see ")
                        .reference(figure)
                        .text(" and ")
                        .link("a page", "https://example.org/")
                        .text("."))
                .heading(2, "1.1 A subsection")
                .formula("a = b", "T-1")
                .bullets(List.of(Prose.of("one"), Prose.of("two")))
                .table(Label.of("Table 1"), Prose.of("Rows."), table.rows(rows))
                .figure(figure, Prose.of("Two panels."), 120, (g, w, h) -> {}, new Figure() {
                    @Override
                    public void draw(java.awt.Graphics2D graphics, double width, double height) {}

                    @Override
                    public String alternative() {
                        return "A described panel.";
                    }
                })
                .add(new Block.Listing("a: 1\nb: 2\n"));
    }

    private static List<PDStructureElement> all(PDStructureNode node, String type) {
        List<PDStructureElement> found = new ArrayList<>();
        for (Object kid : node.getKids()) {
            if (kid instanceof PDStructureElement element) {
                if (element.getStructureType().equals(type)) {
                    found.add(element);
                }
                found.addAll(all(element, type));
            }
        }
        return found;
    }

    @Test
    void everyBlockIsAnElementInTheOrderOfTheText() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(PdfReading.bytes(document()))) {
            var catalog = pdf.getDocumentCatalog();
            assertTrue(catalog.getMarkInfo().isMarked());
            assertEquals("en", catalog.getLanguage());
            PDStructureElement root = (PDStructureElement)
                    catalog.getStructureTreeRoot().getKids().get(0);
            List<String> types = root.getKids().stream()
                    .map(kid -> ((PDStructureElement) kid).getStructureType())
                    .toList();
            assertEquals(List.of("Title", "P", "P", "TOC", "H1", "P", "H2", "P", "L", "Table", "Div", "P"), types);
            assertEquals(2, all(root, "LI").size());
            assertEquals(1, all(root, "Code").size());
            // One to the section in the contents, one to the figure, one to the page of the web.
            assertEquals(3, all(root, "Link").size());
            List<PDStructureElement> rows = all(root, "TR");
            assertEquals(61, rows.size());
            for (PDStructureElement row : rows) {
                assertEquals(2, row.getKids().size());
            }
            assertEquals(2, all(root, "TH").size());
        }
    }

    @Test
    void figuresAndFormulasHaveATextInstead() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(PdfReading.bytes(document()))) {
            PDStructureNode root = pdf.getDocumentCatalog().getStructureTreeRoot();
            assertEquals(
                    List.of("Two panels.", "A described panel."),
                    all(root, "Figure").stream()
                            .map(PDStructureElement::getAlternateDescription)
                            .toList());
            assertEquals(
                    List.of("x_1", "y^2", "a = b", "t_A"),
                    all(root, "Formula").stream()
                            .map(PDStructureElement::getAlternateDescription)
                            .toList());
        }
    }

    /** Everything on a page is either an artifact or a mark that the parent tree leads to its element. */
    @Test
    void everyMarkAndEveryLinkLeadsToItsElement() throws IOException {
        try (PDDocument pdf = Loader.loadPDF(PdfReading.bytes(document()))) {
            var numbers = pdf.getDocumentCatalog()
                    .getStructureTreeRoot()
                    .getParentTree()
                    .getNumbers();
            int links = 0;
            for (PDPage page : pdf.getPages()) {
                COSArray elements =
                        (COSArray) parent(numbers, page.getStructParents()).getCOSObject();
                int marks = 0;
                int depth = 0;
                List<Object> tokens = new PDFStreamParser(page).parse();
                for (int i = 0; i < tokens.size(); i++) {
                    String name = tokens.get(i) instanceof Operator operator ? operator.getName() : "";
                    depth += name.equals("BDC") || name.equals("BMC") ? 1 : name.equals("EMC") ? -1 : 0;
                    assertTrue(depth == 0 || depth == 1, "marks are not nested");
                    if (name.equals("BDC")) {
                        int number = ((COSDictionary) tokens.get(i - 1)).getInt(COSName.MCID);
                        assertEquals(marks++, number);
                        COSDictionary element = (COSDictionary) elements.getObject(number);
                        assertEquals(tokens.get(i - 2), element.getCOSName(COSName.S));
                    }
                    if (List.of("Tj", "TJ", "Do", "S").contains(name)) {
                        assertEquals(1, depth, "something is not marked");
                    }
                }
                assertEquals(elements.size(), marks);
                for (PDAnnotation annotation : page.getAnnotations()) {
                    COSDictionary element = (COSDictionary)
                            parent(numbers, annotation.getStructParent()).getCOSObject();
                    assertEquals("Link", element.getNameAsString(COSName.S));
                    assertNotNull(annotation.getContents());
                    links++;
                }
            }
            assertEquals(3, links);
        }
    }

    @Test
    void otherProgramsReadWordsApartAndFindNoError(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("tagged.pdf");
        PdfPages.write(document(), Paper.A4, file);
        String text = said(folder, "pdfinfo", "-struct-text", file.toString());
        assertTrue(text.contains("need another line, with two bold words and"), text);
        assertTrue(text.contains("TD") && text.contains("\"row 59\""), text);
        assertFalse(said(folder, "pdfinfo", file.toString()).contains("Error"));
        said(folder, "qpdf", "--check", file.toString());
    }

    private static String said(Path folder, String... command) throws Exception {
        Path out = folder.resolve("out.txt");
        int code;
        try {
            code = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(out.toFile())
                    .start()
                    .waitFor();
        } catch (IOException absent) {
            assumeTrue(false, command[0] + " is not installed");
            return "";
        }
        String text = Files.readString(out, StandardCharsets.UTF_8);
        assertEquals(0, code, text);
        return text;
    }

    private static PDParentTreeValue parent(Map<Integer, COSObjectable> numbers, int key) {
        return (PDParentTreeValue) Objects.requireNonNull(numbers.get(key));
    }
}
