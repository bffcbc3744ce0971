package org.fusionflow.cli.help;

import java.util.ArrayList;
import java.util.List;

/** A command line for a shell, broken so that it can still be copied. */
final class ShellLine {
    private ShellLine() {}

    /**
     * The lines, broken at blanks outside quotes, with a backslash at the end of all but the last. Where there is no such blank a line stays
     * longer.
     *
     * @param width letters of a line
     * @param indent of the lines after the first
     */
    static List<String> broken(String line, int width, String indent) {
        List<String> lines = new ArrayList<>();
        String rest = line;
        while (rest.length() > width) {
            int cut = lastBlank(rest, width - 2);
            // At the indent nothing would be gained.
            if (cut <= indent.length()) {
                break;
            }
            lines.add(rest.substring(0, cut) + " \\");
            rest = indent + rest.substring(cut + 1);
        }
        lines.add(rest);
        return lines;
    }

    /** The last blank before an option, so that its value stays with it; where there is none, the last blank. */
    private static int lastBlank(String line, int limit) {
        int last = -1;
        int beforeOption = -1;
        char quote = 0;
        for (int i = 0; i < Math.min(line.length(), limit + 1); i++) {
            char letter = line.charAt(i);
            if (quote == 0 && (letter == '\'' || letter == '"')) {
                quote = letter;
            } else if (letter == quote) {
                quote = 0;
            } else if (quote == 0 && letter == ' ') {
                last = i;
                if (line.startsWith(" -", i)) {
                    beforeOption = i;
                }
            }
        }
        return beforeOption > limit / 2 ? beforeOption : last;
    }
}
