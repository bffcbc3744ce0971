package org.fusionflow.study.sweep;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListSet;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.CsvText;
import org.fusionflow.study.StudyProgress;
import org.fusionflow.study.journal.Journal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes of a sweep: the same for every number of threads and after every interruption. */
class SweepRunTest {
    private static final String TEXT = """
            name: map
            layers: 3
            fusion: 2
            data: {toy: {}}
            u0: 0.2
            axes:
              ratio: [1.5, 2, 3]
              rho: [0, 0.25]
            """;
    private static final String VERSION = "1";

    @TempDir
    Path folder = Path.of(".");

    /** A table that costs nothing, notes which points it was asked for, and stops at one of them. */
    private record Cheap(Grid grid, int stopAt, Set<Integer> asked) implements PointTable {
        @Override
        public List<String> header() {
            return List.of("u0", "square");
        }

        @Override
        public PointRows rows(int point) {
            if (point == stopAt) {
                throw new InvalidInput("stopped");
            }
            asked.add(point);
            double value = grid.values(point).getOrDefault(Parameter.U0, Double.NaN);
            List<String> row = List.of(grid.cells(point).get(0), CsvText.cell(value * value));
            return new PointRows("REACHED_END", CsvText.lines(List.of(row)));
        }
    }

    private static Sweep cheap(int stopAt) {
        Sweep sweep = SweepFile.parse(
                TEXT.replaceAll("(?s)u0: 0.2.*", """
                axes:
                  u0: {from: 1, to: 9, points: 9}
                """).replace("{}", "{ratio: 2, rho: 0}"), Path.of("s.yaml"));
        return new Sweep(
                "cheap", sweep.family(), sweep.grid(), new Cheap(sweep.grid(), stopAt, new ConcurrentSkipListSet<>()));
    }

    private static Set<Integer> asked(Sweep sweep) {
        return ((Cheap) sweep.table()).asked();
    }

    private static SweepResult run(Sweep sweep, Path csv, int threads) {
        return SweepRun.of(sweep, csv, VERSION, threads, false, StudyProgress.NONE);
    }

    private static String refusal(Sweep sweep, Path csv) {
        return String.valueOf(
                assertThrows(InvalidInput.class, () -> run(sweep, csv, 1)).getMessage());
    }

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @Test
    void oneAndFourThreadsWriteTheSameBytes() throws IOException {
        Sweep sweep = SweepFile.parse(TEXT, Path.of("s.yaml"));
        SweepResult one = run(sweep, folder.resolve("one.csv"), 1);
        SweepResult four = run(sweep, folder.resolve("four.csv"), 4);
        assertEquals(6, one.rows());
        assertEquals(6, four.rows());
        List<String> lines = Files.readAllLines(folder.resolve("one.csv"));
        assertEquals(7, lines.size());
        assertEquals(String.join(",", sweep.table().header()), lines.get(0));
        assertTrue(lines.get(4).startsWith("2.0,0.25,A,"), lines.get(4));
        assertEquals(-1, Files.mismatch(folder.resolve("one.csv"), folder.resolve("four.csv")));
        assertEquals(List.of(folder.resolve("four.csv"), folder.resolve("one.csv")), files());
    }

    @Test
    void everyTruncatedJournalIsTakenUpAndEndsWithTheSameBytes() throws IOException {
        Path csv = folder.resolve("out.csv");
        run(cheap(-1), csv, 2);
        byte[] whole = Files.readAllBytes(csv);
        Files.delete(csv);
        Sweep stopped = cheap(5);
        assertTrue(refusal(stopped, csv).contains("u0 = 6.0: stopped"));
        assertFalse(Files.exists(csv));
        assertEquals(Set.of(0, 1, 2, 3, 4), asked(stopped));
        Path partial = Journal.beside(csv);
        byte[] journal = Files.readAllBytes(partial);
        for (int length = 0; length <= journal.length; length++) {
            byte[] left = Arrays.copyOf(journal, length);
            Files.write(partial, left);
            Sweep again = cheap(-1);
            SweepResult result = run(again, csv, 1);
            assertArrayEquals(whole, Files.readAllBytes(csv));
            // The first line names the sweep; every other whole line is a point that is not computed again.
            long lines = new String(left, StandardCharsets.UTF_8)
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
            int finished = (int) Math.max(0, lines - 1);
            assertEquals(finished, result.resumed());
            assertEquals(9 - finished, asked(again).size());
            assertEquals(List.of(csv), files());
            Files.delete(csv);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void interruptedAgainAndAgainItStillEndsWithTheSameBytes(int threads) throws IOException {
        Path csv = folder.resolve("out.csv");
        run(cheap(-1), csv, 1);
        byte[] whole = Files.readAllBytes(csv);
        for (int stopAt : new int[] {3, 1, 7, 3}) {
            refusalWith(cheap(stopAt), csv, threads);
        }
        run(cheap(-1), csv, threads);
        assertArrayEquals(whole, Files.readAllBytes(csv));
    }

    /** Stops at a point, unless that one is finished already. */
    private static void refusalWith(Sweep sweep, Path csv, int threads) {
        try {
            run(sweep, csv, threads);
        } catch (InvalidInput stopped) {
            assertTrue(String.valueOf(stopped.getMessage()).endsWith("stopped"));
        }
    }

    @Test
    void linesThatAreNoPointsAreComputedAgain() throws IOException {
        Path csv = folder.resolve("out.csv");
        assertTrue(refusal(cheap(5), csv).contains("stopped"));
        List<String> lines = Files.readAllLines(Journal.beside(csv));
        for (String broken : List.of(
                "\u0000\u0000\u0000",
                "{\"point\":99,\"outcome\":\"REACHED_END\",\"csv\":\"x\\n\"}",
                "{\"point\":2,\"outcome\":\"REACHED_END\"}",
                "[]")) {
            Files.write(Journal.beside(csv), List.of(lines.get(0), lines.get(1), broken, lines.get(3)));
            Sweep again = cheap(-1);
            assertEquals(1, run(again, csv, 1).resumed());
            assertEquals(8, asked(again).size());
        }
    }

    @Test
    void theJournalOfAnotherSweepOrVersionIsRefusedAndKept() throws IOException {
        Path csv = folder.resolve("out.csv");
        assertTrue(refusal(cheap(5), csv).contains("stopped"));
        byte[] journal = Files.readAllBytes(Journal.beside(csv));
        String message = refusal(SweepFile.parse(TEXT, Path.of("s.yaml")), csv);
        assertTrue(message.startsWith(Journal.beside(csv) + ": "), message);
        assertTrue(message.contains("--restart"), message);
        assertThrows(InvalidInput.class, () -> SweepRun.of(cheap(-1), csv, "2", 1, false, StudyProgress.NONE));
        assertArrayEquals(journal, Files.readAllBytes(Journal.beside(csv)));
        assertFalse(Files.exists(csv));
        SweepResult anew = SweepRun.of(cheap(-1), csv, "2", 1, true, StudyProgress.NONE);
        assertEquals(0, anew.resumed());
        assertEquals(List.of(csv), files());
    }

    @Test
    void twoRunsCannotWriteOneOutput() {
        Path csv = folder.resolve("out.csv");
        try (Journal held = Journal.open(csv, "sweep", "someone", 9, false)) {
            assertTrue(held.finished().isEmpty());
            assertTrue(refusal(cheap(-1), csv).contains("another run"));
        }
    }

    @Test
    void aFolderThatIsMissingIsRefusedBeforeAnyWork() {
        Sweep sweep = cheap(-1);
        assertTrue(refusal(sweep, folder.resolve("no/out.csv")).contains("does not exist"));
        assertTrue(asked(sweep).isEmpty());
    }

    @Test
    void nothingIsKeptBesideAnOutputThatIsNoFile() {
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device));
        Sweep sweep = SweepFile.parse(
                TEXT.replace("ratio: [1.5, 2, 3]", "").replace("{}", "{ratio: 2}") + "follow: saddles\n",
                Path.of("s.yaml"));
        SweepResult result = run(sweep, device, 1);
        assertEquals(8, result.rows());
        assertTrue(result.specialCsv().isEmpty());
        assertFalse(Files.exists(Journal.beside(device)));
        assertFalse(Files.exists(SweepRun.special(device)));
    }

    @Test
    void failedPointsAreCountedAndTheFirstIsNamed() throws IOException {
        Path csv = folder.resolve("out.csv");
        Sweep sweep = SweepFile.parse("""
                name: overflow
                architecture: (A:2,B:2):1
                data: {toy: {ratio: 2, rho: 0}}
                axes: {u0: [0.1, 1e200, 1e250]}
                quantities: [timeRatio, outcome]
                """, Path.of("s.yaml"));
        SweepResult result = run(sweep, csv, 2);
        assertEquals(2, result.failed());
        assertTrue(result.firstFailure().orElseThrow().matches("u0 = 1.0E200: (NOT_FINITE|STEP_TOO_SMALL)"));
        assertTrue(Files.readAllLines(csv).get(2).matches("1.0E200,,(NOT_FINITE|STEP_TOO_SMALL)"));
        assertEquals(List.of(csv), files());
    }
}
