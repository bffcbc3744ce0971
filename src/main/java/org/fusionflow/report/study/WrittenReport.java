package org.fusionflow.report.study;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.fusionflow.report.html.HtmlPage;
import org.fusionflow.report.page.Paper;
import org.fusionflow.report.page.PdfPages;
import org.fusionflow.report.page.Printed;
import org.fusionflow.report.study.manuscript.Manuscript;
import org.fusionflow.report.takeaway.FigureFolder;

/**
 * A report that was written.
 *
 * @param file its path
 * @param form its form
 * @param pages number of pages of a PDF
 * @param figures captions of its figures, in order
 * @param figureFiles files of its figures, if they were asked for
 * @param warnings what is not seen in it as it was meant
 */
public record WrittenReport(
        Path file,
        ReportFile.Form form,
        OptionalInt pages,
        List<String> figures,
        List<Path> figureFiles,
        List<String> warnings) {
    public WrittenReport {
        figures = List.copyOf(figures);
        figureFiles = List.copyOf(figureFiles);
        warnings = List.copyOf(warnings);
    }

    /**
     * Writes a document completely or not at all.
     *
     * @throws org.fusionflow.architecture.InvalidInput if the file cannot be written
     */
    public static WrittenReport of(ReportFile file, Manuscript manuscript, Paper paper) {
        OptionalInt pages = OptionalInt.empty();
        List<String> warnings = new ArrayList<>();
        if (file.form() == ReportFile.Form.HTML) {
            HtmlPage.write(manuscript.document(), file.path());
        } else {
            Printed printed = PdfPages.write(manuscript.document(), paper, file.path());
            pages = OptionalInt.of(printed.pages());
            warnings.addAll(printed.warnings());
        }
        Optional<FigureFolder.Written> taken = file.figures().map(folder -> folder.write(manuscript.document()));
        taken.ifPresent(written -> warnings.addAll(written.warnings()));
        return new WrittenReport(
                file.path(),
                file.form(),
                pages,
                manuscript.captions(),
                taken.map(FigureFolder.Written::files).orElse(List.of()),
                warnings);
    }
}
