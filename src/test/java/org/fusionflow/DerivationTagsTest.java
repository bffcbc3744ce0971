package org.fusionflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Tags hold the documents of {@code derivations/} and the code together: each names one equation, and what is cited exists. A tag
 * is defined in bold where its equation stands, or at the head of a section, and cited plainly.
 */
class DerivationTagsTest {
    private static final Path FOLDER = Path.of("derivations");

    private static final Pattern TAG = Pattern.compile("\\[([A-Z]{2}-\\d+)]");
    private static final Pattern DEFINITION =
            Pattern.compile("\\*\\*\\[([A-Z]{2}-\\d+)]\\*\\*|^#+ \\[([A-Z]{2}-\\d+)]", Pattern.MULTILINE);

    /** A tag between backticks is an example of how to write one. */
    private static final Pattern INLINE_CODE = Pattern.compile("`[^`\n]+`");

    private static final Pattern CLAIM = Pattern.compile("^ {0,3}(```+|~~~+)claim\\s*$", Pattern.MULTILINE);

    /** These explain, and define nothing. */
    private static final Set<String> GUIDES = Set.of("README.md", "notation.md");

    @Test
    void everyTagIsDefinedOnceOverAllDocuments() throws IOException {
        Map<String, List<String>> places = definitions(documents());
        assertTrue(places.size() > 50, "found only " + places.keySet());
        List<String> repeated = new ArrayList<>();
        places.forEach((tag, where) -> {
            if (where.size() > 1) {
                repeated.add(tag + " in " + where);
            }
        });
        assertEquals(List.of(), repeated);
    }

    @Test
    void theTagsOfADocumentAreNumberedWithoutGaps() throws IOException {
        Map<String, Set<Integer>> numbers = new TreeMap<>();
        for (String tag : definitions(documents()).keySet()) {
            String[] parts = tag.split("-", 2);
            numbers.computeIfAbsent(parts[0], prefix -> new TreeSet<>()).add(Integer.valueOf(parts[1]));
        }
        List<String> gaps = new ArrayList<>();
        numbers.forEach((prefix, found) -> {
            for (int i = 1; i <= found.size(); i++) {
                if (!found.contains(i)) {
                    gaps.add(prefix + "-" + i);
                }
            }
        });
        assertEquals(List.of(), gaps, "a missing equation, or one that was renumbered");
    }

    @Test
    void everyTagThatADocumentCitesExists() throws IOException {
        Set<String> known = definitions(documents()).keySet();
        assertEquals(List.of(), unknown(documents(), known));
    }

    @Test
    void everyTagThatTheCodeCitesExists() throws IOException {
        Map<String, String> sources = texts(Path.of("src", "main", "java"), ".java");
        int citations = sources.values().stream()
                .mapToInt(text -> (int) TAG.matcher(text).results().count())
                .sum();
        assertTrue(citations > 20, "the code cites tags, found " + citations);
        assertEquals(List.of(), unknown(sources, definitions(documents()).keySet()));
    }

    @Test
    void everyDocumentButTheGuidesDefinesTagsAndHasClaims() throws IOException {
        Map<String, String> documents = documents();
        List<String> silent = new ArrayList<>();
        documents.forEach((name, text) -> {
            boolean defines = DEFINITION.matcher(withoutCode(text)).find();
            boolean claims = CLAIM.matcher(text).find();
            if (GUIDES.contains(name) ? defines : !defines || !claims) {
                silent.add(name);
            }
        });
        assertEquals(List.of(), silent);
    }

    @Test
    void everyDocumentIsInTheTable() throws IOException {
        Map<String, String> documents = documents();
        String table = String.valueOf(documents.get("README.md"));
        List<String> missing = documents.keySet().stream()
                .filter(name -> !name.equals("README.md") && !table.contains("](" + name + ")"))
                .toList();
        assertEquals(List.of(), missing);
    }

    @Test
    void definitionsAndCitationsAreToldApart() {
        Map<String, String> text = Map.of(
                "a.md", "## [AA-1] Title\n**[AA-2]** follows from [AA-1] and [BB-7]; write `[CC-1]`.\n**[AA-2]**");
        assertEquals(Map.of("AA-1", List.of("a.md"), "AA-2", List.of("a.md", "a.md")), definitions(text));
        assertEquals(List.of("BB-7 in a.md"), unknown(text, Set.of("AA-1", "AA-2")));
    }

    /** Tag to the names of the documents that define it, one for each time. */
    private static Map<String, List<String>> definitions(Map<String, String> documents) {
        Map<String, List<String>> places = new TreeMap<>();
        documents.forEach((name, text) -> DEFINITION
                .matcher(withoutCode(text))
                .results()
                .forEach(m -> {
                    String tag = m.group(1) == null ? m.group(2) : m.group(1);
                    places.computeIfAbsent(tag, t -> new ArrayList<>()).add(name);
                }));
        return places;
    }

    private static List<String> unknown(Map<String, String> texts, Set<String> known) {
        Set<String> missing = new TreeSet<>();
        texts.forEach((name, text) -> TAG.matcher(name.endsWith(".md") ? withoutCode(text) : text)
                .results()
                .map(m -> m.group(1))
                .filter(tag -> !known.contains(tag))
                .forEach(tag -> missing.add(tag + " in " + name)));
        return List.copyOf(missing);
    }

    private static String withoutCode(String text) {
        return INLINE_CODE.matcher(text).replaceAll("");
    }

    private static Map<String, String> documents() throws IOException {
        return texts(FOLDER, ".md");
    }

    /** File name to text, in the order of names. */
    private static Map<String, String> texts(Path folder, String ending) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(f -> f.toString().endsWith(ending)).toList()) {
                texts.put(folder.relativize(file).toString(), Files.readString(file));
            }
        }
        return texts;
    }
}
