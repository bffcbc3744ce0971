package org.fusionflow.report.study;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.fusionflow.expression.Sentence;
import org.fusionflow.expression.SymbolTex;
import org.fusionflow.report.document.Prose;
import org.fusionflow.report.document.RawNotation;
import org.fusionflow.study.design.Study;
import org.fusionflow.study.design.StudyNeeds;
import org.fusionflow.study.design.StudyReader;
import org.fusionflow.study.design.check.Check;
import org.fusionflow.study.plugin.Plugins;
import org.junit.jupiter.api.Test;

/** What the studies of the project say in words has no mathematics as it is typed. */
class StandingTextsTest {
    @Test
    void formulasInTheTextsOfStudiesStandBetweenDollarSigns() throws IOException {
        List<String> found = new ArrayList<>();
        int studies = 0;
        try (Stream<Path> files = Files.walk(Path.of("validation"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".yaml"))
                    .sorted()
                    .toList()) {
                // Data that do not come with the program are not on every machine.
                if (StudyNeeds.missing(file).isPresent()) {
                    continue;
                }
                studies++;
                Study study = new StudyReader(Plugins.CATALOGUE).read(file, false);
                scan(file, new Sentence(study.title()), found);
                scan(file, study.description(), found);
                for (Check check : study.checks()) {
                    scan(file, check.name(), found);
                    scan(file, check.reason(), found);
                    check.except().forEach(except -> scan(file, except.reason(), found));
                }
                study.figures().forEach(figure -> scan(file, new Sentence(figure.title()), found));
            }
        }
        assertTrue(studies > 20, studies + " studies");
        assertEquals(List.of(), found, () -> String.join("\n", found));
    }

    private static void scan(Path file, Sentence text, List<String> found) {
        RawNotation.in(Prose.of(text, SymbolTex.GENERAL)).forEach(raw -> found.add(file.getFileName() + ": " + raw));
    }
}
