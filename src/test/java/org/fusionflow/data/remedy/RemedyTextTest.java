package org.fusionflow.data.remedy;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.fusionflow.architecture.FusionTree;
import org.fusionflow.data.file.OptionValue;
import org.fusionflow.data.file.Value;
import org.junit.jupiter.api.Test;

/** Remedies that are written read back as the same, in one text for each. */
final class RemedyTextTest {
    private static final FusionTree TREE = FusionTree.parse("((A:2,B:1):1,C:3):1");

    private static final List<Map<String, String>> TEXTS = List.of(
            Map.of(),
            Map.of("rate", "A+B=0.5,A=1", "weightDecay", "0.25"),
            Map.of("rate", "A=1,B=2.5@t<10;C=3@t<12.5;A=0"),
            Map.of("rate", "ogm=0.1", "whiten", "true"),
            Map.of("inputScale", "A=2,C=0.5", "dropout", "B=0.3", "dropoutRescale", "true", "freeze", "A@t>3,C"),
            Map.of("branchLoss", "0.5", "scale", "A=2", "freeze", "B"),
            Map.of("alternate", "true"));

    private static Remedies read(Map<String, String> texts) {
        Map<String, Value> given = new LinkedHashMap<>();
        texts.forEach((key, text) -> given.put(key, OptionValue.of("--" + key, text)));
        return RemedyReader.read(given, TREE);
    }

    @Test
    void whatIsWrittenReadsBack() {
        for (Map<String, String> texts : TEXTS) {
            Remedies remedies = read(texts);
            Map<String, String> written = new LinkedHashMap<>();
            RemedyText.entries(remedies).forEach((key, text) -> written.put(key.name(), text));
            assertEquals(remedies, read(written), written.toString());
            assertEquals(texts.keySet(), written.keySet());
        }
    }

    @Test
    void wordsAreThoseOfOptions() {
        assertEquals("", RemedyText.words(Remedies.NONE));
        assertEquals("rate A=1,A+B=0.5; weight-decay 0.25", RemedyText.words(read(TEXTS.get(1))));
        assertEquals("rate ogm=0.1; whiten", RemedyText.words(read(TEXTS.get(3))));
    }
}
