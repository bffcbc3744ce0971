package org.fusionflow.architecture;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Thrown where input of a user cannot be used. The message is one line that names the place, the value and what was expected. The command line
 * prints it and ends with exit code 2.
 */
public final class InvalidInput extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /** Longest message. A message may quote long input; the place at its start and the rule at its end are kept. */
    private static final int LONGEST = 1000;

    /** Longer than most paths. A name of 100,000 letters must not hide what is wrong with it. */
    private static final int LONGEST_WORD = 300;

    private static final Pattern LONG_WORD = Pattern.compile("\\S{" + (LONGEST_WORD + 1) + ",}");

    public InvalidInput(String message) {
        super(oneLine(message));
    }

    public InvalidInput(String message, Throwable cause) {
        super(oneLine(message), cause);
    }

    /**
     * One printable line: blanks for line breaks, long words and long texts without their middle, question marks for characters that control a
     * terminal or the direction of a text.
     */
    public static String oneLine(String message) {
        String shown = LONG_WORD
                .matcher(message)
                .replaceAll(word -> Matcher.quoteReplacement(cut(word.group(), LONGEST_WORD)));
        return cut(shown.replaceAll("\\s*\\R\\s*", " "), LONGEST)
                .replaceAll("[\\p{Cc}\\p{Cs}\\u202a-\\u202e\\u2066-\\u2069]", "?")
                .strip();
    }

    private static String cut(String text, int longest) {
        int half = longest / 2;
        return text.length() <= longest
                ? text
                : text.substring(0, half) + " ... " + text.substring(text.length() - half);
    }
}
