package org.fusionflow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.fusionflow.browser.Chromium;
import org.fusionflow.data.file.CsvText;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The HTML of a report as a reader sees and uses it in a browser. */
class HtmlInBrowserTest {
    private static final String STUDY = """
            name: page
            title: 'A <script>document.title="owned"</script> & $ title'
            description: "</script><img src=x onerror=fetch('//x')> where $ρ$ is the correlation."
            architecture: (A:2,B:2):0
            data: {toy: {ratio: 2, rho: 0.3}}
            u0: 0.05
            networks:
              aligned: {init: aligned, method: flow, width: 5}
              random: {init: gaussian-norm, method: gd, lr: 0.02, width: 8, seeds: 3}
            """;

    private static final String SWEEP = """
            name: map
            architecture: (A:2,B:2):0
            data: {toy: {ratio: $ratio, rho: $rho}}
            u0: 0.1
            axes: {ratio: [1.5, 2, 3], rho: [-0.3, 0, 0.3, 0.6]}
            quantities: [timeRatio, formulaRatio]
            figures:
              - {title: Time ratio, x: rho, y: ratio, z: timeRatio, against: formulaRatio}
              - {title: Time ratio, x: rho, y: timeRatio, by: ratio}
            """;

    @TempDir
    private static Path folder;

    private static Optional<Chromium> started = Optional.empty();

    /** The first panel of the first figure of curves over time, behind the drawings of the first page. */
    private static final int CURVES = 3;

    private static final int CURVES_FIGURE = 3;

    @BeforeAll
    static void begin() throws IOException {
        started = Chromium.start();
        if (started.isPresent()) {
            write("page", STUDY);
            write("map", SWEEP);
        }
    }

    @AfterAll
    static void end() {
        started.ifPresent(Chromium::close);
    }

    private Chromium browser() {
        return started.orElseThrow();
    }

    @BeforeEach
    void requireBrowser() {
        assumeTrue(started.isPresent(), Chromium.ABSENT);
        browser().resize(1200, 900);
        browser().media("screen", "light");
    }

    private static void write(String name, String study) throws IOException {
        Path file = Files.writeString(folder.resolve(name + ".yaml"), study);
        Run run = Run.of(
                "report",
                file.toString(),
                "-o",
                folder.resolve(name + ".html").toString(),
                "--figures",
                folder.resolve(name).toString());
        assertEquals(0, run.code(), run.err());
    }

    private void open(String name) {
        browser().open(folder.resolve(name + ".html").toUri().toString());
    }

    private JsonNode ask(String javascript) throws IOException {
        return new ObjectMapper().readTree(browser().evaluate(javascript));
    }

    private static List<List<String>> numbers(String name, int figure) throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            Path csv = files.filter(file -> file.getFileName().toString().matches("figure-0" + figure + ".*\\.csv"))
                    .findFirst()
                    .orElseThrow();
            return CsvText.rows(Files.readString(csv));
        }
    }

    /** Scrolls to a panel and returns the corners of a plot in the window: left, top, right, bottom. */
    private double[] plot(int panel, int plot) throws IOException {
        JsonNode area = ask("(() => { const root = document.querySelectorAll('.panel')[" + panel
                + "]; root.scrollIntoView({block: 'center'}); const svg = root.querySelector('svg');"
                + "const m = svg.getScreenCTM(); const [x, y, w, h] = JSON.parse(root.querySelector('script').textContent)["
                + plot
                + "].area; return [x * m.a + m.e, y * m.d + m.f, (x + w) * m.a + m.e, (y + h) * m.d + m.f]; })()");
        return new double[] {
            area.get(0).asDouble(),
            area.get(1).asDouble(),
            area.get(2).asDouble(),
            area.get(3).asDouble()
        };
    }

    private List<String> tip(int panel) throws IOException {
        String tip = "document.querySelectorAll('.panel')[" + panel + "].querySelector('.tip')";
        return ask(tip + ".hidden ? '' : " + tip + ".innerText")
                .asText()
                .lines()
                .toList();
    }

    /** The number at the end of a line of a tip, which has six digits. */
    private static double number(String line) {
        String text = line.substring(line.indexOf('=') + 1).strip().replace("−", "-");
        if (!text.contains(" × 10")) {
            return Double.parseDouble(text.replaceAll(" .*", ""));
        }
        String power = text.substring(text.indexOf(" × 10") + 5);
        StringBuilder digits = new StringBuilder();
        power.chars().forEach(c -> digits.append(c == '⁻' ? "-" : String.valueOf("⁰¹²³⁴⁵⁶⁷⁸⁹".indexOf(c))));
        return Double.parseDouble(text.substring(0, text.indexOf(' ')) + "e" + digits);
    }

    private static boolean isAbout(String cell, double shown) {
        // Six digits are shown.
        return !cell.isEmpty() && Math.abs(Double.parseDouble(cell) - shown) <= 1e-5 * Math.abs(shown);
    }

    @Test
    void figuresAndFormulasAreDrawnAndNothingIsLoaded() throws IOException {
        for (String name : List.of("page", "map")) {
            open(name);
            JsonNode drawn = ask("[...document.querySelectorAll('figure svg')].map(svg => { const r ="
                    + " svg.getBoundingClientRect(); return r.width > 100 && r.height > 60 &&"
                    + " svg.querySelectorAll('path, rect, line').length > 5; })");
            assertTrue(drawn.size() >= 2, name);
            drawn.forEach(one -> assertTrue(one.asBoolean(), name));
            JsonNode formulas = ask("[...document.querySelectorAll('math')].filter(m => m.getBoundingClientRect().width"
                    + " < 3 || m.getBoundingClientRect().height < 3).map(m => m.textContent)");
            assertEquals(0, formulas.size(), formulas.toString());
            assertEquals(List.of(), browser().consoleErrors());
            assertEquals(1, browser().requests().size(), browser().requests().toString());
            assertEquals(0, ask("document.querySelectorAll('.tex').length").asInt());
        }
    }

    @Test
    void theTextOfAStudyRunsNothing() throws IOException {
        open("page");
        assertEquals(
                "A <script>document.title=\"owned\"</script> & $ title",
                ask("document.title").asText());
        assertEquals(0, ask("document.images.length").asInt());
    }

    @Test
    void thePointerShowsAValueOfTheTable() throws IOException {
        open("page");
        double[] area = plot(CURVES, 0);
        browser().move((area[0] + area[2]) / 2, (area[1] + area[3]) / 2);
        List<String> tip = tip(CURVES);
        double time = number(tip.get(tip.size() - 2));
        double loss = number(tip.get(tip.size() - 1));
        assertTrue(tip.get(tip.size() - 2).contains("="), tip.toString());
        assertTrue(
                numbers("page", CURVES_FIGURE).stream()
                        .anyMatch(row ->
                                row.get(0).equals("1") && isAbout(row.get(3), time) && isAbout(row.get(4), loss)),
                tip + " is in no row");
        browser().move(2, 2);
        assertEquals(List.of(), tip(CURVES));
    }

    @Test
    void aCellOfAMapShowsItsValue() throws IOException {
        open("map");
        double[] area = plot(0, 0);
        // The second of four cells across, the first of three upwards.
        browser().move(area[0] + 0.375 * (area[2] - area[0]), area[3] - 0.1 * (area[3] - area[1]));
        List<String> tip = tip(0);
        assertEquals(3, tip.size(), tip.toString());
        assertEquals(0, number(tip.get(0)), 0);
        assertEquals(1.5, number(tip.get(1)), 0);
        assertTrue(
                numbers("map", 1).stream()
                        .anyMatch(row -> row.get(0).equals("1")
                                && row.get(3).equals("0.0")
                                && row.get(4).equals("1.5")
                                && isAbout(row.get(8), number(tip.get(2)))),
                tip.toString());
    }

    @Test
    void theNumbersToSaveAreThoseOfTheFile() throws IOException {
        open("map");
        browser()
                .evaluate("URL.createObjectURL = blob => { window.saved = blob; return '#'; }; "
                        + "HTMLAnchorElement.prototype.click = () => {}; [...document.querySelectorAll('.panel button')].find(b =>"
                        + " b.textContent === 'CSV').click();");
        List<List<String>> saved = CsvText.rows(ask("window.saved.text()").asText());
        List<List<String>> written = numbers("map", 1);
        assertEquals(written.size(), saved.size());
        for (int row = 1; row < saved.size(); row++) {
            assertEquals(written.get(row).subList(0, 3), saved.get(row).subList(0, 3));
            for (int c = 3; c < 9; c++) {
                String cell = written.get(row).get(c);
                assertEquals(cell.isEmpty(), saved.get(row).get(c).isEmpty());
                if (!cell.isEmpty()) {
                    assertEquals(
                            Double.parseDouble(cell),
                            Double.parseDouble(saved.get(row).get(c)),
                            0);
                }
            }
        }
    }

    @Test
    void aDragZoomsAndADoubleClickShowsAllAgain() throws IOException {
        open("page");
        String drawing = "document.querySelectorAll('.panel')[" + CURVES + "].querySelector('svg').innerHTML";
        double[] area = plot(CURVES, 0);
        double width = area[2] - area[0];
        double height = area[3] - area[1];
        String labels = "[...document.querySelectorAll('.panel')[" + CURVES
                + "].querySelectorAll('.frame text')].map(t => t.textContent)";
        assertEquals(0, ask(labels).size());
        browser().drag(area[0] + 0.25 * width, area[1] + 0.2 * height, area[0] + 0.75 * width, area[1] + 0.8 * height);
        assertTrue(ask(labels).size() >= 4, ask(labels).toString());
        // What is under the pointer in the zoomed plot is what the axes say.
        double[] zoomed = plot(CURVES, 0);
        browser().move((zoomed[0] + zoomed[2]) / 2, (zoomed[1] + zoomed[3]) / 2);
        double time = number(tip(CURVES).get(tip(CURVES).size() - 2));
        JsonNode scale = ask("JSON.parse(document.querySelectorAll('.panel')[" + CURVES
                + "].querySelector('script').textContent)[0].x");
        double range = scale.get("upper").asDouble() - scale.get("lower").asDouble();
        assertTrue(time >= scale.get("lower").asDouble() + 0.24 * range, "time " + time);
        assertTrue(time <= scale.get("lower").asDouble() + 0.76 * range, "time " + time);
        assertFalse(ask("document.querySelectorAll('.panel')[" + CURVES + "].querySelector('.tools button').hidden")
                .asBoolean());
        browser().doubleClick((zoomed[0] + zoomed[2]) / 2, (zoomed[1] + zoomed[3]) / 2);
        assertEquals(0, ask(labels).size());
        assertEquals(
                0,
                ask("(" + drawing + ".match(/visibility: hidden/g) || []).length")
                        .asInt());
        assertTrue(ask("document.querySelectorAll('.panel')[" + CURVES + "].querySelector('.tools button').hidden")
                .asBoolean());
        assertEquals(List.of(), browser().consoleErrors());
    }

    @Test
    void theKeyboardReadsValuesAndZooms() throws IOException {
        open("page");
        plot(CURVES, 0);
        browser().evaluate("document.querySelectorAll('.panel')[" + CURVES + "].focus()");
        browser().press("ArrowRight");
        List<String> first = tip(CURVES);
        browser().press("ArrowRight");
        List<String> next = tip(CURVES);
        assertFalse(first.isEmpty());
        assertFalse(first.equals(next), first.toString());
        browser().press("ArrowDown");
        assertFalse(tip(CURVES).get(0).equals(next.get(0)), "another curve than " + next);
        browser().press("+");
        assertFalse(ask("document.querySelectorAll('.panel')[" + CURVES + "].querySelector('.tools button').hidden")
                .asBoolean());
        browser().press("0");
        assertTrue(ask("document.querySelectorAll('.panel')[" + CURVES + "].querySelector('.tools button').hidden")
                .asBoolean());
        assertEquals(List.of(), browser().consoleErrors());
    }

    @Test
    void aNarrowWindowNeedsNoScrollingAcross() throws IOException {
        for (String name : List.of("page", "map")) {
            browser().resize(400, 800);
            open(name);
            assertEquals(400, ask("document.documentElement.scrollWidth").asInt(), name);
        }
    }

    @Test
    void thePictureHasInkInBothSchemes() throws IOException {
        open("page");
        for (String scheme : List.of("light", "dark")) {
            browser().media("screen", scheme);
            plot(CURVES, 0);
            var picture = ImageIO.read(new ByteArrayInputStream(browser().screenshot()));
            int paper = picture.getRGB(2, picture.getHeight() / 2);
            boolean dark = (paper & 0xff) < 0x80;
            assertEquals(scheme.equals("dark"), dark, scheme);
            long ink = 0;
            for (int x = 0; x < picture.getWidth(); x += 3) {
                for (int y = 0; y < picture.getHeight(); y += 3) {
                    ink += picture.getRGB(x, y) == paper ? 0 : 1;
                }
            }
            double share = 9.0 * ink / (picture.getWidth() * (double) picture.getHeight());
            assertTrue(share > 0.02 && share < 0.9, scheme + ": " + share);
        }
    }
}
