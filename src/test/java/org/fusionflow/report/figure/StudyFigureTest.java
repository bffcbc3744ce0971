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
import org.fusionflow.report.document.Plot;
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

    private static List<Plot> plots(FigureSpec spec, Map<Source, StudyTable> tables) {
        StudyFigure figure = StudyFigure.of(spec, tables);
        return figure.drawing().plots(StudyFigure.WIDTH, figure.height());
    }

    private static Plot.Series named(Plot plot, String name) {
        return plot.series().stream()
                .filter(one -> one.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new AssertionError(name + " in " + plot.series()));
    }

    @Test
    void everyMeanHasItsMarkAndItsBar() throws IOException {
        Plot plot = plots(ratios(false, line("law", "law"), bars()), TABLES).get(0);
        Plot.Series means = named(plot, "linear, ratio = 1");
        assertArrayEquals(new double[] {-0.5, 0, 0.5}, means.column("x"));
        assertArrayEquals(new double[] {0, 1.25, 1.5}, means.column("y"));
        assertArrayEquals(new double[] {0.125, 0.25, 0}, means.column("error"));
        assertEquals("open discs", means.marker(), "theory can be seen behind it");
        assertEquals("open squares", named(plot, "linear, ratio = 2").marker());
        assertArrayEquals(new double[] {5, 4, 5}, named(plot, "law, ratio = 2").column("y"));
        String with = svg(ratios(false, line("law", "law"), bars()));
        String without = svg(ratios(false, line("law", "law")));
        assertTrue(count(with, "<line") > count(without, "<line") + 3 * 3, "bars with their caps");
    }

    @Test
    void belowPointsAndTheoryStandsTheErrorInPerCent() {
        List<Plot> plots = plots(ratios(false, line("law", "law"), bars()), TABLES);
        assertEquals(2, plots.size());
        Plot strip = plots.get(1);
        assertEquals("error in %", strip.up().label());
        Plot.Series one = named(strip, "linear, ratio = 1");
        assertArrayEquals(new double[] {-100, 25, 50}, one.column("y"), 1e-12);
        assertArrayEquals(new double[] {12.5, 25, 0}, one.column("error"), 1e-12);
        Plot.Series two = named(strip, "linear, ratio = 2");
        assertEquals(5, two.column("y")[0], 1e-12);
        assertEquals(100 * (4.125 / 4 - 1), two.column("y")[1], 1e-12);
        assertTrue(Double.isNaN(two.column("y")[2]), "no mean, no error");
        String caption = StudyFigure.of(ratios(false, line("law", "law"), bars()), TABLES)
                .caption();
        assertTrue(caption.contains("error of networks relative to theory"), caption);
    }

    @Test
    void aLineThatHoldsNumbersOfNetworksIsNoTheory() {
        StudyTable runs = StudyTable.of(List.of("network", "seed"), "linear,1\n");
        Map<Source, StudyTable> tables = Map.of(Source.POINTS, POINTS, Source.RUNS, runs);
        assertEquals(
                1,
                plots(ratios(false, line("linear.timeRatio.mean / law", "law"), bars()), tables)
                        .size());
        assertEquals(2, plots(ratios(false, line("law", "law"), bars()), tables).size());
    }

    private static FigureSpec courses() {
        List<FigureSpec.Series> series = List.of(overTime("linear", Mark.LINE), overTime("reduced", Mark.THEORY));
        return new FigureSpec.Curves(
                "",
                new Scale("time", false),
                new Scale("loss", false),
                List.of(),
                List.of(new FigureSpec.Panel("", series)),
                false);
    }

    private static FigureSpec.Series overTime(String network, Mark mark) {
        return new FigureSpec.Series(
                network,
                Source.CURVES,
                Map.of("network", network),
                "time",
                "loss",
                Optional.empty(),
                Optional.empty(),
                mark);
    }

    @Test
    void everySeedIsNamedAndHasItsDifferenceFromTheoryBelow() {
        StudyTable table = StudyTable.of(
                List.of("network", "seed", "time", "loss"),
                "linear,1,0,4\nlinear,1,1,2\nlinear,7,0,4\nlinear,7,1,3\nreduced,,0,4\nreduced,,1,2.5\n");
        List<Plot> plots = plots(courses(), Map.of(Source.CURVES, table));
        assertArrayEquals(
                new double[] {4, 3}, named(plots.get(0), "linear, seed 7").column("y"));
        assertArrayEquals(new double[] {4, 2.5}, named(plots.get(0), "reduced").column("y"));
        assertEquals("#000000", named(plots.get(0), "reduced").color(), "theory is black");
        Plot strip = plots.get(1);
        assertTrue(strip.up().logarithmic());
        for (String seed : List.of("linear, seed 1", "linear, seed 7")) {
            List<Plot.Series> parts = strip.series().stream()
                    .filter(one -> one.name().equals(seed))
                    .toList();
            assertEquals(
                    List.of(Plot.Kind.LINE, Plot.Kind.EDGE),
                    parts.stream().map(Plot.Series::kind).toList());
            assertEquals(0.5 / 4, parts.get(0).column("y")[1], 1e-15);
            assertArrayEquals(new double[] {0}, parts.get(1).column("y"), "equal at time 0");
        }
    }

    @Test
    void moreThanTwentySeedsAreQuantilesOfTheTime() {
        StringBuilder rows = new StringBuilder();
        for (int seed = 1; seed <= 21; seed++) {
            // Each seed stays at 1 until its own time and is at 0 one unit later.
            rows.append("linear,").append(seed).append(",0,1\n");
            rows.append("linear,").append(seed).append(',').append(seed).append(",1\n");
            rows.append("linear,").append(seed).append(',').append(seed + 1).append(",0\n");
        }
        StudyTable table = StudyTable.of(List.of("network", "seed", "time", "loss"), rows.toString());
        FigureSpec spec = new FigureSpec.Curves(
                "",
                new Scale("time", false),
                new Scale("loss", false),
                List.of(),
                List.of(new FigureSpec.Panel("", List.of(overTime("linear", Mark.LINE)))),
                false);
        Map<Source, StudyTable> tables = Map.of(Source.CURVES, table);
        Plot plot = plots(spec, tables).get(0);
        assertEquals(
                List.of("linear, 10 % of seeds", "linear, 50 % of seeds", "linear, 90 % of seeds"),
                plot.series().stream().map(Plot.Series::name).toList());
        Plot.Series median = named(plot, "linear, 50 % of seeds");
        for (int i = 0; i < median.size(); i++) {
            if (median.column("y")[i] == 0.5) {
                assertEquals(11.5, median.column("x")[i], 1e-12);
            }
        }
        assertTrue(StudyFigure.of(spec, tables).caption().contains("Of the 21 seeds"));
    }

    @Test
    void besideAPairOfMapsStandsTheirDifferenceOnItsOwnScale() {
        StudyTable table =
                StudyTable.of(List.of("rho", "ratio", "net", "law"), "0,1,1,1\n0.5,1,2.2,2\n0,2,2.7,3\n0.5,2,,4\n");
        FigureSpec map = new FigureSpec.ColourMap(
                "",
                new Scale("rho", false),
                new Scale("ratio", false),
                new Scale("timeRatio", true),
                List.of(colours("net", "net"), colours("law", "law")));
        List<Plot> plots = plots(map, Map.of(Source.POINTS, table));
        assertEquals(3, plots.size());
        assertEquals("(c) error in %", plots.get(2).title());
        double[] errors = plots.get(2).series().get(0).column("value");
        assertEquals(0, errors[0], 1e-12);
        assertEquals(10, errors[1], 1e-12);
        assertEquals(-10, errors[2], 1e-12);
        assertTrue(Double.isNaN(errors[3]));
        assertEquals(plots.get(0).area().getHeight(), plots.get(2).area().getHeight(), 1e-9);
    }

    @Test
    void valuesWithoutAPlaceOnALogarithmicAxisAreCounted() {
        StudyFigure figure = StudyFigure.of(ratios(true, bars()), TABLES);
        assertTrue(figure.caption().contains("marks one value at or beyond"), figure.caption());
        assertTrue(figure.caption().contains("standard deviations"), figure.caption());
        assertFalse(StudyFigure.of(ratios(false, bars()), TABLES).caption().contains("arrow"));
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
                "Beside each pair stands their difference. Grey where there is no value.",
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
