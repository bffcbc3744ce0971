package org.fusionflow.study.run;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.study.StudyProgress;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.design.StudyReader;
import org.fusionflow.study.journal.Journal;
import org.fusionflow.study.measure.MeasureCatalogue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Journals with random damage: the run that takes one up writes the bytes of the undisturbed run, or refuses the journal and leaves it as it is.
 * The seed of every mutation is in the message of a failure.
 */
class JournalFuzzTest {
    private static final String SWEEP = """
            name: map
            architecture: (A:2,B:2):1
            data: {toy: {ratio: 2, rho: 0}}
            axes: {u0: {from: 1, to: 6, points: 6}}
            theory: {own: {plugin: cheap}}
            quantities: [own.square]
            """;
    private static final String NETWORKS = """
            name: seeds
            architecture: (A:1,B:1):1
            data: {toy: {ratio: 2, rho: 0, samples: 8}}
            axes: {u0: [1, 2]}
            theory: {own: {plugin: cheap}}
            networks:
              relu: {activation: relu, width: 2, init: gaussian-std, method: gd, lr: 0.1, maxSteps: 20, seeds: 2, halfNorms: {A: 1, B: 1}}
            quantities: [own.square, relu.finalLoss]
            record: {times: 0:1:2, what: [loss]}
            """;
    private static final MeasureCatalogue CATALOGUE = new CheapTheory(-1).catalogue();

    @TempDir
    Path folder = Path.of(".");

    /** Runs studies as {@code sweep} does one and {@code reproduce} several, with their journals in one folder. */
    private void run(List<Study> studies, int jobs) {
        List<StudyRun> runs = new ArrayList<>();
        try {
            for (Study study : studies) {
                StudyOutput output = new StudyOutput(folder.resolve(study.name() + ".csv"));
                runs.add(StudyRun.open(study, CATALOGUE, output, "build", false));
            }
            StudyRun.all(runs, 1, new StoppedAfter(jobs));
            runs.forEach(StudyRun::done);
        } finally {
            runs.forEach(StudyRun::close);
        }
    }

    /** Ends a run after some jobs, as a signal would. */
    private static final class StoppedAfter implements StudyProgress {
        private int left;

        StoppedAfter(int jobs) {
            left = jobs;
        }

        @Override
        public void begin(String name, int count) {}

        @Override
        public void finished() {
            left--;
            if (left == 0) {
                throw new IllegalStateException("stopped");
            }
        }

        @Override
        public void end() {}
    }

    private Map<String, String> files() throws IOException {
        Map<String, String> contents = new HashMap<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                contents.put(
                        file.getFileName().toString(),
                        new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1));
            }
        }
        return contents;
    }

    private void restore(Map<String, byte[]> journals) throws IOException {
        for (String name : files().keySet()) {
            Files.delete(folder.resolve(name));
        }
        for (Map.Entry<String, byte[]> journal : journals.entrySet()) {
            Files.write(folder.resolve(journal.getKey()), journal.getValue());
        }
    }

    private static Study parsed(String text) {
        return new StudyReader(CATALOGUE).parse(text, Path.of("s.yaml"), false);
    }

    private record Result(int refused, int same) {}

    private Result fuzz(List<Study> studies, int mutations, int firstSeed) throws IOException {
        run(studies, -1);
        Map<String, String> whole = files();
        restore(Map.of());
        int jobs = 5;
        try {
            run(studies, jobs);
        } catch (IllegalStateException stopped) {
            assertEquals("stopped", stopped.getMessage());
        }
        Map<String, byte[]> journals = new HashMap<>();
        for (Study study : studies) {
            Path journal = Journal.beside(folder.resolve(study.name() + ".csv"));
            journals.put(journal.getFileName().toString(), Files.readAllBytes(journal));
        }
        assertEquals(journals.keySet(), files().keySet());
        List<String> names = journals.keySet().stream().sorted().toList();
        int refused = 0;
        int same = 0;
        for (int seed = firstSeed; seed < firstSeed + mutations; seed++) {
            Random random = new Random(seed);
            Map<String, byte[]> damaged = new HashMap<>(journals);
            String name = names.get(random.nextInt(names.size()));
            byte[] other = journals.getOrDefault(names.get(random.nextInt(names.size())), new byte[0]);
            byte[] mutated = JournalMutation.of(journals.getOrDefault(name, new byte[0]), other, random);
            damaged.put(name, mutated);
            restore(damaged);
            try {
                run(studies, -1);
                assertEquals(whole, files(), "seed " + seed);
                same++;
            } catch (InvalidInput refusal) {
                String message = String.valueOf(refusal.getMessage());
                assertTrue(message.contains(name), "seed " + seed + ": " + message);
                assertTrue(
                        Arrays.equals(mutated, Files.readAllBytes(folder.resolve(name))),
                        "seed " + seed + ": the journal was changed");
                assertTrue(
                        files().keySet().stream().allMatch(journals::containsKey),
                        "seed " + seed + ": left " + files().keySet());
                refused++;
            } catch (RuntimeException trace) {
                throw new AssertionError("seed " + seed, trace);
            }
        }
        return new Result(refused, same);
    }

    @Test
    void fiveHundredDamagedJournalsChangeNoByte() throws IOException {
        Result sweep = fuzz(List.of(parsed(SWEEP)), 350, 1);
        restore(Map.of());
        Result reproduce = fuzz(List.of(parsed(SWEEP), parsed(NETWORKS)), 150, 1001);
        // Both happen: what is damaged beyond its last line is refused, the rest is taken up.
        assertTrue(sweep.refused > 200 && sweep.same > 20, sweep.toString());
        assertTrue(reproduce.refused > 60 && reproduce.same > 20, reproduce.toString());
    }

    @Test
    @Tag("long")
    void fiveThousandDamagedJournalsChangeNoByte() throws IOException {
        fuzz(List.of(parsed(SWEEP), parsed(NETWORKS)), 5000, 100_001);
    }
}
