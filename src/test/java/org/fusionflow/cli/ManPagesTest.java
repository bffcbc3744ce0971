package org.fusionflow.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The man pages of all commands: what programs that set them say, and what a reader sees. */
class ManPagesTest {
    @TempDir
    Path folder;

    @BeforeEach
    void write() {
        Run run = Run.of("generate-man-pages", folder.resolve("man1").toString());
        assertEquals(0, run.code(), run.err());
    }

    private List<Path> pages() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve("man1"))) {
            return files.sorted().toList();
        }
    }

    private static boolean has(String program) {
        return Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
                .anyMatch(place -> Files.isExecutable(Path.of(place, program)));
    }

    private static String printed(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String said = new String(process.getInputStream().readAllBytes(), UTF_8);
        process.waitFor();
        return said;
    }

    @Test
    void everyCommandHasAPage() throws IOException {
        List<String> names =
                pages().stream().map(page -> page.getFileName().toString()).toList();
        assertTrue(names.contains("fusionflow.1"));
        HelpTest.commands()
                .skip(1)
                .forEach(one -> assertTrue(names.contains("fusionflow-" + one.name() + ".1"), one.name()));
        assertEquals(HelpTest.commands().count(), names.size());
    }

    @Test
    void aPageHasItsSectionsInOrder() throws IOException {
        List<String> sections = Files.readAllLines(folder.resolve("man1/fusionflow-predict.1")).stream()
                .filter(line -> line.startsWith(".SH"))
                .toList();
        assertEquals(
                List.of(
                        ".SH \"NAME\"",
                        ".SH \"SYNOPSIS\"",
                        ".SH \"DESCRIPTION\"",
                        ".SH \"OPTIONS\"",
                        ".SH \"EXAMPLES\"",
                        ".SH \"EXIT STATUS\"",
                        ".SH \"SEE ALSO\""),
                sections);
    }

    @Test
    void groffSetsEveryPageWithoutAWarning() throws IOException, InterruptedException {
        assumeTrue(has("groff"), "no groff (Debian: groff-base), so no man page is set");
        for (Path page : pages()) {
            assertEquals("", printed("groff", "-man", "-Tutf8", "-ww", "-z", page.toString()), page.toString());
        }
        // Letters survive that roff would turn into typographic ones: what is copied from a page runs.
        String shown = printed(
                        "groff",
                        "-man",
                        "-Tascii",
                        "-P-cbou",
                        "-rLL=200n",
                        pages().get(0).resolveSibling("fusionflow-predict.1").toString())
                .replaceAll("\\s+", " ");
        assertTrue(shown.contains("fusionflow predict -a '(A:3,B:3):1' --toy ratio=2,rho=0.5 --u0 0.1"), shown);
        assertTrue(shown.contains("'xA1 + abs(xB1) - 0.5*xB1*xB2; A=2,B=3,samples=512'"), shown);
    }

    @Test
    void mandocFindsNoFault() throws IOException, InterruptedException {
        assumeTrue(has("mandoc"), "no mandoc (Debian: mandoc), so no man page is checked by it");
        for (Path page : pages()) {
            // Pages bear no date, so that the same program writes the same bytes on every day.
            List<String> faults = printed("mandoc", "-Tlint", "-Wwarning", page.toString())
                    .lines()
                    .filter(line -> !line.contains("missing date"))
                    .toList();
            assertEquals(List.of(), faults);
        }
    }
}
