package org.fusionflow.explore.view;

import java.util.List;
import java.util.Map;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.data.file.OptionValue;

/**
 * The axes that a reader chooses.
 *
 * @param logTime true for a logarithmic time axis
 * @param logLoss true for a logarithmic loss, on which late plateaus are seen
 */
public record Scales(boolean logTime, boolean logLoss) {
    private static final List<String> WORDS = List.of("linear", "log");

    /**
     * Reads {@code time} and {@code loss}, each {@code linear} or {@code log}; linear unless given.
     *
     * @throws InvalidInput if one is another word
     */
    public static Scales read(Map<String, String> texts) {
        return new Scales(isLog(texts, "time"), isLog(texts, "loss"));
    }

    private static boolean isLog(Map<String, String> texts, String key) {
        String text = texts.getOrDefault(key, WORDS.get(0));
        return OptionValue.of(key, text).word(WORDS).equals("log");
    }
}
