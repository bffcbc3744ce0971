package org.fusionflow.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
        assertEquals(folder.resolve("a.md") + ":3: proved: flow\n1 claims: 1 proved; all hold\n", run.out());
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
        assertEquals(List.of("file", "line", "name", "kind", "verdict", "detail", "holds", "counterexample"), keys);
        assertEquals(6, claims.get(1).get("line").asInt());
        assertEquals("refuted", claims.get(1).get("verdict").asText());
        assertTrue(claims.get(1).get("counterexample").get("sA").asText().matches("-?\\d+(/\\d+)?"));
    }

    @Test
    void whatIsMalformedIsOneLineAndNothingElse() throws IOException {
        for (String text : List.of("", "prose\n", "```claim\nname: n\n", TRUE_CLAIM.replace("eA", "eC"))) {
            Run run = Run.of("verify", "--json", file("a.md", TRUE_CLAIM), file("b.md", text));
            assertEquals(2, run.code(), text);
            assertEquals("", run.out());
            assertTrue(run.err().startsWith("fusionflow: " + folder.resolve("b.md") + ":"), run.err());
            assertEquals(1, run.err().lines().count(), run.err());
        }
        assertEquals(2, Run.of("verify", folder.resolve("none.md").toString()).code());
        assertEquals(2, Run.of("verify").code());
        assertEquals(
                2,
                Run.of("verify", "--time-limit", "0", file("a.md", TRUE_CLAIM)).code());
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
}
