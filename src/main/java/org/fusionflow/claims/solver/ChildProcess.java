package org.fusionflow.claims.solver;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/**
 * One run of a command, with a limit of time and of what it may print. It is ended together with those that it started when a limit is reached, when the
 * thread is interrupted, and when the program ends.
 */
final class ChildProcess {
    /** What a command printed may be read up to here; an answer has a few lines. */
    static final int MOST_BYTES = 4_000_000;

    /** How often the size of what was printed is looked at; the end of the process is noticed at once. */
    private static final long LOOK_MILLIS = 25;

    /**
     * What came of a run.
     *
     * @param printed on standard output
     * @param failure why there is nothing to read; empty if the command ended by itself
     */
    record Run(String printed, Optional<String> failure) {
        static Run failed(String why) {
            return new Run("", Optional.of(why));
        }
    }

    private ChildProcess() {}

    /**
     * Runs a command to its end or to a limit. What it prints goes to a file, so that no process that it leaves behind can keep a reader waiting.
     *
     * @param command with its arguments
     * @param output file for what it prints
     * @throws CancellationException if the thread is interrupted; the interrupt flag is kept
     */
    static Run run(List<String> command, Path output, Duration limit) {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectOutput(output.toFile())
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            process.getOutputStream().close();
        } catch (IOException impossible) {
            return Run.failed("it cannot be started");
        }
        Thread atExit = new Thread(() -> end(process), "ends a solver");
        boolean registered = register(atExit);
        try {
            return watched(process, output, limit);
        } finally {
            end(process);
            if (registered) {
                unregister(atExit);
            }
        }
    }

    private static Run watched(Process process, Path output, Duration limit) {
        long start = System.nanoTime();
        try {
            while (!process.waitFor(LOOK_MILLIS, TimeUnit.MILLISECONDS)) {
                if (Files.size(output) > MOST_BYTES) {
                    return Run.failed("it printed more than " + MOST_BYTES / 1_000_000 + " MB");
                }
                if (System.nanoTime() - start > limit.toNanos()) {
                    return Run.failed("it did not end within its time");
                }
            }
            if (Files.size(output) > MOST_BYTES) {
                return Run.failed("it printed more than " + MOST_BYTES / 1_000_000 + " MB");
            }
            // Bytes that are no UTF-8 become a replacement character; no answer has one.
            String printed = StandardCharsets.UTF_8
                    .decode(ByteBuffer.wrap(Files.readAllBytes(output)))
                    .toString();
            // Shells and Java report the end by signal n as 128 + n; what was printed before may be half of something.
            return process.exitValue() > 128
                    ? Run.failed("it was ended by signal " + (process.exitValue() - 128))
                    : new Run(printed, Optional.empty());
        } catch (IOException unreadable) {
            return Run.failed("what it printed cannot be read");
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new CancellationException("interrupted");
        }
    }

    private static void end(Process process) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
    }

    private static boolean register(Thread atExit) {
        try {
            Runtime.getRuntime().addShutdownHook(atExit);
            return true;
        } catch (IllegalStateException ending) {
            return false;
        }
    }

    private static void unregister(Thread atExit) {
        try {
            Runtime.getRuntime().removeShutdownHook(atExit);
        } catch (IllegalStateException ending) {
            // The program is about to end, and the hook with it.
        }
    }
}
