package org.fusionflow.report.study;

import java.nio.file.Path;
import java.util.Optional;
import org.fusionflow.report.takeaway.FigureFolder;

/**
 * Where and in which form a report is written.
 *
 * @param path of the report
 * @param figures folder that gets its figures too; empty for none
 */
public record ReportFile(Path path, Form form, Optional<FigureFolder> figures) {
    /** The forms of a report, which have the same content. */
    public enum Form {
        PDF,
        HTML
    }

    /** A PDF alone. */
    public static ReportFile pdf(Path path) {
        return new ReportFile(path, Form.PDF, Optional.empty());
    }
}
