package org.fusionflow.explore;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.browser.Chromium;
import org.fusionflow.cli.Run;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.explore.problem.StartProblem;
import org.fusionflow.explore.server.ExploreServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, as a person uses it. */
class ExplorePageTest {
    @TempDir
    Path folder = Path.of(".");

    private Chromium browser;
    private ExploreServer server;

    @BeforeEach
    void open() {
        Optional<Chromium> started = Chromium.start();
        assumeTrue(started.isPresent(), Chromium.ABSENT);
        browser = started.get();
        server = ExploreServer.start(StartProblem.of(Map.of()), 0);
        browser.resize(1300, 900);
        browser.open(server.address());
        settled();
    }

    @AfterEach
    void close() {
        if (server != null) {
            server.close();
        }
        if (browser != null) {
            browser.close();
        }
    }

    /** Waits in the page until a condition holds; what it waits for comes soon, or the page is broken. */
    private void until(String condition) {
        browser.evaluate("new Promise((done, fail) => {const begin = Date.now(); const look = () => (" + condition
                + ") ? done(true) : Date.now() - begin > 60000 ? fail(new Error('never')) : setTimeout(look, 20);"
                + " look();})");
    }

    /** Waits until all charts show the problem that is asked for. */
    private void settled() {
        until("explore.state().answers > 0 && !explore.state().busy && !explore.state().wanted"
                + " && document.querySelectorAll('figure svg').length === 5 && !document.querySelector('.stale')");
    }

    private String text(String selector) throws IOException {
        return new ObjectMapper()
                .readTree(browser.evaluate("document.querySelector('" + selector + "').textContent"))
                .asText();
    }

    private String toy() throws IOException {
        return new ObjectMapper()
                .readTree(browser.evaluate("explore.state().values.toy"))
                .asText();
    }

    private void type(String id, String text) {
        browser.evaluate("{const field = document.getElementById('" + id + "'); field.value = '" + text
                + "'; field.dispatchEvent(new Event('change', {bubbles: true})); 1}");
    }

    private double[] centre(String selector) throws IOException {
        JsonNode box = new ObjectMapper()
                .readTree(browser.evaluate("{const e = document.querySelector('" + selector
                        + "'); e.scrollIntoView({block: 'center'}); const b = e.getBoundingClientRect();"
                        + " [b.x + b.width / 2, b.y + b.height / 2, b.width]}"));
        return new double[] {
            box.get(0).asDouble(), box.get(1).asDouble(), box.get(2).asDouble()
        };
    }

    private void click(String selector) throws IOException {
        double[] at = centre(selector);
        browser.click(at[0], at[1]);
    }

    /** The table of the page holds what {@code predict} says of the problem in the address. */
    private void agreesWithPredict() throws IOException {
        JsonNode values = new ObjectMapper().readTree(browser.evaluate("explore.state().values"));
        Run run = Run.of(
                "predict",
                "-a",
                values.path("architecture").asText(),
                "--toy",
                values.path("toy").asText(),
                "--u0",
                values.path("u0").asText(),
                "--json");
        JsonNode times = new ObjectMapper().readTree(run.out()).path("halfTimes");
        for (int m = 0; m < 2; m++) {
            String shown = text("#numbers tbody tr:nth-child(" + (m + 1) + ") td");
            double exact = times.path(m == 0 ? "A" : "B").asDouble();
            // Four digits are shown.
            assertEquals(exact, Double.parseDouble(shown), 1e-3 * exact);
        }
        // The last point of the curve that is drawn is a state of the same flow.
        JsonNode points = new ObjectMapper()
                .readTree(browser.evaluate(
                        "fetch('points', {method: 'POST', headers: {'Content-Type': 'application/json'},"
                                + " body: JSON.stringify({values: explore.state().values})}).then(r => r.json())"))
                .path("charts")
                .path("loss")
                .get(0)
                .path("series")
                .get(0);
        int last = points.path("x").size() - 1;
        Run then = Run.of(
                "predict",
                "-a",
                values.path("architecture").asText(),
                "--toy",
                values.path("toy").asText(),
                "--u0",
                values.path("u0").asText(),
                "--times",
                points.path("x").get(last).asText(),
                "--json");
        assertEquals(
                new ObjectMapper()
                        .readTree(then.out())
                        .path("trajectory")
                        .get(0)
                        .path("loss")
                        .asDouble(),
                points.path("y").get(last).asDouble(),
                1e-12);
    }

    @Test
    void slidersRedrawAndAgreeWithPredict() throws IOException {
        agreesWithPredict();
        String before = browser.evaluate("document.querySelector('#loss svg').outerHTML");
        browser.evaluate("document.getElementById('range-rho').focus()");
        browser.press("ArrowRight");
        until("explore.state().values.toy === 'ratio=2,rho=0.51'");
        settled();
        assertNotEquals(before, browser.evaluate("document.querySelector('#loss svg').outerHTML"));
        agreesWithPredict();

        double[] at = centre("#range-u0");
        browser.drag(at[0], at[1], at[0] + at[2] / 4, at[1]);
        until("Number(explore.state().values.u0) > 0.01");
        settled();
        agreesWithPredict();

        type("exact-rho", "-0.123456789");
        until("explore.state().values.toy.endsWith('rho=-0.123456789')");
        settled();
        agreesWithPredict();

        type("exact-L", "4");
        until("explore.state().values.architecture === '(A:2,B:2):2'");
        settled();
        agreesWithPredict();
        assertEquals(List.of(), browser.consoleErrors());
        for (String request : browser.requests()) {
            assertTrue(request.startsWith(server.address()) || request.equals("data:,"), request);
        }
    }

    @Test
    void wrongNumbersAreSaidAndTheViewStays() throws IOException {
        String before = toy();
        type("exact-rho", "2");
        until("!document.getElementById('wrong').hidden");
        assertEquals("--toy rho 2.0: expected a number between -1 and 1", text("#wrong"));
        assertEquals(before, toy());
        assertEquals("true", browser.evaluate("document.getElementById('exact-rho').classList.contains('wrong')"));
        type("exact-rho", "0.2");
        until("document.getElementById('wrong').hidden");
        assertEquals("ratio=2,rho=0.2", toy());
    }

    @Test
    void theAddressKeepsTheProblem() throws IOException {
        type("exact-rho", "-0.8");
        until("location.hash.includes('rho%3D-0.8')");
        settled();
        assertTrue(text("#headline").endsWith("B is never learned."), text("#headline"));
        assertTrue(text("#words").contains("Permanent bias"), text("#words"));
        String address =
                new ObjectMapper().readTree(browser.evaluate("location.href")).asText();
        browser.open("about:blank");
        browser.open(address);
        settled();
        assertEquals("ratio=2,rho=-0.8", toy());
        assertEquals(
                "-0.8",
                new ObjectMapper()
                        .readTree(browser.evaluate("document.getElementById('exact-rho').value"))
                        .asText());
    }

    @Test
    void laysANetworkOverAndSavesAStudyThatReportAccepts() throws IOException {
        browser.call(
                "Browser.setDownloadBehavior",
                JsonNodeFactory.instance.objectNode().put("behavior", "allow").put("downloadPath", folder.toString()));
        type("width", "10");
        click("#train");
        until("explore.state().runs.some(run => run.state === 'DONE')");
        settled();
        until("document.querySelector('#loss svg').textContent.includes('network')");
        assertTrue(text("#runs li").startsWith("gaussian-norm, width 10, seed 1"), text("#runs li"));
        assertTrue(text("#numbers thead").contains("seed 1"));
        for (String file : List.of("study", "figure", "numbers")) {
            click("[data-file=" + file + "]");
            until("document.getElementById('saved').textContent.startsWith('explore."
                    + Map.of("study", "yaml", "figure", "svg", "numbers", "csv").get(file) + "')");
        }
        Path study = awaited("explore.yaml");
        String yaml = Files.readString(study);
        assertTrue(yaml.contains("run1: {init: gaussian-norm, method: flow, seed: 1, width: 10}"), yaml);
        Run report = Run.of(
                "report", study.toString(), "-o", folder.resolve("explore.pdf").toString());
        assertEquals(0, report.code(), report.err());
        assertTrue(Files.readString(awaited("explore.svg")).contains("</svg>"));
        assertTrue(Files.readString(awaited("explore.csv")).contains("loss,network,line,"));
        assertEquals(List.of(), browser.consoleErrors());
    }

    /** A short training may end before the page hears that it has begun: here the answer to "train" waits for that. */
    @Test
    void aNetworkThatIsDoneBeforeThePageHearsOfItIsDrawn() throws IOException {
        browser.evaluate("{const real = window.fetch; window.fetch = async (path, options) => {"
                + "let answer = await real(path, options); if (path !== 'train') return answer;"
                + "const again = () => real('runs', {...options, body: '{}'});"
                + "for (answer = await again(); (await answer.clone().text()).includes('RUNNING'); answer = await again())"
                + " await new Promise(done => setTimeout(done, 20)); return answer;}; 1}");
        type("width", "10");
        click("#train");
        until("explore.state().runs.some(run => run.state === 'DONE')");
        until("document.querySelector('#loss svg').textContent.includes('network')");
        assertTrue(text("#numbers thead").contains("seed 1"));
    }

    private Path awaited(String name) {
        Path file = folder.resolve(name);
        for (int i = 0; i < 1000 && !Files.exists(file); i++) {
            until("true");
        }
        assertTrue(Files.exists(file), name + " was not downloaded");
        return file;
    }

    @Test
    void saysThatTheProgramHasEnded() throws IOException {
        server.close();
        until("!document.getElementById('ended').hidden");
        assertTrue(text("#ended").contains("The program has ended"));
        assertEquals("true", browser.evaluate("document.getElementById('range-rho').disabled"));
    }

    @Test
    void showsNumbersUnderThePointer() throws IOException {
        double[] at = centre("#loss figure svg");
        // The first move fetches the numbers; somewhere along the vertical line through the middle there is the curve.
        browser.move(at[0], at[1]);
        browser.evaluate("new Promise(done => setTimeout(done, 500))");
        for (int y = -120; y <= 120 && hovers("hidden").equals("true"); y += 4) {
            browser.move(at[0], at[1] + y);
        }
        assertTrue(text("#hover").contains("loss = "), text("#hover"));
    }

    private String hovers(String property) {
        return browser.evaluate("document.getElementById('hover')." + property);
    }

    /** Measures, does not judge: the bound only tells a page that hangs from one that works. */
    @Test
    void reportsHowLongAChangeTakesToBeDrawn(TestReporter reporter) throws IOException {
        String move =
                "(async () => {const r = document.getElementById('range-rho'); for (let i = -40; i < 40; i++) {r.value = i / 50;"
                        + " r.dispatchEvent(new Event('input', {bubbles: true})); await new Promise(done => setTimeout(done, 50));}"
                        + " return explore.timings.splice(0)})()";
        browser.evaluate(move);
        double[] times = new ObjectMapper().readValue(browser.evaluate(move), double[].class);
        Arrays.sort(times);
        assertFalse(times.length == 0);
        reporter.publishEntry(
                "milliseconds from an input event to the drawn frame: median",
                Math.round(times[times.length / 2]) + ", 95 % " + Math.round(times[times.length * 95 / 100]) + " of "
                        + times.length);
        assertTrue(times[times.length / 2] < 5000, "median " + times[times.length / 2]);
    }

    @Test
    void dataOfAFileHaveNoSlidersOfTheirOwn() throws IOException {
        Path file = Files.writeString(folder.resolve("a.csv"), "A1,A2,B1,y\n1,0,1,1\n0,2,1,3\n1,1,3,2\n-1,0.5,0,1\n");
        server.close();
        server = ExploreServer.start(
                StartProblem.of(Map.of(
                        "data", OptionValue.of("--data", file.toString()),
                        "architecture", OptionValue.of("--architecture", "(A:2,B:2):1"))),
                0);
        browser.open(server.address());
        settled();
        assertEquals(
                "[\"u0\",\"L\",\"Lf\"]",
                browser.evaluate(
                        "[...document.querySelectorAll('#sliders input[type=range]')].map(range => range.id.slice(6))"));
        assertTrue(text("#portrait").contains("No phase portrait"), text("#portrait"));
        assertTrue(text("#ratio .hint").contains("no ρ"), text("#ratio"));
        assertEquals(List.of(), browser.consoleErrors());
    }
}
