package org.fusionflow.report.study;

import java.util.List;
import org.fusionflow.report.page.Prose;
import org.fusionflow.report.page.Table;
import org.fusionflow.study.Comparison;
import org.fusionflow.study.Measured;
import org.fusionflow.study.NetworkRuns;
import org.fusionflow.study.Quantity;

/** What the study is about and its main numbers, on the first page. */
final class SummaryPart implements Part {
    private static final List<Quantity> MAIN =
            List.of(Quantity.FIRST_HALF_TIME, Quantity.SECOND_HALF_TIME, Quantity.TIME_RATIO, Quantity.PLATEAU_LOSS);

    @Override
    public void write(Subject subject, Manuscript manuscript) {
        if (!subject.study().description().isEmpty()) {
            manuscript.paragraph(subject.study().description());
        }
        Table table = Table.of(
                Table.Column.left("Source"),
                math(subject.halfTime(subject.order().first())),
                math(subject.halfTime(subject.order().second())),
                math(subject.halfTime(subject.order().second()) + "/"
                        + subject.halfTime(subject.order().first())),
                Table.Column.right("Plateau loss"));
        table = row(table, "formula, leading order", subject.result().measured("formula"));
        table = row(table, "reduced flow, integrated", subject.result().measured("reduced"));
        for (NetworkRuns runs : subject.result().runs()) {
            String name = runs.setup().name();
            table = row(
                    table,
                    "network " + name + ", " + Subject.seeds(runs.setup()),
                    subject.result().measured(name));
        }
        manuscript.table(caption(subject), table);
        manuscript.paragraph(verdict(subject));
        List<String> warnings = subject.prediction().warnings();
        if (!warnings.isEmpty()) {
            manuscript.leadIn(Prose.of(
                    warnings.size() == 1
                            ? "The prediction comes with a warning:"
                            : "The prediction comes with warnings:"));
            manuscript.bullets(warnings.stream().map(Prose::of).toList());
        }
    }

    private static Prose caption(Subject subject) {
        Prose caption = Prose.of("Half times, their ratio and the loss on the plateau. Times are flow times; modality "
                + subject.first() + " is learned first.");
        return subject.result().runs().stream().anyMatch(r -> r.setup().seeds().size() > 1)
                ? caption.text(" Several seeds are given as mean ± standard deviation.")
                : caption;
    }

    private static Table.Column math(String tex) {
        return new Table.Column(Prose.ofMath(tex), Table.Align.RIGHT);
    }

    private static Table row(Table table, String name, Measured column) {
        return table.row(
                name,
                cell(column, MAIN.get(0)),
                cell(column, MAIN.get(1)),
                cell(column, MAIN.get(2)),
                cell(column, MAIN.get(3)));
    }

    /** A value, or mean and spread, or for how many seeds it exists if not for all. */
    static String cell(Measured column, Quantity quantity) {
        if (column.value(quantity).isEmpty()) {
            int some = column.values().getOrDefault(quantity, List.of()).size();
            return some == 0 ? Rounded.NONE : "only " + some + " of " + column.seeds();
        }
        double mean = column.value(quantity).getAsDouble();
        return column.spread(quantity).isPresent()
                ? Rounded.withSpread(mean, column.spread(quantity).getAsDouble())
                : Rounded.value(mean);
    }

    private static Prose verdict(Subject subject) {
        List<Comparison> all = subject.result().comparisons();
        long holding = all.stream().filter(Comparison::holds).count();
        if (all.isEmpty()) {
            return Prose.of("The study states no checks.");
        }
        Prose derivation = Prose.of(" The derivation is ")
                .italic(subject.derivation().verdict().word())
                .text(", all steps together.");
        return holding == all.size()
                ? Prose.of("")
                        .bold(all.size() == 1 ? "The check holds." : "All " + all.size() + " checks hold.")
                        .append(derivation)
                : Prose.of("")
                        .bold(
                                all.size() == 1
                                        ? "The check does not hold;"
                                        : holding + " of " + all.size() + " checks hold;")
                        .text(" the section on agreement says more.")
                        .append(derivation);
    }
}
