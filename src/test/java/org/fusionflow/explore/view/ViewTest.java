package org.fusionflow.explore.view;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;
import javax.xml.parsers.DocumentBuilderFactory;
import org.fusionflow.cli.Run;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.data.file.Value;
import org.fusionflow.explore.network.OverlayRun;
import org.fusionflow.explore.network.OverlayRuns;
import org.fusionflow.explore.problem.AskedProblem;
import org.fusionflow.explore.problem.StartProblem;
import org.fusionflow.linear.Vector;
import org.fusionflow.reduced.flow.ReducedField;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.design.StudyReader;
import org.fusionflow.study.plugin.Plugins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

class ViewTest {
    private static final Scales LINEAR = new Scales(false, false);

    private static StartProblem start(String... options) {
        Map<String, Value> given = new HashMap<>();
        for (int i = 0; i < options.length; i += 2) {
            given.put(options[i].substring(2), OptionValue.of(options[i], options[i + 1]));
        }
        return StartProblem.of(given);
    }

    private static AskedProblem asked(StartProblem start) {
        return start.asked(start.values(), Map.of(), "");
    }

    private static View view(String... options) {
        return View.of(asked(start(options)), List.of());
    }

    private static ObjectNode document(StartProblem start) {
        AskedProblem asked = asked(start);
        return ViewDocument.of(View.of(asked, List.of()), LINEAR, start.sliders(asked), Optional.empty(), List.of());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--architecture (A:2,B:2):0 --toy ratio=2,rho=0.5 --u0 0.01",
                "--architecture (A:3,B:3):1 --toy ratio=1.5,rho=-0.3,wB=0.5 --u0 0.05",
                "--architecture (A:2,B:2):1 --toy ratio=2,rho=-0.7 --u0 0.05",
                "--architecture ((A:1,B:1):1,C:2):1 --random A=2,B=1,C=1,rho=0.3,std.A=2 --u0 0.02",
                "--architecture (A:2,B:1):1 --toy ratio=2,rho=0.5 --u0 0.1",
                "--architecture (A:2,B:2):0 --target xA1+abs(xB1);samples=64 --u0 0.01",
                "--architecture (A:2,B:2):0 --toy ratio=2,rho=0 --u0 3"
            })
    void theNumbersAreThoseOfPredict(String options) throws IOException {
        JsonNode shown = document(start(options.split(" "))).path("prediction");
        Run run = Run.of(("predict " + options + " --json").split(" "));
        assertEquals(0, run.code(), run.err());
        JsonNode predicted = new ObjectMapper().readTree(run.out());
        List<String> keys = new ArrayList<>(List.of(
                "order",
                "halfTimes",
                "formulaTimes",
                "refinedTimes",
                "timeRatio",
                "plateauLoss",
                "permanentBias",
                "outcome"));
        for (String key : keys) {
            assertEquals(predicted.path(key), shown.path(key), key);
        }
        assertEquals(predicted.path("bias").path("verdict"), shown.path("bias"));
    }

    @Test
    void theCurvesAreTheTrajectoryOfPredict() throws IOException {
        String options = "--architecture (A:3,B:3):1 --toy ratio=2,rho=0.5 --u0 0.05";
        View view = view(options.split(" "));
        var some = view.shown().get(view.shown().size() / 2);
        Run run = Run.of(("predict " + options + " --json --times " + some.time()).split(" "));
        JsonNode predicted =
                new ObjectMapper().readTree(run.out()).path("trajectory").get(0);
        // The integrator's dense output at the same time of the same steps; only what is watched differs.
        assertEquals(predicted.path("loss").asDouble(), some.loss(), 1e-12);
        assertEquals(predicted.path("w").get(1).asDouble(), some.map().at(1), 1e-12);
        assertTrue(view.end() > view.prediction().halfTime(1).orElseThrow());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--architecture (A:2,B:2):0 --toy ratio=2,rho=0.5",
                "--architecture (A:2,B:2):1 --toy ratio=2,rho=-0.9",
                "--architecture (A:1,B:1):2 --toy ratio=2,rho=0",
                "--architecture (A:2,B:2):0 --toy ratio=1,rho=1",
                "--architecture (A:2,B:2):0 --toy ratio=2,rho=0,wB=0",
                "--architecture ((A:1,B:1):1,C:2):1 --random A=2,B=1,C=1,rho=0.3",
                "--architecture A:2 --random A=3",
                "--architecture (A:2,B:2):0 --random A=3,B=2,outputs=2",
                "--architecture (image:2,text:1):1 --toy ratio=2,rho=0.5",
                "--architecture (A:2,B:2):0 --xor var=2",
                "--architecture (A:2,B:2):0 --toy ratio=2,rho=0.5 --u0 5"
            })
    void everyKindOfProblemIsDrawnWithoutStylesOfItsOwn(String options) throws Exception {
        StartProblem start = start(options.split(" "));
        ObjectNode document = document(start);
        assertEquals(4, document.path("charts").size());
        for (JsonNode chart : document.path("charts")) {
            String svg = chart.path("svg").asText();
            var root = DocumentBuilderFactory.newInstance()
                    .newDocumentBuilder()
                    .parse(new InputSource(new StringReader(svg)))
                    .getDocumentElement();
            assertEquals("svg", root.getTagName());
            assertFalse(svg.contains("style=") || svg.contains("NaN"), svg);
        }
        assertTrue(
                document.path("headline").asText().endsWith("."),
                document.path("headline").asText());
        View view = View.of(asked(start), List.of());
        RatioCurve curve = RatioCurve.of(start, asked(start), () -> false).orElseThrow();
        assertEquals(
                5,
                ViewDocument.ofPoints(view, new Scales(true, true), Optional.of(curve))
                        .path("charts")
                        .size());
        assertTrue(ViewDocument.ofRatio(curve, view)
                .path("charts")
                .path("ratio")
                .path("svg")
                .asText()
                .startsWith("<svg"));
    }

    @Test
    void ratesAreZeroOnTheNullclines() {
        View view = view("--architecture", "(A:3,B:3):1", "--toy", "ratio=2,rho=0.4,wB=0.7");
        ReducedField field =
                ReducedField.of(view.prediction().tree(), view.prediction().moments());
        Nullclines lines = new Nullclines(view.prediction().moments(), field, 4);
        for (int m = 0; m < 2; m++) {
            double[][] line = lines.residual(m, 1.5);
            int near = 0;
            for (int i = 0; i < line[0].length; i++) {
                if (Math.hypot(line[0][i], line[1][i]) < 2) {
                    Vector rate = field.rate(line[0][i], line[1][i]);
                    // Rates are of order 1 here, and roots of order 4 are taken and undone.
                    assertEquals(0, rate.at(m), 1e-9);
                    near++;
                }
            }
            assertTrue(near > 50, "points of nullcline " + m + " in the plane: " + near);
        }
    }

    @Test
    void theRatioIsThatOfPredictAtEveryCorrelationAndMissingWhereAModalityIsNeverLearned() throws IOException {
        StartProblem start = start("--toy", "ratio=2,rho=0.5");
        RatioCurve curve = RatioCurve.of(start, asked(start), () -> false).orElseThrow();
        for (int i = 0; i < curve.x().length; i += 6) {
            Run run = Run.of(
                    "predict", "-a", "(A:2,B:2):0", "--toy", "ratio=2,rho=" + curve.x()[i], "--u0", "0.01", "--json");
            JsonNode ratio =
                    new ObjectMapper().readTree(run.out()).path("timeRatio").path("reduced");
            assertEquals(ratio.isNull() ? Double.NaN : ratio.asDouble(), curve.exact()[i], "rho = " + curve.x()[i]);
        }
        // Sign reversal, [FT-12]: below -1/ratio the second modality would have to cross 0.
        assertTrue(Double.isNaN(curve.exact()[0]));
    }

    @Test
    void theCurveIsTheSameForAllPlacesOnItAndIsLeftWhenSuperseded() {
        StartProblem start = start("--toy", "ratio=2,rho=0.5");
        AskedProblem one = asked(start);
        AskedProblem other = start.asked(start.values(), Map.of("rho", "-0.3"), "rho");
        AskedProblem third = start.asked(start.values(), Map.of("ratio", "3"), "ratio");
        assertEquals(RatioCurve.key(one), RatioCurve.key(other));
        assertFalse(RatioCurve.key(one).equals(RatioCurve.key(third)));
        assertTrue(RatioCurve.of(start, one, () -> true).isEmpty());
        RatioCurve.Known known = new RatioCurve.Known();
        known.add(one, RatioCurve.of(start, one, () -> false).orElseThrow());
        assertTrue(known.get(other).isPresent());
        assertTrue(known.get(third).isEmpty());
    }

    @Test
    void saysWhoIsLearnedWhenAndWhoNever() {
        assertEquals(
                "A is learned first, at t = 0.944. B follows at t = 4.59, 4.86 times as late.",
                new ViewWords(view("--toy", "ratio=2,rho=0.5")).headline());
        ViewWords reversed = new ViewWords(view("--toy", "ratio=2,rho=-0.8"));
        assertTrue(reversed.headline().endsWith("B is never learned."), reversed.headline());
        assertTrue(
                reversed.messages().get(0).startsWith("Permanent bias: B"),
                reversed.messages().toString());
        ViewWords tie = new ViewWords(view("--toy", "ratio=1,rho=0"));
        assertTrue(tie.headline().endsWith("B is learned together with it."), tie.headline());
        assertTrue(new ViewWords(view("--toy", "ratio=2,rho=0", "--u0", "4"))
                .headline()
                .startsWith("The start is already"));
    }

    @Test
    void theSavedStudyIsAcceptedAndOfTheSameProblem() {
        StartProblem start = start("--architecture", "(A:3,B:3):1", "--toy", "ratio=2,rho=0.25,wB=0.5", "--u0", "0.05");
        AskedProblem asked = asked(start);
        try (OverlayRuns runs = new OverlayRuns()) {
            runs.start(asked, Map.of("width", "5", "seed", "3"), View.endOfTheory(asked));
            while (runs.of(asked).isEmpty()) {
                LockSupport.parkNanos(1_000_000);
            }
            OverlayRun run = runs.of(asked).get(0);
            View view = View.of(asked, List.of(run));
            String yaml = new SavedView(view, LINEAR, Optional.empty())
                    .study(Path.of("").toAbsolutePath());
            Study study = new StudyReader(Plugins.CATALOGUE).parse(yaml, Path.of("explore.yaml"), false);
            assertEquals("explore", study.name());
            assertTrue(yaml.contains("architecture: \"(A:3,B:3):1\"") && yaml.contains("u0: 0.05"), yaml);
            assertTrue(yaml.contains("run1: {init: gaussian-norm, method: flow, seed: 3, width: 5}"), yaml);
            assertTrue(yaml.contains("rho: 0.25") && yaml.contains("wB: 0.5"), yaml);
        }
    }

    @Test
    void theSavedFigureAndNumbersAreThoseShown() {
        View view = view("--toy", "ratio=2,rho=0.5");
        SavedView saved = new SavedView(view, LINEAR, Optional.empty());
        assertTrue(saved.figure().startsWith("<?xml") && saved.figure().contains("</svg>"));
        assertEquals(saved.figure(), new SavedView(view, LINEAR, Optional.empty()).figure());
        List<String> rows = saved.numbers().lines().toList();
        assertEquals("panel,series,kind,x,y,error,low,high,value", rows.get(0));
        var last = view.shown().get(view.shown().size() - 1);
        assertTrue(rows.contains("loss,reduced flow,line," + last.time() + "," + last.loss() + ",,,,"), rows.get(1));
    }
}
