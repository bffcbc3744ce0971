package org.fusionflow.cli.spark;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fusionflow.architecture.HeapBudget;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.cli.option.GivenStudies;
import org.fusionflow.study.NumericalFailure;
import org.fusionflow.study.StudyProgress;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.plugin.Plugins;
import org.fusionflow.study.run.JobEngine;
import org.fusionflow.study.run.StudyJobs;
import org.fusionflow.study.run.StudyOutput;
import org.fusionflow.study.run.StudyRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Jobs computed through a driver that stands in for Spark's, with workers as executors have them. */
class SparkRunTest {
    private static final String STUDY = """
            name: parts
            architecture: (A:2,B:2):0
            data: {toy: {ratio: $ratio, rho: 0}}
            u0: 0.2
            axes: {ratio: [1.5, 2, 3]}
            networks:
              random: {init: gaussian-std, method: gd, lr: 0.02, width: 4, seeds: 3}
            record: {times: "0,1", what: [loss]}
            quantities: [timeRatio, random.finalLoss]
            """;

    @TempDir
    Path folder = Path.of(".");

    private Study study(String text) throws IOException {
        return GivenStudies.read(Files.writeString(folder.resolve("study.yaml"), text), false);
    }

    private SparkRun spark(String output, List<String> command) {
        return new SparkRun(new SparkRun.Work("test", folder.resolve(output), false, 7, List.of()), command, List.of());
    }

    private StudyRun open(Study study, String output) {
        return StudyRun.open(study, Plugins.CATALOGUE, new StudyOutput(folder.resolve(output)), "test", false);
    }

    private void all(Study study, String output, JobEngine engine) {
        try (StudyRun run = open(study, output)) {
            assertEquals(
                    study.name(),
                    StudyRun.all(List.of(run), engine, StudyProgress.NONE)
                            .get(0)
                            .study()
                            .name());
            run.done();
        }
    }

    private void assertSameTables() throws IOException {
        for (String table : List.of("", "-runs", "-curves")) {
            assertArrayEquals(
                    Files.readAllBytes(folder.resolve("one" + table + ".csv")),
                    Files.readAllBytes(folder.resolve("spark" + table + ".csv")));
        }
    }

    @Test
    void aRunThatLosesItsDriverIsTakenUpToTheBytesOfALocalRun() throws IOException {
        Study study = study(STUDY);
        all(study, "one.csv", JobEngine.threads(2));
        SparkRun dies = spark("spark.csv", StandInDriver.command(3));
        String said = String.valueOf(assertThrows(NumericalFailure.class, () -> all(study, "spark.csv", dies))
                .getMessage());
        // 12 jobs in 7 tasks are two a task and the last ones alone.
        assertTrue(said.contains("spark-submit ended with " + StandInDriver.DEAD + " after 6 of 12 jobs"), said);
        assertTrue(said.contains("the last words") && said.contains("finished jobs are kept"), said);
        SparkRun lives = spark("spark.csv", StandInDriver.command(-1));
        try (StudyRun run = open(study, "spark.csv")) {
            assertEquals(
                    1, StudyRun.all(List.of(run), lives, StudyProgress.NONE).size());
            assertEquals(6, run.resumed());
            run.done();
        }
        assertSameTables();
        assertTrue(Files.readString(folder.resolve("spark.csv.spark.log")).contains("a log line without an end"));
        lives.done();
        assertFalse(Files.exists(folder.resolve("spark.csv.spark.log")));
    }

    @Test
    void whatAJobRefusesIsSaidAsByALocalRun() throws IOException {
        Study study =
                study(STUDY.replace("seeds: 3", "seeds: 1, loss: logistic").replace("1.5, 2, 3", "2"));
        String local =
                String.valueOf(assertThrows(InvalidInput.class, () -> all(study, "one.csv", JobEngine.threads(1)))
                        .getMessage());
        SparkRun spark = spark("spark.csv", StandInDriver.command(-1));
        InvalidInput refused = assertThrows(InvalidInput.class, () -> all(study, "spark.csv", spark));
        assertEquals(local, refused.getMessage());
        assertTrue(local.contains("study parts at ratio = 2.0, network random, seed 1: loss logistic"), local);
    }

    @Test
    void aDriverThatDiesAtOnceLeavesItsLastWords() throws IOException {
        Study study = study(STUDY);
        SparkRun run = spark("spark.csv", List.of("sh", "-c", "echo no master >&2; exit 7"));
        String said = String.valueOf(assertThrows(NumericalFailure.class, () -> all(study, "spark.csv", run))
                .getMessage());
        assertTrue(said.contains("ended with 7 after 0 of 12 jobs; what it said last: no master"), said);
        SparkRun gives =
                spark("spark.csv", List.of("sh", "-c", "echo 'fusionflow> gave-up four times'; cat >/dev/null"));
        said = String.valueOf(assertThrows(NumericalFailure.class, () -> all(study, "spark.csv", gives))
                .getMessage());
        assertTrue(said.contains("Spark gave up: four times"), said);
    }

    @Test
    void aWorkerWithOtherDataRefuses() throws IOException {
        Study study = study(STUDY);
        String identity = new StudyJobs(study, Plugins.CATALOGUE).identity();
        SparkLines.GivenStudy same = new SparkLines.GivenStudy(study.file(), STUDY, false, identity);
        String task = SparkLines.of(new SparkLines.Task(0, List.of(0, 5)));
        List<String> lines = new StudyWorker()
                .apply(SparkLines.of(List.of(same)), task)
                .lines()
                .toList();
        assertEquals(2, lines.size());
        assertEquals(5, SparkLines.answer(lines.get(1)).job().job());
        SparkLines.GivenStudy other =
                new SparkLines.GivenStudy(study.file(), STUDY.replace("0.2", "0.3"), false, identity);
        String said = new StudyWorker().apply(SparkLines.of(List.of(other)), task);
        InvalidInput refused = assertThrows(InvalidInput.class, () -> SparkLines.answer(said));
        assertTrue(String.valueOf(refused.getMessage()).contains("its data differ on "), said);
    }

    @Test
    void aMistakeOfTheProgramIsNotTakenForOneOfTheStudy() {
        String said = new StudyWorker().apply("[]", "{\"study\":0,\"jobs\":[1]}");
        String message = String.valueOf(assertThrows(IllegalStateException.class, () -> SparkLines.answer(said))
                .getMessage());
        assertTrue(message.contains("IndexOutOfBounds"), message);
    }

    @Test
    void memoryIsAskedForWhereItIsMissing() {
        String large = String.valueOf(
                assertThrows(InvalidInput.class, () -> HeapBudget.require(1e15, "a network", "a smaller width"))
                        .getMessage());
        for (String message : List.of(large, HeapBudget.ADVICE)) {
            assertTrue(message.contains("FUSIONFLOW_JAVA_OPTS"), message);
            String said = StudyWorker.forExecutors(message);
            assertTrue(said.contains("--spark-submit \"--executor-memory ") && !said.contains("JAVA_OPTS"), said);
        }
    }
}
