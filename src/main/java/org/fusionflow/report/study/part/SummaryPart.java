package org.fusionflow.report.study.part;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.expression.SymbolTex;
import org.fusionflow.report.document.Prose;
import org.fusionflow.report.document.Table;
import org.fusionflow.report.study.manuscript.CheckLine;
import org.fusionflow.report.study.manuscript.Manuscript;
import org.fusionflow.report.study.subject.Ensemble;
import org.fusionflow.report.study.subject.SourceColumn;
import org.fusionflow.report.study.subject.Subject;

/** Summarizes the study and its main numbers on the first page. */
final class SummaryPart implements Part {
    @Override
    public void write(Subject subject, Manuscript manuscript) {
        if (!subject.description().marked().isEmpty()) {
            manuscript.paragraph(Prose.of(subject.description(), SymbolTex.GENERAL));
        }
        manuscript.table(caption(subject), table(subject));
        manuscript.paragraph(verdict(subject));
        manuscript.contents();
        List<String> warnings = subject.prediction().warnings();
        if (!warnings.isEmpty()) {
            manuscript.leadIn(Prose.of(
                    warnings.size() == 1
                            ? "The prediction comes with a warning:"
                            : "The prediction comes with warnings:"));
            manuscript.bullets(warnings.stream().map(Prose::of).toList());
        }
    }

    private static Table table(Subject subject) {
        List<Table.Column> heads = new ArrayList<>();
        heads.add(Table.Column.left("Source"));
        subject.order().forEach(m -> heads.add(math(subject.halfTime(m))));
        if (subject.hasRatio()) {
            heads.add(math(subject.ratio()));
        }
        boolean column = subject.asksForPlateau();
        if (column) {
            heads.add(Table.Column.right("Plateau loss"));
        }
        Table table = Table.of(heads.toArray(Table.Column[]::new));
        if (subject.hasFormula()) {
            table = row(subject, table, "formula, leading order", SourceColumn.formula(subject.prediction()), column);
        }
        table = row(subject, table, "reduced flow, integrated", SourceColumn.reduced(subject.prediction()), column);
        for (Ensemble network : subject.networks()) {
            String name = "network " + network.name() + ", " + Subject.seeds(network);
            table = row(subject, table, name, subject.column(network), column);
        }
        return table;
    }

    private static Table row(Subject subject, Table table, String name, SourceColumn source, boolean plateau) {
        List<Prose> cells = new ArrayList<>();
        cells.add(Prose.of(name));
        subject.order()
                .forEach(m -> cells.add(Prose.of(source.halfTimes().get(m).cell())));
        if (subject.hasRatio()) {
            cells.add(Prose.of(source.timeRatio().cell()));
        }
        if (plateau) {
            cells.add(Prose.of(source.plateauLoss().cell()));
        }
        return table.row(cells.toArray(Prose[]::new));
    }

    private static Prose caption(Subject subject) {
        Prose caption = Prose.of(
                subject.hasRatio()
                        ? (subject.asksForPlateau()
                                        ? "Half times, their ratio and the loss on the plateau."
                                        : "Half times and their ratio.")
                                + " Times are flow times; modality " + subject.first() + " is learned first."
                        : "Half time. Times are flow times.");
        if (!subject.hasFormula()) {
            caption = caption.text(" " + subject.whyNoFormula());
        }
        if (subject.hasNonlinear()) {
            caption = caption.text(
                    " Formula and reduced flow are those of the linear network of the same architecture; half times of a"
                            + " nonlinear network are those of its least-squares map.");
        }
        return subject.networks().stream().anyMatch(network -> network.results().size() > 1)
                ? caption.text(" Several seeds are given as mean ± standard deviation.")
                : caption;
    }

    private static Table.Column math(String tex) {
        return new Table.Column(Prose.ofMath(tex), Table.Align.RIGHT);
    }

    private static Prose verdict(Subject subject) {
        Prose verdict = CheckLine.verdict(subject.checks());
        boolean fine = subject.checks().stream().allMatch(CheckLine::isFine);
        Prose text = fine ? verdict : verdict.text(" The section on agreement says more.");
        return subject.derivation()
                .map(d -> text.text(" The derivation is ")
                        .italic(d.verdict().word())
                        .text(", all steps together."))
                .orElse(text);
    }
}
