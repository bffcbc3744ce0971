package org.fusionflow.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Characters that the fonts lack are named by every command that writes a PDF or an SVG. */
class GlyphWarningsTest {
    private static final String KANJI = "\u5b66\u7fd2";
    private static final String ROCKET = "\ud83d\ude80";

    @TempDir
    Path folder = Path.of(".");

    private Path study() throws IOException {
        return Files.writeString(
                folder.resolve("study.yaml"), """
                name: glyphs
                title: TITLE and more
                description: about ROCKET
                architecture: (A:2,B:2):0
                data: {toy: {rho: 0}}
                u0: 0.01
                axes: {ratio: [1, 2, 3]}
                checks:
                  - {name: the ratio of ROCKET, of: reduced.timeRatio, atLeast: 0, reason: TITLE}
                figures:
                  - {x: ratio, y: reduced.timeRatio, title: TITLE, labels: {x: ratio TITLE}}
                """.replace("TITLE", KANJI).replace("ROCKET", ROCKET));
    }

    private String target(String name) {
        return folder.resolve(name).toString();
    }

    @Test
    void figuresInFilesNameThem() throws IOException {
        for (String end : new String[] {"pdf", "svg"}) {
            Run run = Run.of(
                    "sweep",
                    study().toString(),
                    "-o",
                    target("t.csv"),
                    "--figure",
                    target("figure." + end),
                    "--restart");
            assertEquals(0, run.code(), run.err());
            assertEquals(1, run.err().lines().count(), run.err());
            assertTrue(run.err().contains("figure." + end + ": the fonts of the program lack"), run.err());
            assertTrue(run.err().contains("\u5b66 (U+5B66), \u7fd2 (U+7FD2)"), run.err());
        }
        String svg = Files.readString(folder.resolve("figure.svg"));
        assertTrue(svg.contains(KANJI), "text stays text");
        assertFalse(svg.contains("?" + "?"), svg);
    }

    @Test
    void reportsNameThemOnceOnStderrOrInTheDocument() throws IOException {
        Run text = Run.of("report", study().toString(), "-o", target("r.pdf"));
        assertEquals(0, text.code(), text.err());
        assertEquals(1, text.err().lines().count(), text.err());
        assertTrue(text.err().contains("r.pdf: ") && text.err().contains("(U+1F680)"), text.err());
        Run json = Run.of("reproduce", study().toString(), "-o", target("all"), "--json");
        assertEquals("", json.err());
        JsonNode warnings = new ObjectMapper().readTree(json.out()).get("warnings");
        assertEquals(1, warnings.size(), json.out());
        assertTrue(warnings.get(0).asText().contains("reproduction.pdf: "), json.out());
    }
}
