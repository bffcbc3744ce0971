package org.fusionflow.study.experiment;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.study.NumericalFailure;
import org.fusionflow.study.StudyProgress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReproductionTest {
    private static final String VERSION = "1";

    @TempDir
    private Path folder;

    /** Squares and halves of the first whole numbers; counts its jobs and fails at one of them if it is to. */
    private static final class Numbers implements Experiment {
        final AtomicInteger computed = new AtomicInteger();
        private final String name;
        private final int failsAt;

        Numbers(String name, int failsAt) {
            this.name = name;
            this.failsAt = failsAt;
        }

        @Override
        public String name() {
            return name;
        }

        @Override
        public String title() {
            return "Numbers";
        }

        @Override
        public String question() {
            return "Are squares larger?";
        }

        @Override
        public List<String> columns() {
            return List.of("n", "kind", "value");
        }

        @Override
        public List<Job> jobs(Scale scale) {
            List<Job> jobs = new ArrayList<>();
            for (int n = 1; n <= scale.pick(8, 2); n++) {
                int number = n;
                jobs.add(new Job("n = " + n, () -> {
                    if (number == failsAt) {
                        throw new NumericalFailure("it broke");
                    }
                    computed.incrementAndGet();
                    return List.of(
                            Row.of(number, "square, \"exact\"", (double) number * number),
                            Row.of(number, "third", number / 3.0));
                }));
            }
            return jobs;
        }

        @Override
        public List<StudyFinding> findings(Rows rows, Scale scale) {
            return List.of(StudyFinding.atLeast("squares", rows.having("value").size(), 1, "there are some"));
        }
    }

    private List<ExperimentResult> run(Scale scale, int threads, String version, Experiment... experiments) {
        try (Reproduction reproduction = Reproduction.open(List.of(experiments), scale, folder, version, false)) {
            List<ExperimentResult> results = reproduction.run(threads, StudyProgress.NONE);
            reproduction.done();
            return results;
        }
    }

    private Path journal() {
        return folder.resolve("reproduction.pdf.partial");
    }

    @Test
    void rowsStandInTheOrderOfTheJobsWhateverTheThreads() throws IOException {
        List<ExperimentResult> results = run(Scale.FULL, 1, VERSION, new Numbers("a", 0), new Numbers("b", 0));
        byte[] one = Files.readAllBytes(folder.resolve("b.csv"));
        assertEquals(16, results.get(1).rows().size());
        assertEquals(9.0, results.get(1).rows().number(4, "value"));
        assertTrue(results.get(0).holds());
        assertFalse(Files.exists(journal()));
        run(Scale.FULL, 3, VERSION, new Numbers("a", 0), new Numbers("b", 0));
        assertArrayEquals(one, Files.readAllBytes(folder.resolve("b.csv")));
        assertArrayEquals(one, Files.readAllBytes(folder.resolve("a.csv")));
    }

    @Test
    void aFailedRunIsTakenUpWhereItStoodAndEndsWithTheSameBytes() throws IOException {
        run(Scale.FULL, 1, VERSION, new Numbers("a", 0), new Numbers("b", 0));
        byte[] whole = Files.readAllBytes(folder.resolve("b.csv"));
        Files.delete(folder.resolve("a.csv"));
        Files.delete(folder.resolve("b.csv"));

        NumericalFailure failure = assertThrows(
                NumericalFailure.class, () -> run(Scale.FULL, 1, VERSION, new Numbers("a", 0), new Numbers("b", 5)));
        assertEquals("experiment b, n = 5: it broke", failure.getMessage());
        assertTrue(Files.exists(folder.resolve("a.csv")));
        assertFalse(Files.exists(folder.resolve("b.csv")));

        Numbers first = new Numbers("a", 0);
        Numbers second = new Numbers("b", 0);
        run(Scale.FULL, 2, VERSION, first, second);
        assertEquals(0, first.computed.get());
        assertEquals(4, second.computed.get());
        assertArrayEquals(whole, Files.readAllBytes(folder.resolve("b.csv")));
    }

    /** A process that is killed while it writes. */
    @Test
    void everyTruncatedJournalIsTakenUp() throws IOException {
        run(Scale.FULL, 1, VERSION, new Numbers("b", 0));
        byte[] whole = Files.readAllBytes(folder.resolve("b.csv"));
        assertThrows(NumericalFailure.class, () -> run(Scale.FULL, 1, VERSION, new Numbers("b", 4)));
        byte[] journal = Files.readAllBytes(journal());
        for (int length = 0; length <= journal.length; length += 7) {
            Files.write(journal(), Arrays.copyOf(journal, length));
            Files.delete(folder.resolve("b.csv"));
            run(Scale.FULL, 2, VERSION, new Numbers("b", 0));
            assertArrayEquals(whole, Files.readAllBytes(folder.resolve("b.csv")), "after " + length + " bytes");
        }
    }

    @Test
    void whatAnotherVersionScaleOrChoiceLeftIsRefusedUntilItIsForgotten() {
        assertThrows(NumericalFailure.class, () -> run(Scale.FULL, 1, VERSION, new Numbers("a", 5)));
        assertThrows(InvalidInput.class, () -> run(Scale.FULL, 1, "2", new Numbers("a", 0)));
        assertThrows(InvalidInput.class, () -> run(Scale.QUICK, 1, VERSION, new Numbers("a", 0)));
        InvalidInput refused = assertThrows(InvalidInput.class, () -> run(Scale.FULL, 1, VERSION, new Numbers("c", 0)));
        assertTrue(String.valueOf(refused.getMessage()).contains("--restart"));
        try (Reproduction anew = Reproduction.open(List.of(new Numbers("c", 0)), Scale.FULL, folder, "2", true)) {
            assertEquals(16, anew.run(1, StudyProgress.NONE).get(0).rows().size());
        }
    }
}
