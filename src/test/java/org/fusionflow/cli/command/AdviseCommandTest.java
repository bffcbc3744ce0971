package org.fusionflow.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.fusionflow.cli.Run;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AdviseCommandTest {
    private static final String[] SMALL = {
        "advise", "--random", "A=3,B=2,std.A=2,samples=60,noise=0.3", "--u0", "0.05", "--bootstrap", "3"
    };

    @TempDir
    Path folder = Path.of("");

    private static Run run(String... more) {
        List<String> all = new ArrayList<>(List.of(SMALL));
        all.addAll(List.of(more));
        return Run.of(all.toArray(String[]::new));
    }

    private static List<String> keys(JsonNode node) {
        List<String> keys = new ArrayList<>();
        node.fieldNames().forEachRemaining(keys::add);
        return keys;
    }

    @Test
    void jsonHasItsKeys() throws JsonProcessingException {
        Run run = run("--json", "--layers", "3", "--check");
        assertEquals(0, run.code(), run.err());
        JsonNode document = new ObjectMapper().readTree(run.out());
        assertEquals(
                List.of(
                        "layers",
                        "u0",
                        "horizon",
                        "errorBasis",
                        "fusions",
                        "recommended",
                        "remedies",
                        "tradeOff",
                        "confidence",
                        "linearPremise",
                        "check",
                        "notes",
                        "warnings"),
                keys(document));
        assertEquals(
                List.of(
                        "architecture",
                        "order",
                        "halfTimes",
                        "signalHalfTimes",
                        "timeRatio",
                        "plateauLoss",
                        "finalError",
                        "bestStopError",
                        "bestStopTime",
                        "excess",
                        "excessStandardError",
                        "asGoodAsBest",
                        "largestRate",
                        "bias"),
                keys(document.get("fusions").get(0)));
        assertEquals(3, document.get("fusions").size());
        assertTrue(keys(document.get("remedies").get(0))
                .containsAll(List.of("name", "setting", "timeRatio", "halfTimes", "effect")));
        assertEquals(3, document.get("confidence").get("resamples").asInt());
        // A way that is best in time or in error is on the trade-off curve.
        assertTrue(document.get("tradeOff").size() >= 1);
        assertEquals(run.out(), run("--json", "--layers", "3", "--check").out());
    }

    @Test
    void theDocumentHasTwoPages() throws JsonProcessingException {
        Run run = run("--json", "-o", folder.resolve("advice.pdf").toString());
        assertEquals(0, run.code(), run.err());
        assertEquals(2, new ObjectMapper().readTree(run.out()).get("pages").asInt());
    }

    @Test
    void severalModalitiesAndOutputsAreAdvisedOn() {
        for (String data : List.of("A=2,B=2,C=2,std.A=3,std.B=2,samples=60", "A=3,B=3,outputs=2,samples=60,std.A=2")) {
            Run run = Run.of("advise", "--random", data + ",noise=0.2", "--u0", "0.05", "--bootstrap", "2");
            assertEquals(0, run.code(), run.err());
            assertTrue(run.out().contains("take ("), run.out());
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "advise",
                "advise --toy ratio=2,rho=0 --layers 1",
                "advise --toy ratio=2,rho=0 --layers 3 --fusion 4",
                "advise --toy ratio=2,rho=0 --steps 100",
                "advise --toy ratio=2,rho=0 --steps 100 --time 3 --lr 0.1",
                "advise --toy ratio=2,rho=0 --time -1",
                "advise --toy ratio=2,rho=0 --lr 0",
                "advise --toy ratio=2,rho=0 --bootstrap many",
                "advise --toy ratio=2,rho=0 --modalities A",
                "advise --toy ratio=2,rho=0 --modalities A,B,C",
                "advise --random A=3",
                "advise --fission inputs=3",
                "advise --data nowhere.csv",
                "advise --toy ratio=2,rho=0 --paper letter",
                "advise --toy ratio=2,rho=0 -o advice.docx --format html --paper a4"
            })
    void badInputIsOneLine(String line) {
        Run run = Run.of(line.split(" "));
        assertEquals(2, run.code(), run.out() + run.err());
        assertEquals("", run.out());
        assertEquals(1, run.err().lines().count(), run.err());
    }
}
