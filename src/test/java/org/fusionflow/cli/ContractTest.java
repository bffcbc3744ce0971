package org.fusionflow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Options, JSON keys and exit codes that users' scripts rely on. */
class ContractTest {
    @TempDir
    Path folder;

    private static JsonNode json(String... args) throws JsonProcessingException {
        Run run = Run.of(args);
        assertEquals(0, run.code(), run.err());
        assertEquals("", run.err());
        return new ObjectMapper().readTree(run.out());
    }

    private static List<String> keys(JsonNode node) {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    @Test
    void predictHasItsKeys() throws JsonProcessingException {
        JsonNode document = json(
                "predict", "--layers", "4", "--fusion", "3", "--toy", "ratio=2,rho=0.5", "--times", "0,5", "--json");
        assertEquals(
                List.of(
                        "architecture",
                        "u0",
                        "data",
                        "first",
                        "order",
                        "halfTimes",
                        "signalHalfTimes",
                        "halfTimeReference",
                        "formulaTimes",
                        "refinedTimes",
                        "timeRatio",
                        "misattribution",
                        "misattributionVector",
                        "superficialPreference",
                        "permanentBias",
                        "bias",
                        "plateauLoss",
                        "timeline",
                        "predictedPath",
                        "outcome",
                        "monitors",
                        "warnings",
                        "trajectory"),
                keys(document));
        assertEquals("(A:3,B:3):1", document.get("architecture").asText());
        assertEquals(List.of("A", "B"), keys(document.get("halfTimes")));
        assertEquals(List.of("reduced", "signal", "formula", "asymptotic", "refined"), keys(document.get("timeRatio")));
        assertEquals(2, document.get("trajectory").size());
        assertEquals(List.of("t", "loss", "w"), keys(document.get("trajectory").get(1)));
        assertEquals(5, document.get("trajectory").get(1).get("t").asDouble());
    }

    @Test
    void quantitiesThatDoNotExistAreNullAndAWarningSaysWhy() throws JsonProcessingException {
        JsonNode document = json("predict", "-a", "(A:2,B:2):0", "--toy", "ratio=3,rho=-0.6", "--u0", "1e-4", "--json");
        assertTrue(document.get("halfTimes").get("B").isNull());
        assertTrue(document.get("timeRatio").get("reduced").isNull());
        assertTrue(document.get("warnings").toString().contains("sign reversal"));
        JsonNode early = json("predict", "-a", "(A:1,B:1):1", "--toy", "ratio=2,rho=0", "--json");
        assertTrue(early.get("plateauLoss").isNull());
        assertTrue(early.get("warnings").toString().contains("early fusion"));
    }

    @Test
    void aModalityWhoseLinearPartIsNoiseHasNoReferenceOfAHalfTime() throws JsonProcessingException {
        JsonNode network = json(
                "simulate -a (A:2,B:2):0 --xor var=2,samples=64 --activation relu --max-steps 3 --width 4 --init he --json"
                        .split(" "));
        JsonNode reference = network.get("halfTimeReference");
        assertTrue(network.get("halfTimes").get("B").isNull());
        assertEquals(0, reference.get("B").get("norm").asDouble());
        assertTrue(reference.get("B").get("learned").isEmpty());
        assertTrue(reference.get("A").get("norm").asDouble() > 0.5);
    }

    @Test
    void simulateHasItsKeysAndFollowsThePrediction() throws JsonProcessingException {
        String[] problem = {"-a", "(A:2,B:2):1", "--toy", "ratio=2,rho=0.5", "--times", "0,2,4", "--json"};
        JsonNode network = json(concat(new String[] {"simulate", "--method", "flow", "--width", "6"}, problem));
        JsonNode theory = json(concat(new String[] {"predict"}, problem));
        assertTrue(keys(network)
                .containsAll(List.of("steps", "halfTimes", "timeRatio", "finalLoss", "conservedDrift", "trajectory")));
        assertEquals(theory.get("halfTimeReference"), network.get("halfTimeReference"));
        assertEquals(
                "[\"A\"]",
                theory.get("halfTimeReference").get("A").get("learned").toString());
        // The map of A alone is 1 + rho/ratio.
        assertEquals(1.25, theory.get("halfTimeReference").get("A").get("norm").asDouble(), 1e-12);
        for (String name : List.of("A", "B")) {
            double half = theory.get("halfTimes").get(name).asDouble();
            assertEquals(half, network.get("halfTimes").get(name).asDouble(), 1e-7 * half);
        }
        for (int i = 0; i < 3; i++) {
            for (int j = 0; j < 2; j++) {
                assertEquals(
                        theory.get("trajectory").get(i).get("w").get(j).asDouble(),
                        network.get("trajectory").get(i).get("w").get(j).asDouble(),
                        1e-8);
            }
        }
        assertEquals(
                theory.get("timeRatio").get("reduced").asDouble(),
                network.get("timeRatio").asDouble(),
                1e-7);
    }

    @Test
    void predictOfSeveralOutputsHasTheKeysOfOneAndItsRank() throws JsonProcessingException {
        JsonNode document =
                json("predict", "-a", "(A:2,B:2):0", "--random", "A=2,B=3,outputs=3", "--times", "0,5", "--json");
        assertEquals(3, document.get("outputs").asInt());
        assertEquals(3, document.get("rank").asInt());
        assertEquals(2, document.get("order").size());
        assertEquals(0, document.get("timeline").size());
        assertEquals(0, document.get("predictedPath").size());
        assertTrue(document.get("formulaTimes").get("A").isNull());
        assertEquals(3, document.get("trajectory").get(1).get("w").size());
        assertEquals(5, document.get("trajectory").get(1).get("w").get(0).size());
    }

    private static String[] concat(String[] one, String[] other) {
        List<String> all = new ArrayList<>(List.of(one));
        all.addAll(List.of(other));
        return all.toArray(String[]::new);
    }

    @Test
    void deriveHasItsKeys() throws JsonProcessingException {
        JsonNode document = json("derive", "-a", "(A:3,B:3):1", "--toy", "ratio=2,rho=0", "--json");
        assertTrue(keys(document)
                .containsAll(List.of("architecture", "steps", "gains", "conserved", "fixedPoints", "phaseDurations")));
        document.get("steps").forEach(step -> {
            assertTrue(keys(step).containsAll(List.of("id", "title", "statement", "tex", "verdict")));
            assertEquals("proved", step.get("verdict").asText(), step.get("id").asText());
        });
        assertEquals("uA^2*Sqrt(uA^2+uB^2)", document.get("gains").get("A").asText());
        assertEquals(4, document.get("fixedPoints").size());
        // Toy data, ratio 2: the loss is 5/2 at the origin, 1/2 where only A is learned, 2 where only B is, 0 at the
        // end.
        List<Double> losses = new ArrayList<>();
        document.get("fixedPoints").forEach(p -> losses.add(p.get("lossValue").asDouble()));
        assertEquals(List.of(2.5, 0.5, 2.0, 0.0), losses);
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "markdown", "tex", "json"})
    void deriveWritesEveryFormat(String format) {
        Run run = Run.of("derive", "--format", format);
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("proved"));
        assertTrue(run.out().contains("FT-7"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"text", "markdown", "tex", "json", "sympy", "mathematica"})
    void deriveWritesIntoAFileWhatItPrints(String format) throws IOException {
        Path file = folder.resolve("derivation");
        List<String> command = List.of("derive", "-a", "(A:1,B:2):1", "--toy", "ratio=2,rho=-0.9", "--format", format);
        Run printed = Run.of(command.toArray(String[]::new));
        assertEquals(0, printed.code(), printed.err());
        List<String> written = new ArrayList<>(command);
        written.addAll(List.of("-o", file.toString()));
        Run run = Run.of(written.toArray(String[]::new));
        assertEquals(0, run.code(), run.err());
        assertEquals("", run.out());
        assertEquals(printed.out(), Files.readString(file));
    }

    @Test
    void deriveWritesAPdfThatIsTheSameAgain() throws IOException {
        Path one = folder.resolve("one.pdf");
        Path two = folder.resolve("two.pdf");
        for (Path file : List.of(one, two)) {
            Run run = Run.of(
                    "derive", "-a", "(A:1,B:1):1", "--format", "pdf", "-o", file.toString(), "--author", "A. Author");
            assertEquals(0, run.code(), run.err());
            assertTrue(run.out().contains("pages, proved"), run.out());
        }
        assertEquals(-1, Files.mismatch(one, two));
        Run swallowed = Run.of("derive", "-a", "(A:1,B:1):1", "--stats", one.toString(), "-o", one.toString());
        assertEquals(2, swallowed.code());
    }

    @Test
    void aLearningRateAboveTheStabilityLimitEndsWithThree() {
        Run run = Run.of(
                "simulate",
                "-a",
                "(A:2,B:2):0",
                "--toy",
                "ratio=2,rho=0",
                "--init",
                "gaussian-norm",
                "--width",
                "10",
                "--lr",
                "10");
        assertEquals(3, run.code());
        assertEquals("", run.out());
        assertEquals(1, run.err().lines().count());
        assertTrue(run.err().contains("learning rate"));
    }

    @Test
    void helpAndVersionEndWithZero() {
        assertEquals(0, Run.of("--help").code());
        assertTrue(Run.of("--version").out().startsWith("fusionflow "));
        assertEquals(0, Run.of("predict", "--help").code());
        assertEquals(2, Run.of().code());
    }
}
