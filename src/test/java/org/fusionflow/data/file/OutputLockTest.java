package org.fusionflow.data.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.fusionflow.architecture.InvalidInput;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** One process at a time for an output. */
class OutputLockTest {
    @TempDir
    Path folder = Path.of(".");

    private Path output() {
        return folder.resolve("out.csv");
    }

    private Path lock() {
        return folder.resolve("out.csv.lock");
    }

    private static String refusal(Path output) {
        return String.valueOf(
                assertThrows(InvalidInput.class, () -> OutputLock.of(output).close())
                        .getMessage());
    }

    /** A process of its own that holds a lock until its input ends. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] args) throws IOException {
            try (OutputLock held = OutputLock.of(Path.of(args[0]))) {
                System.out.println("held " + (held != null));
                System.out.flush();
                System.in.read();
            }
        }
    }

    private static String code(Class<?> type) {
        return Path.of(URI.create(
                        type.getProtectionDomain().getCodeSource().getLocation().toString()))
                .toString();
    }

    private Process holder() throws IOException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xshare:auto",
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        String.join(System.getProperty("path.separator"), code(Holder.class), code(OutputLock.class)),
                        Holder.class.getName(),
                        output().toString())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        assertEquals('h', process.getInputStream().read());
        return process;
    }

    @Test
    void aSecondProcessIsToldWhoHoldsItAlsoThroughALinkAndAfterLooking() throws IOException, InterruptedException {
        Process process = holder();
        try {
            Path link = Files.createSymbolicLink(folder.resolve("link.csv"), output());
            for (Path name : new Path[] {output(), link, output()}) {
                String message = refusal(name);
                assertTrue(message.startsWith(name + ": another run is writing this output"), message);
                assertTrue(message.contains("process " + process.pid()), message);
                // Another look at the file by this process does not end the other's lock.
                assertTrue(Files.readString(lock()).contains("" + process.pid()));
            }
            process.getOutputStream().close();
            assertEquals(0, process.waitFor());
            assertFalse(Files.exists(lock()));
            OutputLock.of(output()).close();
            assertFalse(Files.exists(lock()));
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void theLockOfAKilledProcessIsTakenOver() throws IOException, InterruptedException {
        Process process = holder();
        process.destroyForcibly().waitFor();
        assertTrue(Files.readString(lock(), StandardCharsets.UTF_8).contains("" + process.pid()));
        try (OutputLock taken = OutputLock.of(output())) {
            assertTrue(Files.readString(lock())
                    .contains("" + ProcessHandle.current().pid()));
            assertNotNull(taken);
        }
        assertFalse(Files.exists(lock()));
    }

    @Test
    void oneProcessTakesALockOnlyOnceAtATime() {
        for (int times = 0; times < 3; times++) {
            try (OutputLock held = OutputLock.of(output())) {
                assertNotNull(held);
                assertTrue(refusal(output()).contains("already"));
                assertTrue(refusal(folder.resolve("./out.csv")).contains("already"));
            }
        }
        OutputLock held = OutputLock.of(output());
        held.close();
        held.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"my notes", "my notes\n", "0", "fusionflow"})
    void aFileOfAnotherKindWithItsNameIsLeftAsItIs(String content) throws IOException {
        Files.writeString(lock(), content);
        assertTrue(refusal(output()).startsWith(lock() + ": is in the way of a lock"));
        assertEquals(content, Files.readString(lock()));
    }

    @Test
    void aLinkWithItsNameIsNotFollowed() throws IOException {
        Path mine = Files.writeString(folder.resolve("mine"), "");
        Files.createSymbolicLink(lock(), mine);
        assertTrue(refusal(output()).contains("in the way"));
        Files.delete(mine);
        assertTrue(refusal(output()).contains("in the way"));
        assertFalse(Files.exists(mine));
        Files.delete(lock());
        Files.createDirectory(lock());
        assertTrue(refusal(output()).contains("in the way"));
    }

    @Test
    void anEmptyFileIsALockOfWhichNobodyCouldWriteTheName() throws IOException {
        Files.createFile(lock());
        OutputLock.of(output()).close();
        assertFalse(Files.exists(lock()));
    }
}
