package org.fusionflow.study.design;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.fusionflow.study.design.check.CheckReader;
import org.fusionflow.study.design.figure.FigureReader;
import org.fusionflow.study.design.grid.AxesReader;
import org.fusionflow.study.design.network.NetworksReader;
import org.fusionflow.study.design.network.RecordReader;
import org.fusionflow.study.plugin.Plugins;
import org.junit.jupiter.api.Test;

/** The reference page names every key that a study may have, and every quantity of networks. */
class SchemaReferenceTest {
    private static final Path PAGE = Path.of("validation", "README.md");

    /** The part of the page from one heading to the next. */
    private static String section(String heading) throws IOException {
        String page = Files.readString(PAGE);
        int start = page.indexOf("## " + heading + "\n");
        assertTrue(start >= 0, heading);
        int end = page.indexOf("\n## ", start + 1);
        return page.substring(start, end);
    }

    private static List<String> missing(List<String> words, String text) {
        List<String> missing = new ArrayList<>();
        for (String word : words) {
            if (!Pattern.compile("`[^`]*\\b" + Pattern.quote(word) + "\\b[^`]*`")
                    .matcher(text)
                    .find()) {
                missing.add(word);
            }
        }
        return missing;
    }

    @Test
    void everyKeyOfAStudyIsNamed() throws IOException {
        List<String> keys = new ArrayList<>(StudyReader.KEYS);
        keys.addAll(NetworksReader.OWN_KEYS);
        keys.addAll(AxesReader.KEYS);
        keys.addAll(RecordReader.SINGLE);
        keys.addAll(RecordReader.BY_MODALITY);
        assertEquals(List.of(), missing(keys, section("Keys of a study")));
    }

    @Test
    void everyKeyOfACheckIsNamed() throws IOException {
        assertEquals(List.of(), missing(CheckReader.KEYS, section("Keys of a check")));
    }

    @Test
    void everyKeyAndKindOfAFigureIsNamed() throws IOException {
        List<String> keys = new ArrayList<>(FigureReader.KEYS);
        keys.addAll(FigureReader.KINDS);
        assertEquals(List.of(), missing(keys, section("Keys of a figure")));
    }

    @Test
    void everyQuantityOfNetworksIsNamed() throws IOException {
        List<String> quantities =
                new ArrayList<>(Plugins.CATALOGUE.ofNetworks(List.of()).keySet());
        assertTrue(quantities.contains("halfTime"), quantities.toString());
        assertEquals(List.of(), missing(quantities, section("Keys of a study")));
    }
}
