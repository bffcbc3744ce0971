package org.fusionflow.report.study;

import java.nio.file.Path;
import java.util.List;

/**
 * A report that was written.
 *
 * @param file its path
 * @param pages number of pages
 * @param figures captions of its figures, in order
 */
public record WrittenReport(Path file, int pages, List<String> figures) {
    public WrittenReport {
        figures = List.copyOf(figures);
    }
}
