package org.fusionflow.study.run;

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
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.study.Studies;
import org.fusionflow.study.StudyProgress;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.design.StudyReader;
import org.fusionflow.study.journal.Journal;
import org.fusionflow.study.measure.MeasureCatalogue;
import org.fusionflow.study.plugin.Plugins;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The bytes of a study's tables: the same for every number of threads and after every interruption. */
class StudyRunTest {
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
    private static final String NETWORKS = """
            name: seeds
            layers: 3
            fusion: 2
            data: {toy: {rho: 0}}
            u0: 0.3
            axes: {ratio: [1.5, 2]}
            networks:
              random: {width: 6, init: gaussian-norm, seeds: 3}
              relu: {like: random, activation: linear, width: 4, where: ratio > 1.6, seeds: 2}
            record: {times: 0:10:5}
            """;
    private static final String VERSION = "1";

    @TempDir
    Path folder = Path.of(".");

    /** A study of nine points, its plug-in and the catalogue that has it. */
    private record Work(Study study, CheapTheory cheap, MeasureCatalogue catalogue) {
        static Work stoppingAt(int point) {
            CheapTheory cheap = new CheapTheory(point);
            MeasureCatalogue catalogue = cheap.catalogue();
            return new Work(new StudyReader(catalogue).parse("""
                    name: cheap
                    architecture: (A:2,B:2):1
                    data: {toy: {ratio: 2, rho: 0}}
                    axes:
                      u0: {from: 1, to: 9, points: 9}
                    theory: {own: {plugin: cheap}}
                    quantities: [own.square]
                    """, Path.of("s.yaml"), false), cheap, catalogue);
        }

        static Work of(String text) {
            return new Work(Studies.parse(text), new CheapTheory(-1), Plugins.CATALOGUE);
        }

        Done run(Path csv, String version, int threads, boolean anew) {
            try (StudyRun run = StudyRun.open(study, catalogue, new StudyOutput(csv), version, anew)) {
                StudyResult result =
                        StudyRun.all(List.of(run), threads, StudyProgress.NONE).get(0);
                run.done();
                return new Done(result, run.resumed(), run.files());
            }
        }

        Done run(Path csv, int threads) {
            return run(csv, VERSION, threads, false);
        }

        String refusal(Path csv) {
            return String.valueOf(
                    assertThrows(InvalidInput.class, () -> run(csv, 1)).getMessage());
        }
    }

    private record Done(StudyResult result, int resumed, List<Path> files) {}

    private List<Path> files() throws IOException {
        try (var files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }

    @Test
    void oneAndFourThreadsWriteTheSameBytes() throws IOException {
        Work map = Work.of(TEXT);
        StudyResult one = map.run(folder.resolve("one.csv"), 1).result();
        map.run(folder.resolve("four.csv"), 4);
        assertEquals(6, one.points().size());
        List<String> lines = Files.readAllLines(folder.resolve("one.csv"));
        assertEquals(7, lines.size());
        assertEquals(String.join(",", one.points().columns()), lines.get(0));
        assertTrue(lines.get(4).startsWith("2.0,0.25,A,"), lines.get(4));
        assertEquals(-1, Files.mismatch(folder.resolve("one.csv"), folder.resolve("four.csv")));
        assertEquals(List.of(folder.resolve("four.csv"), folder.resolve("one.csv")), files());
    }

    @Test
    void networksHaveATableOfRunsAndOneOfCurvesWithTheSameBytesWhateverTheThreads() throws IOException {
        Work work = Work.of(NETWORKS);
        Done one = work.run(folder.resolve("one.csv"), 1);
        work.run(folder.resolve("four.csv"), 4);
        assertEquals(3 + 3 + 2, one.result().runs().size());
        assertEquals(2 * 5 + 8 * 5, one.result().curves().orElseThrow().size());
        for (String table : List.of("", "-runs", "-curves")) {
            assertEquals(
                    -1,
                    Files.mismatch(folder.resolve("one" + table + ".csv"), folder.resolve("four" + table + ".csv")));
        }
        assertEquals("", one.result().points().text(0, "relu.timeRatio.n"));
        assertEquals("2", one.result().points().text(1, "relu.timeRatio.n"));
    }

    @Test
    void everyTruncatedJournalIsTakenUpAndEndsWithTheSameBytes() throws IOException {
        Path csv = folder.resolve("out.csv");
        Work.stoppingAt(-1).run(csv, 2);
        byte[] whole = Files.readAllBytes(csv);
        Files.delete(csv);
        Work stopped = Work.stoppingAt(5);
        assertEquals("study cheap at u0 = 6.0: stopped", stopped.refusal(csv));
        assertFalse(Files.exists(csv));
        assertEquals(Set.of(0, 1, 2, 3, 4), stopped.cheap().asked());
        Path partial = Journal.beside(csv);
        byte[] journal = Files.readAllBytes(partial);
        int header = new String(journal, StandardCharsets.UTF_8).indexOf('\n') + 1;
        for (int length = 0; length <= journal.length; length += 7) {
            byte[] left = Arrays.copyOf(journal, length);
            Files.write(partial, left);
            Work again = Work.stoppingAt(-1);
            if (length < header) {
                // The first line is written whole with the file, so this is none of ours, or damaged.
                assertTrue(again.refusal(csv).startsWith(partial.toString()));
                assertArrayEquals(left, Files.readAllBytes(partial));
                assertEquals(List.of(partial), files());
                continue;
            }
            Done done = again.run(csv, 1);
            assertArrayEquals(whole, Files.readAllBytes(csv));
            // The first line names the study; every other whole line is a job that is not done again.
            long lines = new String(left, StandardCharsets.UTF_8)
                    .chars()
                    .filter(c -> c == '\n')
                    .count();
            int finished = (int) Math.max(0, lines - 1);
            assertEquals(finished, done.resumed());
            assertEquals(9 - finished, again.cheap().asked().size());
            assertEquals(List.of(csv), files());
            Files.delete(csv);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 3})
    void interruptedAgainAndAgainItStillEndsWithTheSameBytes(int threads) throws IOException {
        Path csv = folder.resolve("out.csv");
        Work.stoppingAt(-1).run(csv, 1);
        byte[] whole = Files.readAllBytes(csv);
        for (int stopAt : new int[] {3, 1, 7, 3}) {
            try {
                Work.stoppingAt(stopAt).run(csv, threads);
            } catch (InvalidInput stopped) {
                assertTrue(String.valueOf(stopped.getMessage()).endsWith("stopped"));
            }
        }
        Work.stoppingAt(-1).run(csv, threads);
        assertArrayEquals(whole, Files.readAllBytes(csv));
    }

    @Test
    void theJournalOfAnotherStudyOrVersionIsRefusedAndKept() throws IOException {
        Path csv = folder.resolve("out.csv");
        assertTrue(Work.stoppingAt(5).refusal(csv).contains("stopped"));
        byte[] journal = Files.readAllBytes(Journal.beside(csv));
        String message = Work.of(TEXT).refusal(csv);
        assertTrue(message.startsWith(Journal.beside(csv) + ": "), message);
        assertTrue(message.contains("--restart"), message);
        assertThrows(InvalidInput.class, () -> Work.stoppingAt(-1).run(csv, "2", 1, false));
        assertArrayEquals(journal, Files.readAllBytes(Journal.beside(csv)));
        assertFalse(Files.exists(csv));
        assertEquals(0, Work.stoppingAt(-1).run(csv, "2", 1, true).resumed());
        assertEquals(List.of(csv), files());
    }

    @Test
    void theJournalOfOtherDataInTheSameFileIsRefused() throws IOException {
        String stats = """
                modalities: {A: 1, B: 1}
                inputCovariance: [[1, 0], [0, 2]]
                inputOutputCorrelation: [1, 2]
                outputVariance: 20
                """;
        Files.writeString(folder.resolve("data.yaml"), stats);
        String text = """
                name: own-data
                architecture: (A:2,B:2):1
                data: {stats: data.yaml}
                axes: {u0: [0.1, 0.2]}
                """;
        Path csv = folder.resolve("out.csv");
        Study study = Studies.parse(text, folder.resolve("s.yaml"));
        try (StudyRun run = StudyRun.open(study, Plugins.CATALOGUE, new StudyOutput(csv), VERSION, false)) {
            assertEquals(2, run.jobs());
        }
        Files.writeString(folder.resolve("data.yaml"), stats.replace("20", "21"));
        Study other = Studies.parse(text, folder.resolve("s.yaml"));
        assertThrows(
                InvalidInput.class,
                () -> StudyRun.open(other, Plugins.CATALOGUE, new StudyOutput(csv), VERSION, false));
    }

    @Test
    void twoRunsCannotWriteOneOutputAlsoThroughALink() throws IOException {
        Path csv = folder.resolve("out.csv");
        Path link = Files.createSymbolicLink(folder.resolve("link.csv"), csv);
        Work work = Work.stoppingAt(-1);
        try (StudyRun run = StudyRun.open(work.study, work.catalogue, new StudyOutput(csv), VERSION, false)) {
            assertEquals(9, run.jobs());
            for (Path name : List.of(csv, link, folder.resolve("../" + folder.getFileName() + "/out.csv"))) {
                assertTrue(Work.stoppingAt(-1).refusal(name).contains("writing this output already"));
            }
            assertTrue(Files.exists(Journal.beside(csv)));
        }
    }

    @Test
    void aFolderThatIsMissingIsRefusedBeforeAnyWork() {
        Work work = Work.stoppingAt(-1);
        assertTrue(work.refusal(folder.resolve("no/out.csv")).contains("does not exist"));
        assertTrue(work.cheap().asked().isEmpty());
    }

    @Test
    void nothingIsKeptBesideAnOutputThatIsNoFile() {
        Path device = Path.of("/dev/null");
        assumeTrue(Files.exists(device));
        Done done = Work.of(TEXT.replace("ratio: [1.5, 2, 3]", "").replace("{}", "{ratio: 2}") + "follow: saddles\n")
                .run(device, 1);
        assertEquals(8, done.result().points().size());
        assertEquals(List.of(device), done.files());
        assertFalse(Files.exists(Journal.beside(device)));
    }

    @Test
    void failedPointsAreCountedAndTheFirstIsNamed() throws IOException {
        Path csv = folder.resolve("out.csv");
        Done done = Work.of("""
                name: overflow
                architecture: (A:2,B:2):1
                data: {toy: {ratio: 2, rho: 0}}
                axes: {u0: [0.1, 1e200, 1e250]}
                quantities: [timeRatio, outcome]
                """).run(csv, 2);
        assertEquals(2, done.result().failures().size());
        assertTrue(done.result().failures().get(0).matches("u0 = 1.0E200: (NOT_FINITE|STEP_TOO_SMALL)"));
        assertTrue(Files.readAllLines(csv).get(2).matches("1.0E200,,(NOT_FINITE|STEP_TOO_SMALL)"));
        assertEquals(List.of(csv), files());
    }

    @Test
    void aRunThatFailsLeavesItsNumbersOutAndTheOthersIn() {
        StudyResult result = Studies.run("""
                name: too-fast
                architecture: (A:2,B:2):0
                data: {toy: {rho: 0}}
                u0: 0.1
                axes: {ratio: [2, 3]}
                networks:
                  steps: {width: 4, lr: "if(ratio > 2.5, 9, 0.02)", seeds: 2}
                checks:
                  - {of: steps.timeRatio, atLeast: 1, reason: test}
                """);
        assertEquals(2, result.failures().size(), result.failures().toString());
        assertTrue(result.failures().get(0).startsWith("ratio = 3.0, network steps, seed 1: "));
        assertEquals("2", result.points().text(0, "steps.timeRatio.n"));
        assertEquals("0", result.points().text(1, "steps.timeRatio.n"));
        assertEquals("", result.points().text(1, "steps.timeRatio.mean"));
        assertEquals("not comparable", result.checks().get(0).verdict().words());
        assertEquals("ratio = 3.0", result.checks().get(0).where());
    }
}
