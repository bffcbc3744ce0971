package org.fusionflow.cli.fuzz;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.fusionflow.cli.Main;
import org.jspecify.annotations.Nullable;

/**
 * What a run of the program did with an input.
 *
 * @param code exit code; -1 if there is none, because something was thrown or the run did not end
 * @param escaped what was thrown
 * @param ended false if the run was given up, because nothing was heard of it for too long
 * @param interrupted true if the run took long, said so, and ended when it was interrupted
 * @param seconds of the run
 * @param changed files of the input that are no longer what they were
 * @param added files that are new, by name relative to the working folder
 */
record FuzzRun(
        int code,
        String out,
        String err,
        Optional<Throwable> escaped,
        boolean ended,
        boolean interrupted,
        double seconds,
        Map<String, byte[]> changed,
        Map<String, byte[]> added) {
    /** A run that says nothing for longer looks like one that hangs. */
    static final int LONGEST_SILENCE_SECONDS = 20;

    /** Inputs are small: what takes longer, although it says so, is interrupted. It is counted, and breaks no rule. */
    private static final int LONGEST_SECONDS = Boolean.getBoolean("fusionflow.fuzz.extremes") ? 1200 : 120;

    /** A step of an integration is short, so that an interrupted run ends at once. */
    private static final int PATIENCE_SECONDS = 10;

    /** Runs the program with the working folder, which must be empty and is emptied again. */
    static FuzzRun of(FuzzInput input, Path folder) {
        input.writeFiles(folder);
        Heard out = new Heard();
        Heard err = new Heard();
        int[] code = {-1};
        @Nullable Throwable[] escaped = {null};
        String[] arguments = input.arguments(folder);
        Thread thread = new Thread(
                () -> {
                    try {
                        code[0] = Main.run(arguments);
                    } catch (Throwable thrown) {
                        escaped[0] = thrown;
                    }
                },
                "fuzz " + input.seed());
        thread.setDaemon(true);
        PrintStream realOut = System.out;
        PrintStream realErr = System.err;
        System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
        long began = System.nanoTime();
        boolean interrupted;
        try {
            thread.start();
            interrupted = await(thread, began, err);
            System.out.flush();
            System.err.flush();
        } finally {
            System.setOut(realOut);
            System.setErr(realErr);
        }
        boolean ended = !thread.isAlive();
        Map<String, byte[]> changed = new TreeMap<>();
        Map<String, byte[]> added = read(folder);
        input.files().forEach((name, bytes) -> {
            byte[] now = added.remove(name);
            if (!Arrays.equals(now, bytes)) {
                changed.put(name, now == null ? new byte[0] : now);
            }
        });
        empty(folder);
        return new FuzzRun(
                ended ? code[0] : -1,
                out.text(),
                err.text(),
                Optional.ofNullable(escaped[0]),
                ended,
                ended && interrupted,
                (System.nanoTime() - began) * 1e-9,
                changed,
                added);
    }

    /** Waits for the end; true if the run was interrupted because it took long. */
    private static boolean await(Thread thread, long began, Heard err) {
        try {
            thread.join(1);
            while (thread.isAlive()) {
                long now = System.nanoTime();
                if (now - Math.max(began, err.last.get()) > LONGEST_SILENCE_SECONDS * 1_000_000_000L) {
                    return false;
                }
                if (now - began > LONGEST_SECONDS * 1_000_000_000L) {
                    thread.interrupt();
                    thread.join(PATIENCE_SECONDS * 1000L);
                    return true;
                }
                thread.join(20);
            }
            return false;
        } catch (InterruptedException stopped) {
            throw new IllegalStateException(stopped);
        }
    }

    private static Map<String, byte[]> read(Path folder) {
        Map<String, byte[]> files = new TreeMap<>();
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.filter(f -> !f.equals(folder)).toList()) {
                files.put(
                        folder.relativize(file).toString(),
                        Files.isRegularFile(file) ? Files.readAllBytes(file) : new byte[0]);
            }
            return files;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void empty(Path folder) {
        try (Stream<Path> all = Files.walk(folder)) {
            for (Path file : all.sorted(Comparator.reverseOrder())
                    .filter(f -> !f.equals(folder))
                    .toList()) {
                Files.delete(file);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    /** A stream that keeps what it gets, and when it got the last of it. */
    private static final class Heard extends OutputStream {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final AtomicLong last = new AtomicLong(Long.MIN_VALUE);

        @Override
        public synchronized void write(int b) {
            bytes.write(b);
            last.set(System.nanoTime());
        }

        @Override
        public synchronized void write(byte[] b, int from, int count) {
            bytes.write(b, from, count);
            last.set(System.nanoTime());
        }

        synchronized String text() {
            return bytes.toString(StandardCharsets.UTF_8);
        }
    }
}
