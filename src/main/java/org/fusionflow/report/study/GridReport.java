package org.fusionflow.report.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.fusionflow.expression.Sentence;
import org.fusionflow.expression.SymbolTex;
import org.fusionflow.report.document.Document;
import org.fusionflow.report.document.Imprint;
import org.fusionflow.report.document.Label;
import org.fusionflow.report.document.Prose;
import org.fusionflow.report.document.Table;
import org.fusionflow.report.figure.StudyFigure;
import org.fusionflow.report.study.manuscript.CheckLine;
import org.fusionflow.report.study.manuscript.CheckTable;
import org.fusionflow.report.study.manuscript.Manuscript;
import org.fusionflow.report.study.manuscript.Marked;
import org.fusionflow.report.study.manuscript.References;
import org.fusionflow.report.study.manuscript.ResultListing;
import org.fusionflow.report.study.manuscript.SourceAppendix;
import org.fusionflow.report.words.Rounded;
import org.fusionflow.study.check.CheckResult.Verdict;
import org.fusionflow.study.design.figure.FigureSpec;
import org.fusionflow.study.design.figure.TableSpec;

/**
 * Writes studies with axes into one document: a summary if there are several, then each with its question, settings, figures and checks, and a
 * conclusion about all. The same results give the same bytes.
 */
public final class GridReport {
    private static final List<String> KEYWORDS =
            List.of("multimodal learning", "deep linear networks", "unimodal bias", "reproduction");

    private static final Set<String> NUMBERS = Set.of("layers", "fusion", "u0", "seeds");

    private GridReport() {}

    /**
     * Writes one study, under its own title.
     *
     * @param edition how it is issued
     */
    public static WrittenReport write(GridSubject subject, Edition edition, ReportFile file) {
        return WrittenReport.of(file, manuscript(subject, edition), edition.paper());
    }

    static Manuscript manuscript(GridSubject subject, Edition edition) {
        Manuscript manuscript = empty(subject.title(), "", edition);
        if (!subject.question().marked().isEmpty()) {
            manuscript.paragraph(Prose.of(subject.question(), SymbolTex.GENERAL));
        }
        manuscript.paragraph(CheckLine.verdict(lines(subject)));
        manuscript.section("Settings");
        settings(subject, manuscript);
        if (!subject.figures().isEmpty() || !subject.listings().isEmpty()) {
            manuscript.section(subject.listings().isEmpty() ? "Figures" : "Results");
            figures(subject, manuscript);
        }
        manuscript.section("Checks");
        checks(subject, manuscript);
        manuscript.section("Reproducibility");
        reproduction(List.of(subject), edition, manuscript);
        return manuscript;
    }

    /**
     * Writes several studies, with a summary.
     *
     * @param title of the document
     * @param subtitle may be empty
     * @param edition how it is issued
     */
    public static WrittenReport write(
            String title, String subtitle, List<GridSubject> subjects, Edition edition, ReportFile file) {
        return WrittenReport.of(file, manuscript(title, subtitle, subjects, edition), edition.paper());
    }

    static Manuscript manuscript(String title, String subtitle, List<GridSubject> subjects, Edition edition) {
        Manuscript manuscript = empty(title, subtitle, edition);
        summary(subjects, manuscript);
        manuscript.contents();
        List<Label> sections = new ArrayList<>();
        for (GridSubject subject : subjects) {
            sections.add(manuscript.section(subject.title()));
            if (!subject.question().marked().isEmpty()) {
                manuscript.paragraph(Prose.of(subject.question(), SymbolTex.GENERAL));
            }
            settings(subject, manuscript);
            figures(subject, manuscript);
            checks(subject, manuscript);
        }
        Conclusion.write(subjects, sections, manuscript);
        manuscript.section("Reproducibility");
        reproduction(subjects, edition, manuscript);
        return manuscript;
    }

    private static Manuscript empty(String title, String subtitle, Edition edition) {
        return new Manuscript(
                new Document(new Imprint(title, subtitle, edition.author(), KEYWORDS, edition.program())));
    }

    private static void summary(List<GridSubject> subjects, Manuscript manuscript) {
        manuscript.paragraph(
                "Theory is the derived reduced system or a formula; networks are trained in full by a simulator that"
                        + " knows neither. A published claim that is not borne out at the stated settings is a result; a statement of"
                        + " this program that is not is an error.");
        Table table = Table.of(
                Table.Column.left("Study"),
                Table.Column.right("Points"),
                Table.Column.right("Checks"),
                Table.Column.right("Hold"),
                Table.Column.right("Published, not here"),
                Table.Column.right("Fail"));
        for (GridSubject subject : subjects) {
            table = table.row(
                    Prose.of("").code(subject.name()),
                    Prose.of(Integer.toString(subject.points())),
                    Prose.of(Integer.toString(subject.checks().size())),
                    count(subject.count(Verdict.HOLDS)),
                    count(subject.count(Verdict.CLAIM_FAILS)),
                    count(subject.count(Verdict.FAILS) + subject.count(Verdict.NOT_COMPARABLE)));
        }
        manuscript.table(Prose.of("The studies and how their checks fare."), table);
    }

    private static Prose count(long count) {
        return Prose.of(count == 0 ? Rounded.NONE : Long.toString(count));
    }

    private static void settings(GridSubject subject, Manuscript manuscript) {
        Table table = Table.of(Table.Column.left("Setting"), Table.Column.left("Value"));
        for (GridSubject.Setting setting : subject.settings()) {
            table = table.row(key(setting.key()), value(setting));
        }
        manuscript.table(Prose.of("What is held fixed and what varies."), table);
    }

    /** A key of the file: symbols are formulas, names that the study gives are code. */
    private static Prose key(String key) {
        String[] words = key.split(" ", 2);
        if (words.length == 1) {
            return key.equals("u0") ? Prose.ofMath("u_0") : Prose.of(key);
        }
        Prose kind = Prose.of(words[0] + " ");
        return words[0].equals("axis")
                ? kind.append(Prose.of(Marked.name(words[1]), SymbolTex.GENERAL))
                : kind.code(words[1]);
    }

    /** A value: numbers in words, formulas, else as it stands in the file. */
    private static Prose value(GridSubject.Setting setting) {
        if (setting.key().startsWith("theory ")) {
            return Prose.of(Marked.expression(setting.value()), SymbolTex.GENERAL);
        }
        boolean numbers = setting.key().startsWith("axis ") || NUMBERS.contains(setting.key());
        return numbers && !setting.value().contains("$")
                ? Prose.of(setting.value())
                : Prose.of("").code(setting.value());
    }

    private static void figures(GridSubject subject, Manuscript manuscript) {
        for (FigureSpec spec : subject.figures()) {
            StudyFigure figure = StudyFigure.of(spec, subject.tables());
            String title =
                    figure.title().isEmpty() || figure.title().endsWith(".") ? figure.title() : figure.title() + ".";
            Sentence caption = new Sentence((title + " " + figure.caption()).strip());
            manuscript.figure(Prose.of(caption, SymbolTex.GENERAL), figure.height(), figure.drawing());
        }
        for (TableSpec table : subject.listings()) {
            manuscript.table(
                    Prose.of(
                            new Sentence(table.title().endsWith(".") ? table.title() : table.title() + "."),
                            SymbolTex.GENERAL),
                    ResultListing.of(table, subject.tables()));
        }
    }

    private static void checks(GridSubject subject, Manuscript manuscript) {
        if (subject.checks().isEmpty()) {
            manuscript.paragraph(CheckLine.verdict(List.of()));
            return;
        }
        manuscript.table(
                Prose.of(
                        "Checks. Where there are several cases, the one that is nearest to its bound or farthest beyond it."),
                CheckTable.of(lines(subject)));
    }

    private static List<CheckLine> lines(GridSubject subject) {
        return subject.checks().stream().map(CheckLine::of).toList();
    }

    private static void reproduction(List<GridSubject> subjects, Edition edition, Manuscript manuscript) {
        Prose text = Prose.of(
                "Made by " + edition.program() + " from " + (subjects.size() == 1 ? "the study " : "the studies "));
        for (int i = 0; i < subjects.size(); i++) {
            text = text.text(i == 0 ? "" : i == subjects.size() - 1 ? " and " : ", ")
                    .code(subjects.get(i).name());
        }
        manuscript.paragraph(
                text.text(". This document carries no date: the same study gives the same file, byte by byte."
                        + " Seeds are those of the Mersenne Twister, taken as they come."));
        References.write(manuscript);
        SourceAppendix.write(subjects.stream().map(GridSubject::source).toList(), manuscript);
    }
}
