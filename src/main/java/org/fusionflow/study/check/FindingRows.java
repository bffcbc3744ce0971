package org.fusionflow.study.check;

import java.util.List;

/** Writes checks as rows of a table in Markdown: study, what is checked, theory, measured, error, verdict. */
public final class FindingRows {
    public static final String HEADER = """
            | study | what it checks | theory | measured | error | verdict |
            | --- | --- | --- | --- | --- | --- |
            """;

    private FindingRows() {}

    /** One line for each check. */
    public static String markdown(String study, List<CheckResult> checks) {
        StringBuilder text = new StringBuilder();
        for (CheckResult result : checks) {
            String where = result.where().isEmpty() ? "" : ", at " + result.where();
            text.append("| `")
                    .append(study)
                    .append("` | ")
                    .append(cell(result.check().name().plain()))
                    .append(" (")
                    .append(cell(result.check().reason().plain()))
                    .append(") | ")
                    .append(cell(result.expected()))
                    .append(" | ")
                    .append(cell(result.measured() + where))
                    .append(" | ")
                    .append(cell(result.error()))
                    .append(" | ")
                    .append(result.verdict().words())
                    .append(" |\n");
        }
        return text.toString();
    }

    private static String cell(String text) {
        return text.replace("|", "\\|").replaceAll("\\s*\\R\\s*", " ");
    }
}
