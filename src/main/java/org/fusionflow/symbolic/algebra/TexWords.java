package org.fusionflow.symbolic.algebra;

import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Converts sentences with formulas in plain text to TeX text: symbols and powers in math mode, special characters of
 * TeX escaped.
 */
public final class TexWords {
    private static final Pattern SYMBOL = Pattern.compile("(?<indexed>[A-Za-z]+_[A-Za-z0-9]+)"
            + "|\\b(?<symbol>[uswevgNa][A-Z][A-Za-z0-9]*|u0|Lf|yy)\\b"
            + "|\\b(?<greek>Sigma|sigma|Lambda|Phi)\\b"
            + "|\\^(?<power>\\d+)"
            + "|(?<other>[_{}&%#$^~\\\\<>*|])");

    private static final Map<String, String> ESCAPED = Map.of(
            "^", "\\textasciicircum{}",
            "~", "\\textasciitilde{}",
            "\\", "\\textbackslash{}",
            "<", "$<$",
            ">", "$>$",
            "*", "$\\,$",
            "|", "$|$");

    private TexWords() {}

    public static String of(String text) {
        String words = SYMBOL.matcher(text).replaceAll(found -> Matcher.quoteReplacement(word(found)));
        // Two adjacent formulas become one.
        return words.replace("$$", "");
    }

    private static String word(MatchResult found) {
        String matched = found.group();
        if (found.group(1) != null) {
            int split = matched.indexOf('_');
            return "$" + greek(matched.substring(0, split)) + "_{" + matched.substring(split + 1) + "}$";
        }
        if (found.group(2) != null) {
            return "$" + ExprTex.symbol(matched) + "$";
        }
        if (found.group(3) != null) {
            return "$" + greek(matched) + "$";
        }
        if (found.group(4) != null) {
            return "$^{" + found.group(4) + "}$";
        }
        return ESCAPED.getOrDefault(matched, "\\" + matched);
    }

    private static String greek(String name) {
        boolean known = name.equals("Sigma") || name.equals("sigma") || name.equals("Lambda") || name.equals("Phi");
        return known ? "\\" + name : name;
    }
}
