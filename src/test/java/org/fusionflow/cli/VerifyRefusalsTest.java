package org.fusionflow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What {@code verify} cannot read it refuses with exit code 2 and one line that names the place; what it cannot decide it says. */
class VerifyRefusalsTest {
    private static final String HEAD = "```claim|name: n|architecture: (A:2,B:2):1|";

    @TempDir
    private Path folder;

    private Path document(String lines) throws IOException {
        return Files.writeString(folder.resolve("claims.md"), lines.replace('|', '\n'));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '"',
            value = {
                HEAD + "claim: Dt(uA) == q*uA|```; 4:18: unknown symbol 'q'",
                HEAD + "claim: Dt(uA) == uC|```; 4:18: unknown symbol 'uC'",
                HEAD + "claim: At(Loss,{C}) == 0|```; 4:17: unknown modality 'C'",
                HEAD + "claim: uA == (uB|```; 4:17: found the end",
                HEAD + "claim: uA == uB; 1:1: this block is never closed",
            })
    void malformedClaims(String lines, String message) throws IOException {
        Path file = document(lines);
        Run run = Run.of("verify", file.toString());
        assertEquals(2, run.code(), run.err());
        assertTrue(run.err().contains(file + ":" + message), run.err());
        assertEquals(1, run.err().lines().count(), run.err());
        assertEquals("", run.out());
    }

    @Test
    void anEmptyFileAndNoFile() throws IOException {
        Run empty = Run.of("verify", document("").toString());
        assertEquals(2, empty.code());
        assertTrue(empty.err().contains("expected at least one block that opens with ```claim"), empty.err());
        Run missing = Run.of("verify", folder.resolve("none.md").toString());
        assertEquals(2, missing.code());
        assertTrue(missing.err().contains("none.md: no such file"), missing.err());
    }

    @Test
    void aClaimThatWouldRunForEverIsUndecidedAndTheNextOneIsProved() throws IOException {
        Path file = document("```claim|name: long|architecture: ((A:4,B:3):4,(C:4,D:3):4):4|"
                + "claim: Dt(Dt(Dt(Dt(Dt(Dt(Loss)))))) == yy|```|" + HEAD + "claim: Dt(uA^2) == 2*wA*eA|```|");
        Run run = Run.of("verify", "--time-limit", "1", file.toString());
        assertEquals(1, run.code());
        assertTrue(run.out().contains("claims.md:1: undecided, DOES NOT HOLD: long"), run.out());
        assertTrue(run.out().contains("time limit of 1 s"), run.out());
        assertTrue(run.out().contains("claims.md:6: proved: n"), run.out());
    }

    @Test
    void exitCodesSayWhetherAllHold() throws IOException {
        assertEquals(
                0,
                Run.of("verify", document(HEAD + "claim: wA == gA*uA|```|").toString())
                        .code());
        assertEquals(
                1,
                Run.of("verify", document(HEAD + "claim: wA == gA*uB|```|").toString())
                        .code());
        assertEquals(
                0,
                Run.of("verify", document(HEAD + "refutes: wA == gA*uB|```|").toString())
                        .code());
        assertEquals(
                2,
                Run.of(
                                "verify",
                                "--time-limit",
                                "0",
                                document(HEAD + "claim: wA == gA*uA|```|").toString())
                        .code());
    }
}
