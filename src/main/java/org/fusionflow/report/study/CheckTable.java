package org.fusionflow.report.study;

import java.util.ArrayList;
import java.util.List;
import org.fusionflow.report.page.Prose;
import org.fusionflow.report.page.Table;
import org.fusionflow.study.check.CheckResult;
import org.fusionflow.study.design.Check;

/** Checks with their outcomes as a table: what was expected, what was found, the worst place, the verdict and the reason of the bound. */
final class CheckTable {
    private CheckTable() {}

    static Table of(List<CheckResult> checks) {
        boolean places = checks.stream().anyMatch(check -> !check.where().isEmpty());
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
        for (CheckResult check : checks) {
            List<Prose> cells = new ArrayList<>();
            cells.add(Prose.of(check.check().name()));
            cells.add(Prose.of(minus(check.expected())));
            cells.add(Prose.of(minus(found(check))));
            if (places) {
                cells.add(Prose.of(minus(check.where())));
            }
            cells.add(check.holds() ? Prose.of("holds") : Prose.of("").bold(words(check)));
            cells.add(Prose.of(reason(check.check())));
            table = table.row(cells.toArray(Prose[]::new));
        }
        return table;
    }

    private static String found(CheckResult check) {
        return check.error().isEmpty() ? check.measured() : check.measured() + " (" + check.error() + ")";
    }

    private static String words(CheckResult check) {
        return check.verdict() == CheckResult.Verdict.FAILS
                ? "does not hold"
                : check.verdict().words();
    }

    /** With the cases that were left out. */
    private static String reason(Check check) {
        StringBuilder text = new StringBuilder(check.reason());
        for (Check.Excluded excluded : check.except()) {
            text.append(text.length() == 0 || text.toString().endsWith(".") ? " " : ". ")
                    .append("Left out where ")
                    .append(excluded.where().text())
                    .append(": ")
                    .append(excluded.reason());
        }
        return text.toString();
    }

    /** A minus before a digit. */
    private static String minus(String text) {
        return text.replaceAll("-(?=\\d)", "−");
    }

    /** How many hold, in a sentence; empty without checks. */
    static Prose verdict(List<CheckResult> checks) {
        if (checks.isEmpty()) {
            return Prose.of("The study states no checks: nothing here was tested against a bound.");
        }
        long claims = checks.stream()
                .filter(check -> check.verdict() == CheckResult.Verdict.CLAIM_FAILS)
                .count();
        long holding = checks.stream().filter(CheckResult::holds).count();
        String published = claims == 0
                ? ""
                : claims == 1
                        ? " One published claim does not hold at these settings, which is a result."
                        : " " + claims + " published claims do not hold at these settings, which is a result.";
        if (checks.stream().allMatch(CheckResult::isFine)) {
            String all = checks.size() == 1 ? "The check holds." : "All " + checks.size() + " checks hold.";
            return claims == 0
                    ? Prose.of("").bold(all)
                    : Prose.of("")
                            .bold(holding + " of " + checks.size() + " checks hold.")
                            .text(published);
        }
        return Prose.of("")
                .bold(
                        checks.size() == 1
                                ? "The check does not hold."
                                : holding + " of " + checks.size() + " checks hold.")
                .text(published);
    }
}
