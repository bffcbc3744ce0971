package org.fusionflow.claims.solver;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.claims.statement.Proposition;
import org.fusionflow.expression.ComparisonSign;
import org.fusionflow.expression.Rational;
import org.fusionflow.symbolic.algebra.Constant;
import org.fusionflow.symbolic.algebra.Expr;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands in place of a solver that answer well, badly and not at all. */
class SolverTest {
    private static final SmtScript SCRIPT = SmtScript.failing(new Question.Form(
            List.of(), new Proposition.Comparison(Expr.real("x"), ComparisonSign.MORE, Constant.ZERO)));

    private static final Duration LONG = Duration.ofSeconds(60);

    @TempDir
    private Path folder = Path.of("");

    private SolverAnswer answer(String lines) throws IOException {
        return Solver.of(FakeSolver.answering(folder, lines)).ask(SCRIPT, LONG);
    }

    private static void assertUnknown(String reason, SolverAnswer answer) {
        assertEquals(SolverAnswer.unknown(reason), answer);
    }

    @Test
    void theNameAndTheVersionAreThoseThatItGives() throws IOException {
        assertEquals(
                "fake 1.2",
                Solver.of(FakeSolver.answering(folder, "echo unsat")).title());
    }

    @Test
    void unsatIsTheEndAndSatComesWithValues() throws IOException {
        assertEquals(
                SolverAnswer.Status.NONE,
                answer("echo unsat; echo '(error \"model is not available\")'; exit 1")
                        .status());
        SolverAnswer some = answer("echo unsupported; echo sat; echo '((x1 (- (/ 3.0 2.0))))'");
        assertEquals(SolverAnswer.Status.SOME, some.status());
        assertEquals(List.of(Map.of("x", Rational.of(-3, 2))), some.points());
        assertEquals(
                List.of(Map.of("x", Rational.of(-1, 4))),
                answer("echo sat '((x1 (- 0.25)))'").points());
    }

    @Test
    void irrationalValuesAreRoundedProposals() throws IOException {
        SolverAnswer some =
                answer("echo sat; echo '((x1 (root-obj (+ (^ x 2) (- 2)) 1)))'; echo '((x1 (- 1.4142135623?)))'");
        assertEquals(
                List.of(
                        Map.of("x", Rational.of(-141421356, 100000000)),
                        Map.of("x", Rational.of(-1414, 1000)),
                        Map.of("x", Rational.of(-14, 10))),
                some.points());
        assertEquals(
                List.of(),
                answer("echo sat; echo '((x1 (root-obj (+ (^ x 2) (- 2)) 1)))'").points());
    }

    @Test
    void valuesThatAreNoNumbersAreNoProposals() throws IOException {
        for (String value :
                List.of("(/ 1.0 0.0)", "x", "(+ 1 2)", "1e9", "-1", "(- 1 2)", "()", "((", "9".repeat(6000))) {
            SolverAnswer answer = answer("echo sat; echo '((x1 " + value + "))'");
            assertEquals(SolverAnswer.Status.SOME, answer.status(), value);
            assertEquals(List.of(), answer.points(), value);
        }
        assertEquals(List.of(), answer("echo sat; echo '((x9 1.0))'").points());
        assertEquals(List.of(), answer("echo sat").points());
    }

    @Test
    void whatIsNoAnswerSaysNothing() throws IOException {
        assertUnknown("it does not know", answer("echo unknown"));
        assertUnknown("it does not know", answer("echo timeout"));
        for (String lines : List.of(
                "exit 1",
                "echo",
                "echo unsatisfiable",
                "echo '\"unsat\"'",
                "echo '(unsat)'",
                "echo '('; echo unsat",
                "echo ')unsat'",
                "head -c 2000 /dev/urandom | tr -d 'a-z'")) {
            assertUnknown("it gave no answer", answer(lines));
        }
    }

    /** A solver that did not take a formula may find values, or none, of others. */
    @Test
    void anAnswerAfterAnErrorDoesNotCount() throws IOException {
        assertUnknown(
                "it reports \"line 3: unknown constant x1\"",
                answer("echo '(error \"line 3: unknown'; echo ' constant x1\")'; echo unsat"));
        assertTrue(answer("echo '(error \"" + "a".repeat(500) + "\")'").reason().length() < 120);
    }

    @Test
    void oneThatHangsIsEndedWithAllThatItStarted() throws IOException, InterruptedException {
        Path pid = folder.resolve("pid");
        Solver solver = Solver.of(
                FakeSolver.answering(folder, "sleep 300 & echo $! > '" + pid + "'; echo unsat; trap '' TERM; wait"));
        assertUnknown("it did not end within its time", solver.ask(SCRIPT, Duration.ofSeconds(4)));
        long child = Long.parseLong(Files.readString(pid).strip());
        for (int i = 0; ProcessHandle.of(child).filter(ProcessHandle::isAlive).isPresent(); i++) {
            if (i == 200) {
                fail("the process that it started is alive");
            }
            Thread.sleep(50);
        }
    }

    @Test
    void oneThatPrintsWithoutEndIsEnded() throws IOException {
        assertUnknown("it printed more than 4 MB", answer("yes unsat"));
        assertUnknown("it printed more than 4 MB", answer("yes unsat | head -c 5000000"));
    }

    @Test
    void oneThatIsKilledHasNotAnswered() throws IOException {
        assertUnknown("it was ended by signal 9", answer("echo unsat; kill -9 $$"));
    }

    @Test
    void anInterruptEndsIt() throws IOException {
        Solver solver = Solver.of(FakeSolver.answering(folder, "sleep 300"));
        Thread.currentThread().interrupt();
        assertThrows(CancellationException.class, () -> solver.ask(SCRIPT, LONG));
        assertTrue(Thread.interrupted());
    }

    @Test
    void nothingIsLeftInTheFolderForTemporaryFiles() throws IOException {
        Path seen = folder.resolve("seen");
        Solver solver = Solver.of(FakeSolver.answering(folder, "echo \"$1\" > '" + seen + "'; echo unsat"));
        solver.ask(SCRIPT, LONG);
        Path script = Path.of(Files.readString(seen).strip());
        assertTrue(script.toString().endsWith(".smt2"), script.toString());
        assertFalse(Files.exists(script));
        assertFalse(Files.exists(script.getParent() == null ? script : script.getParent()));
    }

    @Test
    void whatIsNoSolverIsRefusedWithOneMessage() throws IOException {
        String missing = message("no-such-solver-1");
        assertEquals(
                "--solver no-such-solver-1: no such command on the PATH; expected one that reads SMT-LIB 2, such as z3 (Debian: apt install z3)",
                missing);
        for (String command : List.of(
                "",
                " ",
                "/",
                folder.toString(),
                "z3 -in",
                "\0",
                folder.resolve("none").toString())) {
            assertTrue(message(command).contains("no such command"), command);
        }
        Path plain = Files.writeString(folder.resolve("plain"), "#!/bin/sh\necho unsat\n");
        assertTrue(message(plain.toString()).contains("no such command"));
        for (String lines : List.of(
                "cat \"$1\"",
                "echo unsat",
                "echo sat; echo unsat",
                "echo '(:name \"F\")'; echo '(:version \"1\")'; echo unsat; echo unsat",
                "echo '(:name \"F\")'; echo '(:version \"1\")'; echo unknown; echo unknown",
                "echo '(:name \"a b\")'; echo '(:version \"1\")'; echo sat; echo unsat",
                "exit 3")) {
            String message = message(FakeSolver.command(folder, lines));
            assertTrue(message.contains("does not answer as a solver for SMT-LIB 2"), message);
            assertEquals(1, message.lines().count(), message);
        }
    }

    private static String message(String command) {
        return String.valueOf(
                assertThrows(InvalidInput.class, () -> Solver.of(command)).getMessage());
    }

    @Test
    void onlyZ3IsGivenItsOwnOptions() {
        Solver other = new Solver(Path.of("cvc5"), "cvc5", "1.0.3");
        assertFalse(other.commands(SCRIPT).contains("pp.decimal"), other.commands(SCRIPT));
        assertEquals("""
                (set-option :reproducible-resource-limit 30000000)
                (set-option :produce-models true)
                (set-option :memory_max_size 2000)
                (set-logic QF_NRA)
                (declare-fun x1 () Real) ; x
                (assert (<= x1 0.0))
                (check-sat)
                (get-value (x1))
                (set-option :pp.decimal true)
                (get-value (x1))
                """, new Solver(Path.of("z3"), "z3", "4.8.12").commands(SCRIPT));
    }
}
