package org.fusionflow.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fusionflow.claims.solver.FakeSolver;
import org.fusionflow.cli.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Exit codes, JSON and messages of {@code verify}. */
class VerifyCommandTest {
    private static final String TRUE_CLAIM =
            "```claim\nname: flow\narchitecture: (A:2,B:2):0\nclaim: Dt(uA) == uA*eA\n```\n";
    private static final String FALSE_CLAIM =
            "```claim\nname: wrong\narchitecture: (A:2,B:2):0\nclaim: Dt(uA) == uA*eB\n```\n";

    @TempDir
    private Path folder = Path.of("");

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    @Test
    void allProvedEndsWithZero() throws IOException {
        Run run = Run.of("verify", file("a.md", "Text\n\n" + TRUE_CLAIM));
        assertEquals(0, run.code(), run.err());
        assertEquals(folder.resolve("a.md") + ":3: proved: flow\n1 claim: 1 proved; all hold\n", run.out());
        assertEquals("", run.err());
    }

    @Test
    void oneThatIsNotProvedEndsWithOneAndIsShownWithItsCounterexample() throws IOException {
        Run run = Run.of("verify", file("a.md", TRUE_CLAIM), file("b.md", FALSE_CLAIM));
        assertEquals(1, run.code(), run.err());
        assertTrue(run.out().contains("b.md:1: refuted, DOES NOT HOLD: wrong\n    at {"), run.out());
        assertTrue(run.out().endsWith("2 claims: 1 proved, 1 refuted; 1 DOES NOT HOLD\n"), run.out());
    }

    @Test
    void jsonHasItsKeysAndAnExactCounterexample() throws IOException {
        Run run = Run.of("verify", "--json", file("a.md", TRUE_CLAIM + FALSE_CLAIM));
        assertEquals(1, run.code(), run.err());
        assertEquals("", run.err());
        JsonNode claims = new ObjectMapper().readTree(run.out()).get("claims");
        assertEquals(2, claims.size());
        List<String> keys = new ArrayList<>();
        claims.get(1).fieldNames().forEachRemaining(keys::add);
        assertEquals(
                List.of("file", "line", "name", "kind", "verdict", "detail", "holds", "assumed", "counterexample"),
                keys);
        assertEquals(6, claims.get(1).get("line").asInt());
        assertEquals("refuted", claims.get(1).get("verdict").asText());
        assertTrue(claims.get(1).get("counterexample").get("sA").asText().matches("-?\\d+(/\\d+)?"));
    }

    @Test
    void jsonSaysWhatTheTestOfAnAsymptoticStatementCouldSee() throws IOException {
        String alone = "```claim\nname: alone\narchitecture: (A:2):0\nasymptotic: tA ~ Log(1/u0)/sA\n```\n";
        Run run = Run.of("verify", "--json", file("a.md", alone));
        assertEquals(0, run.code(), run.err());
        JsonNode support =
                new ObjectMapper().readTree(run.out()).get("claims").get(0).get("support");
        assertEquals("leading", support.get("order").asText());
        assertTrue(support.get("range").asText().contains("u0 from 1.0e-25 to 1.0e-150"), support.toString());
        assertTrue(support.get("resolution").asDouble() < 1e-9, support.toString());
    }

    @Test
    void whatCannotBeReadIsOneLineAfterTheVerdictsOfTheOthers() throws IOException {
        for (String text : List.of("```claim\nname: n\n", TRUE_CLAIM.replace("eA", "eC"), "```claim\n?\n```\n")) {
            Run run = Run.of("verify", file("b.md", text), file("a.md", TRUE_CLAIM));
            assertEquals(2, run.code(), text);
            assertEquals(
                    folder.resolve("a.md") + ":1: proved: flow\n1 claim: 1 proved; 1 COULD NOT BE READ\n", run.out());
            assertTrue(run.err().startsWith("fusionflow: " + folder.resolve("b.md") + ":"), run.err());
            assertEquals(1, run.err().lines().count(), run.err());
        }
    }

    @Test
    void aFileThatIsMissingDoesNotHideTheVerdictOfAnother() throws IOException {
        Run run = Run.of("verify", folder.resolve("none.md").toString(), file("a.md", FALSE_CLAIM));
        assertEquals(2, run.code());
        assertEquals("fusionflow: " + folder.resolve("none.md") + ": no such file\n", run.err());
        assertTrue(run.out().endsWith("1 claim: 1 refuted; 1 DOES NOT HOLD; 1 COULD NOT BE READ\n"), run.out());
        assertEquals(2, Run.of("verify", folder.resolve("none.md").toString()).code());
        assertEquals(2, Run.of("verify").code());
        assertEquals(
                2,
                Run.of("verify", "--time-limit", "0", file("a.md", TRUE_CLAIM)).code());
    }

    @Test
    void aBlockThatLooksLikeAClaimEndsWithOne() throws IOException {
        Run run = Run.of("verify", file("a.md", TRUE_CLAIM + FALSE_CLAIM.replace("claim\nname", "Claim\nname")));
        assertEquals(1, run.code());
        assertTrue(run.out().contains("a.md:6:1: warning: this block looks like a claim and is not read"), run.out());
        assertTrue(run.out().endsWith("1 claim: 1 proved; 1 NOT READ\n"), run.out());
        assertEquals("", run.err());
        Run only = Run.of("verify", file("b.md", FALSE_CLAIM.replace("claim\nname", "Claim\nname")));
        assertEquals(1, only.code());
        assertTrue(only.out().contains("warning: "), only.out());
    }

    @Test
    void aFileWithoutClaimsIsNotedAndAllHold() throws IOException {
        Run run = Run.of("verify", file("a.md", "Prose.\n"), file("b.md", TRUE_CLAIM));
        assertEquals(0, run.code(), run.err());
        assertEquals(
                folder.resolve("b.md") + ":1: proved: flow\n" + folder.resolve("a.md")
                        + ": note: no block opens with ```claim\n1 claim: 1 proved; all hold\n",
                run.out());
        assertEquals("", run.err());
    }

    @Test
    void jsonListsErrorsWarningsAndNotes() throws IOException {
        Run run = Run.of(
                "verify",
                "--json",
                file("a.md", "Prose.\n"),
                file("b.md", TRUE_CLAIM + "\n```claims\n```\n"),
                file("c.md", TRUE_CLAIM.replace("eA", "eC")));
        assertEquals(2, run.code());
        JsonNode document = new ObjectMapper().readTree(run.out());
        assertEquals(1, document.get("claims").size());
        assertTrue(document.get("errors").get(0).asText().startsWith(folder.resolve("c.md") + ":4:21: unknown symbol"));
        assertTrue(document.get("warnings").get(0).asText().startsWith(folder.resolve("b.md") + ":7:1: warning: "));
        assertTrue(document.get("notes").get(0).asText().startsWith(folder.resolve("a.md") + ": note: "));
        assertEquals(1, run.err().lines().count(), run.err());
    }

    @Test
    void aTimeLimitMakesAClaimUndecided() throws IOException {
        String slow = """
                ```claim
                name: slow
                architecture: ((A:2,B:3):1,(C:2,D:1):2):1
                claim: Dt(Dt(Dt(Dt(Dt(Loss))))) == yy
                ```
                """;
        Run run = Run.of("verify", "--time-limit", "1", file("a.md", slow));
        assertEquals(1, run.code(), run.err());
        assertTrue(run.out().contains("undecided, DOES NOT HOLD: slow\n    not decided within the time limit of 1 s"));
    }

    private static final String OPEN_CLAIM =
            "```claim\nname: open\nforall: a, b, c, d\nclaim: Sqrt((a+c)^2 + (b+d)^2) <= Sqrt(a^2+b^2) + Sqrt(c^2+d^2)\n```\n";

    @Test
    void whatASolverDecidesIsNeitherProvedNorAFailure() throws IOException {
        String solver = FakeSolver.answering(folder, "echo unsat");
        Run run = Run.of("verify", "--solver", solver, file("a.md", TRUE_CLAIM + OPEN_CLAIM));
        assertEquals(1, run.code(), run.err());
        assertTrue(run.out().contains("a.md:6: decided by fake 1.2, NOT PROVED: open\n    no values meet"), run.out());
        assertTrue(run.out().endsWith("2 claims: 1 decided by fake 1.2, 1 proved; 1 IS NOT PROVED\n"), run.out());
        Run refutes = Run.of(
                "verify", "--solver", solver, file("b.md", OPEN_CLAIM.replace("\nclaim:", "\nrefutes:") + OPEN_CLAIM));
        assertEquals(1, refutes.code());
        assertTrue(refutes.out().contains("decided by fake 1.2 (refutes), DOES NOT HOLD: open"), refutes.out());
        assertTrue(
                refutes.out().endsWith("2 claims: 2 decided by fake 1.2; 1 IS NOT PROVED; 1 DOES NOT HOLD\n"),
                refutes.out());
    }

    @Test
    void jsonNamesTheSolverThatWasAsked() throws IOException {
        String solver = FakeSolver.answering(folder, "echo unsat");
        Run run = Run.of("verify", "--json", "--solver", solver, file("a.md", OPEN_CLAIM));
        assertEquals(1, run.code(), run.err());
        JsonNode document = new ObjectMapper().readTree(run.out());
        assertEquals("fake 1.2", document.get("solver").asText());
        JsonNode claim = document.get("claims").get(0);
        assertEquals("decided by fake 1.2", claim.get("verdict").asText());
        assertFalse(claim.get("holds").asBoolean());
    }

    @Test
    void aSolverThatIsMissingOrNoneIsOneMessage() throws IOException {
        String claim = file("a.md", TRUE_CLAIM);
        Run missing = Run.of("verify", "--solver", "no-such-solver-1", claim);
        assertEquals(2, missing.code());
        assertEquals("", missing.out());
        assertEquals(
                "fusionflow: --solver no-such-solver-1: no such command on the PATH; expected one that reads SMT-LIB 2, such as z3"
                        + " (Debian: apt install z3)\n",
                missing.err());
        assertEquals(2, Run.of("verify", "--solver", claim, claim).code());
    }
}
