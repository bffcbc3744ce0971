package org.fusionflow.cli.option;

import java.util.Locale;
import org.fusionflow.architecture.InvalidInput;
import org.fusionflow.cli.help.Choices;
import org.fusionflow.cli.help.InGroup;
import org.fusionflow.cli.help.OptionGroup;
import org.fusionflow.cli.print.Version;
import org.fusionflow.report.page.Paper;
import org.fusionflow.report.study.Edition;
import org.fusionflow.report.study.ReportFile;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The options on how a report is issued. */
@InGroup(OptionGroup.REPORT)
public final class EditionOptions {
    /** Letters of the longest name; a line of the title page holds a third of them. */
    private static final int LONGEST = 300;

    @Option(
            names = "--author",
            paramLabel = "NAME",
            description = "Author, below the title and in the properties of the PDF.")
    private @Nullable String author;

    @Option(
            names = "--paper",
            completionCandidates = Choices.Sheets.class,
            paramLabel = "a4|letter",
            description = "Size of the sheets (default: a4).")
    private @Nullable String paper;

    /** True if one of them was given. */
    public boolean isGiven() {
        return author != null || paper != null;
    }

    /**
     * @param form of the report
     * @throws InvalidInput if a value cannot be used, or has no effect on this form
     */
    public Edition edition(ReportFile.Form form) {
        if (paper != null && form == ReportFile.Form.HTML) {
            throw new InvalidInput("--paper " + paper + ": expected --format pdf with it, a web page has no sheets");
        }
        Paper chosen = switch (paper == null ? "a4" : paper.toLowerCase(Locale.ROOT)) {
            case "a4" -> Paper.A4;
            case "letter" -> Paper.LETTER;
            default -> throw new InvalidInput("--paper " + paper + ": expected a4 or letter");
        };
        String name = author == null ? "" : author.strip();
        if (name.length() > LONGEST) {
            throw new InvalidInput("--author: expected at most " + LONGEST + " letters, found " + name.length());
        }
        return new Edition(Version.number(), name, chosen);
    }
}
