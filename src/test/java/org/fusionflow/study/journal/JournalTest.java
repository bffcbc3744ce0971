package org.fusionflow.study.journal;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.fusionflow.architecture.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a journal holds, and what it refuses and leaves as it is. */
class JournalTest {
    private static final Journal.Entry ENTRY = new Journal.Entry("REACHED_END", "1.5,2\n");

    @TempDir
    Path folder = Path.of(".");

    private record Some(String identity, String build, int jobs) implements Journal.Work {
        @Override
        public Optional<String> problem(int job, Journal.Entry entry) {
            return entry.csv().equals("wrong\n") ? Optional.of("found wrong, expected right") : Optional.empty();
        }
    }

    private static final Some WORK = new Some("work", "build", 4);

    private Path output() {
        return folder.resolve("out.csv");
    }

    private Path partial() {
        return folder.resolve("out.csv.partial");
    }

    /** A journal of the jobs 0 to 2, as a killed run leaves it. */
    private List<String> lines() throws IOException {
        Files.deleteIfExists(partial());
        try (Journal journal = Journal.open(output(), WORK, false)) {
            for (int job = 0; job < 3; job++) {
                journal.append(job, new Journal.Entry("REACHED_END", "1." + job + ",2\n"));
            }
        }
        return Files.readAllLines(partial());
    }

    private String refusal(Some work, boolean anew) {
        return String.valueOf(assertThrows(
                        InvalidInput.class,
                        () -> Journal.open(output(), work, anew).close())
                .getMessage());
    }

    private List<String> names() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    @Test
    void finishedJobsAreReadBackAndNothingElseIsLeftBeside() throws IOException {
        assertEquals(4, lines().size());
        assertEquals(List.of("out.csv.partial"), names());
        try (Journal again = Journal.open(output(), WORK, false)) {
            assertEquals(
                    Map.of(
                            0, new Journal.Entry("REACHED_END", "1.0,2\n"),
                            1, new Journal.Entry("REACHED_END", "1.1,2\n"),
                            2, new Journal.Entry("REACHED_END", "1.2,2\n")),
                    again.takeFinished());
            again.append(3, ENTRY);
        }
        try (Journal again = Journal.open(output(), WORK, false)) {
            assertEquals(4, again.takeFinished().size());
            again.remove();
        }
        assertEquals(List.of(), names());
    }

    @Test
    void aLineThatWasBeingWrittenIsTheOnlyDamageThatIsPassedOver() throws IOException {
        String text = String.join("\n", lines()) + "\n";
        for (int cut = 1; cut < 12; cut++) {
            Files.writeString(partial(), text.substring(0, text.length() - cut));
            try (Journal again = Journal.open(output(), WORK, false)) {
                assertEquals(2, again.takeFinished().size());
                again.append(2, ENTRY);
            }
            assertEquals(4, Files.readAllLines(partial()).size());
        }
        Files.writeString(partial(), text + "\u0000\u0000\u0000");
        try (Journal again = Journal.open(output(), WORK, false)) {
            assertEquals(3, again.takeFinished().size());
        }
    }

    @Test
    void everyChangeOfAWholeLineIsRefusedWithItsNumberAndWhatToDo() throws IOException {
        List<String> lines = lines();
        Map<Integer, List<List<String>>> damaged = Map.of(
                2,
                List.of(
                        // A digit, a letter for a digit, a line missing.
                        replaced(lines, 1, lines.get(1).replace("1.0", "1.9")),
                        replaced(lines, 1, lines.get(1).replace("1.0", "1.o")),
                        replaced(lines, 1, lines.get(1).replace("\"job\":0", "\"job\":3")),
                        List.of(lines.get(0), lines.get(2), lines.get(3))),
                3,
                List.of(
                        // A line twice, two lines exchanged, an empty one, blanks, a checksum in capitals or none.
                        List.of(lines.get(0), lines.get(1), lines.get(1), lines.get(2)),
                        List.of(lines.get(0), lines.get(1), lines.get(3), lines.get(2)),
                        List.of(lines.get(0), lines.get(1), "", lines.get(2)),
                        replaced(lines, 2, lines.get(2) + " "),
                        replaced(lines, 2, lines.get(2).replaceFirst("\\w{8}", "ABCDEF01")),
                        replaced(lines, 2, lines.get(2).substring(9))));
        for (var entry : damaged.entrySet()) {
            for (List<String> one : entry.getValue()) {
                byte[] before = (String.join("\n", one) + "\n").getBytes(StandardCharsets.UTF_8);
                Files.write(partial(), before);
                String message = refusal(WORK, false);
                assertTrue(message.startsWith(partial() + ", line " + entry.getKey() + ": found "), message);
                assertTrue(message.contains("remove this line and all after it"), message);
                assertArrayEquals(before, Files.readAllBytes(partial()));
            }
        }
        // The advice is right.
        Files.write(partial(), lines.subList(0, 2));
        try (Journal again = Journal.open(output(), WORK, false)) {
            assertEquals(1, again.takeFinished().size());
        }
    }

    private static List<String> replaced(List<String> lines, int at, String line) {
        List<String> copy = new ArrayList<>(lines);
        copy.set(at, line);
        return copy;
    }

    @Test
    void rowsThatDoNotFitTheJobAreRefusedWithTheirLine() throws IOException {
        try (Journal journal = Journal.open(output(), WORK, false)) {
            journal.append(0, ENTRY);
            journal.append(1, new Journal.Entry("REACHED_END", "wrong\n"));
        }
        assertTrue(refusal(WORK, false).contains("line 3: found wrong, expected right"));
        Files.delete(partial());
        try (Journal journal = Journal.open(output(), WORK, false)) {
            journal.append(7, ENTRY);
        }
        assertTrue(refusal(WORK, false).contains("line 2: found job 7, expected a number below 4"));
        Files.delete(partial());
        try (Journal journal = Journal.open(output(), WORK, false)) {
            journal.append(1, ENTRY);
            journal.append(1, ENTRY);
        }
        assertTrue(refusal(WORK, false).contains("line 3: found job 1 again"));
    }

    @Test
    void otherWorkOrAnotherBuildIsRefusedAndKeptUntilItIsGivenUp() throws IOException {
        lines();
        byte[] before = Files.readAllBytes(partial());
        assertTrue(refusal(new Some("other", "build", 4), false).contains("another study"));
        assertTrue(refusal(new Some("work", "build", 5), false).contains("another study"));
        String build = refusal(new Some("work", "built later", 4), false);
        assertTrue(build.contains("another build of the program (build, this is built later)"), build);
        assertTrue(build.contains("--restart"), build);
        assertArrayEquals(before, Files.readAllBytes(partial()));
        try (Journal anew = Journal.open(output(), new Some("work", "built later", 4), true)) {
            assertEquals(Map.of(), anew.takeFinished());
        }
    }

    @Test
    void aDamagedJournalCanBeGivenUp() throws IOException {
        Files.write(partial(), Collections.nCopies(2, lines().get(0)));
        assertTrue(refusal(WORK, false).contains("line 2"));
        try (Journal anew = Journal.open(output(), WORK, true)) {
            assertEquals(Map.of(), anew.takeFinished());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "my notes",
                "my notes\n",
                "{\"journal\":\"fusionflow journal 2\"}\n",
                "{\"study\":\"fusionflow 0.1.0, 12\"}\n",
                "a,b\n1,2\n"
            })
    void aFileOfAnotherKindIsLeftAsItIsAlsoByARestart(String content) throws IOException {
        Files.writeString(partial(), content);
        for (boolean anew : new boolean[] {false, true}) {
            String message = refusal(WORK, anew);
            assertTrue(message.startsWith(partial() + ": is in the way of a journal"), message);
            assertEquals(content, Files.readString(partial()));
        }
        assertEquals(List.of("out.csv.partial"), names());
    }

    @Test
    void aLinkWithTheJournalsNameIsNotFollowed() throws IOException {
        lines();
        Path target = Files.move(partial(), folder.resolve("elsewhere"));
        byte[] before = Files.readAllBytes(target);
        Files.createSymbolicLink(partial(), target);
        for (boolean anew : new boolean[] {false, true}) {
            assertTrue(refusal(WORK, anew).contains("in the way"));
        }
        assertTrue(Files.isSymbolicLink(partial()));
        assertArrayEquals(before, Files.readAllBytes(target));
        // Nor one that leads nowhere, nor a folder.
        Files.delete(target);
        assertTrue(refusal(WORK, true).contains("in the way"));
        assertFalse(Files.exists(target));
        Files.delete(partial());
        Files.createDirectory(partial());
        assertTrue(refusal(WORK, true).contains("in the way"));
        assertTrue(Files.isDirectory(partial(), LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void theJournalOfALinkedOutputIsBesideTheOutput() throws IOException {
        Path other = Files.createDirectory(folder.resolve("other"));
        Path real = other.resolve("real.csv");
        Files.createSymbolicLink(output(), real);
        assertEquals(other.toRealPath().resolve("real.csv.partial"), Journal.beside(output()));
        try (Journal journal = Journal.open(output(), WORK, false)) {
            journal.append(0, ENTRY);
        }
        try (Journal journal = Journal.open(real, WORK, false)) {
            assertEquals(1, journal.takeFinished().size());
        }
    }
}
