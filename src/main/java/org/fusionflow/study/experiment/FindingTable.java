package org.fusionflow.study.experiment;

import java.util.List;
import org.fusionflow.study.check.FindingRows;

/** All findings as one table in Markdown, and its place in a document. */
public final class FindingTable {
    static final String BEGIN = "<!-- written by fusionflow reproduce: begin -->";
    static final String END = "<!-- written by fusionflow reproduce: end -->";

    private FindingTable() {}

    /** One line a finding. */
    public static String markdown(List<ExperimentResult> results) {
        StringBuilder text = new StringBuilder(FindingRows.HEADER);
        for (ExperimentResult result : results) {
            for (StudyFinding finding : result.findings()) {
                text.append("| `")
                        .append(result.experiment().name())
                        .append("` | ")
                        .append(cell(finding.statement()))
                        .append(" (")
                        .append(cell(finding.reason()))
                        .append(") | ")
                        .append(cell(finding.theory()))
                        .append(" | ")
                        .append(cell(finding.measured()))
                        .append(" | ")
                        .append(cell(finding.error()))
                        .append(" | ")
                        .append(finding.verdict().words())
                        .append(" |\n");
            }
        }
        return text.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replaceAll("\\s*\\R\\s*", " ");
    }

    /** The document with the table between its two markers, which are added at the end where there are none. */
    public static String into(String document, String table) {
        String section = BEGIN + "\n" + table + END;
        int begin = document.indexOf(BEGIN);
        int end = document.indexOf(END);
        return begin >= 0 && end > begin
                ? document.substring(0, begin) + section + document.substring(end + END.length())
                : document.stripTrailing() + "\n\n" + section + "\n";
    }
}
