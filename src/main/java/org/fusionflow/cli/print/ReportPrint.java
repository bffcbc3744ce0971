package org.fusionflow.cli.print;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import org.fusionflow.report.study.WrittenReport;

/** Shows which files a report was written to. */
public final class ReportPrint {
    private ReportPrint() {}

    /** Puts {@code pdf} with its {@code pages}, or {@code html}, and {@code figureFiles} if there are any. */
    public static void put(ObjectNode document, WrittenReport report) {
        document.put(
                report.form().name().toLowerCase(Locale.ROOT), report.file().toString());
        report.pages().ifPresent(pages -> document.put("pages", pages));
        if (!report.figureFiles().isEmpty()) {
            ArrayNode files = document.putArray("figureFiles");
            report.figureFiles().forEach(file -> files.add(file.toString()));
        }
    }

    /** The file and its length. */
    public static String line(WrittenReport report) {
        return report.file() + ": "
                + (report.pages().isPresent()
                        ? report.pages().getAsInt() + " pages"
                        : report.figures().size() + " figures");
    }

    public static void printFigures(WrittenReport report) {
        if (!report.figureFiles().isEmpty()) {
            System.out.println(report.figureFiles().get(0).getParent() + ": "
                    + report.figureFiles().size() + " files of "
                    + report.figures().size() + " figures");
        }
    }
}
