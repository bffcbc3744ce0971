package org.fusionflow.cli.print;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.cli.Main;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Standard output that cannot be written: no command ends as if it had been. */
class StandardOutputTest {
    private static final String FULL = "No space left on device";

    /** The streams of these tests have no descriptor. */
    private static final Path NO_PIPE = Path.of("/dev/null");

    @TempDir
    Path folder = Path.of(".");

    /** Takes some bytes, then fails. */
    private static final class Failing extends OutputStream {
        private final String reason;
        private int room;

        Failing(String reason, int room) {
            this.reason = reason;
            this.room = room;
        }

        @Override
        public void write(int one) throws IOException {
            room--;
            if (room < 0) {
                throw new IOException(reason);
            }
        }
    }

    private record End(int code, String err) {}

    private static End run(PrintStream to, String... command) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        System.setOut(to);
        System.setErr(new PrintStream(said, true, StandardCharsets.UTF_8));
        try {
            int code = Main.run(command);
            return new End(code, said.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    private static End run(String reason, int room, String command) {
        return run(StandardOutput.to(new Failing(reason, room), NO_PIPE), command.split(" "));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--help",
                "--version",
                "predict --help",
                "generate-completion",
                "reproduce classification-losses --list",
                "derive -a (A:1,B:1):1 --format tex",
                "predict -a (A:2,B:2):0 --toy ratio=2,rho=0",
                "predict -a (A:2,B:2):0 --toy ratio=2,rho=0 --json",
                "saddles -a (A:2,B:2):0 --toy ratio=2,rho=0",
                "saddles -a (A:2,B:2):0 --toy ratio=2,rho=0 --format dot",
                "simulate -a (A:2,B:2):0 --toy ratio=2,rho=0 --width 2 --max-steps 3",
                "simulate -a (A:2,B:2):0 --toy ratio=2,rho=0 --width 2 --max-steps 3 --seeds 2 --json",
                "verify src/test/resources/one-claim.md",
                "verify src/test/resources/one-claim.md --json"
            })
    void everyCommandSaysInOneLineThatItsOutputIsLost(String command) {
        End end = run(FULL, 3, command);
        assertEquals(3, end.code());
        assertEquals(
                "fusionflow: standard output cannot be written (" + FULL
                        + "): what was printed is lost or incomplete\n",
                end.err());
    }

    @ParameterizedTest
    @ValueSource(strings = {"--help", "predict -a (A:2,B:2):0 --toy ratio=2,rho=0 --json"})
    void aReaderThatHasEnoughIsNoFailure(String command) {
        assertEquals(new End(0, ""), run("Broken pipe", 3, command));
    }

    @ParameterizedTest
    @CsvSource({"0, 3", "1, 3", "2, 2", "3, 3", "130, 130"})
    void lostOutputEndsWithThreeUnlessTheCommandFailedAnyway(int code, int expected) {
        PrintStream out = System.out;
        System.setOut(StandardOutput.to(new Failing(FULL, 0), NO_PIPE));
        try {
            System.out.println("lost");
            assertEquals(expected, StandardOutput.delivered(code));
        } finally {
            System.setOut(out);
        }
    }

    @ParameterizedTest
    @CsvSource({"No space left on device, 3", "Bad file descriptor, 0", "Broken pipe, 0"})
    void messagesThatAreLostCountUnlessNobodyWantedThem(String reason, int expected) {
        PrintStream err = System.err;
        System.setErr(StandardOutput.to(new Failing(reason, 0), NO_PIPE));
        try {
            assertEquals(0, StandardOutput.delivered(0));
            System.err.println("a warning");
            assertEquals(expected, StandardOutput.delivered(0));
        } finally {
            System.setErr(err);
        }
    }

    @Test
    void badInputPrintsNothingAndLosesNothing() {
        End end = run(FULL, 0, "predict -a (A:2 --toy ratio=2,rho=0");
        assertEquals(2, end.code());
        assertEquals(1, end.err().lines().count());
    }

    @Test
    void aStreamThatOnlySaysThatItFailedIsLostToo() {
        End end = run(new PrintStream(new Failing(FULL, 0), true, StandardCharsets.UTF_8), "--version");
        assertEquals(3, end.code());
        assertTrue(end.err().startsWith("fusionflow: standard output cannot be written: "), end.err());
    }

    @Test
    void whatIsPrintedMakesWayForAFileOnStandardOutput() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PrintStream out = System.out;
        PrintStream err = System.err;
        System.setOut(StandardOutput.to(bytes, NO_PIPE));
        System.setErr(new PrintStream(OutputStream.nullOutputStream(), true, StandardCharsets.UTF_8));
        try {
            try (var kept = StandardOutput.divertedFrom(List.of(Path.of("a.csv"), Path.of("-")), false)) {
                assertNotNull(kept);
                System.out.println("to stderr");
            }
            System.out.print("back");
            assertThrows(
                    InvalidInput.class,
                    () -> StandardOutput.divertedFrom(List.of(Path.of("-")), true)
                            .close());
        } finally {
            System.out.flush();
            System.setOut(out);
            System.setErr(err);
        }
        assertEquals("back", bytes.toString(StandardCharsets.UTF_8));
    }

    @Test
    void theBuildIsThatOfTheCodeNotOfItsPlaceOrTime() throws IOException {
        Path one = code("one", "same");
        assertEquals(Version.checksum(one), Version.checksum(code("two", "same")));
        assertTrue(!Version.checksum(one).equals(Version.checksum(code("three", "other"))));
        Path jar = folder.resolve("code.jar");
        try (var zip = new java.util.zip.ZipOutputStream(Files.newOutputStream(jar))) {
            for (String name : List.of("META-INF/MANIFEST.MF", "org/fusionflow/b/B.class", "org/fusionflow/A.class")) {
                zip.putNextEntry(new java.util.zip.ZipEntry(name));
                zip.write(
                        (name.endsWith("MF") ? "made today" : "same" + name.length()).getBytes(StandardCharsets.UTF_8));
            }
        }
        assertEquals(Version.checksum(one), Version.checksum(jar));
        assertTrue(Version.build().matches("\\S+ [0-9a-f]{8}"), Version.build());
    }

    private Path code(String name, String content) throws IOException {
        Path root = folder.resolve(name);
        for (String file : List.of("org/fusionflow/A.class", "org/fusionflow/b/B.class")) {
            Files.createDirectories(root.resolve(file).getParent());
            Files.writeString(root.resolve(file), content + file.length());
        }
        return root;
    }
}
