package org.fusionflow.study.check;

/** Inserts the table of findings into a document, between two markers. */
public final class FindingTable {
    static final String BEGIN = "<!-- written by fusionflow reproduce: begin -->";
    static final String END = "<!-- written by fusionflow reproduce: end -->";

    private FindingTable() {}

    /** The document with the table between its two markers; without markers both are added at the end. */
    public static String into(String document, String table) {
        String section = BEGIN + "\n" + table + END;
        int begin = document.indexOf(BEGIN);
        int end = document.indexOf(END);
        return begin >= 0 && end > begin
                ? document.substring(0, begin) + section + document.substring(end + END.length())
                : document.stripTrailing() + "\n\n" + section + "\n";
    }
}
