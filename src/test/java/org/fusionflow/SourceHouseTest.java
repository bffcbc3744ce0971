package org.fusionflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/** House rules that are visible in the source text alone. */
class SourceHouseTest {
    /** Beyond this a file holds more than one concept. */
    private static final int LONGEST = 400;

    /** Most files stay below this; the others are reported, not refused. */
    private static final int USUAL = 250;

    @Test
    void noSourceFileIsLongerThan400Lines(TestReporter reporter) throws IOException {
        List<Path> sources = sources(Path.of("src"));
        assertFalse(sources.isEmpty(), "found no sources: the tests must run in the project folder");
        List<String> tooLong = new ArrayList<>();
        for (Path source : sources) {
            int lines = Files.readAllLines(source).size();
            if (lines > LONGEST) {
                tooLong.add(source + " has " + lines + " lines");
            } else if (lines > USUAL && source.startsWith(Path.of("src", "main"))) {
                reporter.publishEntry(source.toString(), lines + " lines, most files stay below " + USUAL);
            }
        }
        assertEquals(List.of(), tooLong);
    }

    @Test
    void everyPackageOfTheProgramHasAPackageInfo() throws IOException {
        List<String> without = sources(Path.of("src", "main", "java")).stream()
                .map(Path::getParent)
                .distinct()
                .filter(folder -> !Files.exists(folder.resolve("package-info.java")))
                .map(Path::toString)
                .toList();
        assertEquals(List.of(), without);
    }

    /** A name that occurs twice has to be read with its package everywhere. */
    @Test
    void everyClassNameOfTheProgramOccursOnce() throws IOException {
        Map<String, List<Path>> byName = sources(Path.of("src", "main", "java")).stream()
                .filter(source -> !source.endsWith("package-info.java"))
                .collect(Collectors.groupingBy(source -> source.getFileName().toString()));
        List<List<Path>> twice =
                byName.values().stream().filter(paths -> paths.size() > 1).toList();
        assertEquals(List.of(), twice);
    }

    private static List<Path> sources(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
    }
}
