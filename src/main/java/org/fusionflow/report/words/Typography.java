package org.fusionflow.report.words;

import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Writes words as print has them, whoever typed them: curved quotation marks and apostrophes, {@code 1e-13} as 10⁻¹³, a minus sign before a number,
 * {@code <=} as ≤, {@code rho = 0} as ρ = 0. Code and formulas are not words; they stay as they are.
 */
public final class Typography {
    /** A number with an exponent that belongs to no name: neither a letter, a digit, nor a dot or underscore touches it. */
    private static final Pattern POWER =
            Pattern.compile("(?<![\\p{L}\\d._])([+\\-−]?)(\\d+(?:\\.\\d+)?)[eE]([+\\-−]?\\d{1,3})(?![\\p{L}\\d_])");

    /** A hyphen before a number at the start of a word. */
    private static final Pattern MINUS = Pattern.compile("(?<=^|[\\s\\u00a0(\\[=<>≤≥±×+/,|])-(?=\\.?\\d)");

    /** Signs between words; a longer one first. */
    private static final List<Map.Entry<Pattern, String>> SIGNS = List.of(
            Map.entry(Pattern.compile("(?<![<>=!-])<=(?![=>])"), "≤"),
            Map.entry(Pattern.compile("(?<![<>=!-])>=(?![=>])"), "≥"),
            Map.entry(Pattern.compile("(?<![=!])!=(?!=)"), "≠"),
            Map.entry(Pattern.compile("(?<!-)->"), "→"),
            Map.entry(Pattern.compile("(?<=[\\s\\u00a0\\d])\\+-(?=[\\s\\u00a0\\d])"), "±"));

    /** The name of a Greek letter that has a value: {@code rho = 0.5}. */
    private static final Pattern GREEK =
            Pattern.compile("\\b(rho|sigma|kappa|lambda|gamma|alpha|beta|eta|tau)(?=\\s*[=<>≤≥])");

    private static final Map<String, String> LETTERS = Map.of(
            "rho", "ρ", "sigma", "σ", "kappa", "κ", "lambda", "λ", "gamma", "γ", "alpha", "α", "beta", "β", "eta", "η",
            "tau", "τ");

    private static final Pattern QUOTE = Pattern.compile("[\"']");

    private Typography() {}

    /** Words at the start of a text. */
    public static String of(String words) {
        return of(words, false);
    }

    /**
     * Words of a longer text.
     *
     * @param afterOther true if a formula, code or a link stands directly before them: a quotation mark there closes
     */
    public static String of(String words, boolean afterOther) {
        String text = POWER.matcher(words).replaceAll(Typography::power);
        text = MINUS.matcher(text).replaceAll("−");
        for (Map.Entry<Pattern, String> sign : SIGNS) {
            text = sign.getKey().matcher(text).replaceAll(sign.getValue());
        }
        text = GREEK.matcher(text).replaceAll(name -> LETTERS.getOrDefault(name.group(), name.group()));
        return quoted(text, afterOther);
    }

    private static String power(java.util.regex.MatchResult number) {
        String sign = number.group(1).equals("-") ? "−" : number.group(1);
        int power = Integer.parseInt(number.group(3).replace('−', '-'));
        return sign + Rounded.scientific(number.group(2), power);
    }

    private static String quoted(String text, boolean afterOther) {
        StringBuilder out = new StringBuilder();
        Matcher mark = QUOTE.matcher(text);
        int from = 0;
        while (mark.find()) {
            int at = mark.start();
            boolean opens = at == 0 ? !afterOther : opensAfter(text.charAt(at - 1));
            boolean isDouble = mark.group().equals("\"");
            out.append(text, from, at).append(isDouble ? opens ? "“" : "”" : opens ? "‘" : "’");
            from = at + 1;
        }
        return out.append(text.substring(from)).toString();
    }

    private static boolean opensAfter(char before) {
        return Character.isWhitespace(before) || before == '\u00a0' || "([{–—/\"'“‘".indexOf(before) >= 0;
    }
}
