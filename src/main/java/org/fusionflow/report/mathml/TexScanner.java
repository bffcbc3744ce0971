package org.fusionflow.report.mathml;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The tokens of a formula in TeX, one after the other: commands with their backslash, single characters, and blanks where they count. */
final class TexScanner {
    private static final Pattern TOKEN = Pattern.compile("\\\\[a-zA-Z]+|\\\\.|.", Pattern.DOTALL);

    private final String tex;
    private final List<String> tokens = new ArrayList<>();
    private int at;

    TexScanner(String tex) {
        this.tex = tex;
        Matcher matcher = TOKEN.matcher(tex);
        while (matcher.find()) {
            String token = matcher.group();
            // A character beyond the first plane is one token.
            if (Character.isHighSurrogate(token.charAt(0)) && matcher.end() < tex.length()) {
                token = tex.substring(matcher.start(), matcher.start() + 2);
                matcher.region(matcher.start() + 2, tex.length());
            }
            tokens.add(token);
        }
    }

    /** The next token but blanks; empty at the end. */
    String peek() {
        skipBlanks();
        return at < tokens.size() ? tokens.get(at) : "";
    }

    /** Takes the next token but blanks. */
    String next() {
        String token = peek();
        if (token.isEmpty()) {
            throw refused("more of it");
        }
        at++;
        return token;
    }

    boolean takes(String token) {
        if (peek().equals(token)) {
            at++;
            return true;
        }
        return false;
    }

    /** The text of a group in braces as it is, with its blanks; of a single token without braces. */
    String raw() {
        if (!takes("{")) {
            return next();
        }
        StringBuilder text = new StringBuilder();
        int depth = 1;
        while (at < tokens.size()) {
            String token = tokens.get(at++);
            depth += token.equals("{") ? 1 : token.equals("}") ? -1 : 0;
            if (depth == 0) {
                return text.toString();
            }
            text.append(token);
        }
        throw refused("}");
    }

    IllegalArgumentException refused(String expected) {
        return new IllegalArgumentException("formula '" + tex + "': expected " + expected + " at token " + at);
    }

    private void skipBlanks() {
        while (at < tokens.size() && tokens.get(at).isBlank()) {
            at++;
        }
    }
}
