package org.fusionflow.cli.command;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.fusionflow.cli.Run;
import org.fusionflow.cli.option.ProjectFiles;
import org.fusionflow.study.check.CheckResult;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command {@code reproduce}: keys, files and exit codes. */
class ReproduceCommandTest {
    @TempDir
    private Path folder;

    private Run reproduce(String out, String... options) {
        return Run.of(Stream.concat(
                        Stream.of(
                                "reproduce",
                                "classification-losses",
                                "--quick",
                                "-o",
                                folder.resolve(out).toString()),
                        Stream.of(options))
                .toArray(String[]::new));
    }

    @Test
    void theDocumentNamesTheStudyAndItsChecks() throws IOException {
        Run run = reproduce("new/folder", "--json");
        assertEquals(0, run.code(), run.err());
        assertEquals("", run.err());
        JsonNode document = new ObjectMapper().readTree(run.out());
        JsonNode experiment = document.get("studies").get(0);
        assertEquals("classification-losses", experiment.get("name").asText());
        assertTrue(experiment.get("seconds").asDouble() > 0);
        assertEquals(7, experiment.get("rows").asInt());
        assertTrue(experiment.get("holds").asBoolean());
        assertEquals(5, experiment.get("checks").size());
        Path out = folder.resolve("new/folder");
        try (Stream<Path> files = Files.list(out)) {
            assertEquals(
                    Set.of(
                            "classification-losses.csv",
                            "classification-losses-runs.csv",
                            "findings.md",
                            "reproduction.pdf"),
                    new HashSet<>(
                            files.map(file -> file.getFileName().toString()).toList()));
        }
        assertEquals(
                4, Files.readAllLines(out.resolve("classification-losses.csv")).size());
    }

    @Test
    void aSecondRunWritesTheSameBytes() throws IOException {
        assertEquals(0, reproduce("one", "--threads", "1").code());
        assertEquals(0, reproduce("two", "--threads", "3").code());
        for (String file : List.of(
                "classification-losses.csv", "classification-losses-runs.csv", "findings.md", "reproduction.pdf")) {
            assertArrayEquals(
                    Files.readAllBytes(folder.resolve("one").resolve(file)),
                    Files.readAllBytes(folder.resolve("two").resolve(file)),
                    file);
        }
    }

    private static final String BEGIN = "<!-- written by fusionflow reproduce: begin -->";
    private static final String END = "<!-- written by fusionflow reproduce: end -->";

    @Test
    void findingsGoIntoADocumentAndTheOutputSaysSo() throws IOException {
        Path readme = Files.writeString(folder.resolve("README.md"), "# Studies\n" + BEGIN + "\n" + END + "\nrest\n");
        Run run = reproduce("out", "--readme", readme.toString());
        assertEquals(0, run.code(), run.err());
        assertTrue(run.out().contains("classification-losses: 3 points, 4 runs, holds"), run.out());
        assertTrue(run.out().contains(readme + ": the table of findings was written"), run.out());
        String text = Files.readString(readme);
        assertTrue(text.startsWith("# Studies\n" + BEGIN + "\n") && text.endsWith("|\n" + END + "\nrest\n"), text);
        assertTrue(text.contains("| `classification-losses` | "), text);
        Run again = reproduce("out", "--json", "--readme", readme.toString());
        assertEquals(
                readme.toString(),
                new ObjectMapper().readTree(again.out()).get("readme").asText());
        assertEquals(text, Files.readString(readme));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "name: another\narchitecture: (A:2,B:2):0\n",
                "A\n" + BEGIN + "\nIMPORTANT\n",
                END + "\nIMPORTANT\n" + BEGIN + "\n",
                BEGIN + "\n" + END + "\nIMPORTANT\n" + BEGIN + "\n" + END + "\n"
            })
    void aDocumentWithoutItsTwoMarkersIsRefusedBeforeTheWorkAndStaysAsItIs(String text) throws IOException {
        Path readme = Files.writeString(folder.resolve("n3.md"), text);
        Run run = reproduce("out", "--readme", readme.toString());
        assertEquals(2, run.code(), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
        assertTrue(run.err().contains(readme + ": "), run.err());
        assertTrue(run.err().contains("'" + BEGIN + "'") && run.err().contains("'" + END + "'"), run.err());
        assertEquals(text, Files.readString(readme));
        assertFalse(Files.exists(folder.resolve("out")));
    }

    @Test
    void badArgumentsAreRefusedBeforeAnythingIsWritten() throws IOException {
        Run unknown = Run.of(
                "reproduce",
                "classification-losses",
                "nothing",
                "-o",
                folder.resolve("x").toString());
        assertEquals(2, unknown.code());
        assertTrue(unknown.err().contains("study 'nothing': expected a file .yaml or one of"), unknown.err());
        assertEquals(2, reproduce("x", "--threads", "0").code());
        assertEquals(
                2,
                reproduce("x", "--readme", folder.resolve("none.md").toString()).code());
        assertFalse(Files.exists(folder.resolve("x")));
        Run twice = reproduce("x", "classification-losses");
        assertEquals(2, twice.code());
        assertTrue(twice.err().contains("name 'classification-losses' is that of another study here"), twice.err());
        Path malformed = Files.writeString(folder.resolve("malformed.yaml"), "name: malformed\naxis: {x: [1]}\n");
        assertEquals(2, reproduce("x", malformed.toString()).code());
        assertFalse(Files.exists(folder.resolve("x")));
        Files.writeString(folder.resolve("file"), "");
        assertEquals(2, reproduce("file").code());
    }

    @ParameterizedTest
    @ValueSource(strings = {"classification-losses.csv", "findings.md", "reproduction.pdf"})
    void aFolderInTheWayOfAFileIsRefusedBeforeTheWork(String file) throws IOException {
        Files.createDirectories(folder.resolve("out").resolve(file));
        Run run = reproduce("out");
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains(file + ": expected a file to write"), run.err());
        try (Stream<Path> left = Files.list(folder.resolve("out"))) {
            assertEquals(List.of(folder.resolve("out").resolve(file)), left.toList());
        }
    }

    @Test
    void everyStudyIsListed() {
        Run run = Run.of("reproduce", "--list");
        assertEquals(0, run.code());
        assertEquals(
                names(),
                run.out()
                        .lines()
                        .map(line -> line.substring(0, line.indexOf(':')))
                        .toList());
    }

    @Test
    void theListIsADocumentToo() throws IOException {
        Run run = Run.of("reproduce", "--list", "--json");
        assertEquals(0, run.code(), run.err());
        JsonNode studies = new ObjectMapper().readTree(run.out()).get("studies");
        assertEquals(
                names(),
                IntStream.range(0, studies.size())
                        .mapToObj(i -> studies.get(i).get("name").asText())
                        .toList());
        studies.forEach(study -> assertFalse(study.get("title").asText().isEmpty()));
    }

    private static List<String> names() {
        return ProjectFiles.reproductions().stream()
                .map(file -> file.getFileName().toString().replace(".yaml", ""))
                .toList();
    }

    @Test
    void moreThreadsThanTasksAreNotStarted() {
        Run run = reproduce("many", "--threads", "999999999");
        assertEquals(0, run.code(), run.err());
    }

    /** The committed table is written by a full run; nobody may forget a study or commit an error. */
    @Test
    void theCommittedTableHasEveryStudy() throws IOException {
        String table = Files.readString(Path.of("validation", "README.md"));
        names().forEach(name -> assertTrue(table.contains("| `" + name + "` | "), name));
        assertFalse(table.contains(CheckResult.Verdict.FAILS.words()));
    }
}
