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
    private static final Pattern NUMERIC = Pattern.compile("-?[\\d.]+(?:[eE][+-]?\\d+)?");
    /** What formulas do not have: columns of a network or a plug-in, words of a file, conditions by case. */
    private static final Pattern OF_FILE = Pattern.compile("[A-Za-z]\\w*[.\\[][A-Za-z]|, |'|\"|\\bif\\(|\\$");

    private static final Pattern OPERATION = Pattern.compile("[-+*/^<>=]");

    private Marked() {}

    /** An expression as a formula, or as code if it cannot be set as one, with words between conditions. */
    public static Sentence expression(String text) {
        if (!OPERATION.matcher(text).find() || OF_FILE.matcher(text).find()) {
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
        return Arrays.stream(words.split(", ", -1))
                .map(part -> {
                    String[] sides = POWERLESS.matcher(part).replaceAll("$1").split(" = ", 2);
                    return sides.length == 2
                                    && isSymbol(sides[0])
                                    && NUMERIC.matcher(sides[1]).matches()
                            ? "$" + String.join(" = ", sides) + "$"
                            : String.join(" = ", sides);
                })
                .collect(Collectors.joining(", "));
    }

    /** The name of an axis: a symbol as a formula, else a word. */
    public static Sentence name(String name) {
        return isSymbol(name) ? new Sentence("$" + name + "$") : new Sentence(name);
    }

    private static boolean isSymbol(String name) {
        String tex = SymbolTex.GENERAL.of(name);
        return !tex.startsWith("\\mathrm") && !tex.startsWith("\\mathcal");
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
