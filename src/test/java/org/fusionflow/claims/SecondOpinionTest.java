package org.fusionflow.claims;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.fusionflow.claims.result.Finding;
import org.fusionflow.claims.result.VerificationResult;
import org.fusionflow.claims.solver.FakeSolver;
import org.fusionflow.claims.solver.Solver;
import org.fusionflow.expression.Rational;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What becomes of a verdict when a solver says this or that; the solvers are scripts. */
class SecondOpinionTest {
    /** True, and beyond the certificates that are found. */
    private static final String OPEN =
            "name: n|forall: a, b, c, d|claim: Sqrt((a+c)^2 + (b+d)^2) <= Sqrt(a^2+b^2) + Sqrt(c^2+d^2)";

    /** Fails next to the root of 2 only. */
    private static final String NARROW = "name: n|forall: x|claim: (x^2 - 2)^2 > 1/10000000";

    @TempDir
    private Path folder = Path.of("");

    private Finding finding(String claim, String answers) throws IOException {
        Path file = Files.writeString(folder.resolve("a.md"), OneClaim.block(claim));
        Solver solver = Solver.of(FakeSolver.answering(folder, answers));
        VerificationResult result = Verification.of(
                List.of(file), OneClaim.LIMIT, (number, count, name) -> {}, Optional.empty(), Optional.of(solver));
        assertEquals(List.of(), result.errors());
        return result.findings().get(0);
    }

    @Test
    void whatIsProvedOrRefutedIsNotAsked() throws IOException {
        Path asked = folder.resolve("asked");
        String answers = "touch '" + asked + "'; echo unsat";
        assertEquals(
                "proved",
                finding("name: n|forall: a > 0|claim: a + 1/a >= 2", answers).verdict());
        assertEquals(
                "refuted",
                finding("name: n|forall: a > 0|claim: a + 1/a >= 3", answers).verdict());
        String asymptotic = "name: n|architecture: (A:2):0|asymptotic: tA == tA + 1/u0";
        assertFalse(finding(asymptotic, answers).verdict().startsWith("decided"));
        assertFalse(Files.exists(asked));
        assertEquals("decided by fake 1.2", finding(OPEN, answers).verdict());
        assertTrue(Files.exists(asked));
    }

    @Test
    void whatASolverFindsToFollowIsDecidedByItAndDoesNotHold() throws IOException {
        Finding decided = finding(OPEN, "echo unsat");
        assertEquals("decided by fake 1.2", decided.verdict());
        assertFalse(decided.holds());
        assertTrue(decided.lacksProofOnly());
        assertTrue(decided.detail().endsWith("without a certificate this is no proof"), decided.detail());
        Finding wrong = finding(OPEN.replace("claim:", "refutes:"), "echo unsat");
        assertEquals("decided by fake 1.2", wrong.verdict());
        assertFalse(wrong.holds());
        assertFalse(wrong.lacksProofOnly());
    }

    @Test
    void whatTheAnswerTakesForGrantedIsSaid() throws IOException {
        String lengths =
                "name: n|architecture: (A:2,B:2):1|claim: At(Sqrt((uA+sA)^2 + (vA+sB)^2),{A}) <= At(Sqrt(uA^2+vA^2) + Sqrt(sA^2+sB^2),{A})";
        Finding decided = finding(lengths, "echo unsat");
        assertEquals("decided by fake 1.2", decided.verdict(), decided.detail());
        assertTrue(
                decided.assumed().contains("the maps learned at {A} are positive"),
                decided.assumed().toString());
    }

    @Test
    void conditionsThatNothingMeetsAreFoundWhateverTheSolverSays() throws IOException {
        String vacuous = "name: n|forall: x|assume: x^2 + 1 < 0|claim: x > 5";
        for (String answers : List.of(
                "echo unsat",
                "echo sat; echo '((x1 0.0))'",
                "grep -q '(<= x1 5.0)' \"$1\" && echo unsat || echo '((x1 6.0))'")) {
            Finding open = finding(vacuous, answers);
            assertEquals("undecided", open.verdict(), answers);
            assertTrue(open.detail().contains("; fake 1.2 "), open.detail());
        }
        assertTrue(finding(vacuous, "echo unsat").detail().endsWith("finds that no values meet its conditions"));
    }

    /** The random points of the search do not meet a condition as narrow as this. */
    @Test
    void aPointThatMeetsTheConditionsMayComeFromTheSolver() throws IOException {
        String narrow = "name: n|forall: x|assume: (x - 1/12345)^2 < 1/10^40|claim: Sqrt(x + 1) < Sqrt(x) + 1";
        String answers =
                "if grep -q '(>= r[0-9]* (+ r' \"$1\"; then echo unsat; else echo sat; echo '((x1 (/ 1.0 12345.0)))'; fi";
        Finding decided = finding(narrow, answers);
        assertEquals("decided by fake 1.2", decided.verdict(), decided.detail());
        assertTrue(decided.detail().contains("the conditions hold at {x=1/12345}"), decided.detail());
        String wrong = answers.replace("(/ 1.0 12345.0)", "(/ 1.0 12344.0)");
        assertEquals("undecided", finding(narrow, wrong).verdict());
    }

    @Test
    void aPointRefutesOnlyIfTheStatementFailsThereExactly() throws IOException {
        Finding refuted = finding(NARROW, "echo sat; echo '((x1 (/ 5793.0 4096.0)))'");
        assertEquals("refuted", refuted.verdict());
        assertEquals(Map.of("x", Rational.of(5793, 4096)), refuted.counterexample());
        assertTrue(
                refuted.detail().endsWith("the point was proposed by fake 1.2 and checked exactly"), refuted.detail());
        assertFalse(refuted.holds());
        assertTrue(finding(NARROW.replace("claim:", "refutes:"), "echo sat; echo '((x1 (/ 5793.0 4096.0)))'")
                .holds());
        Finding rounded =
                finding(NARROW, "echo sat; echo '((x1 (root-obj (+ (^ x 2) (- 2)) 2)))'; echo '((x1 1.4142135623?))'");
        assertEquals("refuted", rounded.verdict());
        for (String value : List.of("1.0", "(/ 3.0 2.0)", "(- 1.0)", "0.0", "x2", "(root-obj (+ (^ x 2) (- 2)) 2)")) {
            Finding open = finding(NARROW, "echo sat; echo '((x1 " + value + "))'");
            assertEquals("undecided", open.verdict(), value);
        }
    }

    /** Values of logarithms and symbolic powers are the solver's own; only those of the symbols are looked at. */
    @Test
    void valuesOfWhatTheSolverDoesNotKnowRefuteNothing() throws IOException {
        String tangent = "name: n|forall: x > 0|claim: Log(1+x) <= x - x^2/2 + x^3/3";
        assertEquals(
                "undecided",
                finding(tangent, "echo sat; echo '((x1 2.0) (p2 99.0))'").verdict());
        String depths = "name: n|architecture: (A:Lf,B:Lf):(L-Lf)|claim: 2*L != 5";
        assertEquals(
                "undecided",
                finding(depths, "echo sat; echo '((x1 (/ 5.0 2.0)) (x2 1.0))'").verdict());
    }

    /** A covariance of 9 beside variances of 1: the statement fails there, but there are no such data. */
    @Test
    void aPointWhoseMomentsNoDataHaveRefutesNothing() throws IOException {
        String values =
                "echo sat; echo '('; sed -n -e 's/^(declare-fun \\(x[0-9]*\\) () Real) ; \\(vAB\\|m\\)$/(\\1 9.0)/p;t'"
                        + " -e 's/^(declare-fun \\(x[0-9]*\\).*/(\\1 1.0)/p' \"$1\"; echo ')'";
        String claim = OPEN.replace("forall: ", "architecture: (A:2,B:2):0|forall: m, ") + " + vA*vB - vAB^2";
        assertEquals("undecided", finding(claim, values).verdict());
        assertEquals(
                "refuted",
                finding(claim.replace("vAB^2", "m^2") + "|assume: m > 8", values)
                        .verdict());
        Finding refuted = finding(claim.replace("vAB^2", "m^2"), values);
        assertEquals("refuted", refuted.verdict(), refuted.detail());
    }

    @Test
    void oneThatDoesNotAnswerChangesNothing() throws IOException {
        Finding alone = OneClaim.finding(OPEN);
        for (String answers : List.of("echo unknown", "exit 1", "echo '(error \"no\")'; echo unsat", "kill -9 $$")) {
            Finding open = finding(OPEN, answers);
            assertEquals("undecided", open.verdict(), answers);
            assertTrue(open.detail().startsWith(alone.detail() + "; fake 1.2 does not decide it: it "), open.detail());
        }
    }

    @Test
    void oneThatDoesNotEndIsGivenUpWithinTheLimitOfTheClaim() throws IOException {
        Finding open = finding(OPEN, "sleep 300");
        assertEquals("undecided", open.verdict());
        assertTrue(
                open.detail().endsWith("fake 1.2 does not decide it: it did not end within its time"), open.detail());
    }
}
