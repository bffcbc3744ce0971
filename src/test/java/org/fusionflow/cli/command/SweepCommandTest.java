package org.fusionflow.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.fusionflow.cli.Run;
import org.fusionflow.cli.option.ProjectFiles;
import org.fusionflow.study.design.StudyReader;
import org.fusionflow.study.plugin.Plugins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command {@code sweep}: keys, files and exit codes. */
class SweepCommandTest {
    private static final String GOOD = """
            name: tiny
            architecture: (A:2,B:2):1
            data: {toy: {ratio: 2}}
            u0: 0.3
            axes: {rho: [0, 0.5]}
            """;

    @TempDir
    Path folder = Path.of(".");

    private Run sweep(String text, String... options) throws IOException {
        Path file = Files.writeString(folder.resolve("sweep.yaml"), text);
        return Run.of(Stream.concat(Stream.of("sweep", file.toString(), "-o", csv().toString()), Stream.of(options))
                .toArray(String[]::new));
    }

    private Path csv() {
        return folder.resolve("out.csv");
    }

    @Test
    void theDocumentSaysHowManyRowsAndWhere() throws IOException {
        Run run = sweep(GOOD, "--json", "--threads", "2");
        assertEquals(0, run.code(), run.err());
        assertEquals("", run.err());
        JsonNode document = new ObjectMapper().readTree(run.out());
        assertEquals(2, document.get("rows").asInt());
        assertEquals(csv().toString(), document.get("csv").asText());
        assertEquals(2, document.get("points").asInt());
        assertEquals(0, document.get("resumed").asInt());
        assertEquals(0, document.get("failed").asInt());
        assertEquals(3, Files.readAllLines(csv()).size());
    }

    @Test
    void specialPointsAreInTheDocumentAndInTheText() throws IOException {
        String text = GOOD.replace("[0, 0.5]", "[-0.75, 0.25]") + "follow: saddles\n";
        Run json = sweep(text, "--json");
        assertEquals(0, json.code(), json.err());
        JsonNode document = new ObjectMapper().readTree(json.out());
        assertEquals(8, document.get("rows").asInt());
        assertEquals(
                folder.resolve("out-special.csv").toString(),
                document.get("specialCsv").asText());
        JsonNode point = document.get("specialPoints").get(0);
        assertEquals("signReversal", point.get("kind").asText());
        assertEquals(-0.5, point.get("value").asDouble(), 1e-14);
        assertTrue(point.get("lower").asDouble() <= -0.5 && point.get("upper").asDouble() >= -0.5);
        Run words = sweep(text);
        assertTrue(words.out().contains("signReversal of B at {A}: -0.5"), words.out());
    }

    @Test
    void aPointThatFailsEndsWithThreeAfterTheCsvIsWritten() throws IOException {
        Run run = sweep(GOOD.replace("u0: 0.3\n", "")
                .replace("rho: [0, 0.5]", "u0: [1e200, 0.3]")
                .replace("{ratio: 2}", "{ratio: 2, rho: 0}"));
        assertEquals(3, run.code());
        assertEquals(1, run.err().lines().count());
        assertTrue(run.err().contains("1 of 2 points failed numerically, the first at u0 = 1.0E200: "), run.err());
        assertEquals(3, Files.readAllLines(csv()).size());
    }

    @Test
    void badInputEndsWithTwoAndLeavesNothing() throws IOException {
        for (Run run : List.of(
                sweep(GOOD.replace("rho: [0, 0.5]", "rho: [0, 2]")),
                sweep(GOOD, "--threads", "0"),
                sweep(GOOD, "--threads", "many"),
                Run.of("sweep"),
                Run.of("sweep", folder.resolve("missing.yaml").toString()))) {
            assertEquals(2, run.code());
            assertEquals("", run.out());
            assertEquals(1, run.err().lines().count(), run.err());
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(List.of(folder.resolve("sweep.yaml")), files.toList());
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"two-layer-late", "fusion-and-start", "time-ratio-map", "saddles-along-ratio"})
    void theSweepsOfTheProjectCanBeRead(String name) {
        assertEquals(
                name,
                new StudyReader(Plugins.CATALOGUE)
                        .read(Path.of("validation", "sweeps", name + ".yaml"), false)
                        .name());
    }

    @Test
    void validateWithoutFilesDoesNotTakeSweepsForStudies() {
        List<Path> studies = ProjectFiles.studies();
        assertFalse(studies.isEmpty());
        assertTrue(studies.stream().noneMatch(file -> file.toString().contains("sweeps")), studies.toString());
    }
}
