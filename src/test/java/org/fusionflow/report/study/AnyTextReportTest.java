package org.fusionflow.report.study;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.report.document.Document;
import org.fusionflow.report.page.Paper;
import org.fusionflow.report.page.PdfPages;
import org.fusionflow.report.page.Printed;
import org.fusionflow.report.study.subject.Subject;
import org.fusionflow.study.Studies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever a user writes as title and description, there is a report, and it says the same. */
class AnyTextReportTest {
    @TempDir
    Path folder;

    private Document document(String title, String description) {
        String yaml = "name: any\ntitle: " + quoted(title) + "\ndescription: " + quoted(description) + """

                architecture: (A:1,B:1):1
                data: {toy: {ratio: 2, rho: 0.2}}
                u0: 0.2
                networks:
                  - {name: aligned, init: aligned, method: flow, width: 2, seeds: [7]}
                """;
        return StudyReport.manuscript(
                        Subject.of(Studies.run(Studies.parse(yaml, folder.resolve("any.yaml")))), Edition.of("9.9.9"))
                .document();
    }

    private static String quoted(String text) {
        return "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }

    @SuppressWarnings("ArrayRecordComponent") // made and read in this test only
    private record Written(Printed printed, byte[] bytes, String text) {}

    private static Written write(Document document) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Printed printed = PdfPages.writeTo(document, Paper.A4, "any.pdf", out);
        try (PDDocument pdf = Loader.loadPDF(out.toByteArray())) {
            String text = new PDFTextStripper().getText(pdf).replaceAll("[\\s\\p{Z}]+", " ");
            return new Written(printed, out.toByteArray(), text);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ends in a _ % # & $ \\ ~ ^ { } < > and | or ` too",
                "a_b 50% #1 A&B $5 \\alpha ~x x^2 {set} <tag> $unbalanced",
                "Ρυθμός μάθησης αβγ, Σ and ρ",
                "<b>not</b> &amp; bold"
            })
    void signsOfAnyKindInATitleAreTheSameInTheDocument(String title) throws IOException {
        Written written = write(document(title, title));
        String shown = title.replace("`", "`");
        assertTrue(written.text.startsWith(shown), written.text.substring(0, 300));
        assertEquals(List.of(), written.printed.warnings());
        // In the footer of the first page, too.
        assertTrue(written.text.contains("fusionflow 9.9.9 · " + shown), shown);
    }

    @Test
    void chineseAndEmojiAreBoxesWithAWarning() throws IOException {
        Written written = write(document("多模态学习 of two modalities 🎉", "漢字"));
        assertEquals(1, written.printed.warnings().size());
        assertTrue(written.printed.warnings().get(0).contains("多 (U+591A)"));
        assertTrue(written.text.contains("of two modalities □"), written.text);
    }

    @Test
    void aTitleOf300CharactersIsWrappedAndShortInTheFooter() throws IOException {
        String title = "A title that does not end ".repeat(12).strip();
        Written written = write(document(title, ""));
        assertTrue(written.text.startsWith(title), written.text.substring(0, 400));
        assertTrue(written.text.contains("… · page 1 of"), written.text);
        assertFalse(written.text.contains("fusionflow 9.9.9 · " + title));
        Written unbroken = write(document("x".repeat(300), "y".repeat(300)));
        assertTrue(unbroken.text.contains("… · page 1 of"));
    }

    @Test
    void aDescriptionOf3000CharactersIsThereWhole() throws IOException {
        String description = "Word after word, it's \"said\". ".repeat(100).strip();
        String shown = description.replace("'", "’").replace(" \"", " “").replace("\"", "”");
        Written written = write(document("Long", description));
        // It goes on over a page break, with the footer in between.
        String text = written.text.replaceAll(" ?fusionflow \\S+ · Long · page \\d+ of \\d+", "");
        assertTrue(text.contains(shown), text);
        assertArrayEquals(written.bytes, write(document("Long", description)).bytes);
    }

    @ParameterizedTest
    @ValueSource(strings = {"$", "costs $5", "an open $x", "$$", "x$ and $ y", "from $5 to $6 a piece"})
    void aDollarSignThatEnclosesNoFormulaIsADollarSign(String description) throws IOException {
        assertTrue(write(document("Dollars", description)).text.contains(description));
    }

    @Test
    void aFormulaInTexIsSetLikeOneInPlainNotation() throws IOException {
        String text = write(document("Formulas", "so $\\frac{s_A}{s_B} \\le 1$, as $t_B/t_A$")).text;
        assertTrue(text.contains("\\frac{s_A}{s_B} \\le 1"), text);
        assertTrue(text.contains("t_{B}/t_{A}"), text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"so $\\frac{1}{$", "so $\\nosuch x$", "so $(a$", "so $a & b$", "so $\\left( x$"})
    void aMalformedFormulaIsNamedWithItsFileAndKey(String description) {
        String message = String.valueOf(assertThrows(InvalidInput.class, () -> document("Wrong", description))
                .getMessage());
        assertTrue(message.contains("any.yaml") && message.contains("description"), message);
        assertTrue(message.contains("formula '"), message);
        assertFalse(message.contains("\n"), message);
    }
}
