package org.fusionflow.report;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Places where a TeX formula may be broken: before a {@code +}, {@code -}, {@code =} or {@code \cdot} that stands outside
 * all braces, brackets and environments, and that has something to its left.
 */
final class TexBreaks {
    private static final Pattern TOKEN = Pattern.compile("\\\\[a-zA-Z]+|\\\\.|.", Pattern.DOTALL);
    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";

    private TexBreaks() {}

    /** The formula in parts whose concatenation it is; one part if there is no place to break. */
    static List<String> split(String tex) {
        List<String> parts = new ArrayList<>();
        Matcher token = TOKEN.matcher(tex);
        int depth = 0;
        int from = 0;
        boolean afterOperand = false;
        while (token.find()) {
            String text = token.group();
            boolean operator = text.equals("+") || text.equals("-") || text.equals("=");
            if (depth == 0 && operator && afterOperand) {
                parts.add(tex.substring(from, token.start()));
                from = token.start();
            }
            depth += change(text);
            if (!text.isBlank()) {
                afterOperand = !operator && !text.equals("&") && !text.equals("^") && !text.equals("_");
            }
        }
        parts.add(tex.substring(from));
        return depth == 0 ? parts : List.of(tex);
    }

    /** {@code \left(} counts once: its delimiter is the bracket that follows. */
    private static int change(String token) {
        return switch (token) {
            case "\\{", "\\lbrace", "\\begin" -> 1;
            case "\\}", "\\rbrace", "\\end" -> -1;
            default -> token.length() != 1 ? 0 : OPENING.contains(token) ? 1 : CLOSING.contains(token) ? -1 : 0;
        };
    }
}
