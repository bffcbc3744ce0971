package org.fusionflow.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * A text with formulas between dollar signs, in plain notation or in TeX: {@code the norm $u_m$ of its row}. A dollar sign opens a formula if no
 * blank follows it; the next one closes it if no blank precedes it and no digit follows it, so that prices are no formulas. Any other dollar sign is
 * itself, also one behind a backslash, which is not printed then. {@link FormulaTex} typesets the formulas. Code, such as a key or the name of a
 * file, stands between backquotes.
 *
 * @param marked the text with the dollar signs and backquotes
 */
public record Sentence(String marked) {
    private static final Map<Character, String> ESCAPED = Map.ofEntries(
            Map.entry('^', "\\textasciicircum{}"),
            Map.entry('~', "\\textasciitilde{}"),
            Map.entry('\\', "\\textbackslash{}"),
            Map.entry('<', "$<$"),
            Map.entry('>', "$>$"),
            Map.entry('|', "$|$"));

    /** What a part of the text is. */
    public enum Kind {
        WORDS,
        FORMULA,
        CODE
    }

    /** A part of the text. */
    public record Part(String text, Kind kind) {
        public boolean isFormula() {
            return kind == Kind.FORMULA;
        }
    }

    /** The words, formulas and code in their order. */
    public List<Part> parts() {
        List<Part> parts = new ArrayList<>();
        int from = 0;
        for (int open = 0; open < marked.length(); open++) {
            char mark = marked.charAt(open);
            int close = mark == '$' ? (opens(open) ? closing(open) : -1) : mark == '`' ? endOfCode(open) : -1;
            if (close >= 0) {
                words(from, open, parts);
                parts.add(new Part(marked.substring(open + 1, close), mark == '$' ? Kind.FORMULA : Kind.CODE));
                from = close + 1;
                open = close;
            }
        }
        words(from, marked.length(), parts);
        return parts;
    }

    private int endOfCode(int open) {
        int close = marked.indexOf('`', open + 1);
        return close > open + 1 ? close : -1;
    }

    private void words(int from, int to, List<Part> parts) {
        if (from < to) {
            parts.add(new Part(marked.substring(from, to).replace("\\$", "$"), Kind.WORDS));
        }
    }

    private boolean opens(int at) {
        return !isEscaped(at)
                && at + 1 < marked.length()
                && marked.charAt(at + 1) != '$'
                && !Character.isWhitespace(marked.charAt(at + 1));
    }

    private int closing(int open) {
        int close = open + 2;
        do {
            close = marked.indexOf('$', close);
        } while (close >= 0 && isEscaped(close++));
        close--;
        return close > 0
                        && !Character.isWhitespace(marked.charAt(close - 1))
                        && !(close + 1 < marked.length() && Character.isDigit(marked.charAt(close + 1)))
                ? close
                : -1;
    }

    private boolean isEscaped(int at) {
        return at > 0 && marked.charAt(at - 1) == '\\';
    }

    /** The text as it is read without typesetting. */
    public String plain() {
        return parts().stream().map(Part::text).collect(Collectors.joining());
    }

    /** TeX text. */
    public String tex(SymbolTex symbols) {
        return parts().stream()
                .map(part -> switch (part.kind) {
                    case FORMULA -> formula(part, symbols);
                    case CODE -> "\\texttt{" + escaped(part.text()) + "}";
                    case WORDS -> escaped(part.text());
                })
                .collect(Collectors.joining());
    }

    /** Markdown text. */
    public String markdown(SymbolTex symbols) {
        return parts().stream()
                .map(part -> switch (part.kind) {
                    case FORMULA -> formula(part, symbols);
                    case CODE -> "`" + part.text() + "`";
                    case WORDS -> part.text().replaceAll("([*_<\\\\])", "\\\\$1");
                })
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
