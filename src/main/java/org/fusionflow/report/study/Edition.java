package org.fusionflow.report.study;

import org.fusionflow.report.page.Paper;

/**
 * How a report is issued.
 *
 * @param version of fusionflow
 * @param author below the title and in the properties; may be empty
 * @param paper size of the sheets of a PDF
 */
public record Edition(String version, String author, Paper paper) {
    /** On A4, without an author. */
    public static Edition of(String version) {
        return new Edition(version, "", Paper.A4);
    }

    String program() {
        return "fusionflow " + version;
    }
}
