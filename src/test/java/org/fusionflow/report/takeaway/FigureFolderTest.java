package org.fusionflow.report.takeaway;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.pdfbox.Loader;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.CsvText;
import org.fusionflow.report.document.Block;
import org.fusionflow.report.document.Plot;
import org.fusionflow.report.page.Demo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FigureFolderTest {
    private static final double POINTS_PER_MILLIMETRE = 72 / 25.4;

    @TempDir
    private Path folder;

    private FigureFolder.Written write(String name, ColumnWidth... forced) {
        return new FigureFolder(
                        folder.resolve(name), Stream.of(forced).findFirst(), List.of(folder.resolve("report.pdf")))
                .write(Demo.document());
    }

    private static List<Block.Drawing> drawings() {
        return Demo.document().blocks().stream()
                .filter(Block.Drawing.class::isInstance)
                .map(Block.Drawing.class::cast)
                .toList();
    }

    private static List<Path> ending(FigureFolder.Written written, String end) {
        return written.files().stream()
                .filter(file -> file.toString().endsWith(end))
                .toList();
    }

    private static double width(Path pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf.toFile())) {
            return document.getPage(0).getMediaBox().getWidth() / POINTS_PER_MILLIMETRE;
        }
    }

    @Test
    void everyFigureHasItsFilesInTheWidthOfAColumn() throws IOException {
        FigureFolder.Written written = write("figures");
        assertEquals(List.of(), written.warnings());
        assertEquals(
                List.of(
                        "figure-01-loss-over-flow-time",
                        "figure-02-fixed-points-of-the-flow",
                        "figure-03-side-by-side"),
                ending(written, ".csv").stream()
                        .map(file -> file.getFileName().toString().replace(".csv", ""))
                        .toList());
        assertEquals(12, written.files().size());
        List<Path> pdfs = ending(written, ".pdf");
        for (int i = 0; i < 2; i++) {
            assertEquals(89, width(pdfs.get(i)), 0.3, pdfs.get(i).toString());
        }
        assertEquals(183, width(pdfs.get(2)), 0.3);
        try (Stream<Path> left = Files.list(folder.resolve("figures"))) {
            assertEquals(12, left.count(), "nothing else stays");
        }
    }

    @Test
    void aWidthCanBeForcedAndNarrowPanelsStandBelowEachOther() throws IOException {
        for (ColumnWidth forced : ColumnWidth.values()) {
            FigureFolder.Written written = write("forced" + forced, forced);
            for (Path pdf : ending(written, ".pdf")) {
                assertEquals(forced.millimetres(), width(pdf), 0.3, pdf.toString());
            }
        }
        Block.Drawing two = drawings().get(2);
        FigureSize.Fitted narrow = FigureSize.of(two, Optional.of(ColumnWidth.SINGLE));
        List<Plot> plots = narrow.figure().plots(narrow.width(), narrow.height());
        assertTrue(plots.get(1).area().getMinY() > plots.get(0).area().getMaxY(), "below");
    }

    @Test
    void nothingIsCutAndTextKeepsItsSize() {
        for (Block.Drawing drawing : drawings()) {
            for (Optional<ColumnWidth> width : List.of(
                    Optional.<ColumnWidth>empty(), Optional.of(ColumnWidth.SINGLE), Optional.of(ColumnWidth.DOUBLE))) {
                FigureSize.Fitted fitted = FigureSize.of(drawing, width);
                assertTrue(FigureSize.showsAll(fitted), drawing.label() + " " + width);
                assertEquals(1, fitted.scale());
            }
        }
    }

    @Test
    void theNumbersAreThoseOfThePlots() throws IOException {
        FigureFolder.Written written = write("figures");
        Path csv = ending(written, ".csv").get(2);
        List<List<String>> rows = CsvText.rows(Files.readString(csv));
        assertEquals(List.of("panel", "series", "kind", "x", "y", "error", "low", "high", "value"), rows.get(0));
        Block.Drawing drawing = drawings().get(2);
        int row = 1;
        for (int panel = 0; panel < 2; panel++) {
            for (Plot.Series series :
                    drawing.panels().get(panel).plots(200, 185).get(0).series()) {
                for (int i = 0; i < series.size(); i++, row++) {
                    assertEquals(String.valueOf(panel + 1), rows.get(row).get(0));
                    for (int c = 0; c < FigureNumbers.COLUMNS.size(); c++) {
                        double[] values = series.columns().get(FigureNumbers.COLUMNS.get(c));
                        String cell = rows.get(row).get(3 + c);
                        assertEquals(
                                values == null ? Double.NaN : values[i],
                                cell.isEmpty() ? Double.NaN : Double.parseDouble(cell),
                                0);
                    }
                }
            }
        }
        assertEquals(rows.size(), row);
    }

    @Test
    void theSameDocumentGivesTheSameBytes() throws IOException {
        List<Path> first = write("one").files();
        List<Path> second = write("two").files();
        List<Path> again = write("one").files();
        assertEquals(first, again, "files of before are replaced");
        for (int i = 0; i < first.size(); i++) {
            assertArrayEquals(
                    Files.readAllBytes(first.get(i)),
                    Files.readAllBytes(second.get(i)),
                    first.get(i).toString());
        }
    }

    @Test
    void filesOfOthersStay() throws IOException {
        Path figures = Files.createDirectory(folder.resolve("figures"));
        Path own = Files.writeString(figures.resolve("notes.txt"), "mine");
        Path taken = Files.writeString(figures.resolve("figure-02-fixed-points-of-the-flow.py"), "mine");
        InvalidInput refused = assertThrows(InvalidInput.class, () -> write("figures"));
        assertTrue(String.valueOf(refused.getMessage()).contains("figure-02-fixed-points-of-the-flow.py"));
        assertEquals("mine", Files.readString(taken));
        try (Stream<Path> left = Files.list(figures)) {
            assertEquals(2, left.count(), "nothing was written");
        }
        Files.delete(taken);
        write("figures");
        assertEquals("mine", Files.readString(own));
        assertThrows(InvalidInput.class, () -> write("figures/notes.txt"), "no folder");
        assertThrows(InvalidInput.class, () -> write("figures/notes.txt/deeper"), "no place for a folder");
    }

    private static boolean runs(Path inside, String... command) throws IOException, InterruptedException {
        try {
            Process process = new ProcessBuilder(command)
                    .directory(inside.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(inside.resolve("said.txt").toFile())
                    .start();
            return process.waitFor(5, TimeUnit.MINUTES) && process.exitValue() == 0;
        } catch (IOException absent) {
            return false;
        }
    }

    @Test
    void theScriptsDrawTheFiguresAgain() throws IOException, InterruptedException {
        String python = Files.isExecutable(Path.of("/usr/bin/python3")) ? "/usr/bin/python3" : "python3";
        assumeTrue(runs(folder, python, "-c", "import matplotlib"), "matplotlib is not installed");
        FigureFolder.Written written = write("figures");
        Path figures = folder.resolve("figures");
        for (Path script : ending(written, ".py")) {
            String again = script.getFileName().toString().replace(".py", "-drawn.pdf");
            boolean drawn = runs(
                    figures,
                    python,
                    "-W",
                    "error::UserWarning",
                    script.getFileName().toString(),
                    again);
            assertTrue(drawn, script + ": " + Files.readString(figures.resolve("said.txt")));
            assertTrue(Files.size(figures.resolve(again)) > 1000, again);
        }
    }

    @Test
    void aFigureStandsInADocumentOfLatex() throws IOException, InterruptedException {
        assumeTrue(runs(folder, "pdflatex", "--version"), "pdflatex is not installed");
        FigureFolder.Written written = write("figures");
        StringBuilder tex = new StringBuilder("\\documentclass{article}\\usepackage{graphicx}\\begin{document}\n");
        for (Path pdf : ending(written, ".pdf")) {
            tex.append("\\begin{figure}\\includegraphics{")
                    .append(pdf.getFileName())
                    .append("}\\caption{One.}\\end{figure}\n");
        }
        Path figures = folder.resolve("figures");
        Files.writeString(figures.resolve("paper.tex"), tex + "Text.\\end{document}\n");
        boolean compiled = runs(figures, "pdflatex", "-interaction=nonstopmode", "-halt-on-error", "paper.tex");
        assertTrue(compiled, Files.readString(figures.resolve("said.txt")));
        String log = Files.readString(figures.resolve("paper.log"), java.nio.charset.StandardCharsets.ISO_8859_1);
        assertFalse(log.contains("LaTeX Warning: File"), log);
        assertTrue(Files.size(figures.resolve("paper.pdf")) > 10_000);
    }
}
