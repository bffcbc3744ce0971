package org.fusionflow.study.draft;

import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes texts and mappings as YAML, in one line each. */
final class YamlText {
    /**
     * Numbers and words that need no quotes in YAML. YAML would also read words such as {@code yes} or {@code null} as other values; the program
     * does not write these bare.
     */
    private static final Pattern BARE = Pattern.compile("[A-Za-z0-9_][A-Za-z0-9_.+-]*|-?[0-9.][0-9.eE+-]*");

    private YamlText() {}

    /** A number or word as it stands, any other text in double quotes. */
    static String scalar(String text) {
        if (BARE.matcher(text).matches()) {
            return text;
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '"' || letter == '\\') {
                quoted.append('\\');
            }
            if (letter < ' ') {
                quoted.append(String.format(Locale.ROOT, "\\x%02x", (int) letter));
            } else {
                quoted.append(letter);
            }
        }
        return quoted.append('"').toString();
    }

    /** {@code {A: 2, B: 1}}; the values must already be YAML. */
    static String mapping(Map<String, String> entries) {
        return entries.entrySet().stream()
                .map(entry -> scalar(entry.getKey()) + ": " + entry.getValue())
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
