package org.fusionflow.report.study.part;

import java.util.List;
import org.fusionflow.expression.Sentence;
import org.fusionflow.expression.SymbolTex;
import org.fusionflow.report.document.Label;
import org.fusionflow.report.document.Prose;
import org.fusionflow.report.study.front.Confirmation;
import org.fusionflow.report.study.front.FrontFigures;
import org.fusionflow.report.study.front.Headline;
import org.fusionflow.report.study.front.KeyNumbers;
import org.fusionflow.report.study.front.SourceTable;
import org.fusionflow.report.study.manuscript.CheckLine;
import org.fusionflow.report.study.manuscript.Manuscript;
import org.fusionflow.report.study.subject.Subject;

/** Fills the first page: what is asked, the verdict in a sentence, the numbers that one quotes, drawings, and all sources side by side. */
final class SummaryPart implements Part {
    /** Largest number of characters of a description that leaves the first page its drawings; a longer one follows them. */
    private static final int SHORT = 500;

    private static final Prose NO_CAPTION = Prose.of(new Sentence(""), SymbolTex.GENERAL);

    @Override
    public void write(Subject subject, Manuscript manuscript) {
        String description = subject.description().marked();
        boolean first = description.length() <= SHORT;
        if (!description.isEmpty() && first) {
            manuscript.paragraph(Prose.of(subject.description(), SymbolTex.GENERAL));
        }
        manuscript.paragraph(verdict(subject));
        manuscript.document().table(new Label(), NO_CAPTION, KeyNumbers.table(subject));
        FrontFigures.write(subject, manuscript);
        manuscript.table(SourceTable.caption(subject), SourceTable.of(subject));
        if (!first) {
            manuscript.leadIn(Prose.of("").bold("What is asked"));
            manuscript.paragraph(Prose.of(subject.description(), SymbolTex.GENERAL));
        }
        warnings(subject, manuscript);
        manuscript.contents();
    }

    private static Prose verdict(Subject subject) {
        Prose text = Prose.of("")
                .bold(Headline.of(subject))
                .text(" " + Confirmation.of(subject) + " ")
                .append(CheckLine.verdict(subject.checks()));
        boolean fine = subject.checks().stream().allMatch(CheckLine::isFine);
        Prose checked = fine ? text : text.text(" The section on agreement says more.");
        return subject.derivation()
                .map(derivation -> checked.text(" The derivation is ")
                        .italic(derivation.verdict().word())
                        .text("."))
                .orElse(checked);
    }

    private static void warnings(Subject subject, Manuscript manuscript) {
        List<String> warnings = subject.prediction().warnings();
        if (!warnings.isEmpty()) {
            manuscript.leadIn(Prose.of(
                    warnings.size() == 1
                            ? "The prediction comes with a warning:"
                            : "The prediction comes with warnings:"));
            manuscript.bullets(warnings.stream().map(Prose::of).toList());
        }
        if (!subject.doubts().isEmpty()) {
            manuscript.leadIn(Prose.of("Of the recorded training:"));
            manuscript.bullets(subject.doubts().stream().map(Prose::of).toList());
        }
    }
}
