package org.fusionflow.report.study.manuscript;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.expression.SymbolTex;
import org.fusionflow.report.document.Prose;
import org.fusionflow.report.document.Table;
import org.fusionflow.study.check.CheckResult.Verdict;

/** Makes a table of checks with their outcomes: the expected and the measured value, the worst place, the verdict and the reason of the bound. */
public final class CheckTable {
    private CheckTable() {}

    public static Table of(List<CheckLine> checks) {
        boolean places =
                checks.stream().anyMatch(check -> !check.where().marked().isEmpty());
        List<Table.Column> heads = new ArrayList<>();
        heads.add(Table.Column.left("What"));
        heads.add(Table.Column.left("Expected"));
        heads.add(Table.Column.left("Found"));
        if (places) {
            heads.add(Table.Column.left("Worst at"));
        }
        heads.add(Table.Column.left("Verdict"));
        heads.add(Table.Column.left("Why this bound"));
        Table table = Table.of(heads.toArray(Table.Column[]::new));
        for (CheckLine check : checks) {
            List<Prose> cells = new ArrayList<>();
            cells.add(Prose.of(check.name(), SymbolTex.GENERAL));
            cells.add(Prose.of(check.expected()));
            cells.add(Prose.of(check.found()));
            if (places) {
                cells.add(Prose.of(check.where(), SymbolTex.GENERAL));
            }
            cells.add(check.holds() ? Prose.of("holds") : Prose.of("").bold(words(check.verdict())));
            cells.add(Prose.of(check.reason(), SymbolTex.GENERAL));
            table = table.row(cells.toArray(Prose[]::new));
        }
        return table;
    }

    private static String words(Verdict verdict) {
        return verdict == Verdict.FAILS ? "does not hold" : verdict.words();
    }
}
