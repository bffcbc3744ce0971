package org.fusionflow.report.study;

import java.nio.file.Path;
import java.util.List;
import org.fusionflow.report.page.Paper;
import org.fusionflow.report.page.PdfPages;
import org.fusionflow.report.page.Printed;
import org.fusionflow.report.study.manuscript.Manuscript;

/**
 * A report that was written.
 *
 * @param file its path
 * @param pages number of pages
 * @param figures captions of its figures, in order
 * @param warnings what is not seen in it as it was meant
 */
public record WrittenReport(Path file, int pages, List<String> figures, List<String> warnings) {
    public WrittenReport {
        warnings = List.copyOf(warnings);
        figures = List.copyOf(figures);
    }

    static WrittenReport of(Path file, Manuscript manuscript, Paper paper) {
        Printed printed = PdfPages.write(manuscript.document(), paper, file);
        return new WrittenReport(file, printed.pages(), manuscript.captions(), printed.warnings());
    }
}
