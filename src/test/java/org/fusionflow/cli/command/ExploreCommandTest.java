package org.fusionflow.cli.command;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.fusionflow.cli.Run;
import org.fusionflow.cli.schema.SchemaCoverage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The command {@code explore}: what it prints, and how it ends. */
class ExploreCommandTest {
    @Test
    void printsItsAddressAndEndsWhenInterrupted() throws IOException, InterruptedException {
        CompletableFuture<Run> done = new CompletableFuture<>();
        Thread command =
                new Thread(() -> done.complete(Run.of("explore", "--no-browser", "--json", "--toy", "ratio=3,rho=0")));
        command.start();
        // It sleeps once the address is printed.
        while (command.getState() != Thread.State.TIMED_WAITING
                || Thread.getAllStackTraces().keySet().stream()
                        .noneMatch(thread -> thread.getName().startsWith("explore-"))) {
            LockSupport.parkNanos(1_000_000);
        }
        command.interrupt();
        command.join();
        Run run = done.join();
        assertEquals(0, run.code(), run.err());
        JsonNode document = new ObjectMapper().readTree(run.out());
        assertTrue(
                document.path("address").asText().matches("http://127\\.0\\.0\\.1:\\d+/[A-Za-z0-9_-]{32}/"), run.out());
        assertEquals(0, document.path("warnings").size());
        SchemaCoverage.requireFits("explore", document);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--port -1",
                "--port 65536",
                "--port x",
                "--toy ratio=0,rho=0",
                "--toy ratio=2,rho=0 --xor var=1",
                "-a (A:2,B:2):L",
                "-a (A:1,B:1,C:1):1 --toy ratio=2,rho=0",
                "--data missing.csv",
                "--u0 0",
                "--times 1",
                "surplus"
            })
    void refusesBadInputBeforeItListens(String options) {
        Run run = Run.of(("explore --no-browser " + options).split(" "));
        assertEquals(2, run.code());
        assertEquals("", run.out());
        assertEquals(1, run.err().lines().count(), run.err());
    }
}
