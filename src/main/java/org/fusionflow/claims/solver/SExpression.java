package org.fusionflow.claims.solver;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/**
 * A word, or a list of expressions in parentheses: the form of all that solvers print.
 *
 * @param word as printed, texts with their quotes; empty for a list
 * @param parts of a list; empty for a word
 */
record SExpression(String word, List<SExpression> parts) {
    SExpression {
        parts = List.copyOf(parts);
    }

    /** Depth of nesting beyond which nothing is read; values of solvers have a few levels. */
    private static final int DEEPEST = 1000;

    boolean isList() {
        return word.isEmpty();
    }

    /** True for a list that begins with this word. */
    boolean startsWith(String first) {
        return !parts.isEmpty() && parts.get(0).word().equals(first);
    }

    /** The text between quotes; the word itself if there are none. */
    String unquoted() {
        boolean quoted = word.length() >= 2 && word.startsWith("\"") && word.endsWith("\"");
        return quoted ? word.substring(1, word.length() - 1).replace("\"\"", "\"") : word;
    }

    /** The expressions of a text up to the first place where it is malformed or ends within one. */
    static List<SExpression> all(String text) {
        List<SExpression> read = new ArrayList<>();
        Deque<List<SExpression>> open = new ArrayDeque<>();
        int at = 0;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (c == ';') {
                at = endOfLine(text, at);
            } else if (c == '(') {
                if (open.size() == DEEPEST) {
                    return read;
                }
                open.push(new ArrayList<>());
                at++;
            } else if (c == ')') {
                if (open.isEmpty()) {
                    return read;
                }
                SExpression list = new SExpression("", open.pop());
                (open.isEmpty() ? read : open.peek()).add(list);
                at++;
            } else {
                int end = endOfWord(text, at);
                if (end < 0) {
                    return read;
                }
                (open.isEmpty() ? read : open.peek()).add(new SExpression(text.substring(at, end), List.of()));
                at = end;
            }
        }
        return read;
    }

    private static int endOfLine(String text, int from) {
        int end = text.indexOf('\n', from);
        return end < 0 ? text.length() : end + 1;
    }

    /** The end of a word; -1 if it does not end. */
    private static int endOfWord(String text, int from) {
        char first = text.charAt(from);
        if (first == '|') {
            return text.indexOf('|', from + 1) + 1 == 0 ? -1 : text.indexOf('|', from + 1) + 1;
        }
        if (first == '"') {
            int end = text.indexOf('"', from + 1);
            // Two quotes within a text stand for one.
            while (end >= 0 && end + 1 < text.length() && text.charAt(end + 1) == '"') {
                end = text.indexOf('"', end + 2);
            }
            return end < 0 ? -1 : end + 1;
        }
        int end = from;
        while (end < text.length()
                && !Character.isWhitespace(text.charAt(end))
                && "();\"|".indexOf(text.charAt(end)) < 0) {
            end++;
        }
        return end;
    }
}
