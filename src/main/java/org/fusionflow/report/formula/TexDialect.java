package org.fusionflow.report.formula;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Handles the differences between the typesetter and TeX: commands that it does not know, and mistakes that it ignores silently. */
final class TexDialect {
    private static final Pattern SIZED_BAR =
            Pattern.compile("\\\\(left|right|middle|[bB]igg?[lr]?)\\s*\\\\[lr](v|V)ert(?![a-zA-Z])");
    private static final Pattern OPENING_BAR = Pattern.compile("\\\\l(v|V)ert(?![a-zA-Z])");
    private static final Pattern CLOSING_BAR = Pattern.compile("\\\\r(v|V)ert(?![a-zA-Z])");

    private static final Pattern TOKEN = Pattern.compile("\\\\.|.", Pattern.DOTALL);

    private TexDialect() {}

    /**
     * Checks a formula.
     *
     * @throws IllegalArgumentException if TeX would reject the formula, or drop a part of it, while the typesetter would still draw something
     */
    static void check(String tex) {
        if (tex.isBlank()) {
            throw new IllegalArgumentException("there is nothing to set");
        }
        int depth = 0;
        String last = "";
        Matcher token = TOKEN.matcher(tex);
        while (token.find()) {
            String text = token.group();
            depth += text.equals("{") ? 1 : text.equals("}") ? -1 : 0;
            if (depth < 0) {
                throw new IllegalArgumentException("a '}' without its '{'");
            }
            if (text.equals("%") || text.equals("$")) {
                throw new IllegalArgumentException("an unescaped '" + text + "'");
            }
            last = text.isBlank() ? last : text;
        }
        if (depth > 0) {
            throw new IllegalArgumentException("a '{' without its '}'");
        }
        if (last.equals("^") || last.equals("_")) {
            throw new IllegalArgumentException("nothing after the last '" + last + "'");
        }
    }

    /** Defines bars that open and close, as in {@code amsmath}; with {@code \mathopen} a sign after an opening bar stays a sign. */
    static String translate(String tex) {
        String sized = SIZED_BAR.matcher(tex).replaceAll("\\\\$1\\\\$2ert ");
        String opened = OPENING_BAR.matcher(sized).replaceAll("\\\\mathopen{\\\\$1ert}");
        return CLOSING_BAR.matcher(opened).replaceAll("\\\\mathclose{\\\\$1ert}");
    }
}
