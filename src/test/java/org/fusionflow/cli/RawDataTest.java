package org.fusionflow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.fusionflow.data.made.RandomSamples;
import org.fusionflow.data.samples.Samples;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Raw columns in commands: warned of on stderr or in the document, cured by options and keys of studies. */
class RawDataTest {
    private static final String TREE = "(A:2,B:2):0";

    @TempDir
    Path folder = Path.of(".");

    /** Samples whose first modality has another unit and offset, and whose outputs have an offset. */
    private Path table(String name, DoubleUnaryOperator first, double outputOffset) throws IOException {
        Samples samples = RandomSamples.parse("A=2,B=1,std.A=2,noise=0.3,samples=30,seed=4")
                .draw();
        StringBuilder text = new StringBuilder("A1,A2,B1,y\n");
        for (int s = 0; s < samples.count(); s++) {
            text.append(first.applyAsDouble(rounded(samples.input(s, 0)))).append(',');
            text.append(first.applyAsDouble(rounded(samples.input(s, 1)))).append(',');
            text.append(rounded(samples.input(s, 2))).append(',');
            text.append(rounded(samples.output(s)) + outputOffset).append('\n');
        }
        return Files.writeString(folder.resolve(name), text);
    }

    /** To a multiple of a power of 2, so that offsets do not round it. */
    private static double rounded(double value) {
        return Math.rint(value * 0x1p10) / 0x1p10;
    }

    private static JsonNode json(List<String> args) throws JsonProcessingException {
        Run run = Run.of(args.toArray(String[]::new));
        assertEquals(0, run.code(), run.err());
        assertEquals("", run.err());
        return new ObjectMapper().readTree(run.out());
    }

    private static List<String> args(String command, Path file, String... rest) {
        List<String> args = new ArrayList<>(List.of(command, "-a", TREE, "--data", file.toString()));
        args.addAll(Arrays.asList(rest));
        return args;
    }

    private static List<String> warnings(JsonNode document) {
        List<String> warnings = new ArrayList<>();
        document.get("warnings").forEach(warning -> warnings.add(warning.asText()));
        return warnings;
    }

    @Test
    void textWarnsOnStderrAndADocumentInItself() throws IOException {
        Path raw = table("raw.csv", x -> 255 * x + 1e4, 3);
        for (List<String> args : List.of(
                args("predict", raw, "--u0", "1e-3"),
                args("saddles", raw),
                args("derive", raw),
                args("simulate", raw, "--method", "flow", "--width", "2", "--max-steps", "5"),
                args("simulate", raw, "--lr", "1e-12", "--width", "2", "--max-steps", "5", "--seeds", "2"))) {
            Run run = Run.of(args.toArray(String[]::new));
            List<String> lines = run.err()
                    .lines()
                    .filter(line -> line.startsWith("fusionflow: warning: "))
                    .toList();
            assertEquals(2, lines.size(), run.err());
            assertTrue(lines.get(0).contains("A1 (mean 1") && lines.get(0).contains("y (mean"), run.err());
            assertFalse(lines.get(0).contains("B1"), run.err());
            assertTrue(lines.get(1).contains("units differ: inputs of A"), run.err());
            assertFalse(run.out().contains("--center"), run.out());
            List<String> document = new ArrayList<>(args);
            document.add("--json");
            List<String> warned = warnings(json(document));
            assertEquals(
                    2,
                    warned.stream()
                            .filter(w -> w.contains("--"))
                            .filter(w -> w.contains("(in a study"))
                            .count());
            assertEquals("fusionflow: warning: " + warned.get(0), lines.get(0));
        }
    }

    /** The same problem at any offset: what counts is the rounding of the numbers in the file. */
    @ParameterizedTest
    @ValueSource(doubles = {0x1p20, 0x1p30, 0x1p36})
    void centringTakesAnyOffsetAway(double offset) throws IOException {
        JsonNode plain = json(args("predict", table("plain.csv", x -> x, 0), "--u0", "1e-3", "--center", "--json"));
        JsonNode far =
                json(args("predict", table("far.csv", x -> x + offset, -offset), "--u0", "1e-3", "--center", "--json"));
        for (String modality : List.of("A", "B")) {
            double expected = plain.get("halfTimes").get(modality).asDouble();
            assertEquals(expected, far.get("halfTimes").get(modality).asDouble(), 1e-9 * expected);
        }
        assertEquals(
                List.of(),
                warnings(far).stream()
                        .filter(w -> w.contains("mean") && !w.startsWith("null"))
                        .toList());
    }

    @Test
    void standardizingTakesUnitsAway() throws IOException {
        String[] rest = {"--u0", "1e-3", "--standardize", "--json"};
        JsonNode plain = json(args("predict", table("plain.csv", x -> x, 0), rest));
        JsonNode other = json(args("predict", table("other.csv", x -> 1024 * x - 7, 3), rest));
        assertEquals(
                plain.get("timeRatio").get("reduced").asDouble(),
                other.get("timeRatio").get("reduced").asDouble(),
                1e-9);
        assertEquals(plain.get("warnings"), other.get("warnings"));
        assertEquals(
                other.get("halfTimes").get("A").asDouble(),
                json(args(
                                "simulate",
                                folder.resolve("other.csv"),
                                "--u0",
                                "1e-3",
                                "--standardize",
                                "--method",
                                "flow",
                                "--width",
                                "3",
                                "--json"))
                        .get("halfTimes")
                        .get("A")
                        .asDouble(),
                1e-6 * other.get("halfTimes").get("A").asDouble());
    }

    @Test
    void optionsWithoutSamplesOrDataAreRefused() {
        for (String option : List.of("--center", "--standardize")) {
            Run population = Run.of("predict", "-a", TREE, "--toy", "ratio=2,rho=0", option);
            assertEquals(2, population.code());
            assertTrue(population.err().contains(option.substring(2) + " without samples"), population.err());
            Run stats =
                    Run.of("predict", "-a", "(A:2,B:2):0", "--stats", "validation/vector-modalities-data.yml", option);
            assertEquals(2, stats.code());
            assertTrue(stats.err().contains("without samples"), stats.err());
            Run nothing = Run.of("derive", "-a", TREE, option);
            assertEquals(2, nothing.code());
            assertTrue(nothing.err().contains(option + ": expected data"), nothing.err());
        }
    }

    @Test
    void drawnSamplesCanBeCentred() throws IOException {
        JsonNode document = json(List.of(
                "predict",
                "-a",
                TREE,
                "--random",
                "A=3,B=2,samples=20,heldout=5",
                "--center",
                "--u0",
                "0.01",
                "--json"));
        assertFalse(document.has("generalization"));
        assertTrue(warnings(document).get(0).contains("the exact error on new data is left out"), document.toString());
    }

    @Test
    void studiesHaveTheKeysAndCommandsWarnOfTheirData() throws IOException {
        Path raw = table("raw.csv", x -> 255 * x + 1e4, 3);
        Path study = folder.resolve("study.yaml");
        Files.writeString(study, """
                name: raw
                architecture: (A:2,B:2):0
                data: {data: raw.csv}
                u0: 0.001
                quantities: [reduced.timeRatio]
                """);
        Path csv = folder.resolve("raw-table.csv");
        Run sweep = Run.of("sweep", study.toString(), "-o", csv.toString());
        assertEquals(0, sweep.code(), sweep.err());
        assertEquals(
                2,
                sweep.err()
                        .lines()
                        .filter(l -> l.startsWith("fusionflow: warning: "))
                        .count(),
                sweep.err());
        String before = Files.readString(csv);
        Files.writeString(study, Files.readString(study).replace("raw.csv}", "raw.csv, standardize: true}"));
        JsonNode document = json(List.of("sweep", study.toString(), "-o", csv.toString(), "--json"));
        assertEquals(List.of(), warnings(document));
        assertFalse(before.equals(Files.readString(csv)));
        double ratio = json(args("predict", raw, "--u0", "0.001", "--standardize", "--json"))
                .get("timeRatio")
                .get("reduced")
                .asDouble();
        assertTrue(Files.readString(csv).contains(Double.toString(ratio)), Files.readString(csv));
        assertEquals(
                2,
                warnings(json(List.of("validate", write("valid.yaml", "raw.csv"), "--json")))
                        .size());
    }

    private String write(String name, String data) throws IOException {
        return Files.writeString(folder.resolve(name), """
                name: valid
                architecture: (A:2,B:2):0
                data: {data: DATA}
                u0: 0.001
                quantities: [reduced.timeRatio]
                checks:
                  - {of: reduced.timeRatio, atLeast: 0, reason: a ratio}
                """.replace("DATA", data))
                .toString();
    }

    @Test
    void aStudyThatIsSavedKeepsThePreparation() throws IOException {
        Path raw = table("raw.csv", x -> 255 * x + 1e4, 3);
        Path study = folder.resolve("saved.yaml");
        Run run = Run.of(args(
                        "validate",
                        raw,
                        "--standardize",
                        "--u0",
                        "0.1",
                        "--network",
                        "name=flow,init=aligned,method=flow,width=2",
                        "--save-study",
                        study.toString())
                .toArray(String[]::new));
        assertEquals(0, run.code(), run.err());
        assertTrue(
                Files.readString(study).contains("data: {data: raw.csv, standardize: true}"), Files.readString(study));
    }
}
