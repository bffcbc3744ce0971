package org.fusionflow.report.study;

import java.nio.file.Path;
import java.util.List;

/**
 * A report that was written.
 *
 * @param file where it is
 * @param pages how many
 * @param figures captions of its figures, in order
 */
public record WrittenReport(Path file, int pages, List<String> figures) {
    public WrittenReport {
        figures = List.copyOf(figures);
    }
}
