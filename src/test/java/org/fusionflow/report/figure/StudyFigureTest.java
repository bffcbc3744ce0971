package org.fusionflow.report.figure;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.report.page.FigureFile;
import org.fusionflow.study.design.column.StudyTable;
import org.fusionflow.study.design.figure.FigureSpec;
import org.fusionflow.study.design.figure.FigureSpec.Mark;
import org.fusionflow.study.design.figure.FigureSpec.Scale;
import org.fusionflow.study.design.figure.FigureSpec.Source;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Figures from tables that were made up: what is in the table is in the figure. */
class StudyFigureTest {
    @TempDir
    Path folder;

    /** Two ratios over three correlations; at rho = 0.5 ratio 2 has no mean, at -0.5 ratio 1 has a mean of 0. */
    private static final StudyTable POINTS = StudyTable.of(
            List.of("rho", "ratio", "law", "linear.timeRatio.mean", "linear.timeRatio.sd"),
            "-0.5,1,1,0,0.125\n0,1,1,1.25,0.25\n0.5,1,1,1.5,\n-0.5,2,5,5.25,0.5\n0,2,4,4.125,0.5\n0.5,2,5,,\n");

    private static final StudyTable CURVES = StudyTable.of(
            List.of("network", "seed", "time", "loss"),
            "linear,1,0,4\nlinear,1,1,2\nlinear,1,2,1\nlinear,2,0,4\nlinear,2,1,3\nlinear,2,2,1\n");

    private static final Map<Source, StudyTable> TABLES = Map.of(Source.POINTS, POINTS, Source.CURVES, CURVES);

    private static FigureSpec.Series line(String label, String column) {
        return new FigureSpec.Series(
                label, Source.POINTS, Map.of(), "rho", column, Optional.empty(), Optional.empty(), Mark.LINE);
    }

    private static FigureSpec.Series bars() {
        return new FigureSpec.Series(
                "linear",
                Source.POINTS,
                Map.of(),
                "rho",
                "linear.timeRatio.mean",
                Optional.of("linear.timeRatio.sd"),
                Optional.empty(),
                Mark.BARS);
    }

    private static FigureSpec.Curves ratios(boolean logarithmic, FigureSpec.Series... series) {
        return new FigureSpec.Curves(
                "a figure",
                new Scale("rho", false),
                new Scale("timeRatio", logarithmic),
                List.of("ratio"),
                List.of(new FigureSpec.Panel("", List.of(series))),
                false);
    }

    private String svg(FigureSpec spec) throws IOException {
        return svg(spec, TABLES);
    }

    private String svg(FigureSpec spec, Map<Source, StudyTable> tables) throws IOException {
        StudyFigure figure = StudyFigure.of(spec, tables);
        Path file = folder.resolve("figure.svg");
        FigureFile.write(figure.drawing(), "a <title>", StudyFigure.WIDTH, figure.height(), file);
        return Files.readString(file);
    }

    private static int count(String text, String pattern) {
        return (int) Pattern.compile(pattern).matcher(text).results().count();
    }

    @Test
    void anSvgHasLabelsAndLegendAsText() throws Exception {
        String svg = svg(ratios(false, line("law", "law"), bars()));
        for (String label : List.of("ρ", "time ratio", "ratio = 1", "ratio = 2", "law", "linear", "0.2")) {
            assertTrue(svg.contains(">" + label + "<"), label + " in " + svg);
        }
        assertEquals(1, count(svg, ">ratio = 2<"), "the legend says it once");
        assertFalse(svg.contains("<image"), "no bitmap");
        assertTrue(svg.contains("<title>a &lt;title&gt;</title>"), svg);
        DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(folder.resolve("figure.svg").toFile());
    }

    @Test
    void everyMeanHasItsMarkAndItsBar() throws IOException {
        String with = svg(ratios(false, line("law", "law"), bars()));
        String without = svg(ratios(false, line("law", "law")));
        // Three means of ratio 1 in blue and two of ratio 2 in vermillion, and one each in the legend.
        assertEquals(4, count(with, "fill:rgb\\(0,114,178\\)"), with);
        assertEquals(3, count(with, "fill:rgb\\(213,94,0\\)"), with);
        assertEquals(0, count(without, "fill:rgb\\(0,114,178\\)"), without);
        assertTrue(count(with, "<line") > count(without, "<line") + 3 * 3, "bars with their caps");
    }

    @Test
    void valuesWithoutAPlaceOnALogarithmicAxisAreCounted() {
        StudyFigure figure = StudyFigure.of(ratios(true, bars()), TABLES);
        assertTrue(figure.caption().contains("One value is at or below 0"), figure.caption());
        assertTrue(figure.caption().contains("standard deviations"), figure.caption());
        assertFalse(StudyFigure.of(ratios(false, bars()), TABLES).caption().contains("below 0"));
    }

    @Test
    void aPanelWithoutValuesSaysSo() throws IOException {
        StudyTable empty = StudyTable.of(POINTS.columns(), "0,1,,,\n0.5,1,,,\n");
        String svg = svg(ratios(false, line("law", "law"), bars()), Map.of(Source.POINTS, empty));
        assertTrue(svg.contains("no values to show"), svg);
    }

    @Test
    void everyRunIsALineOfItsOwn() {
        FigureSpec.Series course = new FigureSpec.Series(
                "linear",
                Source.CURVES,
                Map.of("network", "linear"),
                "time",
                "loss",
                Optional.empty(),
                Optional.empty(),
                Mark.LINE);
        SeriesData data = SeriesData.of(course, TABLES, Map.of());
        assertArrayEquals(new double[] {0, 1, 2, Double.NaN, 0, 1, 2}, data.x());
        assertArrayEquals(new double[] {4, 2, 1, Double.NaN, 4, 3, 1}, data.y());
    }

    @Test
    void aMapTakesItsPlacesFromTheTableAndTellsSignsApart() throws IOException {
        StudyTable table =
                StudyTable.of(List.of("rho", "ratio", "wrong", "theory"), "0,1,-1,-1\n0.5,1,2,2\n0,2,,3\n0.5,2,4,4\n");
        FigureSpec map = new FigureSpec.ColourMap(
                "",
                new Scale("rho", false),
                new Scale("ratio", false),
                new Scale("misattribution", false),
                List.of(colours("networks", "wrong"), colours("theory", "theory")));
        String svg = svg(map, Map.of(Source.POINTS, table));
        for (String label : List.of("(a) networks", "(b) theory", "mis-attribution", "ρ")) {
            assertTrue(svg.contains(">" + label + "<"), label + " in " + svg);
        }
        assertTrue(svg.contains("rgb(178,24,43)"), "4 is the red end of a scale from -4 to 4");
        assertEquals(
                "Grey where there is no value.",
                StudyFigure.of(map, Map.of(Source.POINTS, table)).caption());
    }

    private static FigureSpec.Panel colours(String title, String column) {
        return new FigureSpec.Panel(
                title,
                List.of(new FigureSpec.Series(
                        title,
                        Source.POINTS,
                        Map.of(),
                        "rho",
                        "ratio",
                        Optional.empty(),
                        Optional.of(column),
                        Mark.POINTS)));
    }

    @Test
    void aFigureHasTheSameBytesTwiceAndItsTextInThePdf() throws IOException {
        StudyFigure figure = StudyFigure.of(ratios(true, line("law", "law"), bars()), TABLES);
        for (String end : List.of(".svg", ".pdf")) {
            Path first = folder.resolve("first" + end);
            Path second = folder.resolve("second" + end);
            FigureFile.write(figure.drawing(), "t", StudyFigure.WIDTH, figure.height(), first);
            FigureFile.write(figure.drawing(), "t", StudyFigure.WIDTH, figure.height(), second);
            assertArrayEquals(Files.readAllBytes(first), Files.readAllBytes(second), end);
        }
        try (var document = Loader.loadPDF(folder.resolve("first.pdf").toFile())) {
            String text = new PDFTextStripper().getText(document).replaceAll("[\\s\\p{Z}]+", " ");
            assertEquals(1, document.getNumberOfPages());
            assertTrue(text.contains("ratio = 1 ratio = 2 law linear"), text);
        }
    }

    @Test
    void anotherKindOfFileIsRefusedByName() {
        String message = String.valueOf(assertThrows(InvalidInput.class, () -> FigureFile.check(Path.of("figure.png")))
                .getMessage());
        assertTrue(message.contains("figure.png") && message.contains(".svg"), message);
    }

    @Test
    void namesOfColumnsBecomeSymbols() {
        assertEquals("t_{B}", FieldSymbols.of("halfTime[B]"));
        assertEquals("contribution of A", FieldSymbols.of("contribution[A]"));
        assertEquals("something else", FieldSymbols.of("something else"));
        assertEquals("max\\_steps", FieldSymbols.plain("max_steps"));
        assertEquals("2", FieldSymbols.value("2.0"));
    }
}
