package org.fusionflow.report.study;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.fusionflow.expression.Formula;
import org.fusionflow.expression.Sentence;
import org.fusionflow.expression.SymbolTex;
import org.fusionflow.report.document.Label;
import org.fusionflow.report.document.Prose;
import org.fusionflow.report.document.Table;
import org.fusionflow.report.study.manuscript.CheckLine;
import org.fusionflow.report.study.manuscript.Manuscript;
import org.fusionflow.report.study.manuscript.Marked;
import org.fusionflow.study.check.CheckResult;
import org.fusionflow.study.check.CheckResult.Verdict;

/** Says what several studies found together: which published claims hold, where, and what is wrong. */
final class Conclusion {
    /** A check with the section of its study. */
    private record Finding(CheckResult result, Label section) {
        boolean isPublished() {
            return result.check().published();
        }
    }

    private Conclusion() {}

    /**
     * Writes the section.
     *
     * @param sections of the studies, in their order
     */
    static void write(List<GridSubject> subjects, List<Label> sections, Manuscript manuscript) {
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < subjects.size(); i++) {
            for (CheckResult check : subjects.get(i).checks()) {
                findings.add(new Finding(check, sections.get(i)));
            }
        }
        List<Finding> published = findings.stream().filter(Finding::isPublished).toList();
        List<Finding> own =
                findings.stream().filter(finding -> !finding.isPublished()).toList();
        manuscript.section("Conclusion");
        Label claims = new Label();
        manuscript.paragraph(published(published, claims).append(own(own)));
        if (!published.isEmpty()) {
            manuscript.table(
                    claims,
                    Prose.of(
                            "Published claims, where they hold and where they do not. A case is a point of the study, or a"
                                    + " seed at a point; the number found is that of the case nearest to its bound or farthest"
                                    + " beyond it."),
                    claims(published));
        }
        List<Finding> wrong =
                own.stream().filter(finding -> !finding.result.isFine()).toList();
        if (!wrong.isEmpty()) {
            manuscript.table(
                    Prose.of("Statements of this program that do not hold or could not be compared."), wrong(wrong));
        }
    }

    private static Prose published(List<Finding> published, Label claims) {
        if (published.isEmpty()) {
            return Prose.of("No published claim is tested. ");
        }
        long hold = published.stream().filter(finding -> finding.result.holds()).count();
        long fail = published.stream()
                .filter(finding -> finding.result.verdict() == Verdict.CLAIM_FAILS)
                .count();
        long open = published.size() - hold - fail;
        Prose text = Prose.of("Of " + count(published.size(), "published claim") + ", " + hold
                        + (hold == 1 ? " holds" : " hold") + " at the stated settings and " + fail
                        + (fail == 1 ? " does not" : " do not")
                        + (open > 0 ? "; " + open + " could not be compared" : "") + ": ")
                .reference(claims);
        return text.text(". ");
    }

    private static Prose own(List<Finding> own) {
        if (own.isEmpty()) {
            return Prose.of("");
        }
        long hold = own.stream().filter(finding -> finding.result.holds()).count();
        return hold == own.size()
                ? Prose.of(
                        own.size() == 1
                                ? "The one statement of this program holds."
                                : "All " + own.size() + " statements of this program hold.")
                : Prose.of("Of " + count(own.size(), "statement") + " of this program, " + (own.size() - hold)
                        + " did not hold, which is an error.");
    }

    private static String count(int number, String of) {
        return number + " " + of + (number == 1 ? "" : "s");
    }

    private static Table claims(List<Finding> published) {
        Table table = Table.of(
                Table.Column.left("Published claim"),
                Table.Column.left("Holds"),
                Table.Column.left("Does not hold"),
                Table.Column.left("Found"),
                Table.Column.left("Study"));
        for (Finding finding : published) {
            CheckResult result = finding.result;
            Prose cases = cases(result);
            Prose none = Prose.of("–");
            CheckLine line = CheckLine.of(result);
            Prose worst = line.where().marked().isEmpty()
                    ? cases
                    : cases.text(cases.parts().isEmpty() ? "" : "; ")
                            .text("farthest off at ")
                            .append(Prose.of(line.where(), SymbolTex.GENERAL));
            table = table.row(
                    Prose.of(line.name(), SymbolTex.GENERAL),
                    result.holds() ? cases : none,
                    result.holds() ? leftOut(result) : result.verdict() == Verdict.CLAIM_FAILS ? worst : none,
                    Prose.of(line.found() + ", expected " + line.expected()),
                    Prose.of("").reference(finding.section));
        }
        return table;
    }

    /** For which cases a check was made. */
    private static Prose cases(CheckResult result) {
        Optional<Formula> when = result.check().when();
        Prose where = when.isEmpty()
                ? Prose.of("everywhere")
                : Prose.of("where ")
                        .append(Prose.of(Marked.expression(when.get().text()), SymbolTex.GENERAL));
        return where.text(", " + count(result.cases(), "case"));
    }

    private static Prose leftOut(CheckResult result) {
        if (result.check().except().isEmpty()) {
            return Prose.of("–");
        }
        Prose text = Prose.of("left out ");
        for (int i = 0; i < result.check().except().size(); i++) {
            Sentence where =
                    Marked.expression(result.check().except().get(i).where().text());
            text = text.text(i == 0 ? "where " : "; where ").append(Prose.of(where, SymbolTex.GENERAL));
        }
        return text;
    }

    private static Table wrong(List<Finding> wrong) {
        Table table = Table.of(
                Table.Column.left("Statement"),
                Table.Column.left("Expected"),
                Table.Column.left("Found"),
                Table.Column.left("Verdict"),
                Table.Column.left("Study"));
        for (Finding finding : wrong) {
            CheckLine line = CheckLine.of(finding.result);
            table = table.row(
                    Prose.of(line.name(), SymbolTex.GENERAL),
                    Prose.of(line.expected()),
                    Prose.of(line.found()),
                    Prose.of("")
                            .bold(
                                    line.verdict() == Verdict.FAILS
                                            ? "does not hold"
                                            : line.verdict().words()),
                    Prose.of("").reference(finding.section));
        }
        return table;
    }
}
