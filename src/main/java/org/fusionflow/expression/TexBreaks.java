package org.fusionflow.expression;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds the positions of a TeX formula at which it can be cut: those outside all braces, brackets and environments. */
public final class TexBreaks {
    /** A token; a delimiter belongs to its {@code \\left} or {@code \\right}, whatever bracket it is. */
    private static final Pattern TOKEN = Pattern.compile(
            "\\\\(?:left|right)(?![a-zA-Z])\\s*(?:\\\\[a-zA-Z]+|\\\\.|.)|\\\\[a-zA-Z]+|\\\\.|.", Pattern.DOTALL);

    private static final Pattern SIZED = Pattern.compile("\\\\(left|right)(?![a-zA-Z]).+", Pattern.DOTALL);
    private static final String OPENING = "([{";
    private static final String CLOSING = ")]}";

    private record Token(String text, int start, boolean outside) {}

    private TexBreaks() {}

    /**
     * Cuts the formula before each outermost {@code + - =} that has something to its left. The parts together are the formula; there is one part
     * if there is no position to cut.
     */
    public static List<String> split(String tex) {
        List<String> parts = new ArrayList<>();
        int from = 0;
        boolean afterOperand = false;
        for (Token token : tokens(tex)) {
            boolean operator = token.text.equals("+") || token.text.equals("-") || token.text.equals("=");
            if (token.outside && operator && afterOperand) {
                parts.add(tex.substring(from, token.start));
                from = token.start;
            }
            if (!token.text.isBlank()) {
                afterOperand = !operator && !token.text.equals("^") && !token.text.equals("_");
            }
        }
        parts.add(tex.substring(from));
        return parts;
    }

    /** Cuts the formula at its outermost wide spaces, {@code \\quad} and {@code \\qquad}, which are left out. */
    public static List<String> pieces(String tex) {
        List<String> pieces = new ArrayList<>();
        int from = 0;
        for (Token token : tokens(tex)) {
            if (token.outside && (token.text.equals("\\quad") || token.text.equals("\\qquad"))) {
                pieces.add(tex.substring(from, token.start));
                from = token.start + token.text.length();
            }
        }
        pieces.add(tex.substring(from));
        return pieces.stream()
                .map(String::strip)
                .filter(piece -> !piece.isEmpty())
                .toList();
    }

    /** Position of the outermost {@code &}, or -1; one inside an array belongs to the array. */
    public static int mark(String tex) {
        return tokens(tex).stream()
                .filter(token -> token.outside && token.text.equals("&"))
                .mapToInt(Token::start)
                .findFirst()
                .orElse(-1);
    }

    private static List<Token> tokens(String tex) {
        List<Token> tokens = new ArrayList<>();
        int depth = 0;
        Matcher token = TOKEN.matcher(tex);
        while (token.find()) {
            int change = change(token.group());
            tokens.add(new Token(token.group(), token.start(), depth == 0 && change == 0));
            depth += change;
        }
        return tokens;
    }

    private static int change(String token) {
        Matcher sized = SIZED.matcher(token);
        if (sized.matches()) {
            return sized.group(1).equals("left") ? 1 : -1;
        }
        return switch (token) {
            case "\\{", "\\lbrace", "\\begin" -> 1;
            case "\\}", "\\rbrace", "\\end" -> -1;
            default -> token.length() != 1 ? 0 : OPENING.contains(token) ? 1 : CLOSING.contains(token) ? -1 : 0;
        };
    }
}
