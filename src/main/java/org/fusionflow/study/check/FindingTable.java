package org.fusionflow.study.check;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.fusionflow.architecture.InvalidInput;

/** Inserts the table of findings into a document, between two marker lines. The document's owner writes them; all else stays as it is. */
public final class FindingTable {
    static final String BEGIN = "<!-- written by fusionflow reproduce: begin -->";
    static final String END = "<!-- written by fusionflow reproduce: end -->";

    /** A line with its end, if it has one. */
    private static final Pattern LINE = Pattern.compile("(?<text>[^\\r\\n]*)(?<end>\\r\\n|\\r|\\n|\\z)");

    private FindingTable() {}

    /**
     * The document with the table in place of the lines between its markers.
     *
     * @throws InvalidInput if the document has not exactly one line of each marker, or in the wrong order; the message lacks the file
     */
    public static String into(String document, String table) {
        List<Integer> begins = new ArrayList<>();
        List<Integer> ends = new ArrayList<>();
        int from = 0;
        int to = 0;
        String lineEnd = "\n";
        int number = 0;
        Matcher line = LINE.matcher(document);
        while (line.find()) {
            number++;
            String text = line.group("text").strip();
            if (text.equals(BEGIN)) {
                begins.add(number);
                from = line.end();
                lineEnd = line.group("end");
            } else if (text.equals(END)) {
                ends.add(number);
                to = line.start();
            }
        }
        if (begins.isEmpty() && ends.isEmpty()) {
            throw new InvalidInput("nothing says where the table of findings goes, expected the two lines '" + BEGIN
                    + "' and '" + END + "' in it");
        }
        requireOne(begins, BEGIN, END);
        requireOne(ends, END, BEGIN);
        if (begins.get(0) > ends.get(0)) {
            throw new InvalidInput("expected the line '" + BEGIN + "' before the line '" + END + "', found it in line "
                    + begins.get(0) + " and the other in line " + ends.get(0));
        }
        return document.substring(0, from) + table.replace("\n", lineEnd) + document.substring(to);
    }

    private static void requireOne(List<Integer> lines, String marker, String other) {
        if (lines.size() != 1) {
            throw new InvalidInput("expected the line '" + marker + "' once beside '" + other + "', found it "
                    + (lines.isEmpty() ? "nowhere" : "in the lines " + lines));
        }
    }
}
