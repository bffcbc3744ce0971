package org.fusionflow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The first thing that a reader of README tries prints what README shows. */
class ReadmeExampleTest {
    private static final String COMMAND =
            "    $ bin/fusionflow predict -a '(A:3,B:3):1' --toy ratio=2,rho=0.5 --u0 0.1\n";

    @Test
    void theFirstPredictionIsTheOneShown() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        int from = readme.indexOf(COMMAND);
        assertTrue(from >= 0, "README.md: expected " + COMMAND);
        String shown = readme.substring(from + COMMAND.length())
                .lines()
                .takeWhile(line -> line.isEmpty() || line.startsWith("    "))
                .map(String::strip)
                .collect(Collectors.joining("\n"))
                .strip();
        Run run = Run.of("predict", "-a", "(A:3,B:3):1", "--toy", "ratio=2,rho=0.5", "--u0", "0.1");
        assertEquals(0, run.code(), run.err());
        assertEquals(
                shown,
                run.out()
                        .lines()
                        .map(String::strip)
                        .collect(Collectors.joining("\n"))
                        .strip());
    }
}
