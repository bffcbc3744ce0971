package org.fusionflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.symbolic.Derivation;
import org.fusionflow.symbolic.DerivationText;
import org.junit.jupiter.api.Test;

/** The derivation that the code cites is the one that the program proves. */
class DerivationDocumentsTest {
    private static final Path DOCUMENT = Path.of("derivations", "two-modalities.md");
    private static final Pattern TAG = Pattern.compile("\\[((?:FT|TM)-\\d+)]");

    @Test
    void theDocumentIsWhatDeriveWrites() throws IOException {
        Derivation derivation = Derivation.of(FusionTree.parse("(A:Lf,B:Lf):(L-Lf)"));
        assertEquals(DerivationText.markdown(derivation), Files.readString(DOCUMENT), "write it anew with derive");
    }

    @Test
    void everyTagThatTheCodeCitesExists() throws IOException {
        Set<String> known = new TreeSet<>();
        for (String line : Files.readAllLines(DOCUMENT)) {
            if (line.startsWith("## ")) {
                known.addAll(tags(line));
            }
        }
        assertEquals(16, known.size(), known.toString());
        List<Path> sources;
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            sources = files.filter(f -> f.toString().endsWith(".java")).toList();
        }
        Set<String> cited = new TreeSet<>();
        for (Path source : sources) {
            cited.addAll(tags(Files.readString(source)));
        }
        assertTrue(cited.size() > 5, cited.toString());
        cited.removeAll(known);
        assertEquals(Set.of(), cited, "cited, but derived nowhere");
    }

    private static Set<String> tags(String text) {
        return TAG.matcher(text).results().map((MatchResult m) -> m.group(1)).collect(Collectors.toSet());
    }
}
