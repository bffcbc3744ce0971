package org.fusionflow.cli.command;

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
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.fusionflow.cli.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The saddle graph as text, JSON and Graphviz. */
class SaddlesCommandTest {
    private static final String[] SQUARE = {"saddles", "-a", "(A:2,B:2):0", "--toy", "ratio=2,rho=0.5", "--u0", "0.001"
    };

    @TempDir
    Path folder = Path.of("");

    private static Run run(String... more) {
        List<String> all = new ArrayList<>(List.of(SQUARE));
        all.addAll(List.of(more));
        return Run.of(all.toArray(String[]::new));
    }

    private static List<String> keys(JsonNode node) {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    @Test
    void jsonHasItsKeysAndTheNumbersOfTheSquare() throws JsonProcessingException {
        Run run = run("--json");
        assertEquals(0, run.code(), run.err());
        assertEquals(run.out(), run("--format", "json").out());
        JsonNode document = new ObjectMapper().readTree(run.out());
        assertEquals(
                List.of("architecture", "u0", "saddles", "edges", "path", "halfTimes", "warnings"), keys(document));
        JsonNode saddle = document.get("saddles").get(1);
        assertEquals(
                List.of(
                        "learned",
                        "loss",
                        "kind",
                        "permanentBias",
                        "map",
                        "lengths",
                        "degenerate",
                        "continuum",
                        "exits"),
                keys(saddle));
        assertEquals("[\"A\"]", saddle.get("learned").toString());
        assertEquals(0.375, saddle.get("loss").asDouble(), 1e-14);
        assertEquals("strict saddle", saddle.get("kind").asText());
        JsonNode exit = saddle.get("exits").get(0);
        assertEquals(
                List.of("modality", "order", "law", "rate", "residual", "vanishes", "direction", "companions"),
                keys(exit));
        // e_B = s_B - w_A v_AB = 2 - 1.25: the rate of late fusion.
        assertEquals(0.75, exit.get("rate").asDouble(), 1e-14);
        JsonNode edge = document.get("edges").get(0);
        assertEquals(List.of("from", "to", "by", "duration", "refinedDuration", "law", "onPath"), keys(edge));
        assertEquals(Math.log(1000) / 5, edge.get("duration").asDouble(), 1e-9);
        assertEquals("[\"A\",\"B\"]", document.get("path").get(2).get("learned").toString());
        assertTrue(document.get("halfTimes").get("B").get("refined").asDouble() > 5);
    }

    @Test
    void textSaysTheLawsInWords() {
        Run run = run();
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("u_B grows like exp(0.75000 t)"), run.out());
        assertTrue(run.out().contains("path: {} -> {A} -> {A,B}"), run.out());
        assertTrue(run.out().lines().noneMatch(line -> line.endsWith(" ")), run.out());
        Run deep = Run.of("saddles", "-a", "(A:1,B:1):2", "--toy", "ratio=2,rho=0.5");
        assertTrue(deep.out().contains("du_A/dt = 5 u_A^2"), deep.out());
        assertTrue(deep.out().contains("takes B along"), deep.out());
        Run single = Run.of("saddles", "-a", "(A:1,B:2):0", "--toy", "ratio=2,rho=0.5");
        assertTrue(single.out().contains("from {}, which is no fixed point, A leads at once"), single.out());
    }

    /** Every line is a statement of the language, every name is quoted, and every edge joins nodes that are declared. */
    @Test
    void dotIsAGraphOfDeclaredNodes() {
        for (String tree : List.of("(A:2,B:2):0", "(A:1,B:1):3", "(A:1,B:2):0")) {
            Run run = Run.of("saddles", "-a", tree, "--toy", "ratio=2,rho=0.5", "--format", "dot");
            assertEquals(0, run.code(), run.err());
            List<String> lines = run.out().lines().toList();
            assertEquals("digraph saddles {", lines.get(0));
            assertEquals("}", lines.get(lines.size() - 1));
            List<String> nodes = new ArrayList<>();
            int bold = 0;
            for (String line : lines.subList(1, lines.size() - 1)) {
                assertTrue(line.matches(" {2}(\"[^\"]*\"( -> \"[^\"]*\")?|node|edge|label|labelloc|rankdir).*;"), line);
                assertEquals(0, line.chars().filter(c -> c == '"').count() % 2, line);
                String[] parts = line.strip().split("\"", -1);
                if (line.contains(" -> ")) {
                    assertTrue(nodes.contains(parts[1]) && nodes.contains(parts[3]), line);
                    bold += line.contains("penwidth") ? 1 : 0;
                } else if (line.startsWith("  \"")) {
                    nodes.add(parts[1]);
                }
            }
            assertTrue(bold >= 1, run.out());
        }
    }

    @Test
    void permanentBiasIsADashedEdgeAndSaidInWords() throws IOException {
        Path file = folder.resolve("twins.yaml");
        Files.writeString(file, """
                modalities: {A: 1, B: 1}
                inputCovariance: [[4, 2], [2, 1]]
                inputOutputCorrelation: [2, 1]
                outputVariance: 1
                """);
        String[] arguments = {"saddles", "-a", "(A:2,B:2):1", "--stats", file.toString()};
        Run text = Run.of(arguments);
        assertTrue(text.out().contains("no exit by B: residual 0, permanent bias"), text.out());
        assertTrue(text.out().contains("warning: B is not learned at {A}"), text.out());
        Run dot = Run.of("saddles", "-a", "(A:2,B:2):1", "--stats", file.toString(), "--format", "dot");
        assertTrue(dot.out().contains("\"{A}\" -> \"{A,B}\" [label=\"B: never\""), dot.out());
        assertTrue(dot.out().contains("style=dashed"), dot.out());
        JsonNode document = new ObjectMapper()
                .readTree(Run.of("saddles", "-a", "(A:2,B:2):1", "--stats", file.toString(), "--json")
                        .out());
        assertTrue(document.get("halfTimes").get("B").get("leading").isNull());
        assertEquals(
                "none",
                document.get("saddles").get(1).get("exits").get(0).get("law").asText());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "-a (A:2,B:2):0 --toy ratio=2,rho=0.5 --format svg; --format 'svg'",
                "-a (A:2,B:2):0 --toy ratio=2,rho=0.5 --u0 1; between 0 and 1",
                "-a (A:2,B:2):0 --toy ratio=2,rho=0.5 --u0 -1; above 0",
                "-a (A:2,B:2):0; no data",
                "-a (A:Lf,B:Lf):(L-Lf) --toy ratio=2,rho=0.5; expected numbers",
                "-a (A:2,B:2,C:2):0 --toy ratio=2,rho=0.5; same names",
                "--toy ratio=2,rho=0.5; architecture",
            })
    void refusesInOneLine(String arguments, String expected) {
        Run run = Run.of(("saddles " + arguments).split(" ", -1));
        assertEquals(2, run.code());
        assertEquals("", run.out());
        assertTrue(run.err().contains(expected), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
    }

    @Test
    void refusesElevenModalities() {
        String leaves = IntStream.range(0, 11).mapToObj(i -> "M" + i + ":2").collect(Collectors.joining(","));
        String inputs = IntStream.range(0, 11).mapToObj(i -> "M" + i + "=1").collect(Collectors.joining(","));
        Run run = Run.of("saddles", "-a", "(" + leaves + "):1", "--random", inputs + ",samples=50");
        assertEquals(2, run.code());
        assertTrue(run.err().contains("at most 10"), run.err());
    }
}
