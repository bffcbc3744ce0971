package org.fusionflow.cli.option;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.cli.help.Choices;
import org.fusionflow.cli.help.InGroup;
import org.fusionflow.cli.help.OptionGroup;
import org.fusionflow.report.study.ReportFile;
import org.fusionflow.report.takeaway.ColumnWidth;
import org.fusionflow.report.takeaway.FigureFolder;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options on the form of a report and on its figures. */
@InGroup(OptionGroup.REPORT)
public final class ReportFormOptions {
    @Option(
            names = "--format",
            completionCandidates = Choices.ReportForms.class,
            paramLabel = "pdf|html",
            description =
                    "A PDF, or one HTML file with figures that show their values and zoom (default: by the ending of the target,"
                            + " else pdf).")
    private @Nullable String format;

    @Option(
            names = "--figures",
            paramLabel = "FOLDER",
            converter = ArgumentTypes.FolderToo.class,
            description =
                    "Also write every figure to this folder: PDF, SVG, its numbers as CSV, and a script that redraws it with matplotlib.")
    private @Nullable Path figures;

    @Option(
            names = "--figure-width",
            completionCandidates = Choices.Widths.class,
            paramLabel = "89|183",
            description = "Width of all these figures in mm, one column or two (default: by their panels).")
    private @Nullable Integer width;

    /** True if one of them was given. */
    public boolean isGiven() {
        return format != null || figures != null || width != null;
    }

    /**
     * The form of the report.
     *
     * @param output the file that was asked for, whose ending may say it
     * @throws InvalidInput if the form is not known, or the ending says another
     */
    public ReportFile.Form form(Optional<Path> output) {
        Optional<ReportFile.Form> ofName = output.map(path -> path.toString().toLowerCase(Locale.ROOT))
                .flatMap(name -> name.endsWith(".html") || name.endsWith(".htm")
                        ? Optional.of(ReportFile.Form.HTML)
                        : name.endsWith(".pdf") ? Optional.of(ReportFile.Form.PDF) : Optional.empty());
        if (format == null) {
            return ofName.orElse(ReportFile.Form.PDF);
        }
        ReportFile.Form asked = switch (format) {
            case "pdf" -> ReportFile.Form.PDF;
            case "html" -> ReportFile.Form.HTML;
            default -> throw new InvalidInput("--format '" + format + "': expected one of [pdf, html]");
        };
        if (ofName.isPresent() && ofName.get() != asked) {
            throw new InvalidInput("--format " + format + " and --output " + output.orElseThrow()
                    + ": expected a name that ends in ." + format);
        }
        return asked;
    }

    /**
     * The folder of the figures, which is made; empty if there shall be none.
     *
     * @param read files that must not be replaced
     * @param written other files of the command
     * @throws InvalidInput if it cannot be used
     */
    public Optional<FigureFolder> folder(Collection<Path> read, Collection<Path> written) {
        Optional<ColumnWidth> forced = Optional.ofNullable(width).map(ReportFormOptions::column);
        if (figures == null) {
            if (forced.isPresent()) {
                throw new InvalidInput("--figure-width " + width + ": expected --figures FOLDER with it");
            }
            return Optional.empty();
        }
        List<Path> others = new ArrayList<>(read);
        others.addAll(written);
        return Optional.of(new FigureFolder(figures, forced, others));
    }

    private static ColumnWidth column(int width) {
        for (ColumnWidth column : ColumnWidth.values()) {
            if (column.millimetres() == width) {
                return column;
            }
        }
        throw new InvalidInput("--figure-width " + width + ": expected 89 or 183");
    }
}
