package org.fusionflow.report.document;

import java.util.ArrayList;
import java.util.List;

/**
 * The markup of texts in charts: {@code _} lowers and {@code ^} raises the next character or the next group in braces, as in {@code u_A} and
 * {@code 10^{-3}}; after a backslash a character has no special meaning.
 */
public final class ChartMarkup {
    /** Where a part of the text stands. */
    public enum Height {
        ON_LINE,
        LOWERED,
        RAISED
    }

    /** A part of the text. */
    public record Run(String text, Height height) {}

    private ChartMarkup() {}

    /** The parts of a text, none of them empty. */
    public static List<Run> runs(String markup) {
        List<Run> runs = new ArrayList<>();
        StringBuilder plain = new StringBuilder();
        for (int i = 0; i < markup.length(); i++) {
            char c = markup.charAt(i);
            boolean more = i + 1 < markup.length();
            if (c == '\\' && more) {
                plain.append(markup.charAt(++i));
            } else if ((c == '_' || c == '^') && more) {
                add(runs, plain.toString(), Height.ON_LINE);
                plain.setLength(0);
                int close = markup.charAt(i + 1) == '{' ? markup.indexOf('}', i) : -1;
                int end = close >= 0 ? close : markup.offsetByCodePoints(i + 1, 1);
                String script = close >= 0 ? markup.substring(i + 2, close) : markup.substring(i + 1, end);
                add(runs, script, c == '_' ? Height.LOWERED : Height.RAISED);
                i = close >= 0 ? close : end - 1;
            } else {
                plain.append(c);
            }
        }
        add(runs, plain.toString(), Height.ON_LINE);
        return runs;
    }

    /** A text on one line, with a sign before what is lowered or raised: {@code u_A}, {@code t_1/2}, {@code 10^-3}. */
    public static String plain(String markup) {
        StringBuilder plain = new StringBuilder();
        for (Run run : runs(markup)) {
            plain.append(run.height() == Height.LOWERED ? "_" : run.height() == Height.RAISED ? "^" : "")
                    .append(run.text());
        }
        return plain.toString();
    }

    private static void add(List<Run> runs, String text, Height height) {
        if (!text.isEmpty()) {
            runs.add(new Run(text, height));
        }
    }
}
