package org.fusionflow.data.file;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.fusionflow.architecture.InvalidInput;

/**
 * Reads the numbers of one table. Its decimals have a point or a comma, the same in the whole table; what could be either is named in
 * {@link #notes}.
 */
final class TableNumbers {
    private static final Pattern COMMA = Pattern.compile("[+-]?(\\d+,\\d*|,\\d+)([eEdD][+-]?\\d+)?");

    private static final Pattern THOUSANDS =
            Pattern.compile("[+-]?[1-9]\\d{0,2}([,.' \u00a0\u202f]\\d{3})+([,.]\\d*)?");

    private static final Set<String> MISSING =
            Set.of("", "na", "n/a", "#n/a", "nan", "null", "none", "nil", "-", "--", "?", ".", "missing");

    /** Longer than any number. */
    private static final int LONGEST = 60;

    private final Path file;
    private long pointAt;
    private long commaAt;
    private boolean allCommasMayBeThousands = true;

    TableNumbers(Path file) {
        this.file = file;
    }

    /**
     * @param line of the cell, for messages
     * @param column name of its column
     * @throws InvalidInput that says what to do if the cell is no number
     */
    double number(long line, String column, String cell) {
        String text = cell.strip();
        if (COMMA.matcher(text).matches()) {
            return parsed(line, column, comma(line, column, text));
        }
        if (!Numbers.isDecimal(text)) {
            throw problem(line, column, text, "expected a finite decimal number" + advice(text));
        }
        if (text.indexOf('.') >= 0) {
            pointAt = pointAt == 0 ? line : pointAt;
            requireOneKind(line, column, text);
        }
        return parsed(line, column, text);
    }

    private double parsed(long line, String column, String text) {
        double value = Numbers.value(text);
        if (Double.isInfinite(value)) {
            throw problem(line, column, text, "expected a number below 1.8e308");
        }
        return value;
    }

    private String comma(long line, String column, String text) {
        commaAt = commaAt == 0 ? line : commaAt;
        requireOneKind(line, column, text);
        allCommasMayBeThousands &= THOUSANDS.matcher(text).matches();
        return text.replace(',', '.');
    }

    private void requireOneKind(long line, String column, String text) {
        if (pointAt > 0 && commaAt > 0) {
            throw problem(
                    line,
                    column,
                    text,
                    "expected decimal points or decimal commas in the whole table, found points from line " + pointAt
                            + " and commas from line " + commaAt + " (separators of thousands must be taken out)");
        }
    }

    private static String advice(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        if (MISSING.contains(lower)) {
            return ", the value is missing: fill it in, or leave the row out";
        }
        if (lower.matches("[+-]?inf(inity)?")) {
            return "";
        }
        if (THOUSANDS.matcher(text).matches()) {
            return " without separators of thousands";
        }
        if (lower.equals("true") || lower.equals("false")) {
            return ": write 1 for true and 0 for false, in pandas astype(float)";
        }
        if (text.endsWith("%")) {
            return " without a unit";
        }
        return text.indexOf('\u2212') >= 0 ? " with an ASCII minus sign" : "";
    }

    private InvalidInput problem(long line, String column, String text, String problem) {
        String shown = text.length() > LONGEST ? text.substring(0, LONGEST) + "..." : text;
        return new InvalidInput(file + ":" + line + ": column " + column + ", '" + shown + "': " + problem);
    }

    /** What a user may have meant in another way. */
    List<String> notes() {
        return commaAt == 0 || !allCommasMayBeThousands
                ? List.of()
                : List.of("every comma in a number has three digits after it, first in line " + commaAt
                        + ", and is read as a decimal comma: if they separate thousands, take them out");
    }
}
