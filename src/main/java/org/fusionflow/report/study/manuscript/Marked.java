package org.fusionflow.report.study.manuscript;

import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.fusionflow.expression.FormulaTex;
import org.fusionflow.expression.Sentence;
import org.fusionflow.expression.SymbolTex;

/** Marks formulas and code in what is not a sentence: expressions of study files, and places of a table. */
public final class Marked {
    private static final Pattern JOINED = Pattern.compile("\\s*\\b(and|or|not)\\b\\s*");
    private static final Pattern POWERLESS = Pattern.compile("(\\d)\\.0(?!\\d)");
    private static final Pattern OPERATION = Pattern.compile("[-+*/^<>=]");

    private Marked() {}

    /** An expression as a formula, or as code if it cannot be set as one, with words between conditions. */
    public static Sentence expression(String text) {
        if (!OPERATION.matcher(text).find()) {
            return code(text);
        }
        StringBuilder marked = new StringBuilder();
        Matcher word = JOINED.matcher(text);
        int from = 0;
        while (word.find()) {
            if (!formula(text.substring(from, word.start()), marked)) {
                return code(text);
            }
            marked.append(marked.length() == 0 ? "" : " ").append(word.group(1)).append(' ');
            from = word.end();
        }
        return formula(text.substring(from), marked) ? new Sentence(marked.toString()) : code(text);
    }

    /** The values of axes and other words, {@code rho = -0.9, seed 1}. */
    static String place(String words) {
        return Arrays.stream(words.split(", "))
                .map(part -> {
                    StringBuilder marked = new StringBuilder();
                    boolean isValue = part.contains(" = ")
                            && formula(POWERLESS.matcher(part).replaceAll("$1"), marked);
                    return isValue ? marked.toString() : part;
                })
                .collect(Collectors.joining(", "));
    }

    /** Appends an expression as a formula; false if it is none. */
    private static boolean formula(String expression, StringBuilder marked) {
        String formula = expression.strip();
        if (formula.isEmpty()) {
            return true;
        }
        try {
            FormulaTex.of(formula, SymbolTex.GENERAL);
        } catch (IllegalArgumentException notOne) {
            return false;
        }
        marked.append('$').append(formula).append('$');
        return true;
    }

    private static Sentence code(String text) {
        return new Sentence("`" + text.replace("`", "'") + "`");
    }
}
