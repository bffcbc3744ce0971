package org.fusionflow.report.study;

import java.util.List;
import org.fusionflow.report.page.Prose;
import org.fusionflow.study.check.CheckResult;
import org.fusionflow.study.check.CheckResult.Verdict;
import org.fusionflow.study.design.Check;

/**
 * A check with its outcome in words.
 *
 * @param name a sentence
 * @param expected the bound
 * @param found what was measured, and how far it is off
 * @param where the worst place; empty where there is one case only
 * @param verdict how it came out
 * @param reason why the bound is what it is, and what was left out
 */
record CheckLine(String name, String expected, String found, String where, Verdict verdict, String reason) {
    static CheckLine of(CheckResult result) {
        return new CheckLine(
                result.check().name(),
                minus(result.expected()),
                minus(result.error().isEmpty() ? result.measured() : result.measured() + " (" + result.error() + ")"),
                minus(result.where()),
                result.verdict(),
                reason(result.check()));
    }

    /** With the cases that were left out. */
    private static String reason(Check check) {
        StringBuilder text = new StringBuilder(check.reason());
        for (Check.Excluded excluded : check.except()) {
            text.append(text.toString().endsWith(".") ? " " : ". ")
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

    boolean holds() {
        return verdict == Verdict.HOLDS;
    }

    /** False only where something is wrong: a published claim that does not hold is a result. */
    boolean isFine() {
        return holds() || verdict == Verdict.CLAIM_FAILS;
    }

    /** How many hold, in a sentence. */
    static Prose verdict(List<CheckLine> checks) {
        if (checks.isEmpty()) {
            return Prose.of("The study states no checks: nothing here was tested against a bound.");
        }
        long claims = checks.stream()
                .filter(check -> check.verdict == Verdict.CLAIM_FAILS)
                .count();
        long holding = checks.stream().filter(CheckLine::holds).count();
        if (holding == checks.size()) {
            return Prose.of("").bold(holding == 1 ? "The check holds." : "All " + holding + " checks hold.");
        }
        String published = claims == 0
                ? ""
                : claims == 1
                        ? " One published claim does not hold at these settings, which is a result."
                        : " " + claims + " published claims do not hold at these settings, which is a result.";
        return Prose.of("")
                .bold(
                        checks.size() == 1
                                ? "The check does not hold."
                                : holding + " of " + checks.size() + " checks hold.")
                .text(published);
    }
}
