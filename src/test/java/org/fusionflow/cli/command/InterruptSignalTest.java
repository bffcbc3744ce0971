package org.fusionflow.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.fusionflow.network.Simulator;
import org.fusionflow.network.record.Recording;
import org.fusionflow.network.record.SavedRun;
import org.fusionflow.network.record.WeightRecorder;
import org.fusionflow.network.result.Checkpoint;
import org.fusionflow.network.run.ProgressListener;
import org.fusionflow.network.run.TrainingPlan;
import org.fusionflow.network.run.Watching;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Signals to a process of its own: what {@link InterruptedRun} leaves behind. */
final class InterruptSignalTest {
    @TempDir
    Path folder = Path.of(".");

    private record End(int code, List<String> printed) {}

    /** Starts a run, sends the signal once it is ready, and waits for its end. */
    private End interrupt(String signal, String stage, int signals) throws IOException, InterruptedException {
        assumeTrue(Files.isExecutable(Path.of("/bin/kill")), "no /bin/kill");
        assumeTrue(!isIgnored(signal), "this process was started so that its children ignore SIG" + signal);
        Path out = folder.resolve("out.txt");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        InterruptedRun.class.getName(),
                        folder.toString(),
                        stage)
                .redirectErrorStream(true)
                .redirectOutput(out.toFile())
                .start();
        for (int waits = 0; !Files.exists(folder.resolve("ready")); waits++) {
            assertTrue(process.isAlive() && waits < 600, "the run did not start: " + Files.readString(out));
            Thread.sleep(50);
        }
        for (int k = 0; k < signals; k++) {
            new ProcessBuilder("/bin/kill", "-" + signal, Long.toString(process.pid()))
                    .start()
                    .waitFor();
            Thread.sleep(30);
        }
        assertTrue(process.waitFor(60, TimeUnit.SECONDS), "the run does not end");
        return new End(process.exitValue(), Files.readAllLines(out));
    }

    /** The system hands ignored signals on to children, and the virtual machine then leaves them ignored. */
    private static boolean isIgnored(String signal) throws IOException {
        Path status = Path.of("/proc/self/status");
        int number = signal.equals("INT") ? 2 : 15;
        return Files.exists(status)
                && Files.readAllLines(status).stream()
                        .filter(line -> line.startsWith("SigIgn:"))
                        .anyMatch(line ->
                                (Long.parseUnsignedLong(line.substring(7).strip(), 16) >> (number - 1) & 1) == 1);
    }

    @ParameterizedTest
    @CsvSource({"INT, 130, 1", "TERM, 143, 1", "INT, 130, 3"})
    void aSignalEndsTheRunAfterItsStepAndEverythingIsWritten(String signal, int code, int signals)
            throws IOException, InterruptedException {
        End end = interrupt(signal, "training", signals);
        assertEquals(code, end.code(), end.printed().toString());
        assertEquals(1, end.printed().size(), end.printed().toString());
        assertTrue(
                end.printed().get(0).startsWith("INTERRUPTED "), end.printed().get(0));
        long steps = Long.parseLong(end.printed().get(0).substring(12));

        // The same run without a signal, as far as that, leaves the same files.
        TrainingPlan plan = InterruptedRun.plan(steps);
        WeightRecorder recorder = InterruptedRun.recorder(plan);
        double[] weights = Simulator.train(plan, new Watching(ProgressListener.NONE, recorder, () -> false))
                .end()
                .weights();
        Checkpoint saved = SavedRun.read(folder.resolve("end.npz")).checkpoint(plan);
        assertEquals(steps, saved.steps());
        org.junit.jupiter.api.Assertions.assertArrayEquals(weights, saved.weights());
        Recording recording = Recording.read(folder.resolve("run.npz"), plan);
        assertEquals(recorder.recording().rows().size(), recording.rows().size());
        recorder.recording().writeCsv(folder.resolve("again.csv"));
        assertEquals(-1, Files.mismatch(folder.resolve("again.csv"), folder.resolve("run.csv")));
        assertNothingHalf();
    }

    @Test
    void aSignalDuringWritingWaitsForTheFiles() throws IOException, InterruptedException {
        End end = interrupt("TERM", "finished", 1);
        assertEquals(143, end.code(), end.printed().toString());
        assertEquals(List.of("OUT_OF_STEPS 100"), end.printed());
        assertEquals(
                100,
                SavedRun.read(folder.resolve("end.npz"))
                        .checkpoint(InterruptedRun.plan(100))
                        .steps());
        assertNothingHalf();
    }

    @Test
    void aSignalBeforeTheRunEndsTheProcessAtOnce() throws IOException, InterruptedException {
        End end = interrupt("TERM", "startup", 1);
        assertEquals(143, end.code());
        assertEquals(List.of(), end.printed());
        assertFalse(Files.exists(folder.resolve("end.npz")));
    }

    private void assertNothingHalf() throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    0, files.filter(file -> file.toString().endsWith(".tmp")).count());
        }
    }

    @Test
    void withoutASignalNothingIsInterruptedAndNothingIsLeftBehind() {
        InterruptSignal interruption = InterruptSignal.watch();
        assertFalse(interruption.getAsBoolean());
        interruption.close();
        interruption.close();
        assertFalse(interruption.getAsBoolean());
    }
}
