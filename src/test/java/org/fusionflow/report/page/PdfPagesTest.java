package org.fusionflow.report.page;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.report.chart.CurveChart;
import org.fusionflow.report.chart.axis.Axis;
import org.fusionflow.report.chart.look.Look;
import org.fusionflow.report.document.Document;
import org.fusionflow.report.document.Imprint;
import org.fusionflow.report.document.Label;
import org.fusionflow.report.document.Prose;
import org.fusionflow.report.document.Table;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PdfPagesTest {
    private static final double RIGHT = Paper.A4.left() + PageStyle.TEXT_WIDTH;
    /** Smoothing at the edge of a letter, and side bearings that reach over the line's end. */
    private static final double HAIR = 1;

    private static Document pages() {
        return new Document(new Imprint("A title", "", "", List.of(), "fusionflow 0.1.0"));
    }

    @Test
    void theDemoIsVectorsAndEmbeddedFontsOnlyAndSilentlyTheSameEachTime() throws IOException {
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        PdfReading demo;
        try (PrintStream capture = new PrintStream(printed, true, StandardCharsets.UTF_8)) {
            System.setOut(capture);
            System.setErr(capture);
            Document document = Demo.document();
            demo = new PdfReading(document);
            assertArrayEquals(PdfReading.bytes(document), PdfReading.bytes(Demo.document()));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
        assertEquals("", printed.toString(StandardCharsets.UTF_8));
        Path copy = Files.createDirectories(Path.of("target")).resolve("demo.pdf");
        PdfPages.write(Demo.document(), Paper.A4, copy);

        assertEquals(0, demo.images());
        List<String> fonts = demo.fonts();
        assertEquals(Face.values().length, fonts.size(), fonts::toString);
        assertTrue(fonts.stream().noneMatch(font -> font.contains("NOT")), fonts::toString);

        String text = demo.text();
        for (String phrase : List.of(
                "fixed point",
                "flow of the lengths",
                "τ, λ, ‖w‖, ≤, ρ, ∞, ₐ, ℓ and Σ",
                "\\frac{1}{2}\\left(\\sigma_{yy}",
                "\\dot{v}_A = \\lVert v_A\\rVert^{2}",
                "flow time t",
                "plateau 0.204",
                "higher-order saddle",
                "fusionflow 0.1.0 · Late fusion learns one modality at a time · page 1 of 5")) {
            assertTrue(text.contains(phrase), () -> "expected '" + phrase + "' in\n" + text);
        }
        for (int page = 1; page <= demo.pages(); page++) {
            double[] ink = demo.inkExtent(page);
            assertTrue(ink[0] >= Paper.A4.left() - HAIR, "page " + page + " starts at " + ink[0]);
            assertTrue(ink[1] <= RIGHT + HAIR, "page " + page + " ends at " + ink[1]);
        }
    }

    /** As {@code report -o - | head -1}. */
    @Test
    void aPipeThatIsLeftEarlyIsNoFailureAndStillTellsThePages(@TempDir Path folder) throws Exception {
        Path pipe = folder.resolve("pipe");
        assumeTrue(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor() == 0, "no mkfifo");
        Process reader = new ProcessBuilder("head", "-c", "1", pipe.toString()).start();
        assertTrue(PdfPages.write(Demo.document(), Paper.A4, pipe).pages() > 1);
        assertEquals(0, reader.waitFor());
    }

    @Test
    void longParagraphsAndLongWordsStayInsideTheMargins() throws IOException {
        Document pages = pages();
        pages.paragraph("The flow of the affine office. ".repeat(120));
        pages.paragraph(Prose.of("A path ").code("/a/very/long/path".repeat(20)).text(" and on."));
        pages.paragraph(Prose.of("A formula ").math("x+".repeat(90) + "x").text(" inside."));
        PdfReading read = new PdfReading(pages);
        double rightmost = read.rightEnds().stream().mapToDouble(x -> x).max().orElseThrow();
        assertTrue(rightmost <= RIGHT + HAIR, "text ends at " + rightmost);
        // A line that could hold another word is broken too early: some line must come near the margin.
        assertTrue(rightmost > RIGHT - 40, "text ends at " + rightmost);
        assertTrue(read.text().contains("affine office"));
    }

    @Test
    void overlongFormulasStayInsideTheMarginsBesideTheirTag() throws IOException {
        Document pages = pages();
        pages.formula("x_1" + "\\,x_1".repeat(120), "T-1");
        pages.formula("y = " + "x_1 x_2 + ".repeat(60) + "x", "T-2");
        pages.formula(List.of("y &= " + "\\alpha ".repeat(80), "+ " + "\\beta".repeat(20)), "T-3");
        PdfReading read = new PdfReading(pages);
        double[] ink = read.inkExtent(1);
        assertTrue(ink[0] >= Paper.A4.left() - HAIR && ink[1] <= RIGHT + HAIR, ink[0] + " to " + ink[1]);
        assertTrue(read.text().contains("(T-2)"));
    }

    @Test
    void aLongTableRepeatsItsHeaderOnEachPageAndLosesNoRow() throws IOException {
        Table table = Table.of(Table.Column.left("Quantity"), Table.Column.right("Value"));
        List<List<Prose>> rows = new ArrayList<>();
        for (int i = 0; i < 130; i++) {
            rows.add(List.of(Prose.of("row-" + i + "."), Prose.of("" + i)));
        }
        PdfReading read = new PdfReading(pages().table(Label.of("Table 1"), Prose.of("Many rows."), table.rows(rows)));
        assertTrue(read.pages() >= 3);
        for (int page = 1; page <= read.pages(); page++) {
            assertTrue(read.text(page).contains("Quantity"), "page " + page);
        }
        String text = read.text();
        for (int i = 0; i < 130; i++) {
            assertTrue(text.contains("row-" + i + "."), "row " + i);
        }
    }

    @Test
    void aHeadingMovesToTheNextPageWithWhatFollows() throws IOException {
        for (int lines = 40; lines < 56; lines++) {
            Document pages = pages();
            for (int i = 0; i < lines; i++) {
                pages.bullets(List.of(Prose.of("filler")));
            }
            pages.heading(1, "The heading").paragraph("The follower.");
            PdfReading read = new PdfReading(pages);
            for (int page = 1; page <= read.pages(); page++) {
                String text = read.text(page);
                assertEquals(text.contains("The heading"), text.contains("The follower"), lines + " lines");
            }
        }
    }

    @Test
    void whatCannotBeWrittenIsRefusedInOneLineAndLeavesNothing(@TempDir Path directory) throws IOException {
        Document pages = pages().paragraph("x");
        for (Path target : List.of(directory, directory.resolve("missing/a.pdf"))) {
            String refused = assertThrows(InvalidInput.class, () -> PdfPages.write(pages, Paper.A4, target))
                    .toString();
            assertTrue(refused.contains(target.toString()), refused);
            assertFalse(refused.contains("\n"), refused);
        }
        assertThrows(
                IllegalStateException.class,
                () -> PdfPages.write(
                        pages().figure(new Label(), Prose.of("c"), 120, (graphics, width, height) -> {
                            throw new IllegalStateException("a chart that cannot be drawn");
                        }),
                        Paper.A4,
                        directory.resolve("a.pdf")));
        try (Stream<Path> left = Files.list(directory)) {
            assertEquals(List.of(), left.toList());
        }
    }

    @Test
    void aTexErrorNamesTheFormula() {
        for (String wrong : List.of("\\frac{1}{", "\\nosuchcommand x", "a_{b", "\\left( x", "x}", "x^", "50%", "")) {
            for (Runnable use : List.<Runnable>of(() -> pages().formula(wrong), () -> Prose.ofMath(wrong))) {
                String message =
                        assertThrows(IllegalArgumentException.class, use::run).toString();
                assertTrue(message.contains("'" + wrong + "'"), message);
            }
        }
    }

    private static final Imprint PLAIN = new Imprint("A title", "", "", List.of(), "fusionflow 0.1.0");

    @Test
    void missingGlyphsAreBoxesAndNamed() throws IOException {
        CurveChart chart = CurveChart.of(Axis.linear("中"), Axis.linear("y"))
                .curve("", new double[] {0, 1}, new double[] {0, 1}, Look.solid(Look.Hue.BLUE))
                .build();
        Document pages = new Document(PLAIN)
                .paragraph("before 中\u0007 after \ud83d\ude80")
                .figure(new Label(), Prose.of("c\u6f22"), 120, chart);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Printed printed = PdfPages.writeTo(pages, Paper.A4, "my.pdf", out);
        String text = new PdfReading(out.toByteArray()).text();
        assertTrue(text.contains("before \u25a1\u25a1 after \u25a1"), text);
        assertFalse(text.contains("?"), text);
        assertEquals(1, printed.warnings().size(), printed.warnings().toString());
        String warning = printed.warnings().get(0);
        assertTrue(
                warning.startsWith(
                        "my.pdf: the fonts of the program lack U+0007, 中 (U+4E2D), \u6f22 (U+6F22), \ud83d\ude80 (U+1F680),"),
                warning);
    }

    @Test
    void manyMissingGlyphsAreOneShortWarning() throws IOException {
        StringBuilder text = new StringBuilder();
        for (int k = 0; k < 500; k++) {
            text.appendCodePoint(0x4e00 + k);
        }
        List<String> warnings = PdfPages.writeTo(
                        new Document(PLAIN).paragraph(text.toString()), Paper.A4, "my.pdf", new ByteArrayOutputStream())
                .warnings();
        assertEquals(1, warnings.size());
        assertTrue(warnings.get(0).contains("and 492 more") && warnings.get(0).length() < 300, warnings.get(0));
    }

    /** As macOS writes the names of files. */
    @Test
    void separateAccentsAreComposed() throws IOException {
        assertTrue(new PdfReading(new Document(PLAIN).paragraph("u\u0308ber e\u0301t\u00e9"))
                .text()
                .contains("über été"));
    }

    @Test
    void scriptsThatAreReadFromTheRightAreNamed() throws IOException {
        List<String> warnings = PdfPages.writeTo(
                        new Document(PLAIN).paragraph("\u05e9\u05dc\u05d5\u05dd and \u0633"),
                        Paper.A4,
                        "my.pdf",
                        new ByteArrayOutputStream())
                .warnings();
        assertEquals(1, warnings.size(), warnings.toString());
        assertTrue(warnings.get(0).contains("from right to left"), warnings.get(0));
    }

    @Test
    void latinGreekCyrillicAndSignsAreShown() throws IOException {
        new PdfReading(
                new Document(PLAIN).paragraph("Zażółć gęślą jaźń, αβγ Ω, Привет, ‖w*‖ ≤ ½ → ∞, “…” – €, ñ, ß, İ, ő"));
    }
}
