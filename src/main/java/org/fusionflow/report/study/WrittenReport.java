package org.fusionflow.report.study;

import java.nio.file.Path;
import java.util.List;
import org.fusionflow.report.page.PdfPages;
import org.fusionflow.report.page.Printed;

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

    static WrittenReport of(Path file, PdfPages pages, List<String> figures) {
        Printed printed = pages.write(file);
        return new WrittenReport(file, printed.pages(), figures, printed.warnings());
    }
}
