package org.fusionflow.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A text with formulas in plain notation between dollar signs: {@code the norm $u_m$ of its row}. A dollar sign opens a formula if no blank
 * follows it, and the next one that no blank precedes closes it; any other is itself. {@link FormulaTex} typesets the formulas.
 *
 * @param marked the text with the dollar signs
 */
public record Sentence(String marked) {
    private static final Map<Character, String> ESCAPED = Map.ofEntries(
            Map.entry('^', "\\textasciicircum{}"),
            Map.entry('~', "\\textasciitilde{}"),
            Map.entry('\\', "\\textbackslash{}"),
            Map.entry('<', "$<$"),
            Map.entry('>', "$>$"),
            Map.entry('|', "$|$"));

    /** A part of the text. */
    public record Part(String text, boolean isFormula) {}

    /** The words and formulas in their order. */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (int open = marked.indexOf('$'); open >= 0; open = marked.indexOf('$', open + 1)) {
            int close = opens(open) ? closing(open) : -1;
            if (close >= 0) {
                words(from, open, parts);
                parts.add(new Part(marked.substring(open + 1, close), true));
                from = close + 1;
                open = close;
            }
        }
        words(from, marked.length(), parts);
        return parts;
    }

    private void words(int from, int to, List<Part> parts) {
        if (from < to) {
            parts.add(new Part(marked.substring(from, to), false));
        }
    }

    private boolean opens(int at) {
        return at + 1 < marked.length()
                && marked.charAt(at + 1) != '$'
                && !Character.isWhitespace(marked.charAt(at + 1));
    }

    private int closing(int open) {
        int close = marked.indexOf('$', open + 2);
        return close >= 0 && !Character.isWhitespace(marked.charAt(close - 1)) ? close : -1;
    }

    /** The text as it is read without typesetting. */
    public String plain() {
        return parts().stream().map(Part::text).collect(Collectors.joining());
    }

    /** TeX text. */
    public String tex(SymbolTex symbols) {
        return parts().stream()
                .map(part -> part.isFormula() ? formula(part, symbols) : escaped(part.text()))
                .collect(Collectors.joining());
    }

    /** Markdown text. */
    public String markdown(SymbolTex symbols) {
        return parts().stream()
                .map(part ->
                        part.isFormula() ? formula(part, symbols) : part.text().replaceAll("([*_<\\\\])", "\\\\$1"))
                .collect(Collectors.joining());
    }

    private static String formula(Part part, SymbolTex symbols) {
        return "$" + FormulaTex.of(part.text(), symbols).strip() + "$";
    }

    /** Words as TeX text, without formulas. */
    public static String escaped(String words) {
        StringBuilder tex = new StringBuilder();
        for (int i = 0; i < words.length(); i++) {
            char c = words.charAt(i);
            tex.append("_{}&%#$".indexOf(c) >= 0 ? "\\" + c : ESCAPED.getOrDefault(c, String.valueOf(c)));
        }
        return tex.toString();
    }

    @Override
    public String toString() {
        return plain();
    }
}
