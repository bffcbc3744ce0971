package org.fusionflow.report;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.reduced.Prediction;
import org.fusionflow.study.Comparison;
import org.fusionflow.study.Measured;
import org.fusionflow.study.Quantity;
import org.fusionflow.study.StudyResult;

/** What the study asks and what came out, in a paragraph and a table. */
final class SummarySection {
    private final StudyResult result;

    SummarySection(StudyResult result) {
        this.result = result;
    }

    void add(PdfPages pages) {
        if (!result.study().description().isEmpty()) {
            pages.paragraph(result.study().description());
        }
        long held = result.comparisons().stream().filter(Comparison::holds).count();
        long all = result.comparisons().size();
        pages.paragraph(Prose.of("")
                .bold(held == all ? "All " + all + " checks hold." : held + " of " + all + " checks hold.")
                .text(" Times are in units of the gradient flow; after s steps with learning rate η, t = ηs."));
        pages.table("Table 1", Prose.of("Half times, their ratio and the loss on the plateau."), table(result));
        List<String> warnings = result.prediction().warnings();
        if (!warnings.isEmpty()) {
            pages.paragraph("What a reader must know before using a number of theory here:");
            pages.bullets(warnings.stream().map(Prose::of).toList());
        }
    }

    /** Quantities against columns: formula, reduced, networks. */
    static Table table(StudyResult result) {
        Prediction prediction = result.prediction();
        List<String> names = prediction.tree().names();
        String first = names.get(prediction.order().first());
        String second = names.get(prediction.order().second());
        List<Table.Column> columns = new ArrayList<>();
        columns.add(Table.Column.left("Quantity"));
        for (Measured column : result.columns()) {
            columns.add(
                    Table.Column.right(column.name() + (column.seeds() > 1 ? " (" + column.seeds() + " seeds)" : "")));
        }
        return Table.of(columns.toArray(Table.Column[]::new))
                .row(row(
                        Prose.of("half time of " + first + ", ").math("t_{" + first + "}"),
                        Quantity.FIRST_HALF_TIME,
                        result))
                .row(row(
                        Prose.of("half time of " + second + ", ").math("t_{" + second + "}"),
                        Quantity.SECOND_HALF_TIME,
                        result))
                .row(row(
                        Prose.of("time ratio ").math("t_{" + second + "}/t_{" + first + "}"),
                        Quantity.TIME_RATIO,
                        result))
                .row(row(Prose.of("plateau loss"), Quantity.PLATEAU_LOSS, result));
    }

    private static Prose[] row(Prose label, Quantity quantity, StudyResult result) {
        List<Prose> cells = new ArrayList<>(List.of(label));
        for (Measured column : result.columns()) {
            cells.add(Prose.of(Digits.of(column.value(quantity), column.spread(quantity))));
        }
        return cells.toArray(Prose[]::new);
    }
}
