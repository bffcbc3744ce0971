package org.fusionflow.data.file;

import java.util.ArrayList;
import java.util.List;

/** Texts with commas and brackets: {@code init=he,scale=(A=2,B=3)}. */
final class BracketedText {
    private BracketedText() {}

    /** The parts between commas that are in no brackets, without the spaces around them and without brackets around a whole part. */
    static List<String> parts(String text) {
        List<String> parts = new ArrayList<>();
        int depth = 0;
        int from = 0;
        for (int i = 0; i < text.length(); i++) {
            char letter = text.charAt(i);
            if (letter == '(') {
                depth++;
            } else if (letter == ')') {
                depth--;
            } else if (letter == ',' && depth == 0) {
                parts.add(inner(text.substring(from, i)));
                from = i + 1;
            }
        }
        parts.add(inner(text.substring(from)));
        return parts;
    }

    /** The text without spaces around it and without a pair of brackets that holds all of it. */
    static String inner(String text) {
        String stripped = text.strip();
        if (!stripped.startsWith("(")) {
            return stripped;
        }
        int depth = 0;
        for (int i = 0; i < stripped.length(); i++) {
            depth += stripped.charAt(i) == '(' ? 1 : stripped.charAt(i) == ')' ? -1 : 0;
            if (depth == 0) {
                return i == stripped.length() - 1 ? stripped.substring(1, i).strip() : stripped;
            }
        }
        return stripped;
    }
}
