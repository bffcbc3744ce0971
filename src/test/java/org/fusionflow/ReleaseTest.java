package org.fusionflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/** What a release says of itself is said in several places; all of them agree. */
class ReleaseTest {
    @Test
    void everyPlaceNamesTheVersionOfThePom() throws IOException {
        String version = version();

        assertEquals(version, citation().get("version"), "CITATION.cff");
        assertEquals(version, found("src/python/fusionflow.py", "(?m)^__version__ = \"([^\"]+)\"$"));
        assertEquals(
                version, found("CHANGELOG.md", "(?m)^## \\[([0-9][^\\]]*)\\]"), "the newest release of CHANGELOG.md");
    }

    @Test
    void everyPlaceNamesOneDate() throws IOException {
        String released = String.valueOf(citation().get("date-released"));

        assertEquals(released, found("CHANGELOG.md", "(?m)^## \\[[0-9][^\\]]*\\] - ([0-9-]+)$"));
        assertEquals(released, found("pom.xml", "<project.build.outputTimestamp>([0-9-]+)T"));
    }

    @Test
    void theCitationHasWhatTheCitationFileFormatAsksFor() throws IOException {
        Map<?, ?> citation = citation();

        assertEquals("1.2.0", citation.get("cff-version"));
        assertTrue(citation.keySet()
                .containsAll(Set.of("message", "title", "abstract", "keywords", "authors", "license", "references")));
        assertEquals("GPL-3.0-or-later", citation.get("license"));
        assertEquals("software", citation.get("type"));
        assertNotNull(LocalDate.parse(String.valueOf(citation.get("date-released"))));
        assertAuthors(citation.get("authors"));
        for (Object reference : assertInstanceOf(List.class, citation.get("references"))) {
            Map<?, ?> cited = assertInstanceOf(Map.class, reference);
            assertTrue(
                    cited.keySet().containsAll(Set.of("type", "title", "authors")),
                    () -> "a reference lacks a key: " + cited.keySet());
            assertAuthors(cited.get("authors"));
        }
    }

    /** Persons have a family name, others a name. */
    private static void assertAuthors(Object authors) {
        List<?> list = assertInstanceOf(List.class, authors);
        assertTrue(!list.isEmpty(), "no author");
        for (Object author : list) {
            Map<?, ?> keys = assertInstanceOf(Map.class, author);
            assertTrue(
                    keys.containsKey("name") || keys.containsKey("family-names"),
                    () -> "an author without a name: " + keys);
        }
    }

    private static Map<?, ?> citation() throws IOException {
        Object document = new Load(
                        LoadSettings.builder().setLabel("CITATION.cff").build())
                .loadFromString(Files.readString(Path.of("CITATION.cff")));
        return assertInstanceOf(Map.class, document);
    }

    private static String version() throws IOException {
        return found("pom.xml", "<artifactId>fusionflow</artifactId>\\s*<version>([^<]+)</version>");
    }

    /** The first group of the first place in the file that the expression fits. */
    private static String found(String file, String expression) throws IOException {
        Matcher matcher = Pattern.compile(expression).matcher(Files.readString(Path.of(file)));
        assertTrue(matcher.find(), () -> file + ": expected " + expression);
        return matcher.group(1);
    }
}
