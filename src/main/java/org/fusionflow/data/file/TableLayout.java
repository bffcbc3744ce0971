package org.fusionflow.data.file;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fusionflow.architecture.InvalidInput;

/**
 * How the columns of a table are separated, found from its header: by commas, semicolons, tabs or vertical bars. A first line {@code sep=;}
 * says it, as spreadsheets write and read it.
 *
 * @param separator between the columns
 * @param linesBefore lines before the table
 */
record TableLayout(char separator, int linesBefore) {
    private static final String SEPARATORS = ",;\t|";

    /** A header of 100,000 columns is shorter. */
    private static final int LONGEST_HEADER = 1 << 22;

    private static final Pattern SAID = Pattern.compile("\"?sep=(.)\"?\\s*", Pattern.CASE_INSENSITIVE);

    private static final Pattern SPACED = Pattern.compile("\\s*\\S+(\\s+\\S+)+\\s*");

    /**
     * Reads the header and leaves the text before it.
     *
     * @throws InvalidInput if the columns are separated by spaces
     */
    static TableLayout of(BufferedReader text) throws IOException {
        text.mark(LONGEST_HEADER);
        String line = firstLine(text);
        Matcher said = SAID.matcher(line);
        if (said.matches()) {
            // Only that line is taken, so that lines are counted as in the file.
            return new TableLayout(said.group(1).charAt(0), 1);
        }
        text.reset();
        char separator = separator(line);
        if (line.indexOf(separator) < 0 && SPACED.matcher(line).matches()) {
            throw new InvalidInput("header '" + shortened(line.strip())
                    + "': expected columns separated by commas, semicolons or tabs, found spaces (numpy.savetxt has"
                    + " delimiter=',', pandas sep=',')");
        }
        return new TableLayout(separator, 0);
    }

    private static String firstLine(BufferedReader text) throws IOException {
        StringBuilder line = new StringBuilder();
        for (int i = 0; i < LONGEST_HEADER - 1; i++) {
            int letter = text.read();
            boolean end = letter == '\n' || letter == '\r';
            if (letter < 0 || (end && !line.toString().isBlank())) {
                break;
            }
            if (!end) {
                line.append((char) letter);
            }
        }
        return line.toString();
    }

    /** The one that occurs most often outside quotes; a comma if none does. */
    private static char separator(String line) {
        int[] counts = new int[SEPARATORS.length()];
        boolean quoted = false;
        for (int i = 0; i < line.length(); i++) {
            quoted ^= line.charAt(i) == '"';
            int kind = SEPARATORS.indexOf(line.charAt(i));
            if (kind >= 0 && !quoted) {
                counts[kind]++;
            }
        }
        int most = 0;
        for (int kind = 1; kind < counts.length; kind++) {
            most = counts[kind] > counts[most] ? kind : most;
        }
        return SEPARATORS.charAt(most);
    }

    private static String shortened(String text) {
        return text.length() > 60 ? text.substring(0, 60) + "..." : text;
    }
}
